import { type Accounts, type History, type Names, type Observations, type Opportunities, type Owners, type StageVisits, status, type Subscriptions } from './history.ts';
import { TextColumn } from './text-column.ts';

type Columns<T> = { readonly [K in keyof Omit<T, 'count'>]?: Iterable<number> & ArrayLike<number> };

/** Parts of a history; what is left out is "not known". Plain arrays serve as well as typed ones. */
export interface HistoryParts extends Partial<Pick<History, 'source' | 'closesFrom' | 'visitsFrom' | 'resolutionDays' | 'currency' | 'filledAtClose'>> {
  readonly knownTo: number;
  readonly opportunities: Omit<Columns<Opportunities>, 'id' | 'created'> & { readonly id?: TextColumn; readonly created: Iterable<number> & ArrayLike<number> };
  /** in any order; sorted here */
  readonly visits?: { readonly opportunity: ArrayLike<number>; readonly stage: ArrayLike<number>; readonly entered: ArrayLike<number> };
  readonly observations?: Observations;
  readonly snapshotDays?: Iterable<number>;
  readonly owners?: Columns<Owners>;
  readonly accounts?: { readonly id: TextColumn; readonly segment?: Iterable<number> };
  readonly subscriptions?: Columns<Subscriptions>;
  readonly names?: Partial<Names>;
}

/** A complete history from its parts: missing columns are filled with "not known", visits are sorted and indexed. */
export function historyOf(parts: HistoryParts): History {
  const names: Names = { stages: [], owners: [], motions: [], segments: [], sources: [], origins: [], products: [], ...parts.names };
  const { knownTo, source = 'events', closesFrom = -Infinity, visitsFrom = -Infinity, resolutionDays = 0, currency = null, filledAtClose = [] } = parts;
  const opportunities = opportunitiesOf(parts.opportunities, closesFrom);
  return {
    source,
    knownTo,
    closesFrom,
    visitsFrom,
    resolutionDays,
    currency,
    filledAtClose,
    names,
    opportunities,
    visits: visitsOf(opportunities.count, parts.visits),
    observations: parts.observations ?? noObservations,
    snapshotDays: Float64Array.from(parts.snapshotDays ?? []),
    owners: ownersOf(names.owners.length, parts.owners),
    accounts: accountsOf(parts.accounts),
    subscriptions: subscriptionsOf(parts.subscriptions),
  };
}

function opportunitiesOf(given: HistoryParts['opportunities'], closesFrom: number): Opportunities {
  const count = given.created.length;
  const index = (column: Iterable<number> | undefined) => (column ? Int32Array.from(column) : new Int32Array(count).fill(-1));
  const real = (column: Iterable<number> | undefined) => (column ? Float64Array.from(column) : new Float64Array(count).fill(NaN));
  const created = real(given.created);
  return {
    count,
    id: given.id ?? TextColumn.of(Array.from({ length: count }, (_, row) => String(row + 1))),
    owner: index(given.owner),
    account: index(given.account),
    segment: index(given.segment),
    motion: index(given.motion),
    source: index(given.source),
    origin: index(given.origin),
    product: index(given.product),
    amount: real(given.amount),
    created,
    qualified: real(given.qualified),
    closed: real(given.closed),
    status: given.status ? Uint8Array.from(given.status) : new Uint8Array(count).fill(status.open),
    stage: index(given.stage),
    expectedClose: real(given.expectedClose),
    forecastCategory: given.forecastCategory ? Int8Array.from(given.forecastCategory) : new Int8Array(count).fill(-1),
    observedFrom: given.observedFrom ? Float64Array.from(given.observedFrom) : created.map((day) => Math.max(day, closesFrom)),
  };
}

/** Visits by opportunity and then by time; visits of the same moment stay in the order given. */
export function visitsOf(opportunities: number, given?: HistoryParts['visits']): StageVisits {
  const first = new Int32Array(opportunities + 1);
  if (!given) return { count: 0, first, opportunity: new Int32Array(0), stage: new Int32Array(0), entered: new Float64Array(0) };
  const count = given.opportunity.length;
  for (let k = 0; k < count; k += 1) first[given.opportunity[k] + 1] += 1;
  for (let i = 0; i < opportunities; i += 1) first[i + 1] += first[i];
  const [opportunity, stage, entered] = [new Int32Array(count), new Int32Array(count), new Float64Array(count)];
  const next = first.slice();
  for (let k = 0; k < count; k += 1) {
    const owner = given.opportunity[k];
    // insertion from the end: a deal has few visits, and they mostly come in order
    let at = next[owner];
    next[owner] += 1;
    for (; at > first[owner] && entered[at - 1] > given.entered[k]; at -= 1) {
      stage[at] = stage[at - 1];
      entered[at] = entered[at - 1];
    }
    opportunity[next[owner] - 1] = owner;
    stage[at] = given.stage[k];
    entered[at] = given.entered[k];
  }
  return { count, first, opportunity, stage, entered };
}

function ownersOf(count: number, given: Columns<Owners> = {}): Owners {
  const real = (column: Iterable<number> | undefined) => (column ? Float64Array.from(column) : new Float64Array(count).fill(NaN));
  return { count, hired: real(given.hired), left: real(given.left) };
}

function accountsOf(given: HistoryParts['accounts']): Accounts {
  const id = given?.id ?? TextColumn.of([]);
  return { count: id.length, id, segment: given?.segment ? Int32Array.from(given.segment) : new Int32Array(id.length).fill(-1) };
}

function subscriptionsOf(given: Columns<Subscriptions> = {}): Subscriptions {
  const count = given.start?.length ?? 0;
  const real = (column: Iterable<number> | undefined) => (column ? Float64Array.from(column) : new Float64Array(count).fill(NaN));
  return {
    count,
    account: given.account ? Int32Array.from(given.account) : new Int32Array(count).fill(-1),
    start: real(given.start),
    end: real(given.end),
    amount: real(given.amount),
    nextAmount: real(given.nextAmount),
    renewed: given.renewed ? Int8Array.from(given.renewed) : new Int8Array(count).fill(-1),
  };
}

export const noObservations: Observations = {
  count: 0,
  opportunity: new Int32Array(0),
  day: new Float64Array(0),
  stage: new Int32Array(0),
  amount: new Float64Array(0),
  expectedClose: new Float64Array(0),
  forecastCategory: new Int8Array(0),
};
