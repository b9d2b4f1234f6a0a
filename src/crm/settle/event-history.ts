import { DAYS_PER_MONTH, dayNumber } from '../../scenario/calendar.ts';
import type { History, Names, StageVisits } from '../history.ts';
import { historyOf } from '../history-of.ts';
import { TextColumn } from '../text-column.ts';
import type { Settings } from '../read/mapping.ts';
import type { SharedNames } from '../read/names.ts';
import type { RawOpportunities } from '../read/opportunities.ts';
import type { RawOwners } from '../read/people-and-accounts.ts';
import type { Finding } from '../read/quality.ts';
import type { Refusals } from '../read/refusals.ts';
import type { RawVisits } from '../read/stages.ts';
import { followRenewals, type RawSubscriptions } from '../read/subscriptions.ts';
import { cleanVisits } from './clean-visits.ts';
import { settleCleanUpDays } from './clean-up-days.ts';
import { findingsIn } from './findings.ts';
import { judge } from './judge.ts';
import { knownToOf } from './known-to.ts';
import { lateColumns } from './late-columns.ts';
import { settleAmounts } from './missing-amounts.ts';
import { settleMoney } from './money.ts';
import { closesFromOf, visitsFromOf } from './observation.ts';
import { ownersOf } from './owners.ts';
import { refineCloses } from './refine-closes.ts';
import { funnelOrder } from './stage-order.ts';

export interface Shared {
  readonly settings: Settings;
  readonly names: SharedNames;
  readonly refusals: Refusals;
  readonly owners: RawOwners | undefined;
  readonly subscriptions: RawSubscriptions | undefined;
}

export interface Settled {
  readonly history: History;
  readonly findings: readonly Finding[];
}

/** From rows to a history of events: money, what cannot be true, stage entries, what the export leaves out. */
export function eventHistory(raw: RawOpportunities, stages: RawVisits | undefined, shared: Shared): Settled {
  const { settings, names, refusals } = shared;
  const file = raw.quality.file;
  const sales = { file, line: raw.line, amount: raw.amount, currency: raw.currency, termMonths: raw.termMonths };
  const money = settleMoney([sales, ...contractAmounts(shared.subscriptions)], names.currencies.names(), settings);
  const entries = bothEntries(raw.visits, stages);
  refineCloses(raw, entries);
  const knownTo = settings.knownTo ?? knownToOf(raw, entries.entered);
  const { kept, findings: judged } = judge(raw, { file, knownTo, settings, refusals });
  const deals = selected(raw, kept);
  fillSegments(deals, names.accounts.segment);
  const findings: Finding[] = [...leftOutRows(raw), ...money.findings, ...judged, ...settleAmounts(deals.amount, deals.status), ...settleCleanUpDays(deals, settings)];
  if (settings.knownTo === undefined) findings.push({ check: 'asOf', level: 'note', count: 0, of: 0, text: 'the day of the export is not stated: taken as the last day on which something happened' });
  const { visits, findings: visitFindings } = cleanVisits(renumbered(entries, kept, raw.line.length), deals, knownTo);
  const order = stageOrder(names.stages.names(), visits, settings.stages);
  const late = lateColumns(deals);
  const { closesFrom, findings: sinceFindings } = firstCloses(deals, settings.closedSince);
  const visitsFrom = visitsFromOf(deals.created, visits.entered);
  const stage = lastStages(deals.stage, visits);
  const built = historyOf({
    source: 'events',
    knownTo,
    closesFrom,
    visitsFrom,
    resolutionDays: deals.closed.some((day) => day % 1 > 0) ? 0 : 1,
    currency: money.currency,
    filledAtClose: late.filledAtClose,
    names: namesOf(names, raw.motions.names(), order),
    opportunities: { ...deals, id: raw.id.build().select(kept), stage: stage.map((index) => (index < 0 ? index : order.rank[index])), forecastCategory: deals.category },
    owners: ownersOf(shared.owners, names.owners),
    accounts: { id: TextColumn.of(names.accounts.ids), segment: names.accounts.segment },
    ...(shared.subscriptions ? { subscriptions: contracts(shared.subscriptions, knownTo) } : {}),
  });
  const history = { ...built, visits: { ...visits, stage: visits.stage.map((index) => order.rank[index]) } };
  return { history, findings: [...findings, ...visitFindings, ...late.findings, ...sinceFindings, ...order.findings, ...findingsIn(history)] };
}

function leftOutRows({ motions, quality }: RawOpportunities): Finding[] {
  return motions.leftOutRows === 0 ? [] : [{ check: 'leftOut', level: 'note', count: motions.leftOutRows, of: motions.leftOutRows + quality.rows, text: 'deals have record types that the mapping leaves out' }];
}

type Deals = { readonly [K in IndexColumn]: Int32Array } & { readonly [K in RealColumn]: Float64Array } & { readonly status: Uint8Array; readonly category: Int32Array };
const indexColumns = ['owner', 'account', 'segment', 'motion', 'source', 'origin', 'product', 'stage'] as const;
const realColumns = ['amount', 'created', 'qualified', 'closed', 'expectedClose'] as const;
type IndexColumn = (typeof indexColumns)[number];
type RealColumn = (typeof realColumns)[number];

