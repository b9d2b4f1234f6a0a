import { describe, expect, it } from 'vitest';
import type { PeriodResult, Tally, TrialResult } from './results.ts';
import { scenarioInputs, scenarios, slotSharesOf } from './scenarios.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { simulateSecond } from './simulate.ts';

const trials = process.env['QUOTACAST_LONG'] === '1' ? 400 : 40;
const tallies = ['created', 'won', 'lost', 'noDecision'] as const;
const run = (name: string, seed = 1): TrialResult[] => simulateSecond(scenarios[name]!, trials, seed, { slotShares: slotSharesOf[name] ?? (() => undefined) });
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe.each(Object.keys(scenarios))('the scenario %s', (name) => {
  const results = run(name);
  const periods = results.flatMap((result) => result.periods);

  it('loses and invents no deal', () => {
    for (const { periods: list, open } of results) {
      const openings = [...list.slice(1).map((period) => period.open), open];
      for (const [k, period] of list.entries()) {
        const closed = period.won.total + period.lost.total + period.noDecision.total;
        expect(period.open.count + period.created.total).toBe(closed + openings[k]!.count);
      }
      for (const state of openings) expect(sum(Object.values(state.byStage).map(({ count }) => count))).toBe(state.count);
    }
  });

  it('adds up by segment and by motion', () => {
    for (const { bookings, ...period } of periods) {
      for (const key of tallies) expect(sum(Object.values((period[key] as Tally).bySegment))).toBe(period[key].total);
      expect(sum(Object.values(bookings.newBySegment))).toBeCloseTo(bookings.new, 4);
      expect(sum(Object.values(bookings.newByMotion))).toBeCloseTo(bookings.new, 4);
      expect(bookings.newNet).toBeLessThanOrEqual(bookings.new + 1e-6);
      expect(bookings.late).toBeLessThanOrEqual(bookings.new + 1e-6);
    }
  });

  it('walks from opening to closing ARR', () => {
    for (const { arr } of periods) expect(arr.opening + arr.new + arr.uplift - arr.contraction - arr.churned).toBeCloseTo(arr.closing, 3);
  });

  it('keeps people, credit and quota consistent', () => {
    for (const period of periods) for (const pool of Object.values(period.pools)) {
      expect(pool.streetFilled).toBeLessThanOrEqual(pool.street + 1e-6);
      expect(pool.backfills).toBeLessThanOrEqual(pool.hires);
      expect(pool.waits.waited).toBeLessThanOrEqual(pool.waits.served);
      expect(pool.waits.days > 1e-6).toBe(pool.waits.waited > 0);
    }
    for (const { periods: list } of results) {
      for (const pool of Object.keys(scenarios[name]!.pools)) {
        for (const [before, after] of list.slice(1).map((period, k) => [list[k]!, period] as const)) expect(headcount(after, pool)).toBe(before.pools[pool]!.filledEnd);
      }
    }
  });

  it('says the same again for the same seed, and something else for another', () => {
    expect(run(name)).toEqual(results);
    expect(run(name, 2)).not.toEqual(results);
  });
});

/** People before a period's starts and leaves. */
const headcount = (period: PeriodResult, pool: string): number => period.pools[pool]!.filledEnd - period.pools[pool]!.hires + period.pools[pool]!.leavers;

describe('money', () => {
  it('doubles where prices and amounts double', () => {
    const input = scenarioInputs['named']!;
    const sales = input.motions['sales'] as { dealSize: unknown; bookedToDate: number };
    const doubled = scenarioSchema.parse({
      ...input,
      motions: { sales: { ...sales, dealSize: { lognormal: { mean: 50_000, cv: 0.5 } }, bookedToDate: 2 * sales.bookedToDate } },
      pipeline: Object.fromEntries(Object.entries(input.pipeline!).map(([key, deal]) => [key, { ...deal, amount: 2 * deal.amount }])),
    });
    const bookings = (results: TrialResult[]): number[] => results.flatMap(({ periods }) => periods.map((period) => period.bookings.new));
    const once = bookings(run('named'));
    for (const [i, twice] of bookings(simulateSecond(doubled, trials, 1)).entries()) expect(twice).toBeCloseTo(2 * once[i]!, 4);
  });
});
