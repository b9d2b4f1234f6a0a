import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortNumbers } from '../../../src/record/statistics/sort.ts';

/** Where the order differs from the engine's own; −1 for nowhere. */
function firstDifference(values: Float64Array): number {
  const expected = Float64Array.from(values).sort();
  const sorted = sortNumbers(Float64Array.from(values));
  return sorted.length === expected.length ? expected.findIndex((x, k) => !Object.is(x, sorted[k])) : 0;
}

const numbers = (n: number, value: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => value(k));

/** Whole numbers below 2^32 that look like chance. */
const scrambled = (k: number) => Math.imul(k + 1, 0x9e3779b1) >>> 0;
const unit = (k: number) => (scrambled(k) + 0.5) / 2 ** 32;

describe('sorting numbers', () => {
  it.each([
    ['nothing', numbers(0, unit)],
    ['one', numbers(1, unit)],
    ['as few as are left to the engine', numbers(127, unit)],
    ['as few as are not', numbers(128, unit)],
    ['spread evenly', numbers(5000, unit)],
    ['negative and positive', numbers(5000, (k) => unit(k) - 0.5)],
    ['in order', numbers(5000, (k) => k)],
    ['in reverse', numbers(5000, (k) => 5000 - k)],
    ['all equal', numbers(5000, () => 7)],
    ['two of them', numbers(5000, (k) => scrambled(k) % 2)],
    ['counts', numbers(5000, (k) => scrambled(k) % 30)],
    ['mostly zero', numbers(5000, (k) => (scrambled(k) % 10 === 0 ? unit(k) : 0))],
    ['with a long tail', numbers(5000, (k) => 1 / unit(k) ** 3)],
    ['one far away', numbers(5000, (k) => (k === 4321 ? 1e300 : unit(k)))],
    ['closer than a quotient can tell', numbers(5000, (k) => (k % 3) * Number.MIN_VALUE)],
    ['further apart than numbers go', numbers(5000, (k) => (k % 2 === 0 ? 1 : -1) * Number.MAX_VALUE * unit(k))],
    ['more than there are cells for', numbers(300_000, unit)],
  ])('%s', (_, values) => {
    expect(firstDifference(values)).toBe(-1);
  });

  it('keeps nothing of the call before', () => {
    sortNumbers(numbers(9000, unit));
    expect(firstDifference(numbers(700, (k) => unit(k) * 1e9))).toBe(-1);
  });

  it('gives back the array it was given', () => {
    const values = numbers(1000, unit);
    expect(sortNumbers(values)).toBe(values);
  });

  it('any finite numbers', () => {
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -5, max: 5 })).map((x) => x + 0);
    fc.assert(
      fc.property(fc.array(value, { minLength: 128, maxLength: 900 }), (list) => {
        expect(firstDifference(Float64Array.from(list))).toBe(-1);
      }),
      { numRuns: 200 },
    );
  });
});
