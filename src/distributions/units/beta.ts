import { betaQuantiles, logistic } from '../special/inverse-beta.ts';
import type { Unit } from './unit.ts';

/** On [0, 1]. */
export function betaUnit(alpha: number, beta: number): Unit {
  const { logitQuantile, upperLogitQuantile, lower, upper } = betaQuantiles(alpha, beta);
  const sum = alpha + beta;
  return {
    mean: alpha / sum,
    variance: ((alpha / sum) * (beta / sum)) / (sum + 1),
    support: [0, 1],
    lower: (p) => (p > 0 ? logistic(logitQuantile(p)) : 0),
    upper: (q) => (q > 0 ? logistic(upperLogitQuantile(q)) : 1),
    cdf: (x) => lower(x, 1 - x),
    survival: (x) => upper(x, 1 - x),
  };
}
