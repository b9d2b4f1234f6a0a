import { type Observations, status, type Status } from '../history.ts';
import { historyOf, visitsOf } from '../history-of.ts';
import { TextColumn } from '../text-column.ts';
import { Indices, Reals } from '../csv/grow.ts';
import type { Finding } from '../read/quality.ts';
import type { RawSnapshots } from '../read/snapshots.ts';
import { contractAmounts, contracts, lastStages, namesOf, type Settled, type Shared, stageOrder } from './event-history.ts';
import { findingsIn } from './findings.ts';
import { settleAmounts } from './missing-amounts.ts';
import { settleMoney } from './money.ts';
import { ownersOf } from './owners.ts';

const indexColumns = ['owner', 'account', 'segment', 'motion', 'source', 'origin', 'product'] as const;

/**
 * From snapshots to a history in which everything is known when a snapshot first shows it:
 * - a win or loss is booked in the first snapshot that shows it; an open deal that is shown no more ended in the first
 *   snapshot without it, unless a later one shows it again;
 * - deals that the first snapshot shows as closed ended before the history and are left out;
 * - owner, account and the like are the first that were stated, amount is the last.
 */
export function snapshotHistory(raw: RawSnapshots, shared: Shared): Settled {
  const { settings, names } = shared;
  const money = settleMoney([...moneyByFile(raw), ...contractAmounts(shared.subscriptions)], names.currencies.names(), settings);
  const days = Float64Array.from(new Set(raw.day)).sort();
  const knownTo = Math.floor(days[days.length - 1]) + 1;
  const index = new Map([...days].map((day, k) => [day, k]));
  const order = Int32Array.from(raw.day.keys()).sort((a, b) => raw.opportunity[a] - raw.opportunity[b] || raw.day[a] - raw.day[b]);
  const deals = new DealColumns();
  const counts = { before: 0, gaps: 0, noCreation: 0, createdLater: 0 };

  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && raw.opportunity[order[to]] === raw.opportunity[order[from]]) to += 1;
    const rows = order.subarray(from, to);
    from = to;
    const ended = rows.findIndex((row) => raw.status[row] !== status.open);
    if (ended === 0 && raw.day[rows[0]] === days[0]) {
      counts.before += 1;
      continue;
    }
    const first = raw.day[rows[0]];
    const stated = rows.find((row) => !Number.isNaN(raw.created[row]));
    if (stated === undefined) counts.noCreation += 1;
    else if (raw.created[stated] > first) counts.createdLater += 1;
    const created = Math.min(stated === undefined ? first : raw.created[stated], first);
    const openRows = ended < 0 ? rows : rows.subarray(0, ended);
    for (let k = 1; k < openRows.length; k += 1) if (index.get(raw.day[openRows[k]])! > index.get(raw.day[openRows[k - 1]])! + 1) counts.gaps += 1;
    const last = index.get(raw.day[rows[rows.length - 1]])!;
    const isGone = ended < 0 && last < days.length - 1;
    const closed = ended >= 0 ? raw.day[rows[ended]] : isGone ? days[last + 1] : NaN;
    const how: Status = ended >= 0 ? (raw.status[rows[ended]] as Status) : isGone ? status[settings.disappeared] : status.open;
    deals.add(raw, { rows, openRows, ended, created, closed, how });
  }

  const columns = deals.columns();
  const visits = visitsOf(columns.created.length, deals.visits());
  const stages = stageOrder(names.stages.names(), visits, settings.stages);
  const ranked = (column: Int32Array) => column.map((stage) => (stage < 0 ? stage : stages.rank[stage]));
  const observations = deals.observations();
  const built = historyOf({
    source: 'snapshots',
    knownTo,
    closesFrom: days[0],
    visitsFrom: days[0],
    resolutionDays: typicalGap(days),
    currency: money.currency,
    snapshotDays: days,
    names: namesOf(names, raw.motions.names(), stages),
    opportunities: { ...columns, id: raw.id.build().select(deals.rows()), stage: ranked(lastStages(columns.stage, visits)), ...deals.atEnd() },
    observations: { ...observations, stage: ranked(observations.stage) },
    owners: ownersOf(shared.owners, names.owners),
    accounts: { id: TextColumn.of(names.accounts.ids), segment: names.accounts.segment },
    ...(shared.subscriptions ? { subscriptions: contracts(shared.subscriptions, knownTo) } : {}),
  });
  const history = { ...built, visits: { ...visits, stage: ranked(visits.stage) } };
  const findings = [...money.findings, ...settleAmounts(history.opportunities.amount, history.opportunities.status), ...findingsOf(counts, { deals: deals.count, days, disappeared: settings.disappeared }), ...stages.findings];
  return { history, findings: [...findings, ...findingsIn(history)] };
}

interface Deal {
  readonly rows: Int32Array;
  readonly openRows: Int32Array;
  readonly ended: number;
  readonly created: number;
  readonly closed: number;
  readonly how: Status;
}

