import { binomial, binomialAtMost, binomialQuantile } from './binomial.ts';
import { ALPHA } from './confidence.ts';

/** Entries kept; metrics with missing values ask for many different n. */
const CACHE_LIMIT = 10_000;

/**
 * Ranks (1-based) between whose values the quantile lies with at least 95 % confidence.
 * An end is `null` when n trials do not bound the quantile on that side.
 * `coverage` is the exact confidence for a continuous distribution; for any other it is at least that.
 */
export interface OrderInterval {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly coverage: number;
}

const cache = new Map<string, OrderInterval>();

/**
 * Exact 95 % order-statistic interval of quantile p from n values, whatever their distribution:
 * ranks l = qbinom(α/2, n, p) and u = qbinom(1 − α/2, n, p) + 1, coverage P(l ≤ Binomial(n, p) ≤ u − 1).
 * Source: David and Nagaraja (2003), "Order Statistics", 7.1.
 *
 * @throws RangeError unless n is a positive whole number and 0 < p < 1
 */
export function orderInterval(n: number, p: number): OrderInterval {
  const key = `${n}:${p}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const interval = computeInterval(n, p);
  cache.set(key, interval);
  return interval;
}

function computeInterval(n: number, p: number): OrderInterval {
  const below = binomial(n, p);
  const lower = binomialQuantile(below, ALPHA / 2);
  const upper = binomialQuantile(below, 1 - ALPHA / 2) + 1;
  return {
    lower: lower < 1 ? null : lower,
    upper: upper > n ? null : upper,
    coverage: binomialAtMost(below, upper - 1) - binomialAtMost(below, lower - 1),
  };
}

/** An interval's ends in the unit of the values; `null` where they are not bounded. */
export type Interval = readonly [lower: number | null, upper: number | null];

/** 95 % interval of quantile p of ascending values, in their unit; `[null, null]` when there are none. */
export function orderIntervalOf(sorted: Float64Array, p: number): Interval {
  if (sorted.length === 0) return [null, null];
  const { lower, upper } = orderInterval(sorted.length, p);
  return [lower === null ? null : sorted[lower - 1], upper === null ? null : sorted[upper - 1]];
}
