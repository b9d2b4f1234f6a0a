import { distributionOf } from './distribution.ts';
import type { Placed } from './unit-shape.ts';

/** Values of an uncertain shape parameter for which tables are built; a trial picks one of them. */
export const BANK_SIZE = 33;

/** Equally likely values of a parameter, ascending: its quantiles at (i + ½) / count. */
export function bankValues(parameter: Placed, count: number = BANK_SIZE): Float64Array {
  const { lower, upper } = distributionOf(parameter);
  return Float64Array.from({ length: count }, (_, i) => (2 * i + 1 <= count ? lower((i + 0.5) / count) : upper((count - i - 0.5) / count)));
}