/** Collects deals, their stage entries and what was shown of them. */
class DealColumns {
  count = 0;
  readonly #row = new Indices();
  readonly #index = Object.fromEntries(indexColumns.map((name) => [name, new Indices()])) as Record<(typeof indexColumns)[number], Indices>;
  readonly #status = new Indices();
  readonly #stage = new Indices();
  readonly #real = { amount: new Reals(), created: new Reals(), closed: new Reals(), observedFrom: new Reals(), expectedClose: new Reals() };
  readonly #category = new Indices();
  readonly #visits = { opportunity: new Indices(), stage: new Indices(), entered: new Reals() };
  readonly #shown = { opportunity: new Indices(), stage: new Indices(), category: new Indices(), day: new Reals(), amount: new Reals(), expectedClose: new Reals() };

  add(raw: RawSnapshots, { rows, openRows, ended, created, closed, how }: Deal): void {
    const deal = this.count;
    this.count += 1;
    const until = ended < 0 ? rows : rows.subarray(0, ended + 1);
    const lastShown = until[until.length - 1];
    this.#row.push(raw.opportunity[rows[0]]);
    for (const name of indexColumns) {
      const stated = until.reduce((known, row) => (known >= 0 ? known : raw[name][row]), -1);
      this.#index[name].push(name === 'motion' && stated < 0 ? raw.motions.only() : stated);
    }
    this.#status.push(how);
    const amount = until.reduceRight((known, row) => (Number.isNaN(known) ? raw.amount[row] : known), NaN);
    const isOpen = how === status.open;
    this.#real.amount.push(amount);
    this.#real.created.push(created);
    this.#real.closed.push(closed);
    this.#real.observedFrom.push(raw.day[rows[0]]);
    this.#real.expectedClose.push(isOpen ? raw.expectedClose[lastShown] : NaN);
    this.#category.push(isOpen ? raw.category[lastShown] : -1);
    let stage = -1;
    for (const row of openRows) {
      if (raw.stage[row] >= 0 && raw.stage[row] !== stage) {
        stage = raw.stage[row];
        this.#visits.opportunity.push(deal);
        this.#visits.stage.push(stage);
        this.#visits.entered.push(raw.day[row]);
      }
      this.#shown.opportunity.push(deal);
      this.#shown.stage.push(stage);
      this.#shown.category.push(raw.category[row]);
      this.#shown.day.push(raw.day[row]);
      this.#shown.amount.push(raw.amount[row]);
      this.#shown.expectedClose.push(raw.expectedClose[row]);
    }
    this.#stage.push(stage);
  }

  columns() {
    const indices = Object.fromEntries(indexColumns.map((name) => [name, this.#index[name].array()])) as Record<(typeof indexColumns)[number], Int32Array>;
    const { amount, created, closed, observedFrom } = this.#real;
    return { ...indices, stage: this.#stage.array(), status: this.#status.array(), amount: amount.array(), created: created.array(), closed: closed.array(), observedFrom: observedFrom.array() };
  }

  atEnd() {
    return { expectedClose: this.#real.expectedClose.array(), forecastCategory: this.#category.array() };
  }

  rows(): Int32Array {
    return this.#row.array();
  }

  visits() {
    return { opportunity: this.#visits.opportunity.array(), stage: this.#visits.stage.array(), entered: this.#visits.entered.array() };
  }

  observations(): Observations {
    const { opportunity, stage, category, day, amount, expectedClose } = this.#shown;
    return { count: day.length, opportunity: opportunity.array(), day: day.array(), stage: stage.array(), amount: amount.array(), expectedClose: expectedClose.array(), forecastCategory: Int8Array.from(category.array()) };
  }
}

function moneyByFile(raw: RawSnapshots) {
  // one column of amounts serves all files; a complaint names the first
  return [{ file: raw.quality[0].file, line: raw.line, amount: raw.amount, currency: raw.currency, termMonths: raw.termMonths }];
}

function typicalGap(days: Float64Array): number {
  const gaps = Float64Array.from(days.subarray(1), (day, k) => day - days[k]).sort();
  return gaps.length === 0 ? 1 : gaps[gaps.length >> 1];
}

function findingsOf(counts: Readonly<Record<'before' | 'gaps' | 'noCreation' | 'createdLater', number>>, { deals, days, disappeared }: { deals: number; days: Float64Array; disappeared: string }): Finding[] {
  const of = deals + counts.before;
  const all: Finding[] = [
    { check: 'closedBeforeSnapshots', level: 'note', count: counts.before, of, text: 'deals are closed in the first snapshot: they ended before the history and are left out' },
    { check: 'gaps', level: 'note', count: counts.gaps, of, text: 'times a deal is missing from a snapshot and shown again later; taken as open in between' },
    { check: 'noCreation', level: 'warning', count: counts.noCreation, of, text: 'deals have no creation day: taken as created when first shown' },
    { check: 'createdLater', level: 'note', count: counts.createdLater, of, text: 'deals are created after the snapshot that first shows them: taken as created on its day' },
    { check: 'snapshots', level: 'note', count: days.length, of: days.length, text: `snapshots, ${typicalGap(days)} days apart: closes and stage entries are known no more finely; an open deal that is shown no more counts as ${disappeared === 'lost' ? 'lost' : 'a no-decision'}` },
  ];
  return all.filter(({ count }) => count > 0);
}
