import { exp } from '../special/exp.ts';
import { expm1 } from '../special/expm1.ts';
import { ln } from '../special/ln.ts';
import { log1p } from '../special/log1p.ts';
import type { Unit } from './unit.ts';

/** Mean 1. */
export const exponentialUnit: Unit = {
  mean: 1,
  variance: 1,
  support: [0, Infinity],
  lower: (p) => -log1p(-p),
  upper: (q) => -ln(q),
  cdf: (x) => (x > 0 ? -expm1(-x) : 0),
  survival: (x) => (x > 0 ? exp(-x) : 1),
};
