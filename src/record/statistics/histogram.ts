import { BIN_COUNT, binLower, binMid, binOf, binUpper, NON_NEGATIVE_BIN_COUNT, ZERO_BIN } from './log-bins.ts';
import type { Moments } from './moments.ts';
import { orderInterval, type Interval } from './order-interval.ts';
import { quantileRank } from './quantile.ts';
import { makeStats, type Stats } from './stats.ts';

/**
 * Counts per bin of `log-bins.ts`: BIN_COUNT of them, or NON_NEGATIVE_BIN_COUNT when values cannot be negative.
 * A Uint32Array holds up to 4.29e9 values a bin, a Float64Array 9e15. Whole numbers add up the same in any order.
 */
export type Counts = Uint32Array | Float64Array;

/**
 * Counts values; NaN marks a missing one and is left out.
 *
 * @throws RangeError when a negative value meets counts without negative bins, or `counts` has another length
 */
export function countInto(counts: Counts, values: Float64Array): void {
  const first = firstBin(counts.length);
  const length = values.length;
  for (let i = 0; i < length; i++) {
    const x = values[i];
    if (x !== x) continue;
    const bin = binOf(x) - first;
    if (bin < 0) throw new RangeError(`histogram: expected a value of at least 0, got ${x}`);
    counts[bin]++;
  }
}

/**
 * Adds the counts of another histogram of the same kind.
 *
 * @throws RangeError when it is of the other kind
 */
export function addCounts(into: Counts, from: Counts): void {
  if (into.length !== from.length) {
    throw new RangeError(`histogram: expected ${into.length} bins, got ${from.length}`);
  }
  for (let i = 0; i < from.length; i++) into[i] += from[i];
}

/**
 * Summary of a histogram. Mean and sd come from the moments and are exact. A percentile is the representative of the
 * bin of its rank, within RELATIVE_ERROR of the exact one; its interval runs between the outer ends of the bins of
 * the order-statistic ranks, each at most 1 % farther out than the exact one. A percentile or an end that falls in a
 * bin without bounds (magnitude of LARGEST or more) is `null`.
 *
 * @param designEffect for values clustered by trial (see `clustered.ts`): the intervals are those of n / designEffect
 *   independent values
 * @throws RangeError when the moments count other values than the histogram, or designEffect is below 1
 */
export function summariseHistogram(counts: Counts, moments: Moments, designEffect = 1): Stats {
  if (!(designEffect >= 1)) {
    throw new RangeError(`histogram: expected a design effect of at least 1, got ${designEffect}`);
  }
  const cumulative = cumulate(counts);
  const n = cumulative[cumulative.length - 1];
  if (n !== moments.count) throw new RangeError(`histogram: expected ${moments.count} values, got ${n}`);
  return makeStats(
    moments,
    {
      quantile: (p) => finite(binMid(binOfRank(cumulative, quantileRank(n, p)))),
      interval: (p) => intervalOf(cumulative, designEffect, p),
    },
    designEffect,
  );
}

/** Running totals: how many values lie in a bin or below it. */
export function cumulate(counts: Counts): Float64Array {
  const cumulative = new Float64Array(counts.length);
  let total = 0;
  for (let i = 0; i < counts.length; i++) cumulative[i] = total += counts[i];
  return cumulative;
}

/**
 * Bin that the first count belongs to: both kinds of counts end at the last bin.
 *
 * @throws RangeError when neither kind has that many counts
 */
export function firstBin(length: number): number {
  if (length === BIN_COUNT) return 0;
  if (length === NON_NEGATIVE_BIN_COUNT) return ZERO_BIN;
  throw new RangeError(`histogram: expected ${BIN_COUNT} or ${NON_NEGATIVE_BIN_COUNT} bins, got ${length}`);
}

/** Bin of the rank-th smallest value (1-based, at most the total). */
export function binOfRank(cumulative: Float64Array, rank: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] >= rank) high = middle;
    else low = middle + 1;
  }
  return firstBin(cumulative.length) + low;
}

/** Each of the n / designEffect independent values stands for designEffect neighbouring ranks; the outer one counts. */
function intervalOf(cumulative: Float64Array, designEffect: number, p: number): Interval {
  const n = cumulative[cumulative.length - 1];
  const independent = Math.max(1, Math.floor(n / designEffect));
  const each = n / independent;
  const { lower, upper } = orderInterval(independent, p);
  return [
    lower === null ? null : finite(binLower(binOfRank(cumulative, Math.floor((lower - 1) * each) + 1))),
    upper === null ? null : finite(binUpper(binOfRank(cumulative, Math.min(n, Math.ceil(upper * each))))),
  ];
}

function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}
