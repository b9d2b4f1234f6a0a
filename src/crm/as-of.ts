import { type History, type LateColumn, type Observations, type Opportunities, status, type StageVisits, type Subscriptions } from './history.ts';

/**
 * The history as it was known at the beginning of a day: what happened before it, and nothing else.
 *
 * - Deals not yet created, or not yet shown by a snapshot, are absent. Deals that close on that day or later are open:
 *   status, close day, last stage, qualification and stage entries are those of the day.
 * - Snapshots also know what was stated then: amount, expected close and forecast category come from the latest one.
 * - One export of events knows these only as they stood at its end. Amounts are taken as known from the start, except
 *   where the CRM fills them in at the close (`filledAtClose`); expected close and forecast category are not known.
 * - Owner and account are those of the export: a CRM that reassigns deals shows their last owner.
 *
 * Row i is row `rowsKnownAt(history, day)[i]` of the whole history. Names and owners are shared with it.
 */
export function asOf(history: History, day: number): History {
  if (!Number.isFinite(day)) throw new RangeError(`a history is known at a day, got ${day}`);
  if (day >= history.knownTo) return history;
  const rows = rowsKnownAt(history, day);
  const renumbered = new Int32Array(history.opportunities.count).fill(-1);
  for (let k = 0; k < rows.length; k += 1) renumbered[rows[k]] = k;
  const visits = visitsBefore(history.visits, { rows, day });
  const observations = observationsBefore(history.observations, { renumbered, day });
  return {
    ...history,
    knownTo: day,
    opportunities: opportunitiesAt(history, { rows, day, visits, observations }),
    visits,
    observations,
    snapshotDays: history.snapshotDays.filter((shown) => shown < day),
    subscriptions: subscriptionsAt(history.subscriptions, day),
  };
}

/** The rows of the deals that were known at the beginning of a day, rising. */
export function rowsKnownAt({ opportunities }: History, day: number): Int32Array {
  const { count, created, observedFrom } = opportunities;
  const rows = new Int32Array(count);
  let used = 0;
  for (let i = 0; i < count; i += 1) if (created[i] < day && observedFrom[i] < day) rows[used++] = i;
  return rows.slice(0, used);
}

interface Known {
  readonly rows: Int32Array;
  readonly day: number;
  readonly visits: StageVisits;
  readonly observations: Observations;
}

function opportunitiesAt(history: History, { rows, day, visits, observations }: Known): Opportunities {
  const all = history.opportunities;
  const count = rows.length;
  const reals = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
  const hidden = Uint8Array.from(rows, (row) => (all.closed[row] >= day ? 1 : 0));
  const isOpen = Uint8Array.from(rows, (row, k) => (hidden[k] === 1 || all.status[row] === status.open ? 1 : 0));
  const late = (name: LateColumn) => history.filledAtClose.includes(name);
  const indices = (name: LateColumn) => Int32Array.from(rows, (row, k) => (isOpen[k] === 1 && late(name) ? -1 : all[name][row]));
  const before = (column: Float64Array) => Float64Array.from(rows, (row) => (column[row] < day ? column[row] : NaN));
  const stage = Int32Array.from(rows, (row, k) => {
    const last = visits.first[k + 1] - 1;
    if (last >= visits.first[k]) return visits.stage[last];
    return hidden[k] === 1 || isOpen[k] === 1 ? -1 : all.stage[row];
  });
  const amount = Float64Array.from(rows, (row, k) => (isOpen[k] === 1 && late('amount') ? NaN : all.amount[row]));
  const [expectedClose, forecastCategory] = [new Float64Array(count).fill(NaN), new Int8Array(count).fill(-1)];
  // observations come by deal and then by day, so the latest one stays
  for (let k = 0; k < observations.count; k += 1) {
    const at = observations.opportunity[k];
    if (isOpen[at] === 0) continue;
    stage[at] = observations.stage[k];
    amount[at] = observations.amount[k];
    expectedClose[at] = observations.expectedClose[k];
    forecastCategory[at] = observations.forecastCategory[k];
  }
  return {
    count,
    id: all.id.select(rows),
    owner: Int32Array.from(rows, (row) => all.owner[row]),
    account: indices('account'),
    segment: indices('segment'),
    motion: Int32Array.from(rows, (row) => all.motion[row]),
    source: indices('source'),
    origin: indices('origin'),
    product: indices('product'),
    amount,
    created: reals(all.created),
    qualified: before(all.qualified),
    closed: before(all.closed),
    status: Uint8Array.from(rows, (row, k) => (hidden[k] === 1 ? status.open : all.status[row])),
    stage,
    expectedClose,
    forecastCategory,
    observedFrom: reals(all.observedFrom),
  };
}

function visitsBefore(all: StageVisits, { rows, day }: { rows: Int32Array; day: number }): StageVisits {
  const first = new Int32Array(rows.length + 1);
  const kept = new Int32Array(all.count);
  let used = 0;
  for (let k = 0; k < rows.length; k += 1) {
    for (let at = all.first[rows[k]]; at < all.first[rows[k] + 1]; at += 1) if (all.entered[at] < day) kept[used++] = at;
    first[k + 1] = used;
  }
  const opportunity = new Int32Array(used);
  for (let k = 0; k < rows.length; k += 1) opportunity.fill(k, first[k], first[k + 1]);
  const from = kept.subarray(0, used);
  return {
    count: used,
    first,
    opportunity,
    stage: Int32Array.from(from, (at) => all.stage[at]),
    entered: Float64Array.from(from, (at) => all.entered[at]),
  };
}

function observationsBefore(all: Observations, { renumbered, day }: { renumbered: Int32Array; day: number }): Observations {
  const kept = new Int32Array(all.count);
  let used = 0;
  for (let k = 0; k < all.count; k += 1) if (all.day[k] < day && renumbered[all.opportunity[k]] >= 0) kept[used++] = k;
  const from = kept.subarray(0, used);
  return {
    count: used,
    opportunity: Int32Array.from(from, (k) => renumbered[all.opportunity[k]]),
    day: Float64Array.from(from, (k) => all.day[k]),
    stage: Int32Array.from(from, (k) => all.stage[k]),
    amount: Float64Array.from(from, (k) => all.amount[k]),
    expectedClose: Float64Array.from(from, (k) => all.expectedClose[k]),
    forecastCategory: Int8Array.from(from, (k) => all.forecastCategory[k]),
  };
}

function subscriptionsAt(all: Subscriptions, day: number): Subscriptions {
  const rows = Int32Array.from(all.start.keys()).filter((k) => all.start[k] < day);
  const reals = (column: Float64Array) => Float64Array.from(rows, (k) => column[k]);
  return {
    count: rows.length,
    account: Int32Array.from(rows, (k) => all.account[k]),
    start: reals(all.start),
    end: reals(all.end),
    amount: reals(all.amount),
    nextAmount: Float64Array.from(rows, (k) => (all.end[k] < day ? all.nextAmount[k] : NaN)),
    renewed: Int8Array.from(rows, (k) => (all.end[k] < day ? all.renewed[k] : -1)),
  };
}
