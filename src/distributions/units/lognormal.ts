import { exp } from '../special/exp.ts';
import { expm1 } from '../special/expm1.ts';
import { ln } from '../special/ln.ts';
import { normalQuantile } from '../special/normal-quantile.ts';
import { normalTail } from '../special/normal-tail.ts';
import type { Unit } from './unit.ts';

/** Median 1, standard deviation of the logarithm `sigma`. */
export function lognormalUnit(sigma: number): Unit {
  const square = sigma * sigma;
  return {
    mean: exp(square / 2),
    variance: expm1(square) * exp(square),
    support: [0, Infinity],
    lower: (p) => exp(sigma * normalQuantile(p)),
    upper: (q) => exp(-sigma * normalQuantile(q)),
    cdf: (x) => (x > 0 ? normalTail(-ln(x) / sigma) : 0),
    survival: (x) => (x > 0 ? normalTail(ln(x) / sigma) : 1),
  };
}
