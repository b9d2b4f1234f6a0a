import { FLOW_ARR, POOL_R_CREDIT, POOL_R_PAY, POOL_R_PERSON_DAYS, POOL_R_QUOTA, POOL_R_STREET } from '../../kernel/layout.ts';
import { plus, ratio, total, type Sum } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import { groupsOf } from './groups.ts';

const YEAR_DAYS = 365.25;

/**
 * What people earn and cost; only where it is stated. Base pay and further costs are due for each day in a seat. Selling
 * expense is pay and those costs; per unit of new ARR it is a ratio of sums, and the payback is in months of gross margin.
 */
export function pay(c: Context): Entry[] {
  const { pools, grossMargin } = c.subject;
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
    ...expense(c, plus(base(paid), variable(paid)), grossMargin),
  ];
}

function expense(c: Context, earned: Sum, grossMargin: number | undefined): Entry[] {
  const { pools } = c.subject;
  if (pools.every(({ pay: plan, cost }) => plan === undefined && cost === undefined)) return [];
  const others = pools.flatMap(({ cost }, pool) => (cost === undefined ? [] : [c.pool([pool], POOL_R_PERSON_DAYS, cost / YEAR_DAYS)]));
  const selling = plus(earned, ...others);
  const [all] = groupsOf(c.subject, 'none');
  const newArr = c.booked(all, FLOW_ARR);
  const months = grossMargin === undefined ? null : { ...selling, weights: selling.weights.map((weight) => (weight * 12) / grossMargin) };
  return [
    ...c.lines('sellingExpense', c.money, ['none'], () => total(selling)),
    ...c.lines('cost.perNewArr', 'ratio', ['none'], () => ratio(selling, newArr)),
    ...(months === null ? [] : c.lines('payback.months', 'months', ['none'], () => ratio(months, newArr))),
  ];
}

