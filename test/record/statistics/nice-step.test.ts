import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { multipleOf, niceStep, stepsUpTo } from '../../../src/record/statistics/nice-step.ts';

describe('round width of a display bin', () => {
  test.each([
    [2_500_000, 25, 100_000],
    [3_600_000, 25, 150_000],
    [1, 25, 0.04],
    [48, 25, 2],
    [0.0019, 25, 0.000075],
  ])('for a spread of %d in about %i bins is %d', (span, count, width) => {
    expect(multipleOf(niceStep(span, count), 1)).toBe(width);
  });

  test('gives 0.81 to 1.23 times the bins asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), fc.integer({ min: 5, max: 100 }), (span, count) => {
        const times = span / multipleOf(niceStep(span, count), 1) / count;
        expect(times).toBeGreaterThan(0.81);
        expect(times).toBeLessThan(1.23);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  test('is whole for counts, and at least one', () => {
    for (const span of [0.5, 3, 20, 40, 70, 190, 3700]) {
      expect(Number.isInteger(multipleOf(niceStep(span, 25, { whole: true }), 1))).toBe(true);
    }
    expect(multipleOf(niceStep(0.01, 25, { whole: true }), 1)).toBe(1);
  });

  test('passes through a value that matters, whatever the span', () => {
    for (const span of [0.013, 0.4, 1.7, 2.25, 3.4, 8, 19]) {
      const step = niceStep(span, 25, { through: 1 });
      expect(multipleOf(step, stepsUpTo(step, 1))).toBe(1);
    }
    expect(multipleOf(niceStep(1.9, 25), 1)).toBe(0.075);
    expect(multipleOf(niceStep(1.9, 25, { through: 1 }), 1)).toBe(0.1);
    expect(multipleOf(niceStep(400, 25, { through: 1 }), 1)).toBe(10);
  });

  test('counts 0.3 as three tenths although 0.3 / 0.1 is less than 3', () => {
    const tenths = { mantissa: 1, exponent: -1 };
    expect(Math.floor(0.3 / 0.1)).toBe(2);
    expect([0.3, 0.6, 0.7, 0.75, -0.3, -0.25, 0].map((x) => stepsUpTo(tenths, x))).toEqual([3, 6, 7, 7, -3, -3, 0]);
    expect(multipleOf(tenths, 3)).toBe(0.3);
  });
});
