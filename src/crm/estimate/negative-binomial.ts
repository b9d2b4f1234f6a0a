import { gammaTails } from '../../distributions/special/incomplete-gamma.ts';
import { logGamma } from '../../distributions/special/log-gamma.ts';
import { byDifferences } from './beta-binomial.ts';
import { maximise } from './newton.ts';

export interface CountFit {
  readonly mean: number;
  /** variance = mean + mean² / k; infinite where the counts spread no more than chance */
  readonly k: number;
  readonly logLikelihood: number;
  readonly poissonLogLikelihood: number;
}

const MOST_K = 1e7;

/** Negative binomial counts by maximum likelihood: 1 / k is the squared cv of the rate between periods. */
export function negativeBinomial(counts: ArrayLike<number>): CountFit {
  const n = counts.length;
  const mean = sumOf(counts) / n;
  let poisson = 0;
  for (let i = 0; i < n; i += 1) poisson += counts[i] * Math.log(mean) - mean - logGamma(counts[i] + 1);
  const value = (x: ArrayLike<number>): number => {
    const k = Math.exp(x[1]);
    const mu = Math.exp(x[0]);
    let sum = 0;
    for (let i = 0; i < n; i += 1) {
      sum += logGamma(counts[i] + k) - logGamma(k) - logGamma(counts[i] + 1) - k * Math.log1p(mu / k) + (counts[i] > 0 ? counts[i] * Math.log(mu / (k + mu)) : 0);
    }
    return sum;
  };
  if (mean === 0 || dispersionTest(counts).index <= 1) return { mean, k: Infinity, logLikelihood: poisson, poissonLogLikelihood: poisson };
  const start = mean * mean / Math.max(1e-6, mean * (dispersionTest(counts).index - 1));
  const { x, value: logLikelihood } = maximise(byDifferences(value), [Math.log(mean), Math.log(start)]);
  const k = Math.exp(x[1]);
  return { mean: Math.exp(x[0]), k: k > MOST_K ? Infinity : k, logLikelihood, poissonLogLikelihood: poisson };
}

export interface Dispersion {
  /** variance / mean */
  readonly index: number;
  readonly chiSquared: number;
  readonly degrees: number;
  /** chance of so much spread among Poisson counts of one mean */
  readonly p: number;
}

/** Do counts spread more than chance? Fisher's index of dispersion. */
export function dispersionTest(counts: ArrayLike<number>): Dispersion {
  const n = counts.length;
  const mean = sumOf(counts) / n;
  let squares = 0;
  for (let i = 0; i < n; i += 1) squares += (counts[i] - mean) * (counts[i] - mean);
  const chiSquared = squares / mean;
  return { index: squares / (n - 1) / mean, chiSquared, degrees: n - 1, p: gammaTails((n - 1) / 2).upper(chiSquared / 2) };
}

const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i];
  return sum;
};
