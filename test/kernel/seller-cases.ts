// Who gets what of a team's deals, by hand: cases that planted faults are tried on. Quarters have 91 days here; every deal is of 100.
import { expect } from 'vitest';
import type { Engine } from '../helpers/engine.ts';
import { Trials, momentsOf } from '../helpers/trials.ts';
import type { Case } from './exact-cases.ts';

type Map = Record<string, unknown>;

const every = (days: number): Map => ({ perDay: 1 / days, arrivals: 'deterministic' });
const won = (days = 0): Map => ({ close: { days, advance: 1 } });

/** Two people with a number of ten deals a quarter; all patches are the first one's. */
export const team = (deals: Map, { ae = {}, pools = {}, motions = {}, ...rest }: { ae?: Map; pools?: Map; motions?: Map } & Map = {}): Map => ({
  quotacast: 1,
  name: 'sellers',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 2 },
  warmup: 0,
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: { ae: { headcount: 2, assignment: 'territory', territories: [1, 0], quota: { perQuarter: 1000 }, ...ae }, ...pools },
  motions: { deals: { owner: 'ae', sources: { in: every(1) }, stages: won(), dealSize: 100, ...deals }, ...motions },
  ...rest,
});

const run = (engine: Engine, scenario: unknown, count = 2): Trials => new Trials(scenario, count, { engine });
/** Attainments of the two in the first quarter of the first trial. */
const both = (trials: Trials): number[] => trials.attainments('ae', 0).slice(0, 2);
const flowOf = (trials: Trials, motion: string, counter: number): number[] => {
  const { motions, sources } = trials.compiled.names;
  return trials.flow(counter, undefined, (k) => motions[sources[k].motion].name === motion);
};

