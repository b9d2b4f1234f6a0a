// What becomes of people besides starting, ramping and leaving. Quarters have 91 days here.
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { Trials, layout, zOfMean, zOfShare } from '../helpers/trials.ts';
import { YEAR, cases, company, count, mentored, ramped, rep, vacancy, byPeriod } from './careers-cases.ts';

const first = { count: 1, start: '2025-01-01' };

describe('careers', () => {
  test.each(Object.entries(cases))('%s', (_, check) => check(engine));
});

describe('offers that fall through', () => {
  const start = (fallThrough: number): number[] =>
    new Trials(company({ ae: { headcount: 0, timeToFillDays: 30, hires: { wave: { ...first, fallThrough } } } }), count).pool('ae', layout.POOL_R_PERSON_DAYS);

  test('never, or always', () => {
    expect(new Set(start(0))).toEqual(new Set([364]));
    expect(new Set(start(1))).toEqual(new Set([0]));
  });

  test('make the wait a geometric number of searches', () => {
    const days = start(0.4);
    [0, 1, 2].forEach((failed) => expect(Math.abs(zOfShare(days, (x) => x === 364 - 30 * failed, 0.6 * 0.4 ** failed))).toBeLessThan(4.9));
  });
});

describe('hires that go wrong', () => {
  const hired = (ae: object): Trials =>
    new Trials(company({ ae: { headcount: 0, hires: { wave: first }, ...ae } }, { stages: { close: { days: 0, advance: 0.5 } }, sources: { in: { perDay: 1, arrivals: 'deterministic' } } }), count);

  test('win at lower odds: a third of even odds is a quarter', () => {
    const trials = hired({ badHire: { probability: 1, logOdds: -Math.log(3), perYear: 0 } });
    expect(Math.abs(zOfMean(trials.flow(layout.FLOW_WON), trials.flow(layout.FLOW_CREATED)[0] / 4))).toBeLessThan(4.9);
  });

  test('leave at their own rate, the others at theirs', () => {
    const trials = hired({ attrition: { perYear: 0.5 }, backfill: false, badHire: { probability: 0.3, perYear: 3 } });
    const stays = (rate: number): number => Math.exp((-rate * 364) / YEAR);
    expect(Math.abs(zOfShare(trials.pool('ae', layout.POOL_R_LEAVERS), (x) => x === 0, 0.3 * stays(3) + 0.7 * stays(0.5)))).toBeLessThan(4.9);
  });

  test('are none of the opening people', () => {
    const trials = new Trials(company({ ae: { headcount: 3, attrition: { perYear: 0.001 }, badHire: { probability: 1, perYear: 1000 } } }), 100);
    expect(Math.max(...trials.pool('ae', layout.POOL_R_LEAVERS, 0))).toBeLessThan(50);
    expect(trials.pool('ae', layout.POOL_R_LEAVERS, 0).filter((x) => x === 0).length).toBeGreaterThan(90);
  });
});

describe('people below their quota', () => {
  const stay = (lowAttainment: object | undefined): number[] =>
    new Trials(company({ ae: { headcount: 1, backfill: false, attrition: { perYear: 0.4, lowAttainment }, quota: { perQuarter: 1000 } } }), count).pool('ae', layout.POOL_R_LEAVERS);

  test('leave at a multiple of the rate in the next period: e^−λ(91 + 3·273)', () => {
    expect(Math.abs(zOfShare(stay({ below: 0.5, factor: 3 }), (x) => x === 0, Math.exp((-0.4 * (91 + 3 * 273)) / YEAR)))).toBeLessThan(4.9);
  });

  test('leave as they did where the factor is 1', () => {
    expect(stay({ below: 0.5, factor: 1 })).toEqual(stay(undefined));
  });

  test('are asked only below the mark', () => {
    const busy = company({ ae: { headcount: 1, backfill: false, attrition: { perYear: 0.4, lowAttainment: { below: 0.5, factor: 50 } }, quota: { perQuarter: 100 } } }, { sources: { in: { perDay: 1 / 91, arrivals: 'deterministic' } } });
    expect(new Trials(busy, count).pool('ae', layout.POOL_R_LEAVERS)).toEqual(stay(undefined));
  });
});

