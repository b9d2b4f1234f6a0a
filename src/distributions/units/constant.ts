import type { Unit } from './unit.ts';

/** Always the same value. */
export function constantUnit(value: number): Unit {
  return {
    mean: value,
    variance: 0,
    support: [value, value],
    lower: () => value,
    upper: () => value,
    cdf: (x) => (x >= value ? 1 : 0),
    survival: (x) => (x >= value ? 0 : 1),
    atoms: () => [{ value, from: 0, to: 1 }],
  };
}