export const cases: Record<string, Case> = {
  'deals fall to patches in proportion to their potential'(engine) {
    expect(both(run(engine, team({})))).toEqual([9.1, 0]);
    const trials = run(engine, team({}, { ae: { territories: [3, 1] } }), 400);
    const first = trials.attainments('ae', 0).filter((_, k) => k % 2 === 0);
    // each of 91 deals is the first one's with 3 / 4
    const { mean, meanError } = momentsOf(first);
    expect(Math.abs(mean - 9.1 * 0.75) / meanError).toBeLessThan(4.9);
    expect(run(engine, team({}, { ae: { territories: [0, 5] } })).attainments('ae', 0).slice(0, 2)).toEqual([0, 9.1]);
  },

  'the credit of a win is split between the one who leads and a second person'(engine) {
    const { POOL_R_CREDIT } = engine.layout;
    const split = { share: 1, credit: 0.3 };
    const two = run(engine, team({ split }));
    expect(both(two).map((x) => Math.round(x * 1e9) / 1e9)).toEqual([6.37, 2.73]);
    expect(two.pool('ae', POOL_R_CREDIT, 0)[0]).toBeCloseTo(9100, 9);
    // nobody to share with
    expect(run(engine, team({ split }, { ae: { headcount: 1 } })).attainments('ae', 0)[0]).toBeCloseTo(9.1, 12);
    const some = run(engine, team({ split: { share: 0.4, credit: 0.5 } }), 400);
    const { mean, meanError } = momentsOf(some.attainments('ae', 0).filter((_, k) => k % 2 === 1));
    expect(Math.abs(mean - 9.1 * 0.2) / meanError).toBeLessThan(4.9);
  },

  'a second person of another pool gets credit there'(engine) {
    const { POOL_R_CREDIT } = engine.layout;
    const strategic = { owner: 'strategic', sources: { in: { perDay: 0 } }, stages: won(), dealSize: 100 };
    const trials = run(engine, team({ split: { share: 1, credit: 0.25, pool: 'strategic' } }, { pools: { strategic: { headcount: 1 } }, motions: { strategic } }));
    expect([trials.pool('ae', POOL_R_CREDIT, 0)[0], trials.pool('strategic', POOL_R_CREDIT, 0)[0]]).toEqual([6825, 2275]);
  },

  'what is clawed back is what was credited, split or not'(engine) {
    const { ACC_CANCELLED, ACC_NEW, POOL_R_CREDIT } = engine.layout;
    const renewals = { kind: 'renewal', owner: 'keep', leadDays: 0, rate: 1 };
    const trials = run(engine, team({ split: { share: 0.5, credit: 0.3 }, earlyCancellation: { probability: 0.5, withinDays: 20, clawback: 1 } }, { pools: { keep: { headcount: 1 } }, motions: { renewals } }), 20);
    const [fresh, gone] = [trials.account(ACC_NEW), trials.account(ACC_CANCELLED)];
    const earned = trials.attainments('ae', 0).concat(trials.attainments('ae', 1)).reduce((sum, x) => sum + 1000 * x, 0);
    expect(earned).toBeCloseTo(fresh.reduce((sum, x) => sum + x, 0) - gone.reduce((sum, x) => sum + x, 0), 4);
    trials.pool('ae', POOL_R_CREDIT).forEach((credit, k) => expect(credit).toBeCloseTo(fresh[k] - gone[k], 6));
    expect(Math.min(...gone)).toBeGreaterThan(0);
  },

  'a win brings a second product along, owned by the same person'(engine) {
    const { FLOW_CREATED, FLOW_GROSS, FLOW_WON, POOL_R_CREDIT } = engine.layout;
    const attached = (share: number, more: Map = {}): Map => ({ addOn: { owner: 'ae', sources: { withDeals: { kind: 'attach', from: 'deals', share } }, stages: won(), dealSize: 40, ...more } });
    const all = run(engine, team({}, { motions: attached(1) }));
    expect(flowOf(all, 'addOn', FLOW_WON)).toEqual(flowOf(all, 'deals', FLOW_WON));
    expect(flowOf(all, 'addOn', FLOW_GROSS)).toEqual([40 * 182, 40 * 182]);
    // the deals are the first one's, and so is what they bring along
    expect(both(all).map((x) => Math.round(x * 1e9) / 1e9)).toEqual([12.74, 0]);
    // and where they take turns, each has 46 or 45 of both
    const turns = run(engine, team({}, { ae: { assignment: 'roundRobin', territories: undefined }, motions: attached(1) }));
    expect(both(turns).map((x) => Math.round(x * 1e9) / 1e9)).toEqual([6.44, 6.3]);
    const some = run(engine, team({}, { motions: attached(0.3) }), 400);
    const { mean, meanError } = momentsOf(flowOf(some, 'addOn', FLOW_CREATED));
    expect(Math.abs(mean - 182 * 0.3) / meanError).toBeLessThan(4.9);
    // a specialist takes it up instead, with the credit
    const specialist = run(engine, team({}, { pools: { specialist: { headcount: 1, quota: { perQuarter: 1000 } } }, motions: attached(1, { owner: 'specialist' }) }));
    expect(specialist.pool('specialist', POOL_R_CREDIT, 0)).toEqual([3640, 3640]);
    // a deal that takes ten days longer closes ten days later
    const later = run(engine, team({}, { motions: attached(1, { stages: won(10) }) }));
    expect(flowOf(later, 'addOn', FLOW_WON)).toEqual([172, 172]);
  },

  'who is certified helps from that day on'(engine) {
    const { FLOW_CYCLE_WON, FLOW_WON } = engine.layout;
    const close = { days: 4, advance: 1, assists: { expert: { days: 0.5, from: '2025-04-02' } } };
    const trials = run(engine, team({ stages: { close } }, { pools: { expert: { headcount: 1 } } }));
    const mean = (period: number): number => trials.flow(FLOW_CYCLE_WON, period)[0] / trials.flow(FLOW_WON, period)[0];
    expect(mean(0)).toBe(4);
    // those of the first quarter's last four days close in the second: 4 of 4 days, and 89 of 2
    expect(trials.flow(FLOW_WON, 1)[0]).toBe(93);
    expect(mean(1)).toBeCloseTo((4 * 4 + 89 * 2) / 93, 12);
  },

  'channel credit below 1 moves deals away from the partner by the elasticity'(engine) {
    const { FLOW_CREATED, FLOW_NET } = engine.layout;
    const resold = (more: Map): Map => ({ sources: { partner: { kind: 'partner', ...every(1), fulfilment: 'resale', margin: 0.2, ...more } } });
    const figures = (more: Map): number[] => {
      const trials = run(engine, team(resold(more)));
      return [...trials.compiled.names.sources.map((_, k) => trials.flow(FLOW_CREATED, undefined, (source) => source === k)[0]), trials.flow(FLOW_NET)[0]];
    };
    // a square root of a quarter stays: with both streams' first deals on day 0
    expect(figures({ credit: 0.25, routingElasticity: 0.5 })).toEqual([91, 91, 91 * 80 + 91 * 100]);
    expect(figures({ credit: 1, routingElasticity: 0.5 })).toEqual([182, 182 * 80]);
    expect(figures({ credit: 0.25 })).toEqual([182, 182 * 80]);
    expect(figures({ credit: 0, routingElasticity: 2 })).toEqual([0, 182, 182 * 100]);
  },
};
