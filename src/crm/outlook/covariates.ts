import type { History, LateColumn } from '../history.ts';
import type { Clock } from './clock.ts';

/** Something in which open deals differ and which may bear on how fast they are won. */
export interface Covariate {
  readonly name: string;
  readonly groups: number;
  /** the group of a deal on the morning of a tick, seen from a window that ends before `to`; -1 where not known */
  of(deal: number, tick: number, to: number): number;
}

const SIZE_GROUPS = 5;
/** A column with more groups than this tells people or firms apart, not kinds of deals; owners are drawn together all the same. */
const MOST_GROUPS = 2000;

/** What may bear on a win: size, people, kinds; and, where snapshots show it, what sellers stated at the time. */
export function covariatesOf(history: History, clock: Clock): Covariate[] {
  const { opportunities: deals, filledAtClose, names } = history;
  const isLate = (column: LateColumn) => filledAtClose.includes(column);
  const column = (name: string, values: Int32Array, groups: number): Covariate[] => (groups < 2 || groups > MOST_GROUPS ? [] : [{ name, groups, of: (deal) => values[deal] }]);
  return [
    ...(isLate('amount') ? [] : sizeGroups(deals.amount)),
    ...column('motion', deals.motion, names.motions.length),
    ...(isLate('segment') ? [] : column('segment', deals.segment, names.segments.length)),
    ...(isLate('source') ? [] : column('source', deals.source, names.sources.length)),
    ...(isLate('origin') ? [] : column('origin', deals.origin, names.origins.length)),
    ...(isLate('product') ? [] : column('product', deals.product, names.products.length)),
    ...stated(history, clock),
  ];
}

/** Fifths of the deals by amount. */
function sizeGroups(amount: Float64Array): Covariate[] {
  const known = amount.filter((x) => x === x).sort();
  if (known.length === 0 || known[0] === known[known.length - 1]) return [];
  const cuts = Array.from({ length: SIZE_GROUPS - 1 }, (_, i) => known[Math.floor((known.length * (i + 1)) / SIZE_GROUPS)]);
  const group = Int8Array.from(amount, (x) => (x === x ? cuts.filter((cut) => x >= cut).length : -1));
  return [{ name: 'size', groups: SIZE_GROUPS, of: (deal) => group[deal] }];
}

/** Forecast category and expected close as they stood in the latest snapshot before a tick. */
function stated({ observations: { count, opportunity, day, expectedClose, forecastCategory }, opportunities }: History, clock: Clock): Covariate[] {
  if (count === 0) return [];
  const first = new Int32Array(opportunities.count + 1);
  for (let k = 0; k < count; k++) first[opportunity[k] + 1] += 1;
  for (let i = 0; i < opportunities.count; i++) first[i + 1] += first[i];
  const ticks = Int32Array.from(day, (shown) => clock.tickOf(shown));
  const latest = (deal: number, tick: number) => {
    let at = first[deal + 1] - 1;
    while (at >= first[deal] && ticks[at] >= tick) at -= 1;
    return at < first[deal] ? -1 : at;
  };
  const isDue = (at: number, tick: number, to: number) => (expectedClose[at] < clock.dayOf(tick - 1) ? 0 : expectedClose[at] < clock.dayOf(to - 1) + 1 ? 1 : 2);
  return [
    { name: 'forecast category', groups: 5, of: (deal, tick) => valueAt(latest(deal, tick), (at) => forecastCategory[at]) },
    { name: 'expected close', groups: 3, of: (deal, tick, to) => valueAt(latest(deal, tick), (at) => (expectedClose[at] === expectedClose[at] ? isDue(at, tick, to) : -1)) },
  ];
}

const valueAt = (at: number, value: (at: number) => number): number => (at < 0 ? -1 : value(at));
