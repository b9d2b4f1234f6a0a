import { BIN_COUNT } from './statistics/log-bins.ts';

const PAGE_BINS = 128;
const PAGES = Math.ceil(BIN_COUNT / PAGE_BINS);

/** Bytes that one histogram takes whose values lie within a factor of about 15 of each other, zeros apart. */
export const TYPICAL_HISTOGRAM_BYTES = PAGES * 4 + 4 * PAGE_BINS * 8;

/**
 * Many histograms over the bins of log-bins.ts. Values of one metric fall into few of the 11,000 bins, so a histogram
 * has room only for the pages of 128 bins that it needs. Counts are whole numbers up to 9e15.
 */
export class PagedCounts {
  readonly histograms: number;
  /** page of the arena + 1, by histogram and page of bins; 0 for none */
  private readonly table: Int32Array;
  private arena = new Float64Array(PAGE_BINS * 64);
  private used = 0;

  constructor(histograms: number) {
    this.histograms = histograms;
    this.table = new Int32Array(histograms * PAGES);
  }

  add(histogram: number, bin: number, n = 1): void {
    const page = (bin / PAGE_BINS) | 0;
    const at = histogram * PAGES + page;
    if (this.table[at] === 0) this.table[at] = this.newPage();
    this.arena[(this.table[at] - 1) * PAGE_BINS + (bin - page * PAGE_BINS)] += n;
  }

  private newPage(): number {
    if ((this.used + 1) * PAGE_BINS > this.arena.length) {
      const grown = new Float64Array(this.arena.length * 2);
      grown.set(this.arena);
      this.arena = grown;
    }
    return (this.used += 1);
  }

  /** Adds a histogram's counts to `into`, which has BIN_COUNT of them, so that several can be read as one. */
  addTo(into: Float64Array, histogram: number): void {
    this.each(histogram, (bin, n) => {
      into[bin] += n;
    });
  }

  /** Every bin with values, ascending. */
  each(histogram: number, visit: (bin: number, n: number) => void): void {
    for (let page = 0; page < PAGES; page++) {
      const place = this.table[histogram * PAGES + page];
      if (place === 0) continue;
      for (let k = 0; k < PAGE_BINS; k++) {
        const n = this.arena[(place - 1) * PAGE_BINS + k];
        if (n > 0) visit(page * PAGE_BINS + k, n);
      }
    }
  }
}
