import { mean as compensatedMean } from 'simple-statistics';

/** Count, mean (in the values' unit) and sum of squared deviations from it. Mean and m2 are 0 when count is 0. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly m2: number;
}

/**
 * Moments of values without NaN, in their order.
 *
 * The mean comes from simple-statistics, whose sum is compensated (Kahan and Babuška) and uses + and − only, so it
 * has the same bits on every engine. Its `sampleVariance` and `combineVariances` are not used: the first makes the
 * mean again, the second goes through `Math.pow`, whose bits differ between engines. Instead the second pass is the
 * corrected two-pass algorithm of Chan, Golub and LeVeque (1983), The American Statistician 37, 242–247; it also
 * refines the mean, which makes equal values give exactly that value and a deviation of exactly 0.
 *
 * @throws RangeError when a value is NaN, infinite or so large that its square overflows
 */
export function momentsOf(values: Float64Array): Moments {
  const count = values.length;
  if (count === 0) return { count, mean: 0, m2: 0 };
  // its declaration asks for number[]; it reads length and elements only
  const mean = compensatedMean(values as unknown as readonly number[]);
  let drift = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const deviation = values[i] - mean;
    drift += deviation;
    squares += deviation * deviation;
  }
  if (!Number.isFinite(squares)) {
    throw new RangeError('moments: expected finite values below 1e150, got one that is missing or larger');
  }
  return { count, mean: mean + drift / count, m2: Math.max(0, squares - (drift * drift) / count) };
}

/**
 * Moments of all blocks together, folded in the order given (block order, so that the thread count stays invisible).
 * Source: Chan, Golub and LeVeque (1983), formula 2.1.
 */
export function foldMoments(blocks: readonly Moments[]): Moments {
  let count = 0;
  let mean = 0;
  let m2 = 0;
  for (const block of blocks) {
    if (block.count === 0) continue;
    const before = count;
    count += block.count;
    const gap = block.mean - mean;
    mean += gap * (block.count / count);
    m2 += block.m2 + gap * gap * before * (block.count / count);
  }
  return { count, mean, m2 };
}

/** Mean in the values' unit, `null` when there are none. */
export function meanOf({ count, mean }: Moments): number | null {
  return count === 0 ? null : mean;
}

/** Standard deviation (divided by n − 1) in the values' unit, `null` for fewer than two. */
export function sdOf({ count, m2 }: Moments): number | null {
  return count < 2 ? null : Math.sqrt(m2 / (count - 1));
}

/** Standard error of the mean, sd / √n, in the values' unit; `null` for fewer than two. */
export function standardErrorOf(moments: Moments): number | null {
  const sd = sdOf(moments);
  return sd === null ? null : sd / Math.sqrt(moments.count);
}
