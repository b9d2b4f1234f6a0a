import { probabilityAtLeast } from '../../record/statistics/probability.ts';
import { quantileOf } from '../../record/statistics/quantile.ts';
import type { SimulateOptions } from '../../run/options.ts';
import type { Simulation } from '../../run/simulation.ts';
import type { Loaded } from '../../scenario/load.ts';
import type { Deal } from './open-deals.ts';
import { type AllParts, partsOf } from './parts.ts';
import type { Prepared } from './prepared.ts';
import type { LargeDeal } from './result.ts';

/** Deals times trials up to which the trials are run again without each large deal. */
const MOST_AGAIN = 5e6;

export interface LargeInput {
  readonly deals: readonly Deal[];
  readonly large: readonly number[];
  readonly target: number | null;
  readonly settings: SimulateOptions;
  readonly run: (loaded: Loaded, options: SimulateOptions) => Promise<Simulation>;
}

/**
 * What each large deal adds, and the landing if it were lost: the same trials without it. Where people's time is short, a
 * lost deal frees some of it for others, so the trials are run again on the same random numbers, unless they are very many.
 */
export async function largeDeals(parts: AllParts, ready: Prepared, { deals, large, target, settings, run }: LargeInput): Promise<LargeDeal[]> {
  const [running, next] = parts.periods;
  const isShort = Object.values(ready.loaded.scenario.pools).some(({ capacity }) => capacity !== 'unlimited');
  const isAgain = isShort && deals.length * running.landing.length <= MOST_AGAIN;
  const told: LargeDeal[] = [];
  for (const [k, index] of large.entries()) {
    const { id, stage, amount, ageDays, category } = deals[index];
    const without = isAgain ? await again(ready, index, { ...settings, onProgress: undefined }, run) : running.landing.map((x, trial) => x - running.large[k][trial]);
    const sorted = without.slice().sort();
    told.push({
      id,
      stage,
      amount,
      ageDays,
      category,
      won: { thisPeriod: won(running.large[k]), nextPeriod: won(next.large[k]) },
      adds: running.large[k].reduce((sum, x) => sum + x, 0) / running.landing.length,
      without: { p10: quantileOf(sorted, 0.1), p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9), hit: target === null ? null : probabilityAtLeast(without, target) },
      how: isAgain ? 'run again' : 'taken out',
    });
  }
  return told;
}

/** The landing of the running period without one deal. */
async function again(ready: Prepared, index: number, settings: SimulateOptions, run: LargeInput['run']): Promise<Float64Array> {
  const loaded = ready.loaded.vary({ overrides: { [`pipeline.deal${index + 1}`]: null } });
  return partsOf(await run(loaded, settings), { ...ready, loaded }).periods[0].landing;
}

/** A win books something; the smallest double above 0 tells it from nothing. */
const won = (samples: Float64Array) => probabilityAtLeast(samples, Number.MIN_VALUE);
