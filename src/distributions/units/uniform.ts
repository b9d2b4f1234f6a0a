import type { Unit } from './unit.ts';

/** On [0, 1]. */
export const uniformUnit: Unit = {
  mean: 1 / 2,
  variance: 1 / 12,
  support: [0, 1],
  lower: (p) => p,
  upper: (q) => 1 - q,
  cdf: (x) => Math.max(0, Math.min(x, 1)),
  survival: (x) => Math.max(0, Math.min(1 - x, 1)),
};
