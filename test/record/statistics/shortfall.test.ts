import { describe, expect, test } from 'vitest';
import { probabilityAtLeast } from '../../../src/record/statistics/probability.ts';
import { shortfall } from '../../../src/record/statistics/shortfall.ts';
import { wilson } from '../../../src/record/statistics/wilson.ts';
import { column, normals, Z_ONE_IN_A_MILLION } from './draws.ts';

describe('shortfall against a target', () => {
  test('of 70, 100, 130 and 90 against 100 is hand arithmetic', () => {
    const result = shortfall(Float64Array.of(70, 100, NaN, 130, 90), 100);
    expect(result).toEqual({
      n: 4,
      missed: 2,
      expected: 10,
      expectedError: Math.sqrt((400 + 100 + 100 + 0) / 3) / 2,
      ifMissed: 20,
      ifMissedError: Math.sqrt(200) / Math.sqrt(2),
    });
  });

  // E max(0, T − X) = (T − μ)Φ(t) + σφ(t) with t = (T − μ)/σ; false alarm 1e-6
  test('of a normal metric is within its standard errors of the closed form', () => {
    const result = shortfall(column(40_000, normals(21)).map((z) => 100 + 20 * z), 110);
    const density = Math.exp(-0.125) / Math.sqrt(2 * Math.PI);
    const below = 0.691462461274013;
    const expected = 10 * below + 20 * density;
    expect(Math.abs(result.expected! - expected) / result.expectedError!).toBeLessThan(Z_ONE_IN_A_MILLION);
    expect(Math.abs(result.ifMissed! - expected / below) / result.ifMissedError!).toBeLessThan(Z_ONE_IN_A_MILLION);
    expect(result.expectedError).toBeLessThan(0.1);
  });

  test('is the chance of a miss times the shortfall if missed', () => {
    const { n, missed, expected, ifMissed } = shortfall(column(1000, normals(22)), 0.3);
    expect(expected).toBeCloseTo((missed / n) * ifMissed!, 12);
  });

  test('does not exist without trials, and not "if missed" when none missed', () => {
    expect(shortfall(Float64Array.of(NaN), 5)).toEqual({
      n: 0, missed: 0, expected: null, expectedError: null, ifMissed: null, ifMissedError: null,
    });
    expect(shortfall(Float64Array.of(5, 6), 5)).toEqual({
      n: 2, missed: 0, expected: 0, expectedError: 0, ifMissed: null, ifMissedError: null,
    });
    expect(shortfall(Float64Array.of(5, 6), 6)).toMatchObject({ missed: 1, ifMissed: 1, ifMissedError: null });
  });
});

describe('probability of a target', () => {
  test('counts a trial that just reaches it, and leaves missing ones out', () => {
    const result = probabilityAtLeast(Float64Array.of(9, NaN, 10, 11, 8), 10);
    expect(result).toEqual({ n: 4, hits: 2, p: 0.5, ...wilson(2, 4)! });
  });

  test('does not exist without trials', () => {
    expect(probabilityAtLeast(Float64Array.of(NaN), 1)).toEqual({ n: 0, hits: 0, p: null, lo: null, hi: null });
  });
});
