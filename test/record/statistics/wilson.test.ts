import betaincinv from '@stdlib/math-base-special-betaincinv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clopperPearson, extremeShareText } from '../../../src/record/statistics/clopper-pearson.ts';
import { wilson } from '../../../src/record/statistics/wilson.ts';

const hitsOfTrials = fc.nat(5000).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('interval of a probability', () => {
  test("CF39: Wilson's interval of 6,200 of 10,000 and of 0 of 1,000", () => {
    expect(wilson(6200, 10_000)!.lo).toBeCloseTo(0.6104422358294463, 14);
    expect(wilson(6200, 10_000)!.hi).toBeCloseTo(0.6294656045615912, 14);
    expect(wilson(0, 1000)!.lo).toBe(0);
    expect(wilson(0, 1000)!.hi).toBeCloseTo(0.0038267584855551234, 15);
    expect(wilson(1000, 1000)!.hi).toBe(1);
  });

  test("CF39: Clopper and Pearson's interval of 6,200 of 10,000 and of 0 of 1,000", () => {
    expect(clopperPearson(6200, 10_000)!.lo).toBeCloseTo(0.6104027603964377, 13);
    expect(clopperPearson(6200, 10_000)!.hi).toBeCloseTo(0.629527303136896, 13);
    expect(clopperPearson(0, 1000)!.lo).toBe(0);
    expect(clopperPearson(0, 1000)!.hi).toBeCloseTo(0.00368208389686564, 14);
  });

  test("Clopper and Pearson's ends are beta quantiles", () => {
    for (const [hits, n] of [[1, 3], [2, 40], [39, 40], [500, 1000], [123, 20_000], [700_000, 1_000_000]]) {
      const interval = clopperPearson(hits, n)!;
      expect(interval.lo / betaincinv(0.025, hits, n - hits + 1)).toBeCloseTo(1, 9);
      expect(interval.hi / betaincinv(0.975, hits + 1, n - hits)).toBeCloseTo(1, 9);
    }
  });

  test('both hold the share itself and mirror hits and misses', () => {
    fc.assert(
      fc.property(hitsOfTrials, ([hits, n]) => {
        if (n === 0) return;
        for (const interval of [wilson, clopperPearson]) {
          const { lo, hi } = interval(hits, n)!;
          const mirrored = interval(n - hits, n)!;
          expect(lo).toBeLessThanOrEqual(hits / n);
          expect(hi).toBeGreaterThanOrEqual(hits / n);
          expect(mirrored.lo).toBeCloseTo(1 - hi, 12);
          expect(mirrored.hi).toBeCloseTo(1 - lo, 12);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test('no trials have no interval, and impossible counts are refused', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(clopperPearson(0, 0)).toBeNull();
    expect(() => wilson(3, 2)).toThrow(/3 of 2/);
    expect(() => wilson(0.5, 2)).toThrow(/whole numbers/);
    expect(() => clopperPearson(-1, 2)).toThrow(/-1 of 2/);
  });
});

describe('text of a share never or always seen', () => {
  test.each([
    [0, 1_000, '< 0.37% (95%)'],
    [1_000, 1_000, '> 99.63% (95%)'],
    [0, 10, '< 31% (95%)'],
    [10, 10, '> 69% (95%)'],
    [0, 1_000_000, '< 0.00037% (95%)'],
    [1_000_000, 1_000_000, '> 99.99963% (95%)'],
    [0, 2, '< 85% (95%)'],
    [2, 2, '> 15% (95%)'],
    [0, 1, '< 98% (95%)'],
  ])('%i hits of %i trials read %s', (hits, n, text) => {
    expect(extremeShareText(hits, n)).toBe(text);
  });

  test('any other share has no such text', () => {
    expect(extremeShareText(1, 1000)).toBeNull();
    expect(extremeShareText(999, 1000)).toBeNull();
    expect(extremeShareText(0, 0)).toBeNull();
  });
});
