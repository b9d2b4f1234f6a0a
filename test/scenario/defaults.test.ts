import { describe, expect, it } from 'vitest';
import { changed, load, smallScenario } from '../helpers/scenario.ts';

const assumed = (text: string) => Object.fromEntries(load(text).assumed.map(({ path, value }) => [path, value]));
const withRole = changed(['ae: { headcount: 4,', 'ae: { role: midMarketAe, headcount: 4,']);

/** How work finds its owner, which the small scenario leaves open. */
const work = { 'pools.ae.assignment': 'pooled', 'motions.newBusiness.patienceDays': 'none' };

describe('what a scenario does not state', () => {
  it('is assumed for shocks, and listed', () => {
    expect(load(smallScenario).scenario.shocks).toEqual({ demand: 0.15, winOdds: 0.15, cycle: 0.1, persistence: 0.5 });
    expect(assumed(smallScenario)).toEqual({ 'shocks.demand': 0.15, 'shocks.winOdds': 0.15, 'shocks.cycle': 0.1, 'shocks.persistence': 0.5, ...work });
  });

  it('is not listed when it is stated, even with the same value', () => {
    expect(assumed(`${smallScenario}shocks: { demand: 0.15, winOdds: 0, cycle: 0 }\n`)).toEqual({ 'shocks.persistence': 0.5, ...work });
    expect(assumed(`${smallScenario}shocks: { demand: 0, winOdds: 0, cycle: 0 }\n`)).toEqual(work);
    expect(assumed(changed(['capacity: 10, quota', 'capacity: 10, assignment: pooled, quota'], ['    owner: ae', '    owner: ae\n    patienceDays: 40']))).not.toMatchObject(work);
  });

  it('is filled by the role of a seller: ramp, turnover, spread, hand-over and time to fill', () => {
    const { scenario, assumed: listed } = load(withRole);
    expect(scenario.pools['ae']).toMatchObject({
      ramp: { byQuarter: [0, 0.25, 0.75, 1], basis: 'bookings' },
      attrition: { perYear: 0.36 },
      skill: { logOddsSd: 0.3 },
      handover: { lost: 0.2, days: 7 },
      timeToFillDays: 60,
    });
    expect(listed.filter(({ path }) => path.startsWith('pools')).map(({ path }) => path)).toEqual([
      'pools.ae.ramp',
      'pools.ae.attrition',
      'pools.ae.skill',
      'pools.ae.handover',
      'pools.ae.timeToFillDays',
      'pools.ae.assignment',
      'pools.ae.backfill',
      'pools.ae.headcount.tenureMonths',
      'pools.ae.quota.relief',
    ]);
    expect(listed.find(({ path }) => path === 'pools.ae.attrition')?.source).toBe('Ebsta 2023, turnover of reps');
  });

  it('is filled by the role of a leader: turnover, and the span of those they look after', () => {
    const text = changed(['ae: { headcount: 4,', 'lead: { role: salesManager, headcount: 1 }\n  ae: { manager: { pool: lead, coaching: 0.5 }, headcount: 4,']);
    const { scenario, assumed: listed } = load(text);
    expect(scenario.pools['lead']).toMatchObject({ attrition: { perYear: 0.2 }, timeToFillDays: 60 });
    expect(scenario.pools['ae'].manager).toEqual({ pool: 'lead', span: 8, coaching: 0.5 });
    expect(listed.find(({ path }) => path === 'pools.ae.manager.span')?.source).toBe('assumed');
  });

  it('stays as stated: a role fills only the gaps', () => {
    const { scenario, assumed: listed } = load(withRole.replace('headcount: 4,', 'headcount: 4, attrition: none, ramp: none,'));
    expect(scenario.pools['ae']).toMatchObject({ attrition: 'none', ramp: 'none', skill: { logOddsSd: 0.3 } });
    expect(scenario.pools['ae'].handover).toBeUndefined();
    expect(listed.filter(({ path }) => path.startsWith('pools')).map(({ path }) => path)).toEqual(['pools.ae.skill', 'pools.ae.assignment']);
  });

  it('includes that nobody leaves whose role knows no figure, and what credit is on where partners keep a margin', () => {
    const text = changed(['se: { headcount', 'se: { role: systemEngineer, headcount'], ['{ perMonth: 30 }', '{ perMonth: 30, fulfilment: resale, margin: 0.2 }']);
    expect(assumed(text)).toMatchObject({ 'pools.se.attrition': 'none', creditBase: 'gross' });
    expect(assumed(text.replace('headcount: 2, capacity: 9', 'headcount: 2, capacity: 9, attrition: none').replace('pools:', 'creditBase: gross\npools:'))).not.toHaveProperty('creditBase');
  });

  it('includes the horizon, unlimited capacity and the time to fill a requisition', () => {
    const text = changed([', periods: 4 }', ' }'], ['capacity: 10, quota: { perQuarter: 200000 }', 'hires: { q2: { count: 1, open: FY25-Q1 } }']);
    expect(assumed(text)).toMatchObject({ 'calendar.periods': 8, 'pools.ae.capacity': 'unlimited', 'pools.ae.timeToFillDays': 60 });
  });
});

describe('the canonical form', () => {
  it('does not change with comments, layout, the order of fields or stated defaults', () => {
    const reordered = changed(
      ['quotacast: 1\nname: Small\n', ''],
      ['currency: USD\n', '# a comment\ncurrency:   "USD"\nname: Small\nquotacast: 1\ndescription: words\nseed: "1"\n'],
      ['{ headcount: 2, capacity: 9 }', '{ capacity: 9, backfill: true,\n    headcount: 2 }'],
      ['{ mean: 40000, cv: 0.8 }', '{ cv: 0.80, mean: 4.0e4 }'],
    );
    expect(load(reordered).canonicalJson).toBe(load(smallScenario).canonicalJson);
    const complete = JSON.stringify(load(smallScenario).scenario);
    expect(load(complete).canonicalJson).toBe(load(smallScenario).canonicalJson);
  });

  it('changes with every value, and with the order of stages', () => {
    const others = [
      changed(['perMonth: 30', 'perMonth: 31']),
      changed(['currency: USD', 'currency: EUR']),
      changed(['currency: USD', 'currency: USD\nseed: 2']),
      changed(['      discovery: { days: 20, advance: 0.5 }\n', ''], ['seizes: [se] }\n', 'seizes: [se] }\n      discovery: { days: 20, advance: 0.5 }\n']),
    ];
    expect(new Set([smallScenario, ...others].map((text) => load(text).canonicalJson)).size).toBe(5);
  });
});

describe('roles that work with customers', () => {
  const withCustomers = smallScenario
    .replace('pools:\n', 'pools:\n  csm: { role: customerSuccessManager, headcount: 3 }\n  manager: { role: strategicAccountManager, headcount: 2 }\n')
    .replace('motions:\n', 'motions:\n  renewals: { kind: renewal, owner: manager, rate: 0.9, coverage: { pool: csm, onboardingWeight: 3 } }\n');

  it('have capacities that are assumed, and say so', () => {
    expect(assumed(withCustomers)).toMatchObject({ 'pools.csm.capacity': 40, 'pools.manager.capacity': 10, 'motions.renewals.coverage.beta': 0.3, 'motions.renewals.coverage.onboardingDays': 90 });
    expect(assumed(withCustomers)).not.toHaveProperty(['motions.renewals.coverage.onboardingWeight']);
    expect(assumed(withCustomers.replace('headcount: 3 }', 'headcount: 3, capacity: 55 }'))).not.toHaveProperty(['pools.csm.capacity']);
  });
});
