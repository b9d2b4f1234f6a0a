import type { Unit } from './unit.ts';

/** On [0, 1] with its mode at `peak`, from 0 to 1. */
export function triangularUnit(peak: number): Unit {
  const rest = 1 - peak;
  const risen = (x: number) => (x > 0 ? (x * x) / peak : 0);
  const left = (x: number) => (x < 1 ? ((1 - x) * (1 - x)) / rest : 0);
  return {
    mean: (1 + peak) / 3,
    variance: (1 - peak * rest) / 18,
    support: [0, 1],
    lower: (p) => (p < peak ? Math.sqrt(p * peak) : 1 - Math.sqrt((1 - p) * rest)),
    upper: (q) => (q < rest ? 1 - Math.sqrt(q * rest) : Math.sqrt((1 - q) * peak)),
    cdf: (x) => (x < peak ? risen(x) : 1 - left(x)),
    survival: (x) => (x < peak ? 1 - risen(x) : left(x)),
  };
}
