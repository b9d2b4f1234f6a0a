import type { Atom } from '../units/unit.ts';
import { TWO_32 } from './table.ts';

/** The `step` layout of a distribution of separate values. */
export function stepValues(atoms: readonly Atom[]): Float64Array {
  const n = atoms.length;
  const values = new Float64Array(1 + 2 * n);
  values[0] = n;
  atoms.forEach(({ value, to }, i) => {
    values[1 + i] = i === n - 1 ? TWO_32 : to * TWO_32;
    values[1 + n + i] = value;
  });
  return values;
}
