import { describe, expect, it } from 'vitest';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import type { PeriodResult } from './results.ts';
import { simulateSecond } from './simulate.ts';

/** One trial of a scenario in which nothing is random, against hand arithmetic. */
function periodsOf(parts: Record<string, unknown>): PeriodResult[] {
  const base = {
    quotacast: 1,
    name: 'by hand',
    currency: 'USD',
    calendar: { asOf: '2025-01-01', period: 'quarter', periods: 2 },
    warmup: 0,
    shocks: { demand: 0, winOdds: 0, cycle: 0, persistence: 0 },
    pools: { ae: { headcount: 1 } },
    motions: {},
  };
  return simulateSecond(scenarioSchema.parse({ ...base, ...parts }), 1, 1)[0]!.periods;
}

const quarterEndMotion = (days: number, quarterEnd: object): object => ({
  owner: 'ae',
  stages: { only: { days, advance: 1 } },
  dealSize: 1,
  quarterEnd,
});
// two deals that begin today; the first quarter has 90 days
const pipeline = { one: { stage: 'only', amount: 1000 }, two: { stage: 'only', amount: 500 } };

describe('a period close', () => {
  it('lets a deal that is due within the window before it slip as far behind it', () => {
    const slip = { withinDays: 3, probability: 1 };
    const periods = periodsOf({ motions: { sales: quarterEndMotion(88, { slip }) }, pipeline });
    expect(periods.map(({ bookings }) => bookings.new)).toEqual([0, 1500]);
    expect(periods.map(({ cycleDays }) => cycleDays.won)).toEqual([0, 2 * 92]);
    expect(periods.map(({ quarterEnd }) => quarterEnd.slipped)).toEqual([1500, 0]);
  });

  it('pulls a deal that is due just behind it to its last day, at a discount', () => {
    const pull = { withinDays: 10, probability: 1, discount: 0.1 };
    const periods = periodsOf({ motions: { sales: quarterEndMotion(99, { pull }) }, pipeline });
    expect(periods.map(({ bookings }) => bookings.new)).toEqual([1350, 0]);
    expect(periods.map(({ cycleDays }) => cycleDays.won)).toEqual([2 * 89, 0]);
    expect(periods.map(({ quarterEnd }) => quarterEnd.pulled)).toEqual([1350, 0]);
  });

  it('leaves alone what is due outside of the windows', () => {
    const quarterEnd = { slip: { withinDays: 3, probability: 1 }, pull: { withinDays: 10, probability: 1 } };
    expect(periodsOf({ motions: { sales: quarterEndMotion(100, quarterEnd) }, pipeline }).map(({ won }) => won.total)).toEqual([0, 2]);
    expect(periodsOf({ motions: { sales: quarterEndMotion(86, quarterEnd) }, pipeline }).map(({ won }) => won.total)).toEqual([2, 0]);
  });
});

describe('slots', () => {
  it('make the second deal of one person wait for the first, and its expert too', () => {
    const stages = { first: { days: 10, advance: 1 }, prove: { days: 5, advance: 1, seizes: ['se'] } };
    const sources = { web: { perDay: 1 / 100, arrivals: 'deterministic' } };
    const [first] = periodsOf({
      pools: { ae: { headcount: 1, capacity: 1 }, se: { headcount: 1, capacity: 1 } },
      motions: { sales: { owner: 'ae', sources, stages, dealSize: 1 } },
      pipeline: { one: { stage: 'first', amount: 10, stageAgeDays: 4 }, two: { stage: 'first', amount: 20, stageAgeDays: 8 } },
    });
    // one: day 0 to 6 and 11; two from 11 to 13 and 18; the arrival of day 0 from 18 to 28 and 33
    expect(first!.won.total).toBe(3);
    expect(first!.cycleDays.won).toBe(11 + 4 + (18 + 8) + 33);
    expect(first!.pools['ae']!.waits).toEqual({ served: 2, waited: 2, days: 11 + 18 });
    expect(first!.pools['se']!.waits).toEqual({ served: 3, waited: 0, days: 0 });
    expect(first!.pools['ae']!.slotDaysUsed).toBe(33);
    expect(first!.pools['se']!.slotDaysUsed).toBe(15);
  });

  it('send a deal away when its patience ends, unless it can start at once', () => {
    const at = (patienceDays: number): number[] => {
      const sales = { owner: 'ae', sources: {}, stages: { only: { days: 10, advance: 1 } }, dealSize: 1, patienceDays };
      const named = { one: { stage: 'only', amount: 10 }, two: { stage: 'only', amount: 20 } };
      const [first] = periodsOf({ pools: { ae: { headcount: 1, capacity: 1 } }, motions: { sales }, pipeline: named });
      expect(first!.open.count).toBe(2);
      return [first!.won.total, first!.noDecision.total, first!.cycleDays.noDecision];
    };
    expect(at(0)).toEqual([1, 1, 0]);
    expect(at(9.9)).toEqual([1, 1, 9.9]);
    expect(at(10)).toEqual([1, 1, 10]);
    expect(at(11)).toEqual([2, 0, 0]);
  });

  it('are free from the clock at which they are released', () => {
    const sales = { owner: 'ae', sources: {}, stages: { only: { days: 10, advance: 1 } }, dealSize: 1 };
    const one = { stage: 'only', amount: 1, stageAgeDays: 3.5 };
    const two = { stage: 'only', amount: 1 };
    const first = (headcount: number, pipeline: object): PeriodResult => periodsOf({ pools: { ae: { headcount, capacity: 1 } }, motions: { sales }, pipeline })[0]!;
    // one ends at 6.5; two from 6.5 to 16.5
    const alone = first(1, { one, two });
    expect(alone.pools['ae']!.waits).toEqual({ served: 1, waited: 1, days: 6.5 });
    expect(alone.cycleDays.won).toBe(10 + 16.5);
    // the other person is free at 6.25 already: three from 6.25 to 16.25, four from 6.5 to 16.5
    const both = first(2, { one, soon: { ...one, stageAgeDays: 3.75 }, three: two, four: two });
    expect(both.pools['ae']!.waits).toEqual({ served: 2, waited: 2, days: 6.25 + 6.5 });
    expect(both.cycleDays.won).toBe(10 + 10 + 16.25 + 16.5);
  });

  it('come too late, later on the same day, for who has no patience', () => {
    const at = (days: number, patienceDays: number): unknown[] => {
      // deals arrive at 0.0 and at 50.0
      const sales = { owner: 'ae', sources: { web: { perDay: 1 / 50, arrivals: 'deterministic' } }, stages: { only: { days, advance: 1 } }, dealSize: 1, patienceDays };
      const [first] = periodsOf({ pools: { ae: { headcount: 1, capacity: 1 } }, motions: { sales }, pipeline: { one: { stage: 'only', amount: 1 } } });
      return [first!.noDecision.total, first!.cycleDays.noDecision, first!.pools['ae']!.waits];
    };
    const nobody = { served: 0, waited: 0, days: 0 };
    expect(at(50, 0)).toEqual([1, 0, { served: 1, waited: 0, days: 0 }]);
    expect(at(50.5, 0)).toEqual([2, 0, nobody]);
    expect(at(50.5, 0.5)).toEqual([2, 0.5 + 0.5, nobody]);
    expect(at(50.5, 0.75)).toEqual([1, 0.75, { served: 1, waited: 1, days: 0.5 }]);
  });
});

