import { quantileRank } from '../../record/statistics/quantile.ts';
import { RunInputError } from '../../run/errors.ts';
import type { Replay } from './result.ts';

export type At = NonNullable<Replay['chosen']>['at'];

const probabilities: Readonly<Record<At, number>> = { worst: 0, p10: 0.1, p50: 0.5, p90: 0.9, best: 1 };

/**
 * The trial at a percentile of a metric: the first whose value is the type-1 quantile, so that it is one that happened.
 * The worst has the smallest value, the best the largest.
 *
 * @throws RunInputError when no trial has a value
 */
export function trialAt(samples: Float64Array, at: At): { trial: number; value: number } {
  const present = samples.filter((x) => x === x).sort();
  if (present.length === 0) throw new RunInputError('replay: no trial has a value of this metric');
  const value = present[quantileRank(present.length, probabilities[at]) - 1];
  return { trial: samples.indexOf(value), value };
}
