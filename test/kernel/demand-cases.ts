// Leads, outbound, prospecting and markets by hand: cases that planted faults are tried on. Each takes the engine it shall hold for.
import { expect } from 'vitest';
import type { Engine } from '../helpers/engine.ts';
import { Trials, layout, momentsOf, zOfMean } from '../helpers/trials.ts';
import type { Case } from './exact-cases.ts';

type Map = Record<string, unknown>;
export const plain = {
  quotacast: 1,
  name: 'demand',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 4 },
  warmup: 0,
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
};
export const every = (days: number): Map => ({ perDay: 1 / days, arrivals: 'deterministic' });
export const step = (days: number, advance = 1, rest: Map = {}): Map => ({ work: { days, advance, ...rest } });
export const scenario = (rest: Map): Map => ({ ...plain, ...rest });

/** Leads every so many days, worked by BDRs; deals of 1000 won after 10 days. */
export const funnel = (leads: Map, rest: Map = {}, deals: Map = {}): Map =>
  scenario({
    pools: { ae: { headcount: 2 }, bdr: { headcount: 1, capacity: 1, quota: { measure: 'qualifiedOpportunities', perQuarter: 10 } } },
    motions: {
      leads: { kind: 'qualification', owner: 'bdr', ...leads },
      deals: { owner: 'ae', sources: { qualified: { kind: 'handoff', from: 'leads' } }, stages: { close: { days: 10, advance: 1 } }, dealSize: 1000, ...deals },
    },
    ...rest,
  });

/** Counters of the sources of one motion. */
export const flowOf = (trials: Trials, motion: string, counter: number, period?: number, name?: string): number[] => {
  const { motions, sources } = trials.compiled.names;
  return trials.flow(counter, period, (k) => motions[sources[k].motion].name === motion && (name === undefined || sources[k].name === name));
};
export const byPeriod = (trials: Trials, motion: string, counter: number): number[] => Array.from({ length: trials.periods }, (_, period) => flowOf(trials, motion, counter, period)[0]);

/** Opportunities that people of another pool create. */
export const prospectors = (headcount: unknown, rest: Map = {}): Map =>
  scenario({
    pools: { ae: { headcount: 1 }, bdr: { headcount, ...rest } },
    motions: { deals: { owner: 'ae', sources: { cold: { kind: 'outbound', pool: 'bdr', perDay: 0.05 } }, stages: step(10), dealSize: 1000 } },
  });

/** An executive who prospects unless there are BDRs. */
export const prospecting = (bdr: Map): Map =>
  scenario({
    pools: { ae: { headcount: 1, capacity: 10, prospecting: { share: 0.4, unless: 'bdr' } }, bdr },
    motions: {
      deals: { owner: 'ae', sources: { own: { kind: 'self', perDay: 0.2 }, in: every(1), cold: { kind: 'outbound', pool: 'bdr', perDay: 0 } }, stages: step(10), dealSize: 1000 },
    },
  });

/** A finite market that deals of ten days come from. */
export const market = (accounts: number, rest: Map = {}, motion: Map = {}): Map =>
  scenario({
    segments: { all: { market: { accounts, ...rest } } },
    pools: { ae: { headcount: 1 } },
    motions: { deals: { owner: 'ae', sources: { in: { perDay: 0.5 } }, stages: step(10), dealSize: 1000, ...motion } },
  });

/** Two people and the partners of their programme, who bring deals. */
export const program = (partners: Map, source: Map = {}, manager: Map = {}): Map =>
  scenario({
    pools: { ae: { headcount: 1 }, channel: { headcount: 2, ...manager } },
    partners: { resellers: { manager: 'channel', ...partners } },
    motions: { deals: { owner: 'ae', sources: { partners: { kind: 'partner', program: 'resellers', perDay: 0.01, ...source } }, stages: step(1, 0), dealSize: 1000 } },
  });

const run = (engine: Engine, of: object, count: number): Trials => new Trials(of, count, { engine });