describe('people', () => {
  it('start spread evenly over a quarter and carry quota as they ramp', () => {
    const quota = { perQuarter: 9100, relief: { byQuarter: [0.5] } };
    const periods = periodsOf({ pools: { ae: { headcount: 1, hires: { wave: { count: 2, start: 'FY25-Q2' } }, quota } } });
    const second = periods[1]!.pools['ae']!;
    // the second quarter has 91 days from day 90; starts on 90 + floor(22.75) and 90 + floor(68.25)
    expect(second.hires).toBe(2);
    expect(second.personDays).toBe(91 + (181 - 112) + (181 - 158));
    expect(second.streetFilled).toBeCloseTo(9100 + 50 * (69 + 23), 9);
    // before their planned start the seats are not in the budget
    expect(second.street).toBeCloseTo(second.streetFilled, 9);
    expect([second.persons.length, second.leftOut]).toEqual([2, 1]);
  });

  it('leave a seat that is budgeted but not yet filled in the street quota', () => {
    const hires = { wave: { count: 1, open: '2025-01-11', slipDays: 20 } };
    const [first] = periodsOf({ pools: { ae: { headcount: 0, timeToFillDays: { discrete: { values: [10, 30], weights: [0.5, 0.5] } }, hires, quota: { perQuarter: 9000 } } } });
    const { street, streetFilled, personDays } = first!.pools['ae']!;
    // opened on day 10, planned for day 50, filled on day 40 or 60
    expect([50, 30]).toContain(personDays);
    expect(streetFilled).toBeCloseTo(100 * personDays, 9);
    expect(street).toBeCloseTo(100 * Math.max(40, personDays), 9);
  });

  it('count the days of the first period before the opening day', () => {
    const parts = { calendar: { asOf: '2025-02-15', period: 'quarter', periods: 1 }, pools: { ae: { headcount: 2, quota: { perQuarter: 900 }, creditToDate: 700 } } };
    const { personDays, street, attainment } = periodsOf(parts)[0]!.pools['ae']!;
    expect(personDays).toBe(180);
    expect(street).toBeCloseTo(1800, 9);
    expect(attainment).toBeCloseTo(700 / 1800, 12);
  });
});

describe('renewals', () => {
  it('raise, work and fall due by the calendar', () => {
    const parts = {
      calendar: { asOf: '2025-01-01', period: 'quarter', periods: 4 },
      pools: { rep: { headcount: 1, capacity: 1, quota: { perQuarter: 500, measure: 'totalBookings' } } },
      motions: { keep: { kind: 'renewal', owner: 'rep', leadDays: 30, rate: 1, uplift: 0.1 } },
      accounts: { base: { count: 4, arr: 1000 } },
    };
    const periods = periodsOf(parts);
    // contracts end on days 45, 136, 228 and 319
    expect(periods.map(({ renewals }) => renewals)).toEqual(Array.from({ length: 4 }, () => ({ due: 1000, renewed: 1000, uncovered: 0 })));
    expect(periods.map(({ bookings }) => [bookings.renewal, bookings.expansion])).toEqual(Array.from({ length: 4 }, () => [1000, 100]));
    expect(periods[3]!.retention).toEqual({ gross: 1, net: 1.1, logo: 1 });
    expect(periods[0]!.pools['rep']!.slotDaysUsed).toBe(30);
    expect(periods[0]!.pools['rep']!.credit).toBeCloseTo(1100, 9);
  });

  it('have lower odds where no slot is free', () => {
    const motions = { keep: { kind: 'renewal', owner: 'ae', rate: 0.5, uncoveredOdds: 0 } };
    const [first] = periodsOf({ pools: { ae: { headcount: 0, capacity: 1 } }, motions, accounts: { base: { count: 4, arr: 1000 } } });
    expect(first!.renewals).toEqual({ due: 1000, renewed: 0, uncovered: 1000 });
    expect(first!.arr.churned).toBe(1000);
  });
});
