/*
 * Scores of single quantiles and of intervals, in the unit of the forecast; less is better.
 * Source: Gneiting and Raftery (2007), JASA 102, 359–378; the weighted interval score as in Bracher et al. (2021),
 * PLoS Computational Biology 17, e1008618.
 */

/** Pinball loss of a quantile of level `tau`. */
export function pinball(quantile: number, tau: number, actual: number): number {
  return actual >= quantile ? tau * (actual - quantile) : (1 - tau) * (quantile - actual);
}

/** An interval that is to hold what happens with probability `level`. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  readonly level: number;
}

/** Winkler's interval score: the width, and 2 / (1 − level) for each unit outside. */
export function intervalScore({ lo, hi, level }: Interval, actual: number): number {
  const outside = Math.max(0, lo - actual) + Math.max(0, actual - hi);
  return hi - lo + (2 / (1 - level)) * outside;
}

/** A median and central intervals in one score, which comes near the CRPS as intervals are added. */
export function weightedIntervalScore(median: number, intervals: readonly Interval[], actual: number): number {
  const sum = intervals.reduce((all, interval) => all + ((1 - interval.level) / 2) * intervalScore(interval, actual), Math.abs(actual - median) / 2);
  return sum / (intervals.length + 0.5);
}
