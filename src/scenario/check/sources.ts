import type { NewBusiness, Pool } from '../schema.ts';
import { exactlyOne, type Checking } from './context.ts';

export const rateUnits = ['perDay', 'perMonth', 'perQuarter', 'perYear'] as const;

/** Each source states its rate in one unit; self sourcing needs people who do it. */
export function checkSources({ scenario, report }: Checking, path: readonly string[], motion: NewBusiness): void {
  const owner = Object.hasOwn(scenario.pools, motion.owner) ? scenario.pools[motion.owner] : undefined;
  for (const [name, source] of Object.entries(motion.sources)) {
    const at = [...path, 'sources', name];
    exactlyOne(report, at, source, rateUnits);
    if (source.kind === 'self' && owner !== undefined && !hasSeats(owner)) {
      report.add({ path: [...at, 'kind'], expected: `people in ${motion.owner} who create opportunities`, got: 'no headcount and no hires' });
    }
  }
}

const hasSeats = (pool: Pool): boolean => openingCount(pool) > 0 || Object.values(pool.hires).some((hire) => hire.count > 0);

/** People of a pool on the opening day. */
export const openingCount = (pool: Pool): number => (typeof pool.headcount === 'number' ? pool.headcount : pool.headcount.count);
