import { BIN_COUNT, binOf } from './statistics/log-bins.ts';
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
  countCodes(starts, given, emitted, codes);
  for (let code = 0; code < codes; code++) starts[code + 1] += starts[code];
  const grouped = new Float64Array(emitted);
  dealByCode(grouped, starts.slice(), given, values, emitted);
  return { starts, values: grouped };
}

/** How many values each code has, in the place behind its own. */
function countCodes(counts: Uint32Array, given: Int32Array, emitted: number, codes: number): void {
  for (let k = 0; k < emitted; k++) {
    const code = given[k];
    if (!(code >= 0 && code < codes)) throw new RangeError(`emitted: expected a code below ${codes}, got ${code}`);
    counts[code + 1]++;
  }
}

function dealByCode(into: Float64Array, next: Uint32Array, given: Int32Array, values: Float64Array, emitted: number): void {
  for (let k = 0; k < emitted; k++) into[next[given[k]]++] = values[k];
}

/**
 * Moments of values that came in no particular order: they are sorted first, because the kernel meets the people of a
 * block in an order that depends on how many trials it advances together, and a sum's last bits depend on its order.
 */
export function orderlessMoments(values: Float64Array): Moments {
  return momentsOf(values.sort());
}

/** The bins of a block's histograms and how many values each holds, one histogram after another. Keeps its room between blocks. */
export class BinnedBlock {
  private readonly inBin = new Uint32Array(BIN_COUNT);
  private bins = new Uint16Array(1024);
  private counts = new Uint32Array(1024);
  private used = 0;

  /** Adds a histogram of values; NaN marks a missing value and is left out. Returns how many bins have any. */
  add(values: Float64Array): number {
    this.makeRoom(this.used + Math.min(values.length, BIN_COUNT));
    const { inBin, bins, counts, used } = this;
    let end = used;
    for (let i = 0; i < values.length; i++) {
      const x = values[i];
      if (x !== x) continue;
      const bin = binOf(x);
      if (inBin[bin]++ === 0) bins[end++] = bin;
    }
    for (let k = used; k < end; k++) {
      counts[k] = inBin[bins[k]];
      inBin[bins[k]] = 0;
    }
    this.used = end;
    return end - used;
  }

  /** Hands over what was added since the last time. */
  take(): { readonly bins: Uint16Array<ArrayBuffer>; readonly counts: Uint32Array<ArrayBuffer> } {
    const taken = { bins: this.bins.slice(0, this.used), counts: this.counts.slice(0, this.used) };
    this.used = 0;
    return taken;
  }

  private makeRoom(length: number): void {
    if (length <= this.bins.length) return;
    const { bins, counts } = this;
    this.bins = new Uint16Array(length * 2);
    this.counts = new Uint32Array(length * 2);
    this.bins.set(bins);
    this.counts.set(counts);
  }
}
