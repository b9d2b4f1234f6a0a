import { describe, expect, it } from 'vitest';
import { absorb } from '../../src/scenario/means/absorption.ts';
import { amountOverHorizon, amountsByPeriod } from '../../src/scenario/means/amounts.ts';
import { walk } from '../../src/scenario/funnel.ts';
import { steadyOf } from '../../src/scenario/steady.ts';
import { changed, load, smallScenario } from '../helpers/scenario.ts';
import { shipped } from '../helpers/shipped.ts';

describe('a funnel walked to its end', () => {
  it('visits each stage of a chain with the product of the advances before it', () => {
    const { visits, winRate } = walk({ names: ['a', 'b', 'c'], moves: [[0, 0.5, 0], [0, 0, 0.4], [0, 0, 0]], wins: [0, 0, 0.3] });
    expect(visits).toEqual([1, 0.5, 0.2]);
    expect(winRate).toBeCloseTo(0.06, 14);
  });

  it('visits a stage that slips back 1 / (1 − p) times', () => {
    const { visits, winRate } = walk({ names: ['a', 'b'], moves: [[0, 0.8], [0.25, 0]], wins: [0, 0.5] });
    expect(visits[0]).toBeCloseTo(1 / (1 - 0.8 * 0.25), 14);
    expect(winRate).toBeCloseTo((0.8 * 0.5) / (1 - 0.8 * 0.25), 14);
    expect(absorb([[0.9]])).toEqual([expect.closeTo(10, 12)]);
  });
});

