import { forecastCategories } from '../history.ts';
import type { Deal } from './open-deals.ts';
import type { RollUp } from './result.ts';

const upTo = ['closed', 'commit', 'bestCase', 'pipeline'] as const;

/**
 * Closed, and open deals of a category or a surer one that are expected before the period's end (or whose day is not
 * stated), with the share of trials that land below. Empty where no deal has a category.
 */
export function rollUpsOf(deals: readonly Deal[], closed: number, landing: Float64Array, end: number): RollUp[] {
  if (!deals.some(({ category }) => category !== null)) return [];
  return upTo.map((least) => {
    const rank = forecastCategories.indexOf(least);
    const counted = least === 'closed' ? [] : deals.filter(({ category, expectedClose }) => category !== null && forecastCategories.indexOf(category) >= rank && !(expectedClose >= end));
    const amount = counted.reduce((sum, deal) => sum + deal.amount, closed);
    const below = landing.reduce((count, x) => (x < amount ? count + 1 : count), 0);
    return { upTo: least, deals: counted.length, amount, percentile: below / landing.length };
  });
}