export const cases: Record<string, Case> = {
  'leads that nobody works in time go stale'(engine) {
    const trials = run(engine, funnel({ sources: { in: every(10) }, stages: step(25), patienceDays: 6 }), 2);
    // one BDR, 25 days a lead: of the leads of days 0, 10, … 40 those of 0 and 20 are worked, from days 0 and 25 on; the others give
    // up after six days; and so on from day 50. The lead of day 350 is being worked in the end, that of day 360 waits
    const [created, qualified, stale] = [layout.FLOW_CREATED, layout.FLOW_WON, layout.FLOW_NO_DECISION].map((counter) => flowOf(trials, 'leads', counter)[0]);
    expect([created, qualified, stale]).toEqual([37, 14, 21]);
    expect(flowOf(trials, 'deals', layout.FLOW_CREATED)[0]).toBe(14);
  },

  'costs a share of the capacity while nobody else prospects'(engine) {
    const without = run(engine, prospecting({ headcount: 0 }), 50);
    const withBdr = run(engine, prospecting({ headcount: 1 }), 50);
    expect(without.pool('ae', layout.POOL_R_AVAILABLE, 1)).toEqual(Array.from({ length: 50 }, () => 6 * 91));
    expect(withBdr.pool('ae', layout.POOL_R_AVAILABLE, 1)).toEqual(Array.from({ length: 50 }, () => 10 * 91));
    expect(flowOf(withBdr, 'deals', layout.FLOW_CREATED, undefined, 'own').every((x) => x === 0)).toBe(true);
    expect(flowOf(without, 'deals', layout.FLOW_CREATED, undefined, 'own').some((x) => x > 0)).toBe(true);
  },

  'comes back from lost deals after the cool-down and from customers when they churn'(engine) {
    const lost = run(engine, market(1, { coolDownDays: 30 }, { sources: { in: every(10) }, stages: step(5, 0) }), 1);
    // deals on day 0, lost on day 5, free again on day 35: the next on day 40, 80, …
    expect(flowOf(lost, 'deals', layout.FLOW_CREATED)).toEqual([10]);
    // held on days 0 and 1 of every ten: the periods end with days 90, 181, 272 and 363
    const short = run(engine, market(1, { coolDownDays: 1.5 }, { sources: { in: every(10) }, stages: step(1, 0) }), 1);
    expect(Array.from({ length: 4 }, (_, period) => short.account(layout.ACC_MARKET, period)[0])).toEqual([1, 1, 0, 0]);
    const churning = scenario({
      segments: { all: { market: { accounts: 1 } } },
      pools: { ae: { headcount: 1 }, renewer: { headcount: 1 } },
      motions: {
        deals: { owner: 'ae', sources: { in: every(10) }, stages: step(5), dealSize: 1000, termMonths: 1 },
        keep: { kind: 'renewal', owner: 'renewer', leadDays: 0, rate: 0 },
      },
    });
    // won on day 5, churned on day 5 + 30.4: the next on day 40
    expect(flowOf(run(engine, churning, 1), 'deals', layout.FLOW_CREATED)).toEqual([10]);
  },

  'comes from ramped people only, is owned by others, and counts for who created it'(engine) {
    const ramp = { ramp: { byQuarter: [0, 0.5], basis: 'slots' }, quota: { measure: 'qualifiedOpportunities', perQuarter: 10, relief: 'none' } };
    const trials = run(engine, prospectors({ count: 2, tenureMonths: 0 }, ramp), 1500);
    expect(flowOf(trials, 'deals', layout.FLOW_CREATED, 0).every((x) => x === 0)).toBe(true);
    // from month 3 half of the rate, from month 6 all of it, to day 364
    const days = 91.3125;
    const expected = 2 * 0.05 * (0.5 * Math.round(days) + (364 - 2 * days));
    expect(Math.abs(zOfMean(flowOf(trials, 'deals', layout.FLOW_CREATED), expected))).toBeLessThan(4.9);
    expect(trials.pool('bdr', layout.POOL_R_CREDIT)).toEqual(flowOf(trials, 'deals', layout.FLOW_CREATED));
    expect(trials.pool('ae', layout.POOL_R_SERVED)).toEqual(flowOf(trials, 'deals', layout.FLOW_CREATED));
  },

  'partners bring deals once they are enabled, as many as people can carry'(engine) {
    const late = run(engine, program({ active: 0, recruitsPerYear: 10, enableDays: 182 }), 300);
    expect(late.partner('resellers', layout.PARTNER_R_ENABLED, 0).every((x) => x === 0)).toBe(true);
    expect(flowOf(late, 'deals', layout.FLOW_CREATED, 1).every((x) => x === 0)).toBe(true);
    expect(momentsOf(flowOf(late, 'deals', layout.FLOW_CREATED, 3)).mean).toBeGreaterThan(0);
    // thirty partners, of whom two people carry ten each
    const carried = flowOf(run(engine, program({ active: 30, carries: 10 }), 2000), 'deals', layout.FLOW_CREATED);
    expect(Math.abs(zOfMean(carried, 20 * 0.01 * 364))).toBeLessThan(4.9);
  },
};
