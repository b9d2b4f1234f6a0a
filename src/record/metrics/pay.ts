import { FLOW_ARR, FLOW_GROSS, POOL_R_CREDIT, POOL_R_HIRES, POOL_R_PAY, POOL_R_PERSON_DAYS, POOL_R_QUOTA, POOL_R_STREET } from '../../kernel/layout.ts';
import { plus, ratio, sum, total, type Sum } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import { groupsOf } from './groups.ts';

const YEAR_DAYS = 365.25;

/**
 * What people earn and cost; only where it is stated. Base pay and further costs are due for each day in a seat. Selling
 * expense is pay by its load, those costs, hiring, and fees for referrals; per unit of new ARR it is a ratio of sums, and the payback is in months of gross margin.
 */
export function pay(c: Context): Entry[] {
  const { pools } = c.subject;
  const paid = pools.flatMap((pool, k) => (pool.pay === undefined ? [] : [k]));
  const lines = (id: string, of: (pools: readonly number[]) => Sum) => c.poolLines(id, c.money, paid, (members) => total(of(members)), true);
  const base = (members: readonly number[]) => plus(...members.map((pool) => c.pool([pool], POOL_R_PERSON_DAYS, (pools[pool].pay?.base ?? 0) / YEAR_DAYS)));
  const variable = (members: readonly number[]) => c.pool(members, POOL_R_PAY);
  return [
    ...lines('pay.total', (members) => plus(base(members), variable(members))),
    ...lines('pay.base', base),
    ...lines('pay.variable', variable),
    // what variable pay is measured by: of people, or of pools that are paid as one
    ...c.poolLines('pay.credit', c.money, paid, (members) => total(c.pool(members, POOL_R_CREDIT))),
    ...c.poolLines('pay.quota', c.money, paid, (members) => total(plus(...members.map((pool) => c.pool([pool], pools[pool].pay?.byPool === true ? POOL_R_STREET : POOL_R_QUOTA))))),
    ...expense(c, plus(...[base, variable].flatMap((part) => paid.map((pool) => times(part([pool]), pools[pool].payLoad ?? 1))))),
  ];
}

function expense(c: Context, earned: Sum): Entry[] {
  const { pools, sources, grossMargin } = c.subject;
  const others = pools.flatMap(({ cost, hiringCost }, pool) => [
    ...(cost === undefined ? [] : [c.pool([pool], POOL_R_PERSON_DAYS, cost / YEAR_DAYS)]),
    ...(hiringCost === undefined ? [] : [c.pool([pool], POOL_R_HIRES, hiringCost)]),
  ]);
  const fees = sources.flatMap(({ fee }, source) => (fee === undefined ? [] : [times(sum([c.places.flow(source, FLOW_GROSS)]), fee)]));
  if (earned.places.length + others.length + fees.length === 0) return [];
  const selling = plus(earned, ...others, ...fees);
  const [all] = groupsOf(c.subject, 'none');
  const newArr = c.booked(all, FLOW_ARR);
  const months = grossMargin === undefined ? null : { ...selling, weights: selling.weights.map((weight) => (weight * 12) / grossMargin) };
  return [
    ...c.lines('selling.expense', c.money, ['none'], () => total(selling)),
    ...c.lines('costPerNewArr', 'ratio', ['none'], () => ratio(selling, newArr)),
    ...(months === null ? [] : c.lines('payback.months', 'months', ['none'], () => ratio(months, newArr))),
  ];
}

const times = (of: Sum, factor: number): Sum => (factor === 1 ? of : { ...of, weights: of.weights.map((weight) => weight * factor) });
