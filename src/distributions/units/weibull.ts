import { exp } from '../special/exp.ts';
import { expm1 } from '../special/expm1.ts';
import { ln } from '../special/ln.ts';
import { log1p } from '../special/log1p.ts';
import { logGamma } from '../special/log-gamma.ts';
import { pow } from '../special/pow.ts';
import type { Unit } from './unit.ts';

/** Scale 1: P(X > x) = exp(−x^shape). */
export function weibullUnit(shape: number): Unit {
  const mean = exp(logGamma(1 + 1 / shape));
  return {
    mean,
    variance: mean * mean * weibullSquaredCv(1 / shape),
    support: [0, Infinity],
    lower: (p) => pow(-log1p(-p), 1 / shape),
    upper: (q) => pow(-ln(q), 1 / shape),
    cdf: (x) => (x > 0 ? -expm1(-pow(x, shape)) : 0),
    survival: (x) => (x > 0 ? exp(-pow(x, shape)) : 1),
  };
}

/** Variance over squared mean, Γ(1 + 2u) / Γ(1 + u)² − 1, at u = 1 / shape. */
export function weibullSquaredCv(u: number): number {
  return expm1(logGamma(1 + 2 * u) - 2 * logGamma(1 + u));
}
