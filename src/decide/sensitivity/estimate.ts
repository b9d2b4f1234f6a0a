import { Z_95 } from '../../record/statistics/confidence.ts';
import { meanOf, momentsOf, standardErrorOf } from '../../record/statistics/moments.ts';

/** A figure with the half width of its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** The mean of contributions that are independent of each other. */
export function meanEstimate(contributions: Float64Array): Estimate {
  const moments = momentsOf(contributions);
  return { value: meanOf(moments) ?? 0, error: Z_95 * (standardErrorOf(moments) ?? 0) };
}

/**
 * The ratio of two means, its error by the delta method: the spread of (over − ratio · under) / mean(under). Nothing over
 * nothing is 0: of a constant output no input explains anything.
 */
export function ratioEstimate(over: Float64Array, under: Float64Array): Estimate {
  const whole = meanOf(momentsOf(under)) ?? 0;
  if (whole === 0) return { value: 0, error: 0 };
  const value = (meanOf(momentsOf(over)) ?? 0) / whole;
  return { value, error: meanEstimate(over.map((x, j) => (x - value * under[j]) / whole)).error };
}

/** Contributions weighted and added: the same trials seen by several estimators. */
export function combined(...parts: readonly (readonly [weight: number, contributions: Float64Array])[]): Float64Array {
  return parts[0][1].map((_, j) => parts.reduce((all, [weight, contributions]) => all + weight * contributions[j], 0));
}
