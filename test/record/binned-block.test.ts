import { describe, expect, it } from 'vitest';
import { BinnedBlock } from '../../src/record/histograms.ts';
import { BIN_COUNT, binMid, binOf } from '../../src/record/statistics/log-bins.ts';

const counted = (bins: Uint16Array, counts: Uint32Array, from: number, to: number) => new Map(Array.from(bins.subarray(from, to), (bin, k) => [bin, counts[from + k]]));

describe('the bins of a block', () => {
  it('tells each bin once, with its count, histogram after histogram', () => {
    const block = new BinnedBlock();
    const first = block.add(Float64Array.of(10, 20, 10, NaN, 10, 0));
    const second = block.add(Float64Array.of(20, -3));
    const { bins, counts } = block.take();
    expect([first, second, bins.length, counts.length]).toEqual([3, 2, 5, 5]);
    expect(counted(bins, counts, 0, first)).toEqual(new Map([[binOf(10), 3], [binOf(20), 1], [binOf(0), 1]]));
    expect(counted(bins, counts, first, first + second)).toEqual(new Map([[binOf(20), 1], [binOf(-3), 1]]));
  });

  it('begins anew after it was handed over', () => {
    const block = new BinnedBlock();
    block.add(Float64Array.of(1, 1, 2));
    block.take();
    expect(block.add(Float64Array.of(1))).toBe(1);
    const { bins, counts } = block.take();
    expect([...bins, ...counts]).toEqual([binOf(1), 1]);
  });

  it('has room for every bin there is, many times', () => {
    const block = new BinnedBlock();
    // the outermost bins have no middle
    const all = Float64Array.from({ length: BIN_COUNT - 2 }, (_, bin) => binMid(bin + 1));
    expect([0, 1, 2].map(() => block.add(all))).toEqual([all.length, all.length, all.length]);
    const { bins, counts } = block.take();
    expect(new Set(bins.subarray(all.length)).size).toBe(all.length);
    expect(counts.every((n) => n === 1)).toBe(true);
  });

  it('says nothing of a histogram without values', () => {
    const block = new BinnedBlock();
    expect(block.add(Float64Array.of(NaN, NaN))).toBe(0);
    expect(block.take().bins).toHaveLength(0);
  });
});
