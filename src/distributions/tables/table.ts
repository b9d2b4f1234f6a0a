/**
 * A quantile table of one unit shape. `values`, by kind:
 * - `constant`: [value]
 * - `linear`: TABLE_LENGTH quantiles, see `table-layout.ts`
 * - `step`: [n, upper thresholds × n, values × n]
 * - `piecewise`: [n, upper thresholds × n, values at the upper thresholds × n, slopes × n]
 * Thresholds are cumulated probabilities in units of 2^32, ascending, the last one is 2^32.
 */
export interface Table {
  readonly kind: 'constant' | 'linear' | 'step' | 'piecewise';
  readonly values: Float64Array;
}

export const TWO_32 = 4_294_967_296;
