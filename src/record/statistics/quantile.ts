/**
 * How far n·p may lie from a whole number, relatively, and still be that number: n and p each carry half a unit
 * in the last place (1.1e-16), as 100 × 0.07 = 7.000000000000001 shows.
 */
const ROUNDING = 8 * Number.EPSILON;

/**
 * Rank (1-based) of the type-1 quantile: ceil(n·p), the inverse of the empirical distribution function.
 * Source: Hyndman and Fan (1996), "Sample quantiles in statistical packages", definition 1.
 *
 * @param n how many values there are, at least 1
 * @param p probability, from 0 (the smallest value) to 1 (the largest)
 * @throws RangeError when n is not a positive whole number or p is not a probability
 */
export function quantileRank(n: number, p: number): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`quantile: expected a positive count of values, got ${n}`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: expected a probability from 0 to 1, got ${p}`);
  const position = n * p;
  const whole = Math.round(position);
  const rank = Math.abs(position - whole) <= whole * ROUNDING ? whole : Math.ceil(position);
  return Math.max(1, rank);
}

/**
 * Type-1 quantile of ascending values, in their unit: always one of the values, never interpolated.
 * `null` when there are none.
 */
export function quantileOf(sorted: Float64Array, p: number): number | null {
  return sorted.length === 0 ? null : sorted[quantileRank(sorted.length, p) - 1];
}
