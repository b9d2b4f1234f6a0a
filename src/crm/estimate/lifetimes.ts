/**
 * Durations as they were observed, in days; row i of every column is one spell.
 *
 * `ended` 1: it ended at `until` (or, where `from` is given and smaller, somewhere in (from, until]). `ended` 0: it was
 * still running at `until` (right censoring). `entered`: the age at which it came under observation (left truncation).
 */
export interface Lifetimes {
  readonly until: ArrayLike<number>;
  readonly ended: ArrayLike<number>;
  readonly from?: ArrayLike<number>;
  readonly entered?: ArrayLike<number>;
  readonly weight?: ArrayLike<number>;
}
