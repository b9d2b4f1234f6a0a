// What becomes of customers, by hand: cases that planted faults are tried on. Each takes the engine it shall hold for.
import { expect } from 'vitest';
import type { Engine } from '../helpers/engine.ts';
import { Trials, zOfMean } from '../helpers/trials.ts';
import type { Case } from './exact-cases.ts';

const scenario = (renew: object, motions: object, accounts: object): object => ({
  quotacast: 1,
  name: 'customers',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 4 },
  warmup: 0,
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: { am: { headcount: 2, quota: { perQuarter: 1e5 } }, renewer: { headcount: 1 } },
  motions: { renew: { kind: 'renewal', owner: 'renewer', leadDays: 0, ...renew }, ...motions },
  accounts: { base: { count: 100, arr: 1000, termMonths: 120, ...accounts } },
});

const run = (engine: Engine, of: object, count: number): Trials => new Trials(of, count, { engine });

export const cases: Record<string, Case> = {
  // the first renewal of a new customer: 1.8 / 2.5; a thousandth of the sd of 4,000 trials is 7 of 1,000
  'a new customer renews for the first time with β / (α + β)'(engine) {
    const trials = run(engine, scenario({ sbg: { alpha: 0.7, beta: 1.8 } }, {}, { count: 1, termMonths: 12, tenureMonths: 0 }), 4000);
    expect(Math.abs(zOfMean(trials.account(engine.layout.ACC_RENEWED), 720))).toBeLessThan(4.9);
  },

  'no customer who has left brings another opportunity'(engine) {
    const growth = { kind: 'expansion', owner: 'am', per100PerMonth: 10, size: { amount: 200 }, stages: { talk: { days: 0, advance: 1 } } };
    const trials = run(engine, scenario({ rate: 0 }, { growth }, { termMonths: 1 }), 20);
    // all contracts end within a month
    for (const period of [1, 2, 3]) expect(trials.flow(engine.layout.FLOW_CREATED, period)).toEqual(trials.rows.map(() => 0));
    expect(Math.max(...trials.flow(engine.layout.FLOW_CREATED, 0))).toBeGreaterThan(0);
  },

  'who cancels early takes the credit along'(engine) {
    const sales = { owner: 'am', sources: { all: { perMonth: 10, arrivals: 'deterministic' } }, stages: { talk: { days: 0, advance: 1 } }, dealSize: 500, earlyCancellation: { probability: 1, withinDays: 30, clawback: 1 } };
    const trials = run(engine, scenario({ rate: 1 }, { sales }, { count: 0 }), 5);
    const [won, gone] = [trials.account(engine.layout.ACC_NEW), trials.account(engine.layout.ACC_CANCELLED)];
    expect(Math.min(...gone)).toBeGreaterThan(0);
    expect(trials.pool('am', engine.layout.POOL_R_CREDIT)).toEqual(won.map((arr, i) => arr - gone[i]));
  },
};
