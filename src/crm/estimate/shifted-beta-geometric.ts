import { logGamma } from '../../distributions/special/log-gamma.ts';
import { byDifferences } from './beta-binomial.ts';
import { choleskyInto, inverseOf } from './cholesky.ts';
import { maximise } from './newton.ts';

/** Contracts that came due: row n is the (n + 1)-th renewal of a customer. */
export interface RenewalCounts {
  readonly due: ArrayLike<number>;
  readonly renewed: ArrayLike<number>;
}

export interface ShiftedBetaGeometric {
  readonly alpha: number;
  readonly beta: number;
  readonly logLikelihood: number;
  /** of ln alpha and ln beta, by rows */
  readonly covariance: Float64Array;
}

/**
 * The shifted beta-geometric by maximum likelihood: the n-th renewal has probability (β + n − 1) / (α + β + n − 1).
 * Source: Fader and Hardie, How to project customer retention, Journal of Interactive Marketing 21 (2007), 76–90.
 */
export function shiftedBetaGeometric({ due, renewed }: RenewalCounts): ShiftedBetaGeometric {
  const value = (x: ArrayLike<number>): number => {
    const a = Math.exp(Math.min(x[0], MOST_LN));
    const b = Math.exp(Math.min(x[1], MOST_LN));
    let sum = 0;
    for (let n = 0; n < due.length; n += 1) {
      const whole = Math.log(a + b + n);
      if (renewed[n] > 0) sum += renewed[n] * (Math.log(b + n) - whole);
      if (due[n] > renewed[n]) sum += (due[n] - renewed[n]) * (Math.log(a) - whole);
    }
    // a weak pull towards 1 keeps the fit in sight where all customers churn alike
    return sum - 0.5 * (x[0] * x[0] + x[1] * x[1]) / (PRIOR_SD * PRIOR_SD);
  };
  const { x, value: best, curvature } = maximise(byDifferences(value), [0, 0.5]);
  const lower = curvature.slice();
  const covariance = choleskyInto(lower, 2) ? inverseOf(lower, 2) : Float64Array.of(1, 0, 0, 1);
  return { alpha: Math.exp(x[0]), beta: Math.exp(x[1]), logLikelihood: best + 0.5 * (x[0] * x[0] + x[1] * x[1]) / (PRIOR_SD * PRIOR_SD), covariance };
}

const MOST_LN = 12;
const PRIOR_SD = 4;

export interface ConstantRate {
  readonly rate: number;
  readonly logLikelihood: number;
  readonly due: number;
  readonly renewed: number;
}

/** One renewal rate for every renewal. */
export function constantRate({ due, renewed }: RenewalCounts): ConstantRate {
  let [all, kept] = [0, 0];
  for (let n = 0; n < due.length; n += 1) {
    all += due[n];
    kept += renewed[n];
  }
  const rate = kept / all;
  const logLikelihood = (kept > 0 ? kept * Math.log(rate) : 0) + (kept < all ? (all - kept) * Math.log(1 - rate) : 0);
  return { rate, logLikelihood, due: all, renewed: kept };
}

/** ln of the share of customers who are still there after n renewals came due. */
export const lnSurvivors = (alpha: number, beta: number, n: number): number =>
  logGamma(beta + n) - logGamma(beta) + logGamma(alpha + beta) - logGamma(alpha + beta + n);
