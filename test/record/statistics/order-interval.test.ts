import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderInterval, orderIntervalOf, type Interval } from '../../../src/record/statistics/order-interval.ts';
import { PERCENTILES } from '../../../src/record/statistics/percentiles.ts';
import { column, successZ, uniforms, Z_ONE_IN_A_MILLION } from './draws.ts';
import { expectWithin } from '../../helpers/verdicts.ts';

const REPETITIONS = 4000;
const TRIALS = 200;

/** In how many of 4,000 simulated runs of 200 trials the interval holds the true percentile of a uniform number. */
function timesCovered(p: number, interval: (sorted: Float64Array, p: number) => Interval): number {
  const uniform = uniforms(20_250_101);
  let covered = 0;
  for (let i = 0; i < REPETITIONS; i++) {
    const [lower, upper] = interval(column(TRIALS, uniform).sort(), p);
    if (lower! <= p && p <= upper!) covered++;
  }
  return covered;
}

describe('order-statistic interval', () => {
  // closed forms made with R's definition of qbinom
  test.each([
    [1_000, 0.1, 82, 120, 0.9549071811148258],
    [10_000, 0.1, 942, 1060, 0.950787277931251],
    [10_000, 0.5, 4902, 5099, 0.9511670501036189],
    [10_000, 0.9, 8941, 9059, 0.9507872779312507],
  ])('CF38: of %i trials at %d runs from rank %i to rank %i', (n, p, lower, upper, coverage) => {
    const interval = orderInterval(n, p);
    expect([interval.lower, interval.upper]).toEqual([lower, upper]);
    expectWithin(interval.coverage, coverage, 1e-12);
  });

  test('three trials bound P50 on neither side, and P95 not from above', () => {
    expect(orderInterval(3, 0.5)).toMatchObject({ lower: null, upper: null });
    expect(orderInterval(20, 0.95)).toMatchObject({ lower: 17, upper: null });
    expect(orderInterval(20, 0.05)).toMatchObject({ lower: null, upper: 4 });
    expect(orderIntervalOf(Float64Array.of(1, 2, 3), 0.5)).toEqual([null, null]);
    expect(orderIntervalOf(new Float64Array(0), 0.5)).toEqual([null, null]);
  });

  test('the interval is never less sure than 95 % and one rank less at an end would be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), fc.constantFrom(...PERCENTILES), (n, [, p]) => {
        const { lower, upper, coverage } = orderInterval(n, p);
        expect(coverage).toBeGreaterThanOrEqual(0.95);
        expect(coverage).toBeLessThanOrEqual(1);
        if (lower !== null) expect(lower).toBeLessThanOrEqual(Math.ceil(n * p));
        if (upper !== null) expect(upper).toBeGreaterThan(Math.floor(n * p));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('P10 and P90 mirror each other', () => {
    for (const n of [50, 1_000, 12_345]) {
      const low = orderInterval(n, 0.1);
      const high = orderInterval(n, 0.9);
      expect([high.lower, high.upper]).toEqual([n + 1 - low.upper!, n + 1 - low.lower!]);
    }
  });

  test('ten million trials narrow P50 to 1,581 × 1.96 ranks to each side', () => {
    const { lower, upper } = orderInterval(10_000_000, 0.5);
    expect((upper! - lower!) / 2).toBeCloseTo(1.959963984540054 * Math.sqrt(10_000_000 / 4), -0.5);
    expect((upper! + lower!) / 2).toBeCloseTo(5_000_000.5, 6);
  });

  // false alarm 1e-6 each; sees a coverage that is 1.7 points off
  test.each(PERCENTILES)('the interval of %s holds the truth as often as its coverage says', (_, p) => {
    const covered = timesCovered(p, orderIntervalOf);
    const z = successZ(covered, REPETITIONS, orderInterval(TRIALS, p).coverage);
    expect(Math.abs(z)).toBeLessThan(Z_ONE_IN_A_MILLION);
  });

  test('negative control: an interval of half the width does not hold the truth often enough', () => {
    const halved = (sorted: Float64Array, p: number): Interval => {
      const { lower, upper } = orderInterval(sorted.length, p);
      const centre = (lower! + upper!) / 2;
      return [sorted[Math.round((centre + lower!) / 2) - 1], sorted[Math.round((centre + upper!) / 2) - 1]];
    };
    const z = successZ(timesCovered(0.5, halved), REPETITIONS, orderInterval(TRIALS, 0.5).coverage);
    expect(Math.abs(z)).toBeGreaterThan(Z_ONE_IN_A_MILLION);
  });
});
