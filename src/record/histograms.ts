import { binOf } from './statistics/log-bins.ts';
import { momentsOf, type Moments } from './statistics/moments.ts';

/** Values of people and deals as the kernel emits them, in the order in which it met them. */
export interface Emitted {
  readonly codes: Int32Array;
  readonly values: Float64Array;
  /** how many of both count */
  readonly emitted: number;
}

/** The emitted values by code: those of code c lie from starts[c] up to starts[c + 1]. */
export interface Grouped {
  readonly starts: Uint32Array;
  readonly values: Float64Array;
}

/**
 * Groups emitted values by code.
 *
 * @throws RangeError for a code outside 0 … codes − 1
 */
export function groupByCode({ codes: given, values, emitted }: Emitted, codes: number): Grouped {
  const starts = new Uint32Array(codes + 1);
  for (let k = 0; k < emitted; k++) {
    const code = given[k];
    if (!(code >= 0 && code < codes)) throw new RangeError(`emitted: expected a code below ${codes}, got ${code}`);
    starts[code + 1]++;
  }
  for (let code = 0; code < codes; code++) starts[code + 1] += starts[code];
  const next = starts.slice();
  const grouped = new Float64Array(emitted);
  for (let k = 0; k < emitted; k++) grouped[next[given[k]]++] = values[k];
  return { starts, values: grouped };
}

/**
 * Moments of values that came in no particular order: they are sorted first, because the kernel meets the people of a
 * block in an order that depends on how many trials it advances together, and a sum's last bits depend on its order.
 */
export function orderlessMoments(values: Float64Array): Moments {
  return momentsOf(values.sort());
}

/** Appends the bins of values to `bins` at `at`; NaN marks a missing value and is left out. Returns how many there were. */
export function binsInto(bins: Uint16Array, at: number, values: Float64Array): number {
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x === x) bins[at + n++] = binOf(x);
  }
  return n;
}
