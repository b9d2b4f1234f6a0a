// A draw is a function of what it is for: what is added, moved or frozen elsewhere in a scenario cannot be felt here.
import { describe, expect, test } from 'vitest';
import { KEYS, Trials, isLong, layout } from '../helpers/trials.ts';

const base = {
  quotacast: 1,
  name: 'two segments',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', periods: 4 },
  warmup: 2,
  segments: { smb: {}, enterprise: {} },
  pools: {
    ae: {
      role: 'generalistAe',
      headcount: { count: 4, tenureMonths: [2, 8, 20, 40] },
      capacity: 9,
      quota: { perQuarter: 200000 },
      hires: { spring: { count: 2, open: 'FY25-Q1' } },
    },
    engineer: { headcount: 2, capacity: 4, attrition: { perYear: 0.5 }, timeToFillDays: { exponential: { mean: 30 } } },
    rep: { headcount: 1, capacity: 20 },
  },
  motions: {
    smb: {
      segment: 'smb',
      owner: 'ae',
      sources: { inbound: { perMonth: { p10: 10, p90: 20 } }, partner: { kind: 'partner', perMonth: 4, overDispersion: 0.4 }, own: { kind: 'self', perMonth: 1 } },
      stages: {
        discovery: { days: { mean: 15, cv: 0.5 }, advance: 0.6, noDecision: 0.3 },
        trial: { days: { mean: 20, cv: 0.5 }, advance: 0.7, seizes: ['engineer'], patienceDays: { exponential: { mean: 20 } } },
      },
      dealSize: { mean: 20000, cv: 0.9 },
    },
    enterprise: {
      segment: 'enterprise',
      owner: 'ae',
      sources: { inbound: { perMonth: 5 } },
      stages: { validation: { days: { mean: 40, cv: 0.6 }, next: { validation: 0.2, closing: 0.5 }, seizes: ['engineer'] }, closing: { days: 30, next: { validation: 0.1, won: 0.6 } } },
      dealSize: { mean: 90000, cv: 0.7 },
      quarterEnd: { slip: { withinDays: 14, probability: 0.3 }, pull: { withinDays: 14, probability: 0.3, discount: 0.1 } },
    },
    renewals: { kind: 'renewal', segment: 'smb', owner: 'rep', rate: { mean: 0.85, sd: 0.05 }, uncoveredOdds: 0.5 },
  },
  accounts: { customers: { segment: 'smb', count: 60, arr: { mean: 20000, cv: 0.9 }, ends: 'random' } },
};

const before = new Trials(base, 20);

/** Figures of the base scenario that are others in a changed one. */
function moved(changed: unknown): string[] {
  const after = new Trials(changed, before.rows.length);
  return before.rows.flatMap((_, trial) => {
    const now = after.figures(trial);
    return [...before.figures(trial)].filter(([figure, value]) => !Object.is(now.get(figure), value)).map(([figure, value]) => `trial ${trial}, ${figure}: ${value}, then ${now.get(figure)}`);
  }).slice(0, 10);
}

describe('no digit moves', () => {
  test('when a pool that does nothing stands first in the file', () => {
    expect(moved({ ...base, pools: { idle: { headcount: 33, capacity: 2, attrition: { perYear: 1 }, quota: { perYear: 100 } }, ...base.pools } })).toEqual([]);
  });

  test('when segments change their order', () => {
    expect(moved({ ...base, segments: { enterprise: {}, smb: {} } })).toEqual([]);
  });

  test('when a comment is added', () => {
    const text = JSON.stringify(base, null, 2);
    expect(moved(`# what we know of ${base.name}\n${text.replace('"pools"', '# people\n  "pools"')}`)).toEqual([]);
  });

  test('when a motion with an owner of its own stands first', () => {
    const other = { segment: 'enterprise', owner: 'clerk', sources: { inbound: { perMonth: 30 } }, stages: { only: { days: { exponential: { mean: 9 } }, advance: 0.5 } }, dealSize: { mean: 100, cv: 1 } };
    const changed = { ...base, pools: { clerk: { headcount: 2, capacity: 3, skill: { logOddsSd: 0.5 } }, ...base.pools }, motions: { other, ...base.motions } };
    expect(moved(changed)).toEqual([]);
  });

  test('while a change that matters is noticed', () => {
    expect(moved({ ...base, pools: { ...base.pools, rep: { headcount: 1, capacity: 19 } } })).not.toEqual([]);
    expect(moved({ ...base, motions: { ...base.motions, enterprise: { ...base.motions.enterprise, dealSize: { mean: 90000, cv: 0.71 } } } })).not.toEqual([]);
  });
});

