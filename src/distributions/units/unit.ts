/** The functions of one unit-scale distribution. Both tails are separate functions, so that neither loses digits. */
export interface Unit {
  readonly mean: number;
  readonly variance: number;
  /** Smallest and largest possible value. */
  readonly support: readonly [number, number];
  /** The quantile at p, for 0 ≤ p ≤ ½. */
  lower(p: number): number;
  /** The quantile at 1 − q, for 0 ≤ q ≤ ½. */
  upper(q: number): number;
  /** P(X ≤ x). */
  cdf(x: number): number;
  /** P(X > x). */
  survival(x: number): number;
  /** The values with a probability of their own, ascending; absent for a continuous distribution. */
  atoms?(): readonly Atom[];
}

export interface Atom {
  readonly value: number;
  /** P(X < value) and P(X ≤ value). */
  readonly from: number;
  readonly to: number;
}
