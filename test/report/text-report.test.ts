import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultSchema, type Result } from '../../src/record/result.ts';
import type { Stats } from '../../src/record/statistics/stats.ts';
import { columnWidth } from '../../src/report/text/column-width.ts';
import { textReport } from '../../src/report/text/text-report.ts';
import { emptyResult, hostileResult, largeResult, longResult, madeResult } from '../fixtures/report/result.ts';
import { flaws } from './flaws.ts';

const partial: Result = { ...madeResult(), run: { ...madeResult().run, trials: 3_072, partial: true, stopped: 'interrupted' } };
const results: readonly (readonly [string, Result])[] = [
  ['an ordinary result', madeResult()],
  ['a partial result', partial],
  ['a result in which everything is missing', emptyResult()],
  ['a result with hostile names', hostileResult()],
  ['a result of eight pools', largeResult()],
  ['a result of 120 months with numbers of every size', longResult()],
];
const text = (result: Result, options = {}) => textReport(result, options).join('\n');
const plain = (line: string) => line.split('\u001b[').map((part, i) => (i === 0 ? part : part.slice(part.indexOf('m') + 1))).join('');

describe('the text report', () => {
  it('reads like this', async () => {
    await expect(text(madeResult())).toMatchFileSnapshot('expected/report-80.txt');
  });

  it('has one table for the people of many pools, and one for their attainment', () => {
    const lines = textReport(largeResult());
    expect(lines.filter((each) => /^(Attainment|People)/.test(each))).toEqual(['Attainment by pool', 'People at quota in each quarter', 'People by pool (means over trials and the whole time)']);
    for (const { pool } of largeResult().headcount.pools) expect(lines.filter((each) => each.startsWith(`  ${pool} `)).length, pool).toBeGreaterThan(0);
  });

  it('is made from valid results only', () => {
    for (const [, result] of results) expect(() => resultSchema.parse(result)).not.toThrow();
  });

  describe.each(results)('of %s', (_, result) => {
    it.each([20, 40, 57, 80, 120, 200])('keeps to %i columns, from 40 to 120', (width) => {
      for (const unicode of [true, false]) {
        const lines = textReport(result, { width, unicode });
        expect(lines.filter((line) => columnWidth(line) > Math.min(120, Math.max(40, width)))).toEqual([]);
        expect(flaws(lines)).toEqual([]);
      }
    });

    it('differs in colour only, where there is colour', () => {
      const colored = textReport(result, { color: true });
      expect(colored.map(plain)).toEqual(textReport(result));
      expect(colored.join('')).toContain('\u001b[1m');
    });

    it('is the same every time', () => {
      expect(textReport(result)).toEqual(textReport(structuredClone(result)));
    });
  });

  it('shows the P50 of coverage and of attained quota, not a mean that a few small quotas inflate', () => {
    const result = madeResult();
    const inflated = (stats: Stats): Stats => ({ ...stats, mean: 180 });
    const metrics = result.metrics.map((metric) => (metric.id === 'coverage.total' ? { ...metric, periods: metric.periods.map(inflated) } : metric));
    const pools = result.attainment.pools.map((pool) => ({ ...pool, whole: { total: inflated(pool.whole.total), periods: pool.whole.periods.map(inflated) } }));
    expect(text({ ...result, metrics, attainment: { ...result.attainment, pools } })).toBe(text(result));
  });

  it('keeps to ASCII where nothing else can be shown, currencies included', () => {
    const ascii = text(madeResult('EUR'), { unicode: false });
    expect(ascii).toMatch(/^[ -~\n]*$/);
    expect(ascii).toContain('EUR 16.1M');
    expect(text(madeResult('EUR'))).toContain('€16.1M');
  });

  it('says before and after everything else that a result is partial', () => {
    const lines = textReport(partial, { resume: ['quotacast', 'simulate', 'x.yaml', '--resume', 'x.checkpoint'] });
    expect(lines[0]).toBe('PARTIAL: 3,072 of 10,000 trials. The run was interrupted; the figures are those');
    expect(lines.slice(-4)).toEqual([lines[0], 'of the trials that finished.', '  to go on:', '    quotacast simulate x.yaml --resume x.checkpoint']);
    expect(text(madeResult())).not.toContain('PARTIAL');
  });

  it('never speaks of simulation error as of confidence', () => {
    expect(text(madeResult())).not.toMatch(/confiden|certain that|sure that/i);
  });

  it('gives each percentile of the horizon its own figure, not the sum of those of the periods', () => {
    const made = madeResult();
    const sum = 4 * (made.metrics[3].periods[0].p10 ?? 0);
    expect(made.metrics[3].total.p10).not.toBeCloseTo(sum, -4);
    expect(text(made)).toContain('The P50s of quarters do not add up to the P50 of the total; means');
  });

  it('shows whatever numbers a result has, in lines that fit', () => {
    const numbers = fc.oneof(fc.constant(null), fc.double({ noNaN: true, min: -1e300, max: 1e300 }), fc.integer());
    const anything = (seed: readonly (number | null)[]) => {
      let next = 0;
      const replaced = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(replaced);
        if (typeof value !== 'object' || value === null) return value;
        const isStats = 'p50' in value && 'error' in value;
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, isStats && /^(mean|sd|p\d+)$/.test(key) ? seed[next++ % seed.length] : replaced(each)]));
      };
      return replaced;
    };
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 40 }), fc.integer({ min: 40, max: 120 }), (seed, width) => {
        const lines = textReport(anything(seed)(madeResult()) as Result, { width });
        expect(lines.filter((line) => columnWidth(line) > width)).toEqual([]);
        expect(flaws(lines)).toEqual([]);
      }),
      { seed: 1, numRuns: 150 },
    );
  });
});

describe('the look for flaws', () => {
  it.each(['mean NaN', 'undefined', 'x null y', 'Infinity', '[object Object]', 'a\u001b[2Jb', 'a\u202eb', 'a\tb', 'end '])('notices %j', (line) => {
    expect(flaws([line])).toEqual([line]);
  });

  it('passes ordinary lines', () => {
    expect(flaws(['  total $1.2M  n/a', '', '  nullified, undefinedly'])).toEqual([]);
  });
});