describe('opportunities', () => {
  const inbound = { ...base, motions: { ...base.motions, smb: { ...base.motions.smb, sources: { inbound: base.motions.smb.sources.inbound, partner: base.motions.smb.sources.partner } } } };
  const withSeats = (count: number): object => ({ ...inbound, pools: { ...base.pools, ae: { ...base.pools.ae, headcount: count } } });
  const created = (trials: Trials): number[][] => Array.from({ length: trials.periods }, (_, period) => trials.flow(layout.FLOW_CREATED, period));

  test('arrive the same, source by source and period by period, when two seats are added', () => {
    const [four, six] = [4, 6].map((count) => new Trials(withSeats(count), 50));
    expect(created(six)).toEqual(created(four));
    expect(six.flow(layout.FLOW_WON)).not.toEqual(four.flow(layout.FLOW_WON));
  });

  test('and end the same where nobody has to wait and people do not differ', () => {
    const free = (count: number): object => ({ ...inbound, pools: { ae: { headcount: count }, engineer: { headcount: 1 }, rep: base.pools.rep } });
    const [four, six] = [4, 6].map((count) => new Trials(free(count), 50));
    for (const flow of [layout.FLOW_WON, layout.FLOW_LOST, layout.FLOW_NO_DECISION, layout.FLOW_GROSS, layout.FLOW_CYCLE_WON]) expect(six.flow(flow)).toEqual(four.flow(flow));
  });
});

describe('lanes', () => {
  const certain = { ...base, motions: { ...base.motions, renewals: { ...base.motions.renewals, rate: 0.85 }, smb: { ...base.motions.smb, sources: { inbound: { perMonth: 14 } } } } };
  const keys = (changes: Record<number, number>): Int32Array => KEYS.map((key, k) => changes[k] ?? key);
  const rows = (scenario: unknown, lanes: Record<number, number>): string[] => new Trials(scenario, 20, { keys: keys(lanes) }).rows.map((row) => row.join());
  const [RATES, SHOCKS, LUCK] = [0, 2, 4];

  test('of unknown rates do not touch a scenario whose rates are known', () => {
    expect(rows(certain, { [RATES]: 1, [RATES + 1]: 2 })).toEqual(rows(certain, {}));
    expect(rows(base, { [RATES]: 1, [RATES + 1]: 2 })).not.toEqual(rows(base, {}));
  });

  test('of shocks do not touch a scenario without shocks', () => {
    const calm = { ...certain, shocks: { demand: 0, winOdds: 0, cycle: 0 } };
    expect(rows(calm, { [SHOCKS]: 1, [SHOCKS + 1]: 2 })).toEqual(rows(calm, {}));
    expect(rows(certain, { [SHOCKS]: 1 })).not.toEqual(rows(certain, {}));
    expect(rows(calm, { [LUCK]: 1 })).not.toEqual(rows(calm, {}));
  });
});

describe('higher probabilities of advancing', () => {
  // nobody waits, people and periods are alike, so that a deal's fate depends on its own draws alone
  const funnel = (by: number): object => ({
    quotacast: 1,
    name: 'free',
    currency: 'USD',
    calendar: { asOf: '2025-01-01', periods: 4 },
    shocks: { demand: 0.2, winOdds: 0, cycle: 0.2 },
    pools: { ae: { headcount: 3 } },
    motions: {
      deals: {
        owner: 'ae',
        sources: { inbound: { perMonth: 12, overDispersion: 0.3 } },
        stages: Object.fromEntries([0.5, 0.6, 0.9].map((p, k) => [`s${k}`, { days: { mean: 20, cv: 0.7 }, advance: p + by, noDecision: 0.4 }])),
        dealSize: { mean: 40000, cv: 1 },
      },
    },
  });

  test('lower the bookings of no trial', () => {
    const trials = isLong ? 20_000 : 1000;
    const low = new Trials(funnel(0), trials).flow(layout.FLOW_GROSS);
    for (const by of [0.001, 0.05]) {
      const high = new Trials(funnel(by), trials).flow(layout.FLOW_GROSS);
      expect(high.filter((x, i) => x < low[i])).toEqual([]);
      expect(high.some((x, i) => x > low[i])).toBe(true);
    }
  });
});
