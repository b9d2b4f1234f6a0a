import { FLOW_FROM_OPEN, OPEN_COUNT, OPEN_VALUE, POOL_R_STREET } from '../../kernel/layout.ts';
import { ratio, total } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import type { Dimension } from './groups.ts';

const dimensions: readonly Dimension[] = ['none', 'segment', 'stage', 'pool'];

/**
 * Open qualified opportunities on a period's first day, before anything happens; over the horizon, at its end.
 * Coverage is open value over the period's street quota; over the horizon, the ratio of the sums of both over the periods.
 * By segment it is there where the quota belongs to one: its owners work no other.
 */
export function pipeline(c: Context): Entry[] {
  const owners = moneyOwners(c);
  return [
    ...c.lines('pipeline.open', c.money, dimensions, (g) => (g.stages.length === 0 ? null : total(c.open(g, OPEN_VALUE), 'end'))),
    ...c.lines('pipeline.openCount', 'count', dimensions, (g) => (g.stages.length === 0 ? null : total(c.open(g, OPEN_COUNT), 'end'))),
    ...(owners.length === 0 ? [] : c.lines('coverage.total', 'ratio', ['none'], (g) => ratio(c.open(g, OPEN_VALUE), c.pool(owners, POOL_R_STREET)))),
    ...c.partLines('coverage.total', 'ratio', ['segment'], (g) => {
      const own = owners.filter((pool) => c.subject.motions.some(({ owner }, motion) => owner === pool && g.motions.includes(motion)));
      const isTheirs = c.subject.motions.every(({ owner, isQualification }, motion) => isQualification || !own.includes(owner) || g.motions.includes(motion));
      return own.length === 0 || !isTheirs ? null : ratio(c.open(g, OPEN_VALUE), c.pool(own, POOL_R_STREET));
    }),
    ...coverageInQuarter(c),
  ];
}

/**
 * What the period books from deals that were open on its first day, over what the first target in bookings still wanted on
 * that day. A trial's figure is what came of its deals; the mean over trials is the share of the gap that the open
 * pipeline is expected to fill.
 */
function coverageInQuarter(c: Context): Entry[] {
  const target = c.subject.targets.find(({ measure, byPeriod }) => byPeriod !== null && IN_BOOKINGS.includes(measure));
  if (target === undefined) return [];
  const before = c.subject.motions.reduce((money, { bookedToDate }) => money + bookedToDate, 0);
  const wanted = c.constant((t) => Math.max(0, target.byPeriod![t] - (t === 0 ? before : 0)));
  return c.lines('coverage.inQuarter', 'ratio', ['none'], (g) => ratio(target.measure === 'newAcv' ? c.won(g, FLOW_FROM_OPEN) : c.flow(g, FLOW_FROM_OPEN), wanted));
}

const IN_BOOKINGS = ['newAcv', 'newAndExpansionAcv', 'totalBookings'];

/** Pools that own new business and carry a quota in money: the quota of an overlay would count the same deals twice. */
export function moneyOwners({ subject: { pools, motions } }: Context): number[] {
  return pools.flatMap(({ hasQuota, measure }, pool) => (hasQuota && measure !== 'renewalRate' && measure !== 'qualifiedOpportunities' && motions.some(({ owner, isQualification }) => owner === pool && !isQualification) ? [pool] : []));
}
