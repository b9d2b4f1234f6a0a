import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderInterval } from '../../../src/record/statistics/order-interval.ts';
import { PERCENTILES } from '../../../src/record/statistics/percentiles.ts';
import { summarise, type Stats } from '../../../src/record/statistics/stats.ts';
import { statsFromRow, STATS_WIDTH, statsToRow } from '../../../src/record/statistics/stats-row.ts';
import { column, uniforms } from './draws.ts';

// squares of what is left out here underflow
const money = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((x) => (Math.abs(x) < 1e-100 ? 0 : x));
const someMissing = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.oneof(money, fc.constant(-0)) }, { weight: 1, arbitrary: fc.constant(NaN) }), { maxLength: 120 })
  .map((values) => Float64Array.from(values));

/** Every number of a summary, with its sign and order kept. */
function numbersOf(stats: Stats): (number | null)[] {
  return [
    stats.mean,
    stats.sd,
    stats.error.mean,
    ...PERCENTILES.flatMap(([name]) => [stats[name], ...(stats.error[name] ?? [null, null])]),
  ];
}

describe('summary of a sample column', () => {
  test('of the numbers 1 to 1,000 in any order is hand arithmetic', () => {
    const samples = Float64Array.from({ length: 1000 }, (_, i) => ((i * 7) % 1000) + 1);
    const stats = summarise(samples);
    const sd = Math.sqrt((1000 * 1001) / 12);
    expect(stats).toMatchObject({
      n: 1000, mean: 500.5, sd, p5: 50, p10: 100, p25: 250, p50: 500, p75: 750, p90: 900, p95: 950,
    });
    expect(stats.error.p10).toEqual([82, 120]);
    expect(stats.error.p90).toEqual([881, 919]);
    expect(stats.error.mean).toBeCloseTo((1.959963984540054 * sd) / Math.sqrt(1000), 12);
  });

  test('has the keys of the contract and no others', () => {
    const names = ['p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'];
    const stats = summarise(Float64Array.of(1, 2, 3));
    expect(Object.keys(stats)).toEqual(['n', 'mean', 'sd', ...names, 'error']);
    expect(Object.keys(stats.error)).toEqual(['mean', ...names]);
  });

  test('without values is null throughout', () => {
    for (const samples of [new Float64Array(0), Float64Array.of(NaN, NaN)]) {
      const stats = summarise(samples);
      expect(stats.n).toBe(0);
      expect(numbersOf(stats).every((x) => x === null)).toBe(true);
      expect(stats.error.p50).toBeNull();
    }
  });

  test('of one trial has a mean only, of two a deviation too, of three percentiles', () => {
    expect(summarise(Float64Array.of(4))).toMatchObject({ n: 1, mean: 4, sd: null, p50: null });
    expect(summarise(Float64Array.of(4)).error).toMatchObject({ mean: null, p50: null });
    expect(summarise(Float64Array.of(4, 6))).toMatchObject({ n: 2, mean: 5, sd: Math.SQRT2, p50: null });
    expect(summarise(Float64Array.of(4, 6)).error.p95).toBeNull();
    expect(summarise(Float64Array.of(4, 6, 5))).toMatchObject({ n: 3, p5: 4, p50: 5, p95: 6 });
    expect(summarise(Float64Array.of(4, 6, 5)).error.p50).toEqual([null, null]);
  });

  test('leaves missing values out and says how many remain', () => {
    fc.assert(
      fc.property(someMissing, (samples) => {
        const present = samples.filter((x) => !Number.isNaN(x));
        expect(summarise(samples)).toEqual(summarise(present));
        expect(summarise(samples).n).toBe(present.length);
      }),
      { seed: 1 },
    );
  });

  test('contains no NaN and no −0, rises with the percentile, and every interval holds its percentile', () => {
    fc.assert(
      fc.property(someMissing, (samples) => {
        const stats = summarise(samples);
        for (const x of numbersOf(stats)) expect([NaN, -0].some((bad) => Object.is(x, bad))).toBe(false);
        const quantiles = PERCENTILES.map(([name]) => stats[name]);
        if (stats.n < 3) return;
        expect(quantiles).toEqual(quantiles.toSorted((a, b) => a! - b!));
        for (const [name] of PERCENTILES) {
          const [lower, upper] = stats.error[name]!;
          expect(lower ?? -Infinity).toBeLessThanOrEqual(stats[name]!);
          expect(upper ?? Infinity).toBeGreaterThanOrEqual(stats[name]!);
        }
      }),
      { seed: 2 },
    );
  });

  test('doubles exactly when all money doubles', () => {
    fc.assert(
      fc.property(someMissing, (samples) => {
        const once = numbersOf(summarise(samples));
        const twice = numbersOf(summarise(samples.map((x) => 2 * x)));
        expect(twice).toEqual(once.map((x) => (x === null ? null : 2 * x)));
      }),
      { seed: 3 },
    );
  });

  test('leaves the samples as they were and may reuse one scratch for all columns', () => {
    const scratch = new Float64Array(500);
    const uniform = uniforms(5);
    for (const n of [500, 20, 300]) {
      const samples = column(n, uniform);
      const before = samples.slice();
      expect(summarise(samples, { scratch })).toEqual(summarise(samples));
      expect(samples).toEqual(before);
    }
    expect(() => summarise(new Float64Array(501), { scratch })).toThrow(/room for 501/);
  });

  test('reads a column of a shared buffer', () => {
    const shared = new Float64Array(new SharedArrayBuffer(8 * 4));
    shared.set([3, 1, NaN, 2]);
    expect(summarise(shared)).toMatchObject({ n: 3, mean: 2, p50: 2 });
  });

  test('refuses an infinite value and says where it is', () => {
    expect(() => summarise(Float64Array.of(1, 2, Infinity))).toThrow(/sample 2/);
  });

  test('of ten thousand trials has the same bits on Node 20, 22, 24 and 26', () => {
    const uniform = uniforms(11);
    const stats = summarise(column(10_000, () => 1 / uniform()));
    expect(orderInterval(10_000, 0.1).coverage).toBe(0.9507872779312518);
    expect(stats).toMatchObject({ mean: 27.851781370936372, sd: 2029.3134910191493, p50: 2.004305590627105 });
    expect(stats.error.mean).toBe(39.77381355738779);
  });
});

describe('flat form of a summary', () => {
  test('gives the summary back', () => {
    const row = new Float64Array(STATS_WIDTH + 5).fill(-1);
    fc.assert(
      fc.property(someMissing, (samples) => {
        const stats = summarise(samples);
        statsToRow(stats, row, 3);
        expect(statsFromRow(row, 3)).toEqual(stats);
        expect([row[0], row[1], row[2], row[STATS_WIDTH + 3], row[STATS_WIDTH + 4]]).toEqual([-1, -1, -1, -1, -1]);
      }),
      { seed: 4 },
    );
  });

  test('is refused where it does not fit or is not one', () => {
    const stats = summarise(Float64Array.of(1, 2, 3));
    expect(() => statsToRow(stats, new Float64Array(STATS_WIDTH), 1)).toThrow(RangeError);
    expect(() => statsFromRow(new Float64Array(STATS_WIDTH - 1))).toThrow(RangeError);
    expect(() => statsFromRow(new Float64Array(STATS_WIDTH).fill(NaN))).toThrow(/expected a count/);
  });
});
