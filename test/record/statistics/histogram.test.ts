import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCounts, countInto, summariseHistogram } from '../../../src/record/statistics/histogram.ts';
import {
  BIN_COUNT,
  binLower,
  binOf,
  binUpper,
  NON_NEGATIVE_BIN_COUNT,
  RELATIVE_ERROR,
} from '../../../src/record/statistics/log-bins.ts';
import { momentsOf } from '../../../src/record/statistics/moments.ts';
import { orderInterval } from '../../../src/record/statistics/order-interval.ts';
import { PERCENTILES } from '../../../src/record/statistics/percentiles.ts';
import { summarise, type Stats } from '../../../src/record/statistics/stats.ts';
import { column, normals } from './draws.ts';

const money = fc.double({ min: 1e-9, max: 1e15, noNaN: true });
const values = fc
  .array(fc.oneof(money, money.map((x) => -x), fc.constant(0)), { minLength: 3, maxLength: 200 })
  .map((all) => Float64Array.from(all));

function countsOf(all: Float64Array, bins = BIN_COUNT): Uint32Array {
  const counts = new Uint32Array(bins);
  countInto(counts, all);
  return counts;
}

function viaHistogram(all: Float64Array, bins = BIN_COUNT): Stats {
  return summariseHistogram(countsOf(all, bins), momentsOf(all));
}

/** The largest relative distance of a percentile from the exact one; Infinity where zero is not exactly zero. */
function worstError(approximate: Stats, exact: Stats): number {
  const errors = PERCENTILES.map(([name]) => {
    const gap = Math.abs(approximate[name]! - exact[name]!);
    return gap === 0 ? 0 : gap / Math.abs(exact[name]!);
  });
  return Math.max(...errors);
}

describe('summary of a histogram', () => {
  test('has percentiles within 0.5 % of the exact ones, mean and deviation without error', () => {
    fc.assert(
      fc.property(values, (all) => {
        const exact = summarise(all);
        const approximate = viaHistogram(all);
        expect(worstError(approximate, exact)).toBeLessThanOrEqual(RELATIVE_ERROR);
        expect([approximate.n, approximate.mean, approximate.sd]).toEqual([exact.n, exact.mean, exact.sd]);
        expect(approximate.error.mean).toBe(exact.error.mean);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('negative control: percentiles of a histogram with bins twice as wide are found out', () => {
    const all = column(20_000, normals(3)).map((z) => Math.exp(11 + z));
    const counts = countsOf(all);
    for (let bin = 0; bin + 1 < BIN_COUNT; bin += 2) {
      counts[bin + 1] += counts[bin];
      counts[bin] = 0;
    }
    expect(worstError(viaHistogram(all), summarise(all))).toBeLessThanOrEqual(RELATIVE_ERROR);
    expect(worstError(summariseHistogram(counts, momentsOf(all)), summarise(all))).toBeGreaterThan(RELATIVE_ERROR);
  });

  test('has intervals that hold the exact ones and reach at most 1 % farther', () => {
    fc.assert(
      fc.property(values, (all) => {
        const exact = summarise(all);
        const approximate = viaHistogram(all);
        for (const [name] of PERCENTILES) {
          const inner = exact.error[name]!;
          const outer = approximate.error[name]!;
          for (const [end, sign] of [[0, 1], [1, -1]] as const) {
            if (inner[end] === null) {
              expect(outer[end]).toBeNull();
              continue;
            }
            const farther = sign * (inner[end] - outer[end]!);
            expect(farther).toBeGreaterThanOrEqual(0);
            expect(farther).toBeLessThanOrEqual(2 * RELATIVE_ERROR * Math.abs(inner[end]) * (1 + 1e-12));
          }
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('needs only the bins from zero up when nothing can be negative', () => {
    const all = column(5000, normals(5)).map((z) => Math.max(0, 1e4 * z));
    expect(viaHistogram(all, NON_NEGATIVE_BIN_COUNT)).toEqual(viaHistogram(all));
    expect(viaHistogram(all).p25).toBe(0);
    expect(() => countsOf(Float64Array.of(1, -1), NON_NEGATIVE_BIN_COUNT)).toThrow(/at least 0, got -1/);
    expect(() => countsOf(Float64Array.of(1), 7)).toThrow(/got 7/);
  });

  test('adds up from parts in any order to the same counts', () => {
    const all = column(3000, normals(6));
    const parts = [all.subarray(0, 700), all.subarray(700, 2500), all.subarray(2500)].map((part) => countsOf(part));
    for (const order of [[0, 1, 2], [2, 0, 1], [1, 2, 0]]) {
      const sum = new Uint32Array(BIN_COUNT);
      for (const i of order) addCounts(sum, parts[i]);
      expect(sum).toEqual(countsOf(all));
    }
    expect(() => addCounts(parts[0], new Uint32Array(NON_NEGATIVE_BIN_COUNT))).toThrow(RangeError);
  });

  test('leaves missing values out', () => {
    expect(countsOf(Float64Array.of(1, NaN, 2))).toEqual(countsOf(Float64Array.of(1, 2)));
  });

  test('doubles exactly when all money doubles', () => {
    const all = column(4000, normals(8)).map((z) => 1000 * z);
    const once = viaHistogram(all);
    const twice = viaHistogram(all.map((x) => 2 * x));
    for (const [name] of PERCENTILES) {
      expect(twice[name]).toBe(2 * once[name]!);
      expect(twice.error[name]).toEqual(once.error[name]!.map((end) => 2 * end!));
    }
  });

  test('is null where an exact summary is, and where values are too large to measure', () => {
    expect(viaHistogram(new Float64Array(0))).toEqual(summarise(new Float64Array(0)));
    expect(viaHistogram(Float64Array.of(2, 3))).toEqual(summarise(Float64Array.of(2, 3)));
    const huge = viaHistogram(new Float64Array(100).fill(1e16));
    expect([huge.p50, huge.mean]).toEqual([null, 1e16]);
    expect(huge.error.p50).toEqual([2 ** 50, null]);
  });

  test('refuses moments of other values', () => {
    expect(() => summariseHistogram(countsOf(Float64Array.of(1, 2, 3)), momentsOf(Float64Array.of(1)))).toThrow(
      /expected 1 values, got 3/,
    );
  });

  test('of values clustered four to one has the intervals of a quarter as many', () => {
    const all = Float64Array.from({ length: 4000 }, (_, i) => 1 + Math.floor(i / 4));
    const quarter = Float64Array.from({ length: 1000 }, (_, i) => 1 + i);
    const clustered = summariseHistogram(countsOf(all), momentsOf(all), 4);
    const independent = viaHistogram(quarter);
    for (const [name] of PERCENTILES) expect(clustered.error[name]).toEqual(independent.error[name]);
    expect(clustered.error.mean! / independent.error.mean!).toBeCloseTo(1, 3);
    expect(() => summariseHistogram(countsOf(all), momentsOf(all), 0.9)).toThrow(/at least 1/);
  });

  test('of clustered values takes the outermost of the ranks that an effective value stands for', () => {
    // 100 effective values: P5 lies between the 1st and the 11th, so between ranks 1 and 44 of 400
    const all = Float64Array.from({ length: 400 }, (_, i) => 1.05 + i * i);
    const clustered = summariseHistogram(countsOf(all), momentsOf(all), 4);
    expect(orderInterval(100, 0.05)).toMatchObject({ lower: 1, upper: 11 });
    expect(clustered.error.p5).toEqual([binLower(binOf(all[0])), binUpper(binOf(all[43]))]);
  });
});
