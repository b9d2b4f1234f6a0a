import { wilson } from './wilson.ts';

/** Share of trials that reach a target, from 0 to 1, with its 95 % Wilson interval; `null` when n is 0. */
export interface Probability {
  /** Trials with a value. */
  readonly n: number;
  /** Trials at or above the target. */
  readonly hits: number;
  readonly p: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** P(X ≥ target) from a sample column in any order; NaN marks a missing value and is left out. */
export function probabilityAtLeast(samples: Float64Array, target: number): Probability {
  let n = 0;
  let hits = 0;
  for (let i = 0; i < samples.length; i++) {
    if (samples[i] !== samples[i]) continue;
    n++;
    if (samples[i] >= target) hits++;
  }
  const interval = wilson(hits, n);
  return interval === null ? { n, hits, p: null, lo: null, hi: null } : { n, hits, p: hits / n, ...interval };
}
