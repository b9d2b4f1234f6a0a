import type { Scenario } from '../../src/scenario/schema.ts';
import { Random } from './draws/random.ts';
import { central } from './draws/specification.ts';
import { timeline, type Timeline } from './timeline.ts';
import type { World } from './world.ts';

export interface Options {
  /** Solved slot shares of a pool whose ramp is written as bookings: one per ramp step (months for a straight line), 1 afterwards. */
  readonly slotShares?: (pool: string) => number[] | undefined;
}

/** What all trials of a run share. */
export interface Setup {
  readonly scenario: Scenario;
  readonly timeline: Timeline;
  readonly seasons: World['seasons'];
  readonly slotShares: (pool: string) => number[] | undefined;
}

const mostWarmupPeriods = 8;

export function setup(scenario: Scenario, options: Options = {}): Setup {
  if (scenario.correlations.length > 0 || Object.keys(scenario.ensembles).length > 0) throw new Error('correlations and ensembles are not covered');
  const { arrivals, winOdds, dealSize } = scenario.seasonality ?? {};
  return {
    scenario,
    timeline: timeline(scenario.calendar, warmupPeriods(scenario)),
    seasons: { arrivals: meanOne(arrivals), winOdds: meanOne(winOdds), dealSize: meanOne(dealSize) },
    slotShares: options.slotShares ?? (() => undefined),
  };
}

function meanOne(factors: readonly number[] = Array.from({ length: 12 }, () => 1)): number[] {
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
  return factors.map((factor) => factor / mean);
}

/** Whole periods that cover the sum over stages of the 99th percentile of days, of the longest motion. */
function warmupPeriods(scenario: Scenario): number {
  if (scenario.warmup !== 'auto') return scenario.warmup;
  const needs = Object.values(scenario.motions).map((motion) => {
    if (motion.kind !== 'newBusiness') return 0;
    return Object.values(motion.stages).reduce((sum, { days }) => sum + percentile99(days), 0);
  });
  const days = Math.max(0, ...needs);
  const { startOf } = timeline(scenario.calendar, 0);
  for (let n = 0; n < mostWarmupPeriods; n++) if (-startOf(-n) >= days) return n;
  return mostWarmupPeriods;
}

function percentile99(spec: Parameters<typeof central>[0]): number {
  const n = 20_000;
  const random = new Random(99);
  const distribution = central(spec);
  const draws = Array.from({ length: n }, () => distribution.draw(random)).sort((a, b) => a - b);
  return draws[Math.ceil(n * 0.99) - 1]!;
}
