import { normalQuantile } from '../special/normal-quantile.ts';
import { normalTail } from '../special/normal-tail.ts';
import type { Unit } from './unit.ts';

/** Mean 0, standard deviation 1. */
export const normalUnit: Unit = {
  mean: 0,
  variance: 1,
  support: [-Infinity, Infinity],
  lower: normalQuantile,
  upper: (q) => -normalQuantile(q),
  cdf: (x) => normalTail(-x),
  survival: normalTail,
};
