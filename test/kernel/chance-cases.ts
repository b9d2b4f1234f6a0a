// What chance decides together and what it decides apart. Fixed keys; each case takes the engine it shall hold for.
import { expect } from 'vitest';
import type { Engine } from '../helpers/engine.ts';
import { Trials, momentsOf } from '../helpers/trials.ts';
import type { Case } from './exact-cases.ts';

/** Two-sided 1e-6. */
const LIMIT = 4.89;

const motion = (stage: object): object => ({
  quotacast: 1,
  name: 'chance',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 1 },
  warmup: 0,
  pools: { ae: { headcount: 1 } },
  motions: { deals: { owner: 'ae', sources: { in: { perQuarter: 20, arrivals: 'deterministic' } }, stages: { close: stage }, dealSize: 1 } },
});

const run = (engine: Engine, scenario: object, count: number): Trials => new Trials(scenario, count, { engine });

export const cases: Record<string, Case> = {
  // twenty deals at even odds that a shock of sd 6 multiplies together: the variance of wins is E[n p (1 - p)] + n² Var p, near
  // 20²/4 = 100, where deals that are shocked one by one stay below 20/4 = 5
  'a shock of the win odds moves all deals of a period together'(engine) {
    const l = engine.layout;
    const wins = run(engine, { ...motion({ days: 0, advance: 0.5 }), shocks: { winOdds: 6, demand: 0, cycle: 0 } }, 400).flow(l.FLOW_WON);
    expect(momentsOf(wins).variance).toBeGreaterThan(50);
  },

  // a difference of 4.89 standard errors of two means of 2,000 exponentials each: 15 % of the mean
  'how long a stage takes does not depend on its outcome'(engine) {
    const l = engine.layout;
    const trials = run(engine, { ...motion({ days: { exponential: { mean: 5 } }, advance: 0.5 }), shocks: { winOdds: 0, demand: 0, cycle: 0 } }, 200);
    const total = (counter: number): number => trials.flow(counter).reduce((a, b) => a + b, 0);
    const [won, lost] = [total(l.FLOW_WON), total(l.FLOW_LOST)];
    const z = (total(l.FLOW_CYCLE_WON) / won - total(l.FLOW_CYCLE_LOST) / lost) / (5 * Math.sqrt(1 / won + 1 / lost));
    expect(Math.abs(z)).toBeLessThan(LIMIT);
  },
};
