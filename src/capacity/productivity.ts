import { amountsByPeriod } from '../scenario/means/amounts.ts';
import type { SteadyPeriod } from '../scenario/steady.ts';
import type { Scenario } from '../scenario/schema.ts';

/** What a fully ramped person books in each period, money, and where the figure comes from. */
export interface Productivity {
  readonly perPeriod: readonly number[];
  readonly from: 'stated' | 'funnel' | 'quota';
}

/**
 * A stated productivity; else what the person's slots bring that always have work: capacity / mean days of a deal × win rate ×
 * deal size; else, where slots are unlimited, the quota. Null where there is none of them.
 */
export function productivityOf(name: string, scenario: Scenario, steady: readonly SteadyPeriod[]): Productivity | null {
  const { productivity, capacity, quota } = scenario.pools[name];
  if (productivity !== undefined) return { perPeriod: amountsByPeriod(productivity, scenario.calendar)!, from: 'stated' };
  if (capacity !== 'unlimited' && capacity > 0) {
    const perPeriod = steady.map(({ days, motions }) => {
      const own = motions.filter(({ owner, winRate, days: cycle }) => owner === name && winRate > 0 && cycle > 0);
      const arriving = own.reduce((sum, { arrivals }) => sum + arrivals, 0);
      // slots are shared as the work arrives
      return own.reduce((sum, motion) => sum + ((arriving > 0 ? motion.arrivals / arriving : 1 / own.length) * days * capacity * motion.winRate * motion.dealSize) / motion.days, 0);
    });
    if (perPeriod.some((amount) => amount > 0)) return { perPeriod, from: 'funnel' };
  }
  const carried = quota === undefined || quota.measure === 'team' || quota.measure === 'qualifiedOpportunities' ? undefined : amountsByPeriod(quota, scenario.calendar);
  return carried === undefined ? null : { perPeriod: carried, from: 'quota' };
}
