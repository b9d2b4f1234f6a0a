import { describe, expect, test } from 'vitest';
import { isPrecise } from '../../../src/record/statistics/precision.ts';

/** n values evenly spread from low to high, ascending. */
function spread(n: number, low: number, high: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => low + ((high - low) * i) / (n - 1));
}

describe('precision asked for', () => {
  test('is reached by P50 when half its interval is within the relative bound, and not one rank sooner', () => {
    // values 1 … 10,000: P50 is 5,000, its ranks 4,902 and 5,099, half of which is 98.5 or 1.97 %
    const sorted = spread(10_000, 1, 10_000);
    expect(isPrecise(sorted, 98.5 / 5000)).toBe(true);
    expect(isPrecise(sorted, 98.4 / 5000)).toBe(false);
  });

  test('is relative to the size of P50, also below zero', () => {
    expect(isPrecise(spread(10_000, -10_000, -1), 0.02)).toBe(true);
    expect(isPrecise(spread(10_000, -5000, 5000), 0.02)).toBe(false);
    expect(isPrecise(new Float64Array(100), 0.01)).toBe(true);
  });

  test('needs every probability to one percentage point', () => {
    // half of Wilson's interval at one half is 1 point at 9,600 trials: 1.96² × 0.25 / 0.01² = 9,604, less z²
    const even = (n: number) => spread(n, 1000, 1000.1);
    expect(isPrecise(even(9602), 0.01, [1000.05])).toBe(true);
    expect(isPrecise(even(9596), 0.01, [1000.05])).toBe(false);
    expect(isPrecise(even(9596), 0.01)).toBe(true);
    expect(isPrecise(even(9596), 0.01, [2000])).toBe(true);
    expect(isPrecise(even(9596), 0.01, [2000, 1000.05])).toBe(false);
  });

  test('is never reached by trials that do not bound P50', () => {
    expect(isPrecise(new Float64Array(0), 0.01)).toBe(false);
    expect(isPrecise(Float64Array.of(5, 5, 5), 0.01)).toBe(false);
    expect(isPrecise(new Float64Array(6).fill(5), 0.01)).toBe(true);
  });
});
