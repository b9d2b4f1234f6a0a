import betainc from '@stdlib/math-base-special-betainc';
import { describe, expect, test } from 'vitest';
import { binomial, binomialAtMost, binomialQuantile } from '../../../src/record/statistics/binomial.ts';

/** P(X ≤ k) × 100^n for a probability in hundredths, in whole numbers. */
function exactAtMost(n: number, hundredths: number, k: number): bigint {
  let choose = 1n;
  let total = 0n;
  for (let j = 0; j <= k; j++) {
    total += choose * BigInt(hundredths) ** BigInt(j) * BigInt(100 - hundredths) ** BigInt(n - j);
    choose = (choose * BigInt(n - j)) / BigInt(j + 1);
  }
  return total;
}

describe('binomial distribution', () => {
  test.each([1, 2, 3, 7, 30, 200])('of %i trials agrees with whole-number arithmetic', (n) => {
    for (const hundredths of [1, 5, 10, 50, 75, 95]) {
      const table = binomial(n, hundredths / 100);
      for (let k = 0; k <= n; k++) {
        const exact = Number((exactAtMost(n, hundredths, k) * 10n ** 18n) / 100n ** BigInt(n)) / 1e18;
        expect(Math.abs(binomialAtMost(table, k) - exact)).toBeLessThan(1e-14);
      }
    }
  });

  test.each([
    [10_000, 0.1, 1e-13],
    [1_000_000, 0.95, 1e-11],
    // the oracle itself is 1.5e-10 off at ten million: see the next test
    [10_000_000, 0.05, 2e-10],
    [10_000_000, 0.5, 2e-10],
  ])('of %i trials at %d agrees with the incomplete beta function', (n, p, tolerance) => {
    const table = binomial(n, p);
    const sd = Math.sqrt(n * p * (1 - p));
    for (const z of [-4, -1.96, -0.5, 0, 0.5, 1.96, 4]) {
      const k = Math.floor(n * p + z * sd);
      const exact = betainc(1 - p, n - k, k + 1);
      expect(Math.abs(binomialAtMost(table, k) - exact)).toBeLessThan(tolerance);
    }
  });

  // the middle term of 2m trials is (πm)^-½ · (1 − 1/8m + …), so P(X ≤ m) is ½ plus half of it
  test('of ten million fair coins agrees with the expansion of the central binomial', () => {
    const half = 5_000_000;
    const middle = (1 - 1 / (8 * half)) / Math.sqrt(Math.PI * half);
    expect(Math.abs(binomialAtMost(binomial(2 * half, 0.5), half) - (0.5 + middle / 2))).toBeLessThan(1e-13);
  });

  // 40-digit sums of the terms
  test.each([
    [10_000, 0.1, 941, 0.024832317807900406],
    [1_000_000, 0.95, 949_572, 0.02502401947748128],
    [10_000_000, 0.05, 498_649, 0.024990285093180475],
  ])('of %i trials at %d keeps twelve digits of the 2.5 %% tail', (n, p, k, exact) => {
    expect(Math.abs(binomialAtMost(binomial(n, p), k) / exact - 1)).toBeLessThan(1e-12);
  });

  test('nothing lies below no successes and everything at or below all trials', () => {
    const table = binomial(5, 0.3);
    expect(binomialAtMost(table, -1)).toBe(0);
    expect(binomialAtMost(table, 5)).toBe(1);
    expect(binomialAtMost(binomial(10_000, 0.5), 10)).toBe(0);
  });

  test('a quantile is the first count whose cumulative probability reaches q', () => {
    for (const n of [1, 4, 50, 3000]) {
      const table = binomial(n, 0.25);
      for (const q of [0.001, 0.025, 0.5, 0.975, 0.999]) {
        const k = binomialQuantile(table, q);
        expect(binomialAtMost(table, k)).toBeGreaterThanOrEqual(q);
        expect(binomialAtMost(table, k - 1)).toBeLessThan(q);
      }
    }
  });

  test('a count that reaches q exactly is the quantile', () => {
    expect(binomialQuantile(binomial(1, 0.5), 0.5)).toBe(0);
    expect(binomialQuantile(binomial(2, 0.5), 0.25)).toBe(0);
    expect(binomialQuantile(binomial(2, 0.5), 0.75)).toBe(1);
  });

  test('no trials and certain outcomes are refused', () => {
    expect(() => binomial(0, 0.5)).toThrow(/positive count/);
    expect(() => binomial(10, 0)).toThrow(/between 0 and 1/);
    expect(() => binomial(10, 1)).toThrow(/between 0 and 1/);
  });
});
