// What becomes of people, by hand and by rates: cases that planted faults are tried on. Quarters have 91 days here.
import { expect } from 'vitest';
import type { Engine } from '../helpers/engine.ts';
import { Trials, isLong, zOfMean, zOfShare } from '../helpers/trials.ts';
import type { Case } from './exact-cases.ts';

export const count = isLong ? 50_000 : 5000;
export const YEAR = 365.25;

/** Pools around one motion that is won at once; the first pool owns it. */
export function company(pools: Record<string, object>, motion: object = {}): object {
  return {
    quotacast: 1,
    name: 'careers',
    currency: 'USD',
    calendar: { asOf: '2025-01-01', period: '13w', periods: 4 },
    warmup: 0,
    shocks: { demand: 0, winOdds: 0, cycle: 0 },
    pools,
    motions: { deals: { owner: Object.keys(pools)[0], dealSize: 100, stages: { close: { days: 0, advance: 1 } }, sources: { in: { perYear: 0 } }, ...motion } },
  };
}

export const byPeriod = (trials: Trials, pool: string, counter: number): number[] => Array.from({ length: trials.periods }, (_, t) => trials.pool(pool, counter, t)[0]);

/** A seat that is budgeted from a day on, and that nobody ever accepts. */
export const vacancy = (start: string): object => ({ headcount: 0, timeToFillDays: 30, hires: { seat: { count: 1, start, fallThrough: 1 } } });
export const rep = (up: object): object => ({ headcount: 1, timeToFillDays: 60, promotions: { up: { to: 'lead', ...up } } });

/** Two mentors of ten slots each, and n hires in the second quarter who ramp for two. */
export const mentored = (n: number, mentorLoad: number): object =>
  company({ ae: { headcount: 2, capacity: 10, mentorLoad, ramp: { byQuarter: [0, 0.5], basis: 'slots' }, hires: { wave: { count: n, start: '2025-04-02' } } } });

/** Ramped people beside eight who were there, quarter by quarter, where one hire is coached by managers with a span. */
export const ramped = (engine: Engine, span: number, managers = 1): number[] => {
  const ae = { headcount: 8, ramp: { byQuarter: [0], basis: 'slots' }, hires: { wave: { count: 1, start: '2025-01-01' } }, manager: { pool: 'lead', span, coaching: 1.8 } };
  return byPeriod(new Trials(company({ ae, lead: { headcount: managers } }), 2, { engine }), 'ae', engine.layout.POOL_R_RAMPED_DAYS).map((x) => x / 91 - 8);
};

export const cases: Record<string, Case> = {
  'happen at their rate while there is a seat; they are no leavers, and the seat is filled again'(engine) {
    const { POOL_R_HIRES, POOL_R_LEAVERS, POOL_R_PERSON_DAYS, POOL_R_PROMOTED_IN, POOL_R_PROMOTED_OUT } = engine.layout;
    const trials = new Trials(company({ ae: rep({ perYear: 1 }), lead: vacancy('2025-01-01') }), count, { engine });
    const out = trials.pool('ae', POOL_R_PROMOTED_OUT);
    expect(Math.abs(zOfShare(out, (x) => x >= 1, 1 - Math.exp(-364 / YEAR)))).toBeLessThan(4.9);
    expect(trials.pool('lead', POOL_R_PROMOTED_IN)).toEqual(out);
    expect(Math.max(...out)).toBe(1);
    expect(Math.max(...trials.pool('ae', POOL_R_LEAVERS), ...trials.pool('lead', POOL_R_HIRES))).toBe(0);
    const days = trials.pool('ae', POOL_R_PERSON_DAYS);
    const above = trials.pool('lead', POOL_R_PERSON_DAYS);
    // the seat is empty for 60 days, or to the end
    days.forEach((x, k) => expect(x).toBe(364 - Math.min(60, above[k])));
  },

  // the hazard of two a year is spent by person-days, whoever sits there: leavers less 2 × days / year are a martingale
  'whoever follows somebody promoted leaves on a day of their own'(engine) {
    const trials = new Trials(company({ ae: { ...rep({ perYear: 1e9 }), attrition: { perYear: 2 }, timeToFillDays: 1 }, lead: vacancy('2025-01-01') }), count, { engine });
    const days = trials.pool('ae', engine.layout.POOL_R_PERSON_DAYS);
    expect(Math.abs(zOfMean(trials.pool('ae', engine.layout.POOL_R_LEAVERS).map((x, k) => x - (2 * days[k]) / YEAR), 0))).toBeLessThan(4.9);
  },

  'give slots while a hire ramps: 20, then 17, 17 + 5, 30'(engine) {
    const slots = byPeriod(new Trials(mentored(1, 3), 3, { engine }), 'ae', engine.layout.POOL_R_AVAILABLE).map((x) => x / 91);
    expect(slots).toEqual([20, 17, 22, 30]);
  },

  'who cover four of nine people make a ramp twice as long with coaching 1.8'(engine) {
    expect(ramped(engine, 4)).toEqual([0, 0, 1, 1]);
  },
};
