/**
 * A distribution without its location and scale, as plain data: what a quantile table is built from. Two resolved
 * distributions with equal shapes share one table.
 */
export type UnitShape =
  /** Always 1. */
  | { readonly kind: 'constant' }
  /** Mean 0, standard deviation 1. */
  | { readonly kind: 'normal' }
  /** Median 1; `sigma` is the standard deviation of the logarithm. */
  | { readonly kind: 'lognormal'; readonly sigma: number }
  /** Scale 1, mean `shape`. */
  | { readonly kind: 'gamma'; readonly shape: number }
  /** Scale 1: P(X > x) = exp(−x^shape). */
  | { readonly kind: 'weibull'; readonly shape: number }
  /** Mean 1. */
  | { readonly kind: 'exponential' }
  /** On [0, 1]. */
  | { readonly kind: 'beta'; readonly alpha: number; readonly beta: number }
  /** On [0, 1]. */
  | { readonly kind: 'uniform' }
  /** On [0, 1] with its mode at `peak`. */
  | { readonly kind: 'triangular'; readonly peak: number }
  /** Finitely many values, ascending and distinct; `cumulative` are their cumulated probabilities, the last one is 1. */
  | { readonly kind: 'step'; readonly values: readonly number[]; readonly cumulative: readonly number[] }
  /** One of several distributions; the weights sum to 1 and no part is itself a mixture. */
  | { readonly kind: 'mixture'; readonly parts: readonly MixturePart[] };

export interface Placed {
  readonly location: number;
  /** At least 0. */
  readonly scale: number;
  readonly unit: UnitShape;
  /** `ceil`: a draw v becomes step · (1 + floor(v)). */
  readonly rounding: 'none' | 'ceil';
  /** Size of a step of a rounded distribution; 1 otherwise. */
  readonly step: number;
}

export interface MixturePart extends Placed {
  readonly weight: number;
}

/** Equal for equal shapes, so that a compiler builds each table once. */
export function unitKey(unit: UnitShape): string {
  return JSON.stringify(unit);
}
