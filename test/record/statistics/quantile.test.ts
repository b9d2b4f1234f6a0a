import fc from 'fast-check';
import { quantile as interpolated } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { quantileOf, quantileRank } from '../../../src/record/statistics/quantile.ts';

const samples = fc.float64Array({ minLength: 1, maxLength: 300, noNaN: true, noDefaultInfinity: true });
const thousandths = fc.integer({ min: 0, max: 1000 });

type Quantile = (sorted: Float64Array, p: number) => number | null;

/** Whether a rule always answers with one of the trials: the first demand on a percentile that is reported. */
function alwaysATrial(quantile: Quantile): boolean {
  const outcome = fc.check(
    fc.property(samples, thousandths, (values, p) => {
      const sorted = values.toSorted();
      return sorted.includes(quantile(sorted, p / 1000)!);
    }),
    { seed: 1, numRuns: 300 },
  );
  return !outcome.failed;
}

describe('type-1 quantile', () => {
  test.each([
    [10, 0.1, 1],
    [10, 0.3, 3],
    [10, 0.31, 4],
    [10, 0.5, 5],
    [11, 0.5, 6],
    [100, 0.07, 7],
    [100, 0.55, 55],
    [100, 0.29, 29],
    [1000, 0.9, 900],
    [10_000_000, 0.35, 3_500_000],
    [10_000_001, 0.9, 9_000_001],
    [3, 0.05, 1],
    [5, 0, 1],
    [5, 1, 5],
  ])('of %i trials, probability %d is the value of rank %i', (n, p, rank) => {
    expect(quantileRank(n, p)).toBe(rank);
  });

  test('the rank is the ceiling of the exact product for every count and every thousandth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), thousandths, (n, p) => {
        const exact = Number((BigInt(n) * BigInt(p) + 999n) / 1000n);
        expect(quantileRank(n, p / 1000)).toBe(Math.max(1, exact));
      }),
      { seed: 2, numRuns: 5000 },
    );
  });

  test('a percentile is always one of the trials', () => {
    expect(alwaysATrial(quantileOf)).toBe(true);
  });

  test('negative control: an interpolated percentile is found out', () => {
    expect(alwaysATrial((sorted, p) => interpolated([...sorted], p))).toBe(false);
    expect(quantileOf(Float64Array.of(1, 2, 3, 4), 0.25)).toBe(1);
    expect(interpolated([1, 2, 3, 4], 0.25)).toBe(1.75);
  });

  test('percentiles rise with the probability', () => {
    fc.assert(
      fc.property(samples, thousandths, thousandths, (values, p, q) => {
        const sorted = values.toSorted();
        const low = quantileOf(sorted, Math.min(p, q) / 1000)!;
        const high = quantileOf(sorted, Math.max(p, q) / 1000)!;
        expect(low).toBeLessThanOrEqual(high);
      }),
      { seed: 3 },
    );
  });

  test('at least a share p of the trials lies at or below the percentile, and fewer than that lie below it', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 1000 }), (values, p) => {
        const sorted = values.toSorted();
        const value = quantileOf(sorted, p / 1000)!;
        expect(sorted.filter((x) => x <= value).length * 1000).toBeGreaterThanOrEqual(p * sorted.length);
        expect(sorted.filter((x) => x < value).length * 1000).toBeLessThan(p * sorted.length);
      }),
      { seed: 4 },
    );
  });

  test('no trials have no percentile', () => {
    expect(quantileOf(new Float64Array(0), 0.5)).toBeNull();
  });

  test('a count or a probability that makes no sense is refused', () => {
    expect(() => quantileRank(0, 0.5)).toThrow(/positive count/);
    expect(() => quantileRank(2.5, 0.5)).toThrow(/positive count/);
    expect(() => quantileRank(10, 1.1)).toThrow(/probability from 0 to 1/);
    expect(() => quantileRank(10, NaN)).toThrow(/probability from 0 to 1/);
  });
});
