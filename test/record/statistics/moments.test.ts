import fc from 'fast-check';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import {
  foldMoments,
  meanOf,
  momentsOf,
  sdOf,
  standardErrorOf,
} from '../../../src/record/statistics/moments.ts';
import { presentInto } from '../../../src/record/statistics/present.ts';
import { column, normals } from './draws.ts';

const money = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const columns = fc.array(money, { minLength: 2, maxLength: 200 }).map((values) => Float64Array.from(values));

function blocksOf(values: Float64Array, size: number): Float64Array[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => values.subarray(i * size, (i + 1) * size));
}

describe('mean and standard deviation', () => {
  test('of 2, 4, 4, 4, 5, 5, 7, 9 are 5 and the root of 32/7', () => {
    const moments = momentsOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9));
    expect(moments).toEqual({ count: 8, mean: 5, m2: 32 });
    expect(sdOf(moments)).toBe(Math.sqrt(32 / 7));
    expect(standardErrorOf(moments)).toBe(Math.sqrt(32 / 7) / Math.sqrt(8));
  });

  test('agree with simple-statistics', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const moments = momentsOf(values);
        const size = Math.max(...values.map(Math.abs), 1e-300);
        expect(Math.abs(moments.mean - mean([...values])) / size).toBeLessThan(1e-14);
        expect(Math.abs(sdOf(moments)! - sampleStandardDeviation([...values])) / size).toBeLessThan(1e-13);
      }),
      { seed: 1 },
    );
  });

  test('of equal values are that value and exactly 0, in blocks too', () => {
    for (const value of [0.1, 1 / 3, 1e15 + 0.3, -7.7, 0]) {
      for (const n of [2, 3, 7, 1000, 9999]) {
        const values = new Float64Array(n).fill(value);
        expect(momentsOf(values)).toEqual({ count: n, mean: value, m2: 0 });
        expect(foldMoments(blocksOf(values, 256).map(momentsOf))).toEqual({ count: n, mean: value, m2: 0 });
      }
    }
  });

  test('survive a large common offset that a sum of squares would not', () => {
    const shifted = Float64Array.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
    expect(momentsOf(shifted)).toEqual({ count: 4, mean: 1e9 + 10, m2: 90 });
    const squares = shifted.reduce((sum, x) => sum + x * x, 0) - 4 * (1e9 + 10) * (1e9 + 10);
    expect(squares).not.toBe(90);
  });

  test('double exactly when all money doubles', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const once = momentsOf(values);
        const twice = momentsOf(values.map((x) => 2 * x));
        expect(twice).toEqual({ count: once.count, mean: 2 * once.mean, m2: 4 * once.m2 });
      }),
      { seed: 2 },
    );
  });

  test('do not exist without values, and the deviation not with one', () => {
    const none = momentsOf(new Float64Array(0));
    expect([meanOf(none), sdOf(none), standardErrorOf(none)]).toEqual([null, null, null]);
    const one = momentsOf(Float64Array.of(7));
    expect([meanOf(one), sdOf(one), standardErrorOf(one)]).toEqual([7, null, null]);
  });

  test('refuse a missing value that was not taken out', () => {
    expect(() => momentsOf(Float64Array.of(1, NaN))).toThrow(RangeError);
    expect(() => momentsOf(Float64Array.of(1, Infinity))).toThrow(RangeError);
  });
});

describe('moments folded block by block', () => {
  const values = column(10_007, normals(7)).map((z) => 1e6 + 1e5 * z);

  test('agree with those of all values for every block size', () => {
    const whole = momentsOf(values);
    for (const size of [1, 64, 1000, 10_007]) {
      const folded = foldMoments(blocksOf(values, size).map(momentsOf));
      expect(folded.count).toBe(whole.count);
      expect(folded.mean / whole.mean).toBeCloseTo(1, 13);
      expect(folded.m2 / whole.m2).toBeCloseTo(1, 12);
    }
  });

  test('have the same bits however the finished blocks arrived, since they are folded in block order', () => {
    const blocks = blocksOf(values, 64).map(momentsOf);
    const arrived = blocks.map((block, index) => ({ block, index })).reverse();
    const inOrder = arrived.toSorted((a, b) => a.index - b.index).map(({ block }) => block);
    expect(foldMoments(inOrder)).toEqual(foldMoments(blocks));
    // the order matters to the last bits: this is what folding in order of arrival would change
    expect(foldMoments(blocks.toReversed())).not.toEqual(foldMoments(blocks));
  });

  test('ignore blocks without values', () => {
    const block = momentsOf(Float64Array.of(1, 2, 4));
    const empty = momentsOf(new Float64Array(0));
    expect(foldMoments([empty, block, empty])).toEqual(block);
    expect(foldMoments([])).toEqual(empty);
  });
});

describe('values present', () => {
  test('keep their order when missing ones go out', () => {
    const scratch = new Float64Array(6);
    expect([...presentInto(scratch, Float64Array.of(3, NaN, 1, NaN, 2))]).toEqual([3, 1, 2]);
    expect(presentInto(scratch, Float64Array.of(NaN, NaN))).toHaveLength(0);
  });

  test('must be finite and fit the scratch', () => {
    expect(() => presentInto(new Float64Array(2), Float64Array.of(1, -Infinity))).toThrow(/sample 1: .*-Infinity/);
    expect(() => presentInto(new Float64Array(1), Float64Array.of(1, 2))).toThrow(/room for 2/);
  });
});
