import { betaTails } from '../../distributions/special/incomplete-beta.ts';
import { normalTail } from '../../distributions/special/normal-tail.ts';

/** Whether one method's losses are larger than another's beyond chance. */
export interface DieboldMariano {
  readonly n: number;
  /** mean difference of the losses: below 0 the first method is better */
  readonly mean: number;
  readonly statistic: number;
  /** the statistic corrected for few forecasts */
  readonly corrected: number;
  /** two-sided, of the corrected statistic, Student's t with n − 1 degrees of freedom */
  readonly p: number;
  /** two-sided, of the uncorrected statistic as normal */
  readonly pNormal: number;
  /** how the long-run variance was found: `bartlett` where the plain sum of autocovariances is not positive */
  readonly variance: 'rectangular' | 'bartlett';
}

/**
 * Diebold and Mariano's test on differences of losses of forecasts `h` steps ahead, with the small-sample form of
 * Harvey, Leybourne and Newbold. Forecasts that look h steps ahead have errors that hang together over h − 1 steps:
 * their autocovariances go into the variance; where that sum is not positive, with Bartlett's weights.
 * Source: Diebold and Mariano (1995), JBES 13, 253–263; Harvey, Leybourne and Newbold (1997), IJF 13, 281–291.
 *
 * @returns null with fewer than two differences, or where all are the same
 */
export function dieboldMariano(differences: ArrayLike<number>, h: number): DieboldMariano | null {
  const n = differences.length;
  if (n < 2) return null;
  const steps = Math.min(h, n - 1);
  let mean = 0;
  for (let i = 0; i < n; i++) mean += differences[i] / n;
  const gammas = Array.from({ length: steps }, (_, lag) => autocovariance(differences, mean, lag));
  // rounding leaves some 1e-32 where all are the same
  if (!(gammas[0] > 1e-24 * mean * mean)) return null;
  const plain = longRun(gammas, () => 1);
  const variance = plain > 0 ? 'rectangular' : 'bartlett';
  const used = plain > 0 ? plain : longRun(gammas, (lag) => 1 - lag / steps);
  const statistic = mean / Math.sqrt(used / n);
  const corrected = statistic * Math.sqrt((n + 1 - 2 * steps + (steps * (steps - 1)) / n) / n);
  return { n, mean, statistic, corrected, p: studentTwoSided(corrected, n - 1), pNormal: 2 * normalTail(Math.abs(statistic)), variance };
}

/** The plain sum of autocovariances, which need not be positive. */
export function longRunVariance(differences: ArrayLike<number>, h: number): number {
  let mean = 0;
  for (let i = 0; i < differences.length; i++) mean += differences[i] / differences.length;
  return longRun(Array.from({ length: h }, (_, lag) => autocovariance(differences, mean, lag)), () => 1);
}

const longRun = (gammas: readonly number[], weight: (lag: number) => number): number => gammas.reduce((sum, gamma, lag) => sum + (lag === 0 ? gamma : 2 * weight(lag) * gamma), 0);

function autocovariance(values: ArrayLike<number>, mean: number, lag: number): number {
  let sum = 0;
  for (let i = lag; i < values.length; i++) sum += (values[i] - mean) * (values[i - lag] - mean);
  return sum / values.length;
}

/** P(|T| > |t|) of Student's t: the beta function of ν / 2 and ½ at ν / (ν + t²). */
function studentTwoSided(t: number, degrees: number): number {
  const x = degrees / (degrees + t * t);
  return betaTails(degrees / 2, 0.5).lower(x, 1 - x);
}
