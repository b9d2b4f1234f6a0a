import { describe, expect, it } from 'vitest';
import { PagedCounts } from '../../src/record/paged-counts.ts';
import { BIN_COUNT } from '../../src/record/statistics/log-bins.ts';

describe('counts in pages', () => {
  it('are those of one array, for every bin and many histograms', () => {
    const counts = new PagedCounts(40);
    const dense = Array.from({ length: 40 }, () => new Float64Array(BIN_COUNT));
    for (let k = 0; k < 20_000; k++) {
      const histogram = (k * 7) % 40;
      const bin = (k * 7919) % BIN_COUNT;
      counts.add(histogram, bin, k % 3);
      dense[histogram]![bin]! += k % 3;
    }
    counts.add(39, BIN_COUNT - 1);
    dense[39]![BIN_COUNT - 1]! += 1;
    dense.forEach((expected, histogram) => {
      const read = new Float64Array(BIN_COUNT);
      counts.addTo(read, histogram);
      expect(read).toEqual(expected);
    });
  });

  it('add several histograms up', () => {
    const counts = new PagedCounts(2);
    counts.add(0, 5700, 2);
    counts.add(1, 5700, 3);
    const read = new Float64Array(BIN_COUNT);
    counts.addTo(read, 0);
    counts.addTo(read, 1);
    expect(read[5700]).toBe(5);
  });

  it('are visited in ascending order of bins', () => {
    const counts = new PagedCounts(1);
    for (const bin of [9000, 3, 5000, 4]) counts.add(0, bin);
    const seen: number[] = [];
    counts.each(0, (bin) => seen.push(bin));
    expect(seen).toEqual([3, 4, 5000, 9000]);
  });
});
