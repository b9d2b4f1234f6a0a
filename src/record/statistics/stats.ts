import { Z_95 } from './confidence.ts';
import { meanOf, momentsOf, sdOf, standardErrorOf, type Moments } from './moments.ts';
import { orderIntervalOf, type Interval } from './order-interval.ts';
import { FEWEST_FOR_PERCENTILES, PERCENTILES, type PercentileName } from './percentiles.ts';
import { presentInto } from './present.ts';
import { quantileOf } from './quantile.ts';
import { sortNumbers } from './sort.ts';

type PerPercentile<T> = { readonly [name in PercentileName]: T };

/** Simulation error at 95 %: how far other random numbers would have moved the figure. */
export interface StatsError extends PerPercentile<Interval | null> {
  /** Half width of the mean's interval: 1.96 standard errors. */
  readonly mean: number | null;
}

/**
 * What is printed of one metric. `n` counts the values present; the rest is in the metric's unit, and `null` where it
 * does not exist: everything at n = 0, sd and error.mean at n = 1, percentiles and their intervals below n = 3.
 */
export interface Stats extends PerPercentile<number | null> {
  readonly n: number;
  readonly mean: number | null;
  /** Divided by n − 1. */
  readonly sd: number | null;
  readonly error: StatsError;
}

/**
 * Summary of one sample column in trial order; NaN marks a missing value and is left out.
 *
 * @param options.scratch room for the values, overwritten; one buffer serves any number of columns
 * @throws RangeError when a value is infinite or the scratch is too short
 */
export function summarise(samples: Float64Array, options: { readonly scratch?: Float64Array } = {}): Stats {
  const present = presentInto(options.scratch ?? new Float64Array(samples.length), samples);
  const moments = momentsOf(present);
  return summariseSorted(sortNumbers(present), moments);
}

/** Summary of ascending values without NaN; the moments are theirs, taken in trial order before the sort. */
export function summariseSorted(sorted: Float64Array, moments: Moments): Stats {
  return makeStats(moments, {
    quantile: (p) => quantileOf(sorted, p),
    interval: (p) => orderIntervalOf(sorted, p),
  });
}

/** Where percentiles and their intervals come from: a sorted column or a histogram. */
export interface QuantileSource {
  quantile(p: number): number | null;
  interval(p: number): Interval;
}

/**
 * Puts a summary together.
 *
 * @param designEffect how many times wider than that of independent values the variance of the mean is
 */
export function makeStats(moments: Moments, source: QuantileSource, designEffect = 1): Stats {
  const enough = moments.count >= FEWEST_FOR_PERCENTILES;
  const standardError = standardErrorOf(moments);
  return {
    n: moments.count,
    mean: meanOf(moments),
    sd: sdOf(moments),
    ...perPercentile((p) => (enough ? source.quantile(p) : null)),
    error: {
      mean: standardError === null ? null : Z_95 * standardError * Math.sqrt(designEffect),
      ...perPercentile((p) => (enough ? source.interval(p) : null)),
    },
  };
}

function perPercentile<T>(at: (p: number) => T): PerPercentile<T> {
  return Object.fromEntries(PERCENTILES.map(([name, p]) => [name, at(p)])) as PerPercentile<T>;
}
