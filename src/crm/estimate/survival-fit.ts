import { choleskyInto, inverseOf } from './cholesky.ts';
import type { Lifetimes } from './lifetimes.ts';
import { maximise, type Objective } from './newton.ts';
import { lifetimeTerm, type Term } from './lifetime-term.ts';
import { standardOf, type SurvivalFamily } from './standard-family.ts';

export interface SurvivalFit {
  readonly family: SurvivalFamily;
  /** of log T: intercept, then one per covariate */
  readonly coefficients: Float64Array;
  /** ln of the scale of log T; Weibull shape = exp(−logScale) */
  readonly logScale: number;
  readonly logLikelihood: number;
  /** of the coefficients and then logScale (not for the exponential), by rows */
  readonly covariance: Float64Array;
  readonly converged: boolean;
}

/**
 * Maximum likelihood of log T = b₀ + b x + scale × W with right censoring, left truncation, intervals and weights.
 * The likelihood is that of T in days. Source: Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, ch. 3.
 */
export function fitSurvival(family: SurvivalFamily, lifetimes: Lifetimes, covariates: readonly ArrayLike<number>[] = []): SurvivalFit {
  const p = covariates.length + 1;
  const scaled = family !== 'exponential';
  const n = scaled ? p + 1 : p;
  const objective = objectiveOf(family, lifetimes, covariates);
  const { x, value, curvature, converged } = maximise(objective, startOf(family, lifetimes, n, scaled));
  const lower = curvature.slice();
  const covariance = choleskyInto(lower, n) ? inverseOf(lower, n) : new Float64Array(n * n).fill(NaN);
  return { family, coefficients: x.slice(0, p), logScale: scaled ? x[p] : 0, logLikelihood: value, covariance, converged };
}

function objectiveOf(family: SurvivalFamily, lifetimes: Lifetimes, covariates: readonly ArrayLike<number>[]): Objective {
  const { until, weight } = lifetimes;
  const standard = standardOf[family];
  const p = covariates.length + 1;
  const scaled = family !== 'exponential';
  const term: Term = { value: 0, byLocation: 0, byLogScale: 0, locationTwice: 0, both: 0, logScaleTwice: 0 };
  const row = new Float64Array(p).fill(1);
  return (x, gradient, curvature) => {
    const n = x.length;
    const logScale = scaled ? x[p] : 0;
    let total = 0;
    for (let i = 0; i < until.length; i += 1) {
      const w = weight === undefined ? 1 : weight[i];
      if (w === 0) continue;
      let location = x[0];
      for (let k = 1; k < p; k += 1) {
        row[k] = covariates[k - 1][i];
        location += x[k] * row[k];
      }
      lifetimeTerm(standard, lifetimes, i, location, logScale, term);
      total += w * term.value;
      for (let k = 0; k < p; k += 1) {
        gradient[k] += w * term.byLocation * row[k];
        for (let j = 0; j <= k; j += 1) curvature[k * n + j] -= w * term.locationTwice * row[k] * row[j];
      }
      if (!scaled) continue;
      gradient[p] += w * term.byLogScale;
      for (let k = 0; k < p; k += 1) curvature[p * n + k] -= w * term.both * row[k];
      curvature[p * n + p] -= w * term.logScaleTwice;
    }
    return total;
  };
}

/** Location and scale by the logarithms of the durations as they stand. */
function startOf(family: SurvivalFamily, { until, ended, weight }: Lifetimes, n: number, scaled: boolean): number[] {
  let [count, sum, squares, events] = [0, 0, 0, 0];
  for (let i = 0; i < until.length; i += 1) {
    const w = weight === undefined ? 1 : weight[i];
    const y = Math.log(Math.max(until[i], 1e-6));
    count += w;
    sum += w * y;
    squares += w * y * y;
    events += w * ended[i];
  }
  const mean = sum / count;
  const sd = Math.sqrt(Math.max(1e-4, squares / count - mean * mean));
  const scale = family === 'lognormal' ? sd : family === 'loglogistic' ? 0.55 * sd : 0.78 * sd;
  const start = Array.from({ length: n }, () => 0);
  start[0] = mean + (family === 'lognormal' || family === 'loglogistic' ? 0 : 0.45 * sd) + Math.log(Math.max(1, count / Math.max(events, 1e-3))) * Math.min(sd, 1);
  if (scaled) start[n - 1] = Math.log(scale);
  return start;
}
