import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BIN_COUNT,
  binLower,
  binMid,
  binOf,
  binUpper,
  LARGEST,
  NON_NEGATIVE_BIN_COUNT,
  RELATIVE_ERROR,
  SMALLEST,
  ZERO_BIN,
} from '../../../src/record/statistics/log-bins.ts';

const magnitude = fc.double({ min: SMALLEST, max: LARGEST, maxExcluded: true, noNaN: true });
const measurable = fc.tuple(magnitude, fc.constantFrom(-1, 1)).map(([x, sign]) => x * sign);

describe('log bins', () => {
  test('cover 1e-9 to 1e15 on both sides of zero', () => {
    expect(SMALLEST).toBeLessThanOrEqual(1e-9);
    expect(LARGEST).toBeGreaterThanOrEqual(1e15);
    expect(BIN_COUNT).toBe(11_365);
    expect(NON_NEGATIVE_BIN_COUNT).toBe(5_683);
  });

  test('touch each other in ascending order without gap or overlap', () => {
    expect(binLower(0)).toBe(-Infinity);
    expect(binUpper(BIN_COUNT - 1)).toBe(Infinity);
    for (let bin = 1; bin < BIN_COUNT; bin++) {
      expect(binLower(bin)).toBe(binUpper(bin - 1));
      if (bin !== ZERO_BIN) expect(binLower(bin)).toBeLessThan(binUpper(bin));
    }
  });

  test('have a representative within 0.5 % of both ends', () => {
    let worst = 0;
    for (let bin = 0; bin < BIN_COUNT; bin++) {
      const ends = [binLower(bin), binUpper(bin)].map(Math.abs);
      if (Math.min(...ends) < SMALLEST || Math.max(...ends) > LARGEST) continue;
      const mid = Math.abs(binMid(bin));
      worst = Math.max(worst, ...ends.map((end) => Math.abs(mid - end) / end));
    }
    expect(worst).toBeLessThanOrEqual(RELATIVE_ERROR);
    // not wastefully fine either
    expect(worst).toBeGreaterThan(0.98 * RELATIVE_ERROR);
  });

  test('hold what is put into them', () => {
    fc.assert(
      fc.property(measurable, (x) => {
        const bin = binOf(x);
        expect(binLower(bin)).toBeLessThanOrEqual(x);
        expect(binUpper(bin)).toBeGreaterThanOrEqual(x);
        expect(Math.abs(binMid(bin) - x)).toBeLessThanOrEqual(RELATIVE_ERROR * Math.abs(x));
        expect(binOf(binMid(bin))).toBe(bin);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  test('own the end nearer to zero', () => {
    for (let bin = ZERO_BIN + 1; bin < BIN_COUNT; bin++) {
      if (bin > ZERO_BIN + 1) expect(binOf(binLower(bin))).toBe(bin);
      if (bin > ZERO_BIN + 1) expect(binOf(-binLower(bin))).toBe(2 * ZERO_BIN - bin);
    }
  });

  test('rise with the value', () => {
    fc.assert(
      fc.property(measurable, measurable, (x, y) => {
        expect(binOf(Math.min(x, y))).toBeLessThanOrEqual(binOf(Math.max(x, y)));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  test('move exactly one octave when a value doubles', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (x) => {
        expect(binMid(binOf(2 * x))).toBe(2 * binMid(binOf(x)));
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  test('keep zero exact and apart from the smallest values', () => {
    expect([binOf(0), binOf(-0)]).toEqual([ZERO_BIN, ZERO_BIN]);
    expect([binLower(ZERO_BIN), binMid(ZERO_BIN), binUpper(ZERO_BIN)]).toEqual([0, 0, 0]);
    expect([binOf(Number.MIN_VALUE), binOf(1e-10)]).toEqual([ZERO_BIN + 1, ZERO_BIN + 1]);
    expect(binOf(-1e-300)).toBe(ZERO_BIN - 1);
    expect([binLower(ZERO_BIN + 1), binUpper(ZERO_BIN + 1)]).toEqual([0, SMALLEST]);
    expect(binOf(SMALLEST)).toBe(ZERO_BIN + 2);
  });

  test('gather what is too large to measure in the outermost bins', () => {
    expect([binOf(LARGEST), binOf(1e300), binOf(Infinity)]).toEqual([BIN_COUNT - 1, BIN_COUNT - 1, BIN_COUNT - 1]);
    expect([binOf(-LARGEST), binOf(-Infinity)]).toEqual([0, 0]);
    expect(binOf(LARGEST - 1)).toBe(BIN_COUNT - 2);
    expect([binLower(BIN_COUNT - 1), binMid(BIN_COUNT - 1)]).toEqual([LARGEST, Infinity]);
  });

  test('have no place for a missing value', () => {
    expect(() => binOf(NaN)).toThrow(/got NaN/);
    expect(() => binOf(-NaN)).toThrow(/got NaN/);
  });
});
