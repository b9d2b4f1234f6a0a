import { OPEN_COUNT, OPEN_VALUE, POOL_R_STREET } from '../../kernel/layout.ts';
import { ratio, total } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import type { Dimension } from './groups.ts';

const dimensions: readonly Dimension[] = ['none', 'segment', 'stage', 'pool'];

/**
 * Open qualified opportunities on a period's first day, before anything happens; over the horizon, at its end.
 * Coverage is open value over the period's street quota; over the horizon, the ratio of the sums of both over the periods.
 */
export function pipeline(c: Context): Entry[] {
  const owners = moneyOwners(c);
  return [
    ...c.lines('pipeline.open', c.money, dimensions, (g) => (g.stages.length === 0 ? null : total(c.open(g, OPEN_VALUE), 'end'))),
    ...c.lines('pipeline.openCount', 'count', dimensions, (g) => (g.stages.length === 0 ? null : total(c.open(g, OPEN_COUNT), 'end'))),
    ...(owners.length === 0 ? [] : c.lines('coverage.total', 'ratio', ['none'], (g) => ratio(c.open(g, OPEN_VALUE), c.pool(owners, POOL_R_STREET)))),
  ];
}

/** Pools that own new business and carry a quota in money: the quota of an overlay would count the same deals twice. */
export function moneyOwners({ subject: { pools, motions } }: Context): number[] {
  return pools.flatMap(({ hasQuota, measure }, pool) => (hasQuota && measure !== 'renewalRate' && measure !== 'qualifiedOpportunities' && motions.some(({ owner, isQualification }) => owner === pool && !isQualification) ? [pool] : []));
}
