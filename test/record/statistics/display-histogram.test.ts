import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  displayCounts,
  displayHistogram,
  type DisplayHistogram,
} from '../../../src/record/statistics/display-histogram.ts';
import { countInto } from '../../../src/record/statistics/histogram.ts';
import { BIN_COUNT, NON_NEGATIVE_BIN_COUNT } from '../../../src/record/statistics/log-bins.ts';
import { column, normals, uniforms } from './draws.ts';

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });
const values = fc
  .array(fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.integer({ min: -20, max: 20 })), {
    minLength: 1,
    maxLength: 300,
  })
  .map((all) => Float64Array.from(all).sort());

function totalOf({ counts, below, above }: DisplayHistogram): number {
  return counts.reduce((sum, count) => sum + count, below + above);
}

function displayBinned(all: Float64Array, bins = BIN_COUNT): DisplayHistogram {
  const counts = new Uint32Array(bins);
  countInto(counts, all);
  return displayCounts(counts);
}

describe('histogram for a report', () => {
  test('has 20 to 33 bins with round edges for a spread of money', () => {
    for (const [seed, size] of [[1, 1], [2, 30_000], [3, 1.7e6], [4, 0.004], [5, 4.4e8]]) {
      const sorted = column(10_000, normals(seed)).map((z) => size * (5 + z)).sort();
      const { edges, counts } = displayHistogram(sorted);
      expect(counts.length).toBeGreaterThanOrEqual(20);
      expect(counts.length).toBeLessThanOrEqual(33);
      expect(edges).toHaveLength(counts.length + 1);
      for (const edge of edges) expect(Number(edge.toPrecision(4))).toBe(edge);
    }
  });

  test('counts every value once, in the bin whose lower edge it reaches', () => {
    fc.assert(
      fc.property(values, (sorted) => {
        const histogram = displayHistogram(sorted);
        const { edges, counts, below, above } = histogram;
        expect(totalOf(histogram)).toBe(sorted.length);
        expect(edges).toEqual(edges.toSorted((a, b) => a - b));
        counts.forEach((count, i) => {
          expect(count).toBe(sorted.filter((x) => x >= edges[i] && x < edges[i + 1]).length);
        });
        expect(below + above).toBeLessThanOrEqual(0.01 * sorted.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('never fails to end, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(anyDouble, { minLength: 1, maxLength: 20 }), (all) => {
        const sorted = Float64Array.from(all).sort();
        if (sorted[sorted.length - 1] - sorted[0] === Infinity) return;
        expect(totalOf(displayHistogram(sorted))).toBe(sorted.length);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  test('puts attainment of exactly 100 % at the start of a bin', () => {
    const sorted = Float64Array.of(0.2, 0.3, 0.6, 0.9, 1, 1, 1.1, 1.2);
    const { edges, counts } = displayHistogram(sorted);
    const at = edges.indexOf(1);
    expect(at).toBeGreaterThan(0);
    expect(counts[at]).toBe(2);
    // 7 × 0.04 would be 0.28000000000000003
    expect(edges).toContain(0.28);
  });

  test('keeps a long tail out of the picture and says how many values it holds', () => {
    const uniform = uniforms(9);
    const sorted = column(10_000, () => 1000 / uniform()).sort();
    const { edges, above, below } = displayHistogram(sorted);
    expect(above).toBeGreaterThan(0);
    expect(above).toBeLessThanOrEqual(50);
    expect(below).toBe(0);
    expect(edges[edges.length - 1]).toBeLessThan(sorted[9999] / 10);
  });

  test('shows an end that is near, however few values reach it', () => {
    // the outermost 9 of 2,000 values on each side lie off by a fifth of what the others span
    const sorted = Float64Array.from({ length: 2000 }, (_, i) => (i < 9 ? -20 : i > 1990 ? 120 : (i - 9) / 19.8));
    for (const { edges, below, above } of [displayHistogram(sorted), displayBinned(sorted)]) {
      expect([below, above]).toEqual([0, 0]);
      expect([edges[0] <= -20, edges[edges.length - 1] > 120]).toEqual([true, true]);
    }
  });

  test('does not split whole numbers', () => {
    const sorted = Float64Array.of(4, 5, 5, 6, 6, 6, 7, 7, 9);
    const { edges, counts } = displayHistogram(sorted, { whole: true });
    expect(edges).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(counts).toEqual([1, 2, 3, 2, 0, 1]);
    expect(displayHistogram(new Float64Array(3), { whole: true }).edges).toEqual([0, 1]);
  });

  test('shows equal values as one bin and no values as none', () => {
    expect(displayHistogram(new Float64Array(5).fill(1)).counts).toEqual([5]);
    expect(displayHistogram(new Float64Array(5)).counts).toEqual([5]);
    expect(displayHistogram(new Float64Array(5).fill(-3e6)).counts).toEqual([5]);
    const none = { edges: [], counts: [], below: 0, above: 0 };
    expect(displayHistogram(new Float64Array(0))).toEqual(none);
    expect(displayCounts(new Uint32Array(BIN_COUNT))).toEqual(none);
  });

  test('from log bins resembles the one from the values', () => {
    const sorted = column(50_000, normals(10)).map((z) => 1e6 * (1 + 0.3 * z)).sort();
    const exact = displayHistogram(sorted);
    const binned = displayBinned(sorted);
    expect(totalOf(binned)).toBe(sorted.length);
    expect(binned.edges[1] - binned.edges[0]).toBe(exact.edges[1] - exact.edges[0]);
    const shift = binned.edges.indexOf(exact.edges[0]);
    exact.counts.forEach((count, i) => {
      // at most a tenth of a bin's width lies in log bins that an edge cuts; shared out evenly, far less is misplaced
      expect(Math.abs(binned.counts[i + shift] - count)).toBeLessThanOrEqual(0.05 * count + 30);
    });
  });

  test('from log bins counts everything with and without negative values, zeros and immeasurable values', () => {
    const all = Float64Array.of(0, 0, 0, 1, 2, 3, 5, 8, 13);
    expect(displayBinned(all, NON_NEGATIVE_BIN_COUNT)).toEqual(displayBinned(all));
    expect(displayBinned(all).counts[0]).toBe(3);
    expect(totalOf(displayBinned(Float64Array.of(-1e300, -5, 0, 1e-20, 7, 1e300)))).toBe(6);
    expect(totalOf(displayBinned(new Float64Array(9)))).toBe(9);
  });
});
