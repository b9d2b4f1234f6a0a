import { limits } from '../limits.ts';
import type { Scenario } from '../schema.ts';
import type { Checking } from './context.ts';
import { openingCount } from './sources.ts';

/** The scenario as a whole stays within `limits.ts`. */
export function checkCounts({ scenario, report }: Checking): void {
  const atMost = (path: readonly string[], what: string, count: number, limit: number) => {
    if (count > limit) report.add({ path, expected: `at most ${limit} ${what}`, got: String(count), isLimit: true });
  };
  const funnels = Object.entries(scenario.motions).flatMap(([name, motion]) => (motion.kind === 'renewal' ? [] : [{ name, motion }]));
  const sources = sum(funnels, ({ motion }) => ('sources' in motion ? Object.keys(motion.sources).length : 1));
  const stages = sum(funnels, ({ motion }) => Object.keys(motion.stages).length);
  atMost(['pools'], 'seats', seats(scenario), limits.seats);
  atMost(['motions'], 'sources', sources, limits.sources);
  for (const { name, motion } of funnels) atMost(['motions', name, 'stages'], 'stages', Object.keys(motion.stages).length, limits.stagesPerMotion);
  atMost(['accounts'], 'customers', sum(Object.values(scenario.accounts), (accounts) => accounts.count), limits.openingAccounts);
  const parts = Object.keys(scenario.pools).length + Object.keys(scenario.motions).length + sources + stages;
  atMost(['calendar', 'periods'], 'pools, motions, sources and stages times periods', parts * scenario.calendar.periods, limits.breakdowns);
}

const seats = (scenario: Scenario): number =>
  sum(Object.values(scenario.pools), (pool) => openingCount(pool) + sum(Object.values(pool.hires), (hire) => hire.count));

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);
