import { gammaQuantiles } from '../special/inverse-gamma.ts';
import type { Unit } from './unit.ts';

/** Scale 1. */
export function gammaUnit(shape: number): Unit {
  const { quantile, upperQuantile, lower, upper } = gammaQuantiles(shape);
  return {
    mean: shape,
    variance: shape,
    support: [0, Infinity],
    lower: quantile,
    upper: upperQuantile,
    cdf: lower,
    survival: upper,
  };
}
