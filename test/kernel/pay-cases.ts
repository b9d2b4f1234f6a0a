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

const leaders = { headcount: 2, quota: { measure: 'team', of: ['ae'], cushion: 0.25 }, pay };
/** The desk with two leaders who carry its number. */
export const withLeaders = (n: number | readonly number[], more: object = {}): object => {
  const scenario = desk(n, {}) as { pools: object };
  return { ...scenario, pools: { ...scenario.pools, leaders: { ...leaders, ...more } } };
};

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

  'a draw that is recovered is taken from what is earned above it later'(engine) {
    const hires = { first: { count: 1, start: '2025-01-01' } };
    const draw = { guarantee: { months: 6, share: 0.5, recovered: true } };
    // 0.2 is drawn in the first quarter; the second gives back 0.1, the third the rest
    close(run(engine, desk([3, 6, 8], { headcount: 0, hires, pay: { ...pay, ...draw } })), [at(0.5), at(0.5), at(0.7), at(0.8)]);
    // what is not earned is kept
    close(run(engine, desk([3, 0, 0], { headcount: 0, hires, pay: { ...pay, ...draw } })), [at(0.5), at(0.5), at(0.5, 0.625), 0]);
  },

  'rolls up from reps to managers to a director'(engine) {
    const scenario = withLeaders(8) as { pools: object };
    const trials = new Trials({ ...scenario, pools: { head: { headcount: 1, quota: { measure: 'team', of: ['leaders'], cushion: 0.1 } }, ...scenario.pools } }, 1, { engine });
    const figures = (counter: number): number[] => ['ae', 'leaders', 'head'].map((name) => trials.pool(name, counter, 0)[0]);
    close(figures(engine.layout.POOL_R_CREDIT), [800, 800, 800]);
    close(figures(engine.layout.POOL_R_STREET), [1000, 800, 800 / 1.1]);
  },
};
