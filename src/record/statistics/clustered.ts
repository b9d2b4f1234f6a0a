import type { Moments } from './moments.ts';

/**
 * Joint moments, over trials, of how many people a trial has and what their values add up to.
 * `countM2`, `sumM2` and `cross` are sums of squared deviations and of their products.
 */
export interface ClusterMoments {
  readonly trials: number;
  readonly meanCount: number;
  readonly meanSum: number;
  readonly countM2: number;
  readonly sumM2: number;
  readonly cross: number;
}

/**
 * Joint moments of a block of trials, in their order.
 *
 * @param counts people per trial; a trial may have none
 * @param sums sum of their values per trial, in the values' unit
 * @throws RangeError when the columns differ in length or hold anything that is not finite
 */
export function clusterMomentsOf(counts: Float64Array, sums: Float64Array): ClusterMoments {
  const trials = counts.length;
  if (sums.length !== trials) throw new RangeError(`clusters: expected ${trials} sums, got ${sums.length}`);
  if (trials === 0) return NONE;
  let meanCount = 0;
  let meanSum = 0;
  for (let i = 0; i < trials; i++) {
    meanCount += counts[i] / trials;
    meanSum += sums[i] / trials;
  }
  let countM2 = 0;
  let sumM2 = 0;
  let cross = 0;
  for (let i = 0; i < trials; i++) {
    const count = counts[i] - meanCount;
    const sum = sums[i] - meanSum;
    countM2 += count * count;
    sumM2 += sum * sum;
    cross += count * sum;
  }
  if (!Number.isFinite(countM2 + sumM2)) throw new RangeError('clusters: expected finite counts and sums');
  return { trials, meanCount, meanSum, countM2, sumM2, cross };
}

const NONE: ClusterMoments = { trials: 0, meanCount: 0, meanSum: 0, countM2: 0, sumM2: 0, cross: 0 };

/** Joint moments of all blocks, folded in the order given. Source: as `foldMoments`, with products for squares. */
export function foldClusterMoments(blocks: readonly ClusterMoments[]): ClusterMoments {
  return blocks.reduce(joined, NONE);
}

function joined(a: ClusterMoments, b: ClusterMoments): ClusterMoments {
  if (b.trials === 0) return a;
  const trials = a.trials + b.trials;
  const share = b.trials / trials;
  const count = b.meanCount - a.meanCount;
  const sum = b.meanSum - a.meanSum;
  return {
    trials,
    meanCount: a.meanCount + count * share,
    meanSum: a.meanSum + sum * share,
    countM2: a.countM2 + b.countM2 + count * count * a.trials * share,
    sumM2: a.sumM2 + b.sumM2 + sum * sum * a.trials * share,
    cross: a.cross + b.cross + count * sum * a.trials * share,
  };
}

/**
 * Design effect of people clustered by trial: variance of their mean over the variance that as many independent
 * people would give, at least 1. n / designEffect is the effective number of people.
 *
 * With k trials, m_i people summing to s_i in trial i, M = Σ m_i and mean R = Σ s_i / M, the variance of the mean is
 * k/(k − 1) · Σ (s_i − R·m_i)² / M² (Taylor linearisation of a ratio, trials drawn with replacement), against s²/M.
 * For m people in every trial this is Kish's 1 + (m − 1)·ρ. Sources: Kish (1965), "Survey Sampling", 5.4 and 6.3;
 * Cochran (1977), "Sampling Techniques", 11.7.
 *
 * It is used for quantiles too. There the indicators "at or below the quantile" are what is clustered; under a shared
 * Gaussian factor they correlate less than the values do (Lancaster 1957, Biometrika 44, 289–292), so the interval is
 * on the wide side.
 *
 * With a single trial nothing is known about the spread between trials: all its people count as one.
 *
 * @param people moments of the single people's values
 * @throws RangeError when the clusters hold another number of people
 */
export function designEffect(clusters: ClusterMoments, people: Moments): number {
  const { trials, meanCount, meanSum, countM2, sumM2, cross } = clusters;
  const inClusters = trials * meanCount;
  if (Math.abs(inClusters - people.count) > 0.5) {
    throw new RangeError(`clusters: expected ${people.count} people, got ${inClusters}`);
  }
  if (people.count < 2) return 1;
  if (trials === 1) return people.count;
  const ratio = meanSum / meanCount;
  const between = sumM2 - 2 * ratio * cross + ratio * ratio * countM2;
  const clustered = ((trials / (trials - 1)) * between) / (people.count * people.count);
  const independent = people.m2 / (people.count - 1) / people.count;
  return independent > 0 ? Math.max(1, clustered / independent) : 1;
}