function selected(raw: RawOpportunities, kept: Int32Array): Deals {
  const pick = <A extends Int32Array | Float64Array>(column: A): A => {
    if (kept.length === column.length) return column;
    const picked = new (column.constructor as new (length: number) => A)(kept.length);
    for (let k = 0; k < kept.length; k += 1) picked[k] = column[kept[k]];
    return picked;
  };
  return {
    ...(Object.fromEntries([...indexColumns, ...realColumns].map((name) => [name, pick<Int32Array | Float64Array>(raw[name])])) as unknown as Omit<Deals, 'status' | 'category'>),
    // a column of record types that is empty throughout says nothing
    motion: pick(raw.motion).map((motion) => (motion < 0 ? raw.motions.only() : motion)),
    status: Uint8Array.from(pick(raw.status)),
    category: pick(raw.category),
  };
}

// a day that the closes contradict is not taken
function firstCloses(deals: Deals, stated: string | undefined): { closesFrom: number; findings: readonly Finding[] } {
  if (stated === undefined) return { closesFrom: closesFromOf(deals), findings: [] };
  const since = dayNumber(stated);
  const earlier = deals.closed.reduce((count, day) => count + (day < since ? 1 : 0), 0);
  if (earlier === 0) return { closesFrom: since, findings: [] };
  return { closesFrom: closesFromOf(deals), findings: [{ check: 'closedSince', level: 'warning', count: earlier, of: deals.closed.length, text: `deals closed before ${stated}, although the mapping says that the export leaves such deals out; the statement is not used` }] };
}

// a deal without a segment has that of its account
function fillSegments({ segment, account }: Deals, ofAccount: readonly number[]): void {
  for (let i = 0; i < segment.length; i += 1) if (segment[i] < 0 && account[i] >= 0) segment[i] = ofAccount[account[i]];
}

type Entries = RawOpportunities['visits'];

function bothEntries(own: Entries, stages: RawVisits | undefined): Entries {
  if (stages === undefined || own.entered.length === 0) return stages ?? own;
  const joined = <A extends Int32Array | Float64Array>(a: A, b: A): A => {
    const both = new (a.constructor as new (length: number) => A)(a.length + b.length);
    both.set(a as never);
    both.set(b as never, a.length);
    return both;
  };
  return { opportunity: joined(own.opportunity, stages.opportunity), stage: joined(own.stage, stages.stage), entered: joined(own.entered, stages.entered) };
}

function renumbered(entries: Entries, kept: Int32Array, rows: number): Entries {
  if (kept.length === rows) return entries;
  const now = new Int32Array(rows).fill(-1);
  for (let k = 0; k < kept.length; k += 1) now[kept[k]] = k;
  const stay = Int32Array.from(entries.opportunity.keys()).filter((k) => now[entries.opportunity[k]] >= 0);
  return { opportunity: stay.map((k) => now[entries.opportunity[k]]), stage: stay.map((k) => entries.stage[k]), entered: Float64Array.from(stay, (k) => entries.entered[k]) };
}

/** The stage of an open deal as the export says, else the last one entered. */
export function lastStages(stated: Int32Array, { first, stage }: StageVisits): Int32Array {
  return stated.map((index, row) => (index >= 0 || first[row + 1] === first[row] ? index : stage[first[row + 1] - 1]));
}

export interface StageOrder {
  readonly names: readonly string[];
  /** old index → new index */
  readonly rank: Int32Array;
  readonly findings: readonly Finding[];
}

/** Stages as the mapping orders them, else as deals pass them. */
export function stageOrder(names: readonly string[], visits: Pick<StageVisits, 'first' | 'stage' | 'count'>, stated: readonly string[] | undefined): StageOrder {
  const clean = stated?.map((name) => name.trim());
  const place = (index: number) => (clean === undefined || !clean.includes(names[index]) ? Infinity : clean.indexOf(names[index]));
  const order = funnelOrder(names.length, visits);
  if (clean !== undefined) order.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  const rank = new Int32Array(names.length);
  for (let k = 0; k < order.length; k += 1) rank[order[k]] = k;
  const findings: Finding[] = [];
  const strangers = clean === undefined ? [] : names.filter((name) => !clean.includes(name));
  if (strangers.length > 0) findings.push({ check: 'otherStages', level: 'warning', count: strangers.length, of: names.length, text: `stages that the mapping does not name: ${strangers.slice(0, 8).join(', ')}; placed behind the others` });
  if (clean === undefined && visits.count === 0 && names.length > 1) findings.push({ check: 'stageOrder', level: 'note', count: names.length, of: names.length, text: 'stages stand in the order of their first appearance, as there is no stage history: state stages: in the mapping file' });
  return { names: order.map((index) => names[index]), rank, findings };
}

export function namesOf(names: SharedNames, motions: readonly string[], order: StageOrder): Names {
  return {
    stages: order.names,
    owners: names.owners.names(),
    motions: motions.length > 0 ? motions : ['newBusiness'],
    segments: names.segments.names(),
    sources: names.sources.names(),
    origins: names.origins.names(),
    products: names.products.names(),
  };
}

export function contractAmounts(raw: RawSubscriptions | undefined) {
  if (raw === undefined) return [];
  const { line, amount, nextAmount, currency, start, end } = raw;
  // the term that a total is divided by is the contract's own
  const termMonths = end.map((day, k) => (day - start[k]) / DAYS_PER_MONTH);
  return [amount, nextAmount].map((column) => ({ file: raw.quality.file, line, amount: column, currency, termMonths }));
}

export function contracts(raw: RawSubscriptions, knownTo: number) {
  followRenewals(raw, knownTo);
  return { account: raw.account, start: raw.start, end: raw.end, amount: raw.amount, nextAmount: raw.nextAmount, renewed: raw.renewed };
}
