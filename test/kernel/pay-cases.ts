// What people earn, by hand: cases that planted faults are tried on. One person, one deal of 100 every so many days, in quarters of 91 days.
import { expect } from 'vitest';
import type { Engine } from '../helpers/engine.ts';
import { Trials } from '../helpers/trials.ts';
import type { Case } from './exact-cases.ts';

export const YEAR = 365.25;
export const pay = { base: 36525, variable: 73050 };

/** One rep who wins `n` deals of 100 in each quarter, against a quota of 1000; and changes. */
export function desk(n: number | readonly number[], ae: object, rest: object = {}): object {
  const byPeriod = typeof n === 'number' ? [n] : n;
  return {
    quotacast: 1,
    name: 'pay',
    currency: 'USD',
    calendar: { asOf: '2025-01-01', period: '13w', periods: 4 },
    warmup: 0,
    shocks: { demand: 0, winOdds: 0, cycle: 0 },
    pools: { ae: { headcount: 1, quota: { perQuarter: 1000 }, ...ae } },
    motions: { deals: { owner: 'ae', dealSize: 100, stages: { close: { days: 0, advance: 1 } }, sources: { in: { perDay: 1 / 91, byPeriod, arrivals: 'deterministic' } } } },
    ...rest,
  };
}

/** Variable pay of a quarter at a multiple of that at 100 %. */
export const at = (multiple: number, days = 91): number => (multiple * 73050 * days) / YEAR;

export function close(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  found.forEach((x, k) => expect(x).toBeCloseTo(wanted[k], 6));
}

export const variable = (trials: Trials, counter: number, pool = 'ae'): number[] => Array.from({ length: trials.periods }, (_, t) => trials.pool(pool, counter, t)[0]);
const run = (engine: Engine, scenario: unknown): number[] => variable(new Trials(scenario, 1, { engine }), engine.layout.POOL_R_PAY);

export const cases: Record<string, Case> = {
  'accelerates above the quota'(engine) {
    close(run(engine, desk([12, 10, 20], { pay: { ...pay, tiers: [{ from: 0, rate: 1 }, { from: 1, rate: 3 }] } })), [at(1.6), at(1), at(4), at(4)]);
  },

  'to date pays a year by the year’s attainment'(engine) {
    // 20, 0, 0, 20 deals are 100 % of the year: what ran ahead in the first quarter is not earned again
    const tiers = [{ from: 0, rate: 1 }, { from: 1, rate: 2 }];
    const year = run(engine, desk([20, 0, 0, 20], { pay: { ...pay, tiers, measured: 'yearToDate' } }));
    close(year, [at(3), at(1, 182) - at(3), at(2 / 3, 273) - at(1, 182), at(1, 364) - at(2 / 3, 273)]);
    expect(year.reduce((sum, x) => sum + x, 0)).toBeCloseTo(at(1, 364), 6);
  },
};
