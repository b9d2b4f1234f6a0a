import { meanOf, momentsOf, standardErrorOf } from './moments.ts';

/** How far below a target a metric ends, in the target's unit; errors are standard errors (one sd of the mean). */
export interface Shortfall {
  /** Trials with a value. */
  readonly n: number;
  /** Trials below the target. */
  readonly missed: number;
  /** E[max(0, T − X)]; `null` when n is 0. */
  readonly expected: number | null;
  readonly expectedError: number | null;
  /** E[T − X given X < T]; `null` when no trial missed. */
  readonly ifMissed: number | null;
  /** Given how many trials missed; `null` when fewer than two did. */
  readonly ifMissedError: number | null;
}

/**
 * Expected shortfall of a sample column against a target; NaN marks a missing value and is left out.
 * Both are plain means over trials, the second over the trials that missed.
 */
export function shortfall(samples: Float64Array, target: number): Shortfall {
  const gaps = samples.filter((x) => x === x).map((x) => Math.max(0, target - x));
  const all = momentsOf(gaps);
  const missed = momentsOf(gaps.filter((gap) => gap > 0));
  return {
    n: all.count,
    missed: missed.count,
    expected: meanOf(all),
    expectedError: standardErrorOf(all),
    ifMissed: meanOf(missed),
    ifMissedError: standardErrorOf(missed),
  };
}
