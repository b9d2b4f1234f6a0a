import { orderIntervalOf } from './order-interval.ts';
import { probabilityAtLeast } from './probability.ts';
import { quantileOf } from './quantile.ts';

/** One percentage point: the half width that a probability's 95 % interval must not exceed. */
const PROBABILITY_HALF_WIDTH = 0.01;

/**
 * Whether a metric has the precision asked for: the 95 % interval of its P50 reaches at most `relative` × |P50| to
 * each side on average, and the probability of each target is known to one percentage point. False while the trials
 * do not bound P50; around a P50 of 0 only an interval of no width will do.
 *
 * @param sorted ascending values without NaN
 * @param relative such as 0.01 for `--precision 1%`
 * @param targets in the metric's unit
 */
export function isPrecise(sorted: Float64Array, relative: number, targets: readonly number[] = []): boolean {
  return medianIsPrecise(sorted, relative) && targets.every((target) => probabilityIsPrecise(sorted, target));
}

function medianIsPrecise(sorted: Float64Array, relative: number): boolean {
  const median = quantileOf(sorted, 0.5);
  const [lower, upper] = orderIntervalOf(sorted, 0.5);
  if (median === null || lower === null || upper === null) return false;
  return (upper - lower) / 2 <= relative * Math.abs(median);
}

function probabilityIsPrecise(sorted: Float64Array, target: number): boolean {
  const { lo, hi } = probabilityAtLeast(sorted, target);
  return lo !== null && hi !== null && (hi - lo) / 2 <= PROBABILITY_HALF_WIDTH;
}
