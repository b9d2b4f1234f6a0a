import {
  POOL_R_AT_QUOTA, POOL_R_BUDGETED, POOL_R_CREDIT, POOL_R_FILLED_END, POOL_R_HIRES, POOL_R_LEAVERS, POOL_R_PEOPLE, POOL_R_PERSON_DAYS, POOL_R_PROMOTED_IN, POOL_R_PROMOTED_OUT,
  POOL_R_RAMPED_DAYS, POOL_R_STREET, POOL_R_STREET_FILLED, YEAR_AT_QUOTA, YEAR_PEOPLE,
} from '../../kernel/layout.ts';
import { plus, ratio, total, type Horizon } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import { moneyOwners } from './pipeline.ts';

/** Seats, people and their quotas, by pool. */
export function people(c: Context): Entry[] {
  return [...attainment(c), ...quotas(c), ...headcount(c)];
}

/**
 * A pool's attainment is its credit over its street quota, vacant days included. The share of people at or above quota
 * counts people of the period; over the horizon it counts people of the fiscal years. Pools whose people earn credit
 * only together have none.
 */
function attainment(c: Context): Entry[] {
  const years = c.subject.years.map((_, year) => year);
  const withQuota = c.subject.pools.flatMap(({ hasQuota }, pool) => (hasQuota ? [pool] : []));
  const carrying = withQuota.filter((pool) => c.subject.pools[pool].collective !== true);
  const yearly = (pool: number, counter: number) => years.map((year) => c.places.year(pool, counter) + year);
  return [
    ...c.poolLines('attainment.pool', 'ratio', withQuota, (pools) => ratio(c.pool(pools, POOL_R_CREDIT), c.pool(pools, POOL_R_STREET))),
    ...c.poolLines('attainment.shareAtQuota', 'share', carrying, (pools) => ({
      ...ratio(c.pool(pools, POOL_R_AT_QUOTA), c.pool(pools, POOL_R_PEOPLE)),
      whole: { over: yearly(pools[0], YEAR_AT_QUOTA), under: yearly(pools[0], YEAR_PEOPLE) },
    })),
  ];
}

/** Quota of budgeted seats, and of the days that were filled; the company's is that of the pools which own new business. */
function quotas(c: Context): Entry[] {
  const owners = moneyOwners(c);
  const withQuota = (counted: boolean) => c.subject.pools.flatMap(({ hasQuota, measure }, pool) => (hasQuota && (measure === 'qualifiedOpportunities') === counted ? [pool] : []));
  return [['quota.street', POOL_R_STREET] as const, ['quota.streetFilled', POOL_R_STREET_FILLED] as const].flatMap(([id, counter]) => [
    ...(owners.length === 0 ? [] : c.lines(id, c.money, ['none'], () => total(c.pool(owners, counter)))),
    ...c.poolLines(id, c.money, withQuota(false), (pools) => total(c.pool(pools, counter))),
    ...c.poolLines(id, 'count', withQuota(true), (pools) => total(c.pool(pools, counter))),
  ]).concat(overAssignment(c, owners));
}

/** Street quota over a target, less 1: at the top of a chain of leaders, for targets that count what quotas count. */
function overAssignment(c: Context, owners: readonly number[]): Entry[] {
  const { pools, targets } = c.subject;
  if (owners.length === 0 || pools.every(({ team }) => team === undefined)) return [];
  return targets.flatMap(({ name, measure, byPeriod }) => {
    if (byPeriod === null || (measure !== 'newAcv' && measure !== 'newAndExpansionAcv')) return [];
    const plan = c.constant((t) => byPeriod[t]);
    return [{ id: 'overAssignment', unit: 'share', by: { target: name }, level: 'core' as const, periods: true, formula: ratio(plus(c.pool(owners, POOL_R_STREET), c.constant((t) => -byPeriod[t])), plan) }];
  });
}

/** States are those of a period's end, averages are over its days; over the horizon, those of its end and over all days. */
function headcount(c: Context): Entry[] {
  const pools = c.subject.pools.map((_, pool) => pool);
  const days = c.constant((t) => c.subject.periods[t].days);
  const counted = (id: string, counter: number, horizon: Horizon) => c.poolLines(`headcount.${id}`, 'count', pools, (members) => total(c.pool(members, counter), horizon), true);
  const averaged = (id: string, counter: number) => c.poolLines(`headcount.${id}`, 'count', pools, (members) => ratio(c.pool(members, counter), days), true);
  return [
    ...counted('budgeted', POOL_R_BUDGETED, 'last'),
    ...counted('filledEnd', POOL_R_FILLED_END, 'last'),
    ...averaged('filledAverage', POOL_R_PERSON_DAYS),
    ...averaged('ramped', POOL_R_RAMPED_DAYS),
    ...counted('hires', POOL_R_HIRES, 'sum'),
    ...counted('leavers', POOL_R_LEAVERS, 'sum'),
    ...(c.subject.promotes === true ? [...counted('promotedIn', POOL_R_PROMOTED_IN, 'sum'), ...counted('promotedOut', POOL_R_PROMOTED_OUT, 'sum')] : []),
  ];
}