describe('promotions', () => {
  test('wait for a seat and are tried again every 30 days', () => {
    // asked on day 0, 30, 60, 90; the seat is budgeted from day 91 on
    const trials = new Trials(company({ ae: rep({ perYear: 1e9 }), lead: vacancy('2025-04-02') }), 3);
    expect(byPeriod(trials, 'lead', layout.POOL_R_PERSON_DAYS)).toEqual([0, 182 - 120, 91, 91]);
  });

  test('wait for the tenure: six months after a start on day 0 are day 182', () => {
    const trials = new Trials(company({ ae: { ...rep({ perYear: 1e9, afterMonths: 6 }), headcount: { count: 1, tenureMonths: 0 } }, lead: vacancy('2025-01-01') }), 3);
    expect(byPeriod(trials, 'lead', layout.POOL_R_PERSON_DAYS)).toEqual([0, 0, 91, 91]);
  });

  test('last a day at least, and a day where everybody leaves at once', () => {
    const trials = new Trials(company({ ae: rep({ perYear: 1e9 }), lead: { ...vacancy('2025-01-01'), attrition: { perYear: 1e9 } } }), 3);
    const [days, promoted, hired] = [layout.POOL_R_PERSON_DAYS, layout.POOL_R_PROMOTED_IN, layout.POOL_R_HIRES].map((counter) => trials.pool('lead', counter));
    expect(Math.min(...promoted!)).toBeGreaterThan(1);
    expect(days).toEqual(promoted!.map((n, k) => n + hired![k]!));
  });

  test('need a vacant seat', () => {
    const trials = new Trials(company({ ae: rep({ perYear: 1e9 }), lead: { headcount: 2 } }), 3);
    expect(trials.pool('ae', layout.POOL_R_PROMOTED_OUT)).toEqual([0, 0, 0]);
  });

  test('take the seat from whoever was to start in it', () => {
    const trials = new Trials(company({ ae: rep({ perYear: 1e9 }), lead: { headcount: 0, timeToFillDays: 100, hires: { seat: { count: 1, open: '2025-01-01', slipDays: { discrete: { values: [0, 100], weights: [1, 1] } } } } } }), 50);
    trials.rows.forEach((_, k) => {
      expect(trials.pool('lead', layout.POOL_R_PROMOTED_IN)[k] + trials.pool('lead', layout.POOL_R_HIRES)[k]).toBe(1);
      expect(trials.pool('lead', layout.POOL_R_FILLED_END, 3)[k]).toBe(1);
    });
    expect(trials.pool('lead', layout.POOL_R_HIRES).some((x) => x === 1)).toBe(true);
    expect(trials.pool('lead', layout.POOL_R_PROMOTED_IN).some((x) => x === 1)).toBe(true);
  });
});

describe('a promotion that was planned', () => {
  test('is not for whoever sits there instead', () => {
    // the opening people leave on day 0, whatever was planned for them; their successors stay, and are asked after half a year
    const ae = { headcount: { count: 20, tenureMonths: 24 }, attrition: { byTenure: [{ fromMonths: 0, perYear: 0 }, { fromMonths: 24, perYear: 1e6 }] }, timeToFillDays: 0, promotions: { up: { to: 'lead', perYear: 4, afterMonths: 6 } } };
    const lead = { headcount: 0, timeToFillDays: 30, hires: { seat: { count: 20, start: '2025-01-01', fallThrough: 1 } } };
    const trials = new Trials(company({ ae, lead }), 5);
    expect(trials.pool('ae', layout.POOL_R_LEAVERS)).toEqual(trials.rows.map(() => 20));
    const promoted = (period: number): number[] => trials.pool('ae', layout.POOL_R_PROMOTED_OUT, period);
    expect([...promoted(0), ...promoted(1)]).toEqual([...trials.rows, ...trials.rows].map(() => 0));
    expect(Math.min(...promoted(2))).toBeGreaterThan(0);
  });
});

describe('mentors', () => {
  test('give slots to who ramps on the opening day, too: 10 + 0 − 3, 10 − 3 + 5, 20', () => {
    const ae = { headcount: { count: 2, tenureMonths: [36, 0] }, capacity: 10, mentorLoad: 3, ramp: { byQuarter: [0, 0.5], basis: 'slots' } };
    const available = byPeriod(new Trials(company({ ae }), 3), 'ae', layout.POOL_R_AVAILABLE).map((x) => x / 91);
    expect(available[0]).toBe(7);
    expect(available[3]).toBe(20);
  });

  const slots = (n: number, load: number): number[] => byPeriod(new Trials(mentored(n, load), 3), 'ae', layout.POOL_R_AVAILABLE).map((x) => x / 91);

  test('who leave are followed by another one: 10 − 3 + 5, then 20', () => {
    // the first of the two mentors reaches five years and a month on day 30
    const ae = { headcount: { count: 3, tenureMonths: [60, 36, 0] }, attrition: { byTenure: [{ fromMonths: 0, perYear: 0 }, { fromMonths: 61, perYear: 1e6 }] }, backfill: false, capacity: 10, mentorLoad: 3, ramp: { byQuarter: [0, 0.5], basis: 'slots' } };
    const available = byPeriod(new Trials(company({ ae }), 3), 'ae', layout.POOL_R_AVAILABLE).map((x) => x / 91);
    expect([available[1], available[3]]).toEqual([12, 20]);
  });

  test('each have one hire before one has two', () => {
    expect(slots(2, 6)).toEqual([20, 8, 18, 40]);
    // the third goes to the first of them: 10 − 12 is none, not fewer
    expect(slots(3, 6)).toEqual([20, 4, 19, 50]);
  });

  test('give nothing where nothing is asked', () => {
    expect(slots(1, 0)).toEqual([20, 20, 25, 30]);
  });
});

describe('managers', () => {
  test('who cover everybody leave the ramp as it is', () => {
    expect(ramped(engine, 9)).toEqual([0, 1, 1, 1]);
    expect(ramped(engine, 20)).toEqual([0, 1, 1, 1]);
    expect(ramped(engine, 4, 3)).toEqual([0, 1, 1, 1]);
  });
});
