import { normalQuantile } from '../../distributions/special/normal-quantile.ts';
import { normalTail } from '../../distributions/special/normal-tail.ts';

/**
 * The law of W in log T = location + scale × W, by the logarithms of its density and of its survival and their first two
 * derivatives. Written into `out`: value, first, second.
 */
export interface StandardFamily {
  readonly logDensity: (z: number, out: Float64Array) => void;
  readonly logSurvival: (z: number, out: Float64Array) => void;
  /** z with P(W > z) = q */
  readonly quantile: (q: number) => number;
}

const HALF_LN_TWO_PI = 0.9189385332046727;

/** Smallest extreme values: T is Weibull of shape 1 / scale. */
const extreme: StandardFamily = {
  logDensity: (z, out) => {
    const e = Math.exp(z);
    out[0] = z - e;
    out[1] = 1 - e;
    out[2] = -e;
  },
  logSurvival: (z, out) => {
    const e = Math.exp(z);
    out[0] = -e;
    out[1] = -e;
    out[2] = -e;
  },
  quantile: (q) => Math.log(-Math.log(q)),
};

/** T is lognormal. */
const normal: StandardFamily = {
  logDensity: (z, out) => {
    out[0] = -0.5 * z * z - HALF_LN_TWO_PI;
    out[1] = -z;
    out[2] = -1;
  },
  logSurvival: (z, out) => {
    const logTail = lnNormalTail(z);
    const hazard = Math.exp(-0.5 * z * z - HALF_LN_TWO_PI - logTail);
    out[0] = logTail;
    out[1] = -hazard;
    out[2] = -hazard * (hazard - z);
  },
  quantile: (q) => (q <= 0.5 ? -normalQuantile(q) : normalQuantile(1 - q)),
};

/** T is log-logistic. */
const logistic: StandardFamily = {
  logDensity: (z, out) => {
    const p = 1 / (1 + Math.exp(-z));
    out[0] = z - 2 * softplus(z);
    out[1] = 1 - 2 * p;
    out[2] = -2 * p * (1 - p);
  },
  logSurvival: (z, out) => {
    const p = 1 / (1 + Math.exp(-z));
    out[0] = -softplus(z);
    out[1] = -p;
    out[2] = -p * (1 - p);
  },
  quantile: (q) => Math.log(1 - q) - Math.log(q),
};

/** Families of durations; `exponential` is `weibull` with its scale held at 1. */
export type SurvivalFamily = 'exponential' | 'weibull' | 'lognormal' | 'loglogistic';

export const survivalFamilies: readonly SurvivalFamily[] = ['exponential', 'weibull', 'lognormal', 'loglogistic'];

export const standardOf: Readonly<Record<SurvivalFamily, StandardFamily>> = {
  exponential: extreme,
  weibull: extreme,
  lognormal: normal,
  loglogistic: logistic,
};

const softplus = (z: number): number => (z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)));

// beyond 37 the tail itself is below the smallest double; its asymptotic series is exact to 1e-9 there
function lnNormalTail(z: number): number {
  if (z < 37) return Math.log(normalTail(z));
  const s = 1 / (z * z);
  return -0.5 * z * z - HALF_LN_TWO_PI - Math.log(z) + Math.log1p(-s + 3 * s * s - 15 * s * s * s);
}
