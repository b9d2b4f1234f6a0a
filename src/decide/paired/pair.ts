/**
 * Two columns of samples over the same trials. `isPaired` says that a trial has the same luck in both, so that its two
 * values belong together; otherwise only the two distributions can be compared.
 */
export interface Pair {
  readonly base: Float64Array;
  readonly variant: Float64Array;
  readonly isPaired: boolean;
}

/** A pair without the trials in which one of the two has no value (NaN), such as a ratio with a zero denominator. */
export function pairOf(base: Float64Array, variant: Float64Array, isPaired = true): Pair {
  if (base.length !== variant.length) throw new RangeError(`pair: expected as many trials, got ${base.length} and ${variant.length}`);
  const both = Int32Array.from(base.keys()).filter((i) => base[i] === base[i] && variant[i] === variant[i]);
  if (both.length === base.length) return { base, variant, isPaired };
  return { base: Float64Array.from(both, (i) => base[i]), variant: Float64Array.from(both, (i) => variant[i]), isPaired };
}

/** A difference, variant less base, with its 95 % interval in the metric's unit; null where the trials do not give one. */
export interface Estimate {
  readonly value: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  /**
   * how many times smaller the variance of the difference is than with as many independent trials; 1 for those, null where
   * the difference does not vary
   */
  readonly varianceReduction: number | null;
}

export const NO_ESTIMATE: Estimate = { value: null, lo: null, hi: null, varianceReduction: null };