describe('the steady state', () => {
  it('gives the mid-market team ten open deals each and a quarter of them won', () => {
    const [first] = steadyOf(shipped('mid-market').scenario);
    const [motion] = first.motions;
    expect(motion.winRate).toBeCloseTo(0.25, 3);
    expect(motion.stages.reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(75, 10);
    expect(first.pools[0].load / first.pools[0].people).toBeCloseTo(9.9, 1);
    expect(first.newBookings / first.days).toBeCloseTo((16 * 12 * motion.winRate * 62500) / 365.25, 6);
  });

  it('counts what is qualified and handed on, found by other pools, brought by partners and by customers', () => {
    const { scenario } = load(JSON.stringify({
      quotacast: 1,
      name: 'ways in',
      currency: 'USD',
      calendar: { asOf: '2025-01-01', period: '13w', periods: 1 },
      pools: { bdr: { headcount: 3 }, ae: { headcount: 2 }, pam: { headcount: 1 } },
      partners: { resellers: { manager: 'pam', active: 5 } },
      accounts: { base: { count: 200, arr: 1000 } },
      motions: {
        leads: { kind: 'qualification', owner: 'bdr', sources: { web: { perDay: 4 } }, stages: { work: { days: 5, advance: 0.25 } } },
        renew: { kind: 'renewal', owner: 'ae', rate: 0.9 },
        deals: {
          owner: 'ae',
          sources: {
            qualified: { kind: 'handoff', from: 'leads' },
            calls: { kind: 'outbound', pool: 'bdr', perDay: 0.1 },
            channel: { kind: 'partner', program: 'resellers', perDay: 0.02 },
            customers: { kind: 'referral', perDay: 0.3 },
          },
          stages: { close: { days: 1, advance: 0.5 } },
          dealSize: 100,
        },
      },
    }));
    // 4 × 0.25 qualified, 3 × 0.1 by BDRs, 5 × 0.02 by partners, 2 × 0.3 by 200 customers
    expect(steadyOf(scenario)[0].motions[0].arrivals).toBeCloseTo(1 + 0.3 + 0.1 + 0.6, 12);
  });

  it('loads the reference model to 96 %, as its queue was measured', () => {
    const [first] = steadyOf(shipped('reference', '../../bench/scenarios/').scenario);
    const [ae, se] = first.pools;
    // 5.263 arrivals a day × (18 + 0.62 × 18 + 0.62 × 0.65 × (23.8 + 0.75 × 17.2)) days
    expect(ae.load).toBeCloseTo(5.2631578947368425 * (18 + 0.62 * 18 + 0.403 * (23.8 + 0.75 * 17.2)), 9);
    expect(ae.load / ae.slots).toBeCloseTo(0.96, 2);
    expect(se.load).toBeCloseTo(5.2631578947368425 * 0.403 * 23.8, 9);
  });

  it('slows self sourcing as slots fill: rate × people × the share that is free', () => {
    const self = changed(['inbound: { perMonth: 30 }', 'own: { kind: self, perMonth: 10 }'], ['capacity: 10,', 'capacity: 8,']);
    const [{ motions, pools }] = steadyOf(load(self).scenario);
    const [motion] = motions;
    expect(motion.arrivals).toBeCloseTo(4 * (10 / (365.25 / 12)) * (1 - (motion.arrivals * motion.days) / 32), 12);
    expect(pools[0].load).toBeLessThan(32);
  });

  it('counts leads as work of those who qualify them, and lets people find deals for others in free slots alone', () => {
    const { scenario } = load(JSON.stringify({
      quotacast: 1,
      name: 'finders',
      currency: 'USD',
      calendar: { asOf: '2025-01-01', period: '13w', periods: 1 },
      pools: { bdr: { headcount: 2, capacity: 10 }, ae: { headcount: 2 }, overlay: { headcount: 1, capacity: 10 } },
      motions: {
        leads: { kind: 'qualification', owner: 'bdr', sources: { web: { perDay: 3 } }, stages: { work: { days: 4, advance: 0.5 }, call: { days: 2, advance: 0.5 } } },
        deals: { owner: 'ae', sources: { warm: { kind: 'handoff', from: 'leads' }, cold: { kind: 'outbound', pool: 'bdr', perDay: 1 } }, stages: { close: { days: 1, advance: 0.5 } }, dealSize: 100 },
        extra: { owner: 'ae', with: ['overlay'], sources: { found: { kind: 'outbound', pool: 'overlay', perDay: 1 } }, stages: { close: { days: 10, advance: 0.5 } }, dealSize: 100 },
      },
    }));
    const [{ pools, motions }] = steadyOf(scenario);
    // 3 leads a day for 4 + 0.5 × 2 days fill 15 of 20 slots; a quarter of two people is left for calls
    expect(pools[0].load).toBeCloseTo(15, 12);
    expect(motions[0].arrivals).toBeCloseTo(3 * 0.25 + 0.5, 12);
    // x = 1 − 10 x / 10
    expect(motions[1].arrivals).toBeCloseTo(0.5, 12);
  });

  it('counts a source on the days on which it brings anything', () => {
    const text = changed(['inbound: { perMonth: 30 }', 'inbound: { perDay: 1, from: 2025-02-15, until: 2025-07-01 }']);
    // 45 of 90 days, all of 91, 1 of 92, none
    expect(steadyOf(load(text).scenario).map(({ motions }) => motions[0].arrivals)).toEqual([0.5, 1, 1 / 92, 0]);
  });

  it('books no more than the fullest pool can hold', () => {
    const open = steadyOf(load(smallScenario).scenario)[0];
    const tight = steadyOf(load(changed(['headcount: 2, capacity: 9', 'headcount: 1, capacity: 1'])).scenario)[0];
    const items = (30 / (365.25 / 12)) * 0.5 * 30;
    expect(tight.newBookings / open.newBookings).toBeCloseTo(1 / items, 10);
  });

  it('counts hires from the middle of their period on', () => {
    const text = changed(['capacity: 10,', 'capacity: 10, hires: { a: { count: 2, start: FY25-Q2 }, b: { count: 1, start: 2025-08-15 } },']);
    expect(steadyOf(load(text).scenario).map(({ pools }) => pools[0].people)).toEqual([4, 5, 6.5, 7]);
  });
});

describe('an amount by period', () => {
  const { calendar } = load(smallScenario).scenario;
  it('is the same whichever way it is stated', () => {
    for (const stated of [{ perMonth: 100 }, { perQuarter: 300 }, { perYear: 1200 }, { byPeriod: [300, 300, 300, 300] }]) {
      expect(amountsByPeriod(stated, calendar)).toEqual([300, 300, 300, 300]);
      expect(amountOverHorizon(stated, calendar)).toBe(1200);
    }
    expect(amountOverHorizon({ total: 1200 }, calendar)).toBe(1200);
    expect(amountsByPeriod({ perYear: 1000, linearity: [0.1, 0.2, 0.3, 0.4] }, calendar)).toEqual([100, 200, 300, 400]);
    expect(amountsByPeriod({}, calendar)).toBeUndefined();
  });
});
