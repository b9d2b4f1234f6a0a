// Scenarios without chance, whose figures follow from hand arithmetic to the bit. The titles are those of the tests; each case
// takes the engine it shall hold for. A quarter has 91 days here, so days 0 … 90 are the first one's.
import { expect } from 'vitest';
import type { Engine } from '../helpers/engine.ts';
import { Trials } from '../helpers/trials.ts';

export type Case = (engine: Engine) => void | Promise<void>;

const TRIALS = 3;
const SIZE = 1234.56;
const plain = {
  quotacast: 1,
  name: 'hand arithmetic',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 4 },
  warmup: 0,
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
};
const every = (days: number): object => ({ perDay: 1 / days, arrivals: 'deterministic' });
const desk = (motion: object, rest: object = {}): object => ({ ...plain, pools: { ae: { headcount: 1 } }, motions: { deals: { owner: 'ae', sources: {}, dealSize: SIZE, ...motion } }, ...rest });
const oneStage = (days: unknown, advance = 1): object => ({ close: { days, advance } });
/** n equal amounts, added one by one as the books do. */
const sum = (n: number, amount = SIZE): number => Array.from({ length: n }, () => amount).reduce((a, b) => a + b, 0);

/** Runs a scenario; every figure must be finite, and all trials alike. */
function run(engine: Engine, scenario: unknown, count = TRIALS): Trials {
  const trials = new Trials(scenario, count, { engine });
  for (const row of trials.rows) {
    expect(row.every(Number.isFinite)).toBe(true);
    expect(row.join()).toBe(trials.rows[0].join());
  }
  return trials;
}

/** A flow in each period of the first trial. */
const flows = (trials: Trials, counter: number): number[] => Array.from({ length: trials.periods }, (_, period) => trials.flow(counter, period)[0]);
const pools = (trials: Trials, name: string, counter: number): number[] => Array.from({ length: trials.periods }, (_, period) => trials.pool(name, counter, period)[0]);
const accounts = (trials: Trials, counter: number): number[] => Array.from({ length: trials.periods }, (_, period) => trials.account(counter, period)[0]);

export const cases: Record<string, Case> = {
  'an arrival on the first day of a period belongs to it, however the rate rounds'(engine) {
    const l = engine.layout;
    // 13, 7 and 91 arrivals a period: the first of each falls on the period's first day
    for (const days of [7, 13, 1]) {
      const trials = run(engine, desk({ sources: { in: every(days) }, stages: oneStage(0) }));
      expect(flows(trials, l.FLOW_CREATED)).toEqual(Array.from({ length: 4 }, () => 91 / days));
    }
    const thirds = run(engine, desk({ sources: { in: { perDay: 3 / 91, arrivals: 'deterministic' } }, stages: oneStage(0) }));
    expect(flows(thirds, l.FLOW_CREATED)).toEqual([3, 3, 3, 3]);
  },

  'a copy of an opening deal that waits for an expert waits for one, too'(engine) {
    const l = engine.layout;
    const pools = { ae: { headcount: 5, capacity: 50 }, se: { headcount: 1, capacity: 1 } };
    const deals = { owner: 'ae', sources: { in: every(7) }, stages: { first: { days: 1, advance: 1 }, prove: { days: 60, advance: 1, seizes: ['se'] } }, dealSize: SIZE, openingPipeline: { count: 40 } };
    const trials = new Trials({ ...plain, warmup: 1, pools, motions: { deals } }, TRIALS, { engine });
    // thirteen came in the warm-up: the expert always has one, and everybody else waits
    expect(trials.open(l.OPEN_COUNT, 0)).toEqual(Array.from({ length: TRIALS }, () => 40));
    for (let period = 0; period < 2; period += 1) expect(trials.pool('se', l.POOL_R_USED, period)).toEqual(Array.from({ length: TRIALS }, () => 91));
  },

  'a contract that ends behind the horizon is neither due nor lost'(engine) {
    const l = engine.layout;
    const base = { ...plain, calendar: { ...plain.calendar, periods: 1 }, pools: { rep: { headcount: 1, capacity: 5 } }, motions: { renewals: { kind: 'renewal', owner: 'rep', leadDays: 90, rate: 0 } } };
    // in the middle of the term of two years, 365 days from now
    const trials = run(engine, { ...base, accounts: { base: { count: 1, arr: 1000, termMonths: 24 } } });
    expect([accounts(trials, l.ACC_DUE), accounts(trials, l.ACC_CHURNED), accounts(trials, l.ACC_CLOSING)]).toEqual([[0], [0], [1000]]);
    expect(pools(trials, 'rep', l.POOL_R_SERVED)).toEqual([0]);
    // due on day 91, the first one behind the horizon: it has opened, and nothing more
    const later = run(engine, { ...base, accounts: { base: { count: 1, arr: 1000, termMonths: (2 * 91.5 * 12) / 365.25 } } });
    expect([accounts(later, l.ACC_DUE), accounts(later, l.ACC_CLOSING), pools(later, 'rep', l.POOL_R_SERVED)]).toEqual([[0], [1000], [1]]);
  },

  'a trial that begins on the last day of a period closes its books that evening'(engine) {
    const l = engine.layout;
    const scenario = { ...plain, calendar: { asOf: '2025-03-31', periods: 2 }, motions: { renewals: { kind: 'renewal', owner: 'rep', rate: 1 } }, accounts: { base: { count: 1, arr: 1000, termMonths: 60 } } };
    const trials = run(engine, { ...scenario, pools: { rep: { headcount: 2, capacity: 5 } } });
    expect(trials.compiled.periods.map(({ days }) => days)).toEqual([90, 91]);
    expect(accounts(trials, l.ACC_CLOSING)).toEqual([1000, 1000]);
    // the days before count as worked by those who are there
    expect(pools(trials, 'rep', l.POOL_R_PERSON_DAYS)).toEqual([180, 182]);
  },

  'a deal every ten days, won after 55, is booked 55 days later'(engine) {
    const l = engine.layout;
    const trials = run(engine, desk({ sources: { in: every(10) }, stages: { first: { days: 30, advance: 1 }, second: { days: 25, advance: 1 } } }));
    // created on days 0, 10, … 360; won on days 55, 65, … 355
    expect(flows(trials, l.FLOW_CREATED)).toEqual([10, 9, 9, 9]);
    expect(flows(trials, l.FLOW_WON)).toEqual([4, 9, 9, 9]);
    expect(flows(trials, l.FLOW_GROSS)).toEqual([sum(4), sum(9), sum(9), sum(9)]);
    expect(flows(trials, l.FLOW_CYCLE_WON)).toEqual([4 * 55, 9 * 55, 9 * 55, 9 * 55]);
    // the last 14 days of the quarters begin on days 77, 168, 259 and 350
    expect(flows(trials, l.FLOW_LATE)).toEqual([sum(1), sum(1), sum(1), sum(1)]);
    expect([0, 1, 2, 3, 4].map((place) => trials.open(l.OPEN_COUNT, place)[0])).toEqual([0, 6, 6, 6, 6]);
    expect(trials.open(l.OPEN_VALUE, 4)[0]).toBe(sum(3) + sum(3));
  },

  'the weeks of a quarter add up to it, and the pipeline is looked at as each one ends'(engine) {
    const l = engine.layout;
    const scenario = desk({ sources: { in: every(10) }, stages: oneStage(55) });
    const trials = new Trials(scenario, 1, { engine, paths: true });
    // 364 days: a deal is created on days 0, 10, … and won 55 days later
    const wonUpTo = (day: number): number => Math.max(0, Math.floor((day - 55) / 10) + 1);
    const createdUpTo = (day: number): number => Math.floor(day / 10) + 1;
    expect(trials.compiled.weeks).toHaveLength(52);
    for (let week = 0; week < 52; week += 1) {
      const day = 7 * week + 6;
      const quarter = Math.floor(week / 13);
      expect(trials.compiled.weeks[week].period).toBe(quarter);
      expect(trials.path(l.PATH_NEW, week)[0]).toBe(sum(wonUpTo(day) - wonUpTo(91 * quarter - 1)));
      expect(trials.path(l.PATH_OPEN, week)[0]).toBe(sum(createdUpTo(day) - wonUpTo(day)));
    }
    // open on days 91, 182 and 273 are six deals each, which are won within the quarter
    expect(flows(trials, l.FLOW_FROM_OPEN)).toEqual([0, sum(6), sum(6), sum(6)]);
    const without = new Trials(scenario, 1, { engine });
    expect(trials.rows[0].slice(0, without.rows[0].length)).toEqual(without.rows[0]);
  },

  'a horizon that is no whole number of weeks ends with a short one'(engine) {
    const l = engine.layout;
    const trials = new Trials(desk({ sources: { in: every(10) }, stages: oneStage(0) }, { calendar: { asOf: '2025-01-01', period: 'month', periods: 2 } }), 1, { engine, paths: true });
    // January has 31 days, February 28: eight weeks and three days
    expect(trials.compiled.weeks.map(({ lastDay, period }) => `${lastDay} ${period}`)).toEqual([
      '2025-01-07 0', '2025-01-14 0', '2025-01-21 0', '2025-01-28 0', '2025-02-04 1', '2025-02-11 1', '2025-02-18 1', '2025-02-25 1', '2025-02-28 1',
    ]);
    expect(trials.compiled.weeks.map((_, week) => trials.path(l.PATH_NEW, week)[0] / SIZE)).toEqual([1, 2, 3, 3, 0, 1, 1, 2, 2]);
  },

  'one trial of one quarter is like the first quarter of a year'(engine) {
    const l = engine.layout;
    const trials = run(engine, desk({ sources: { in: every(10) }, stages: oneStage(55) }, { calendar: { ...plain.calendar, periods: 1 } }), 1);
    expect([flows(trials, l.FLOW_CREATED), flows(trials, l.FLOW_WON), flows(trials, l.FLOW_GROSS)]).toEqual([[10], [4], [sum(4)]]);
    expect(trials.rows).toHaveLength(1);
  },

  'twelve quarters go on like the first ones'(engine) {
    const l = engine.layout;
    const trials = run(engine, desk({ sources: { in: every(91) }, stages: oneStage(100) }, { calendar: { ...plain.calendar, periods: 12 } }));
    expect(flows(trials, l.FLOW_CREATED)).toEqual(Array.from({ length: 12 }, () => 1));
    expect(flows(trials, l.FLOW_GROSS)).toEqual([0, ...Array.from({ length: 11 }, () => SIZE)]);
  },

  'a close falls on the day in which its clock stands'(engine) {
    const l = engine.layout;
    // created on day 0 of each quarter, won at 90.5, which is its last day
    const trials = run(engine, desk({ sources: { in: every(91) }, stages: oneStage(90.5) }));
    expect(flows(trials, l.FLOW_WON)).toEqual([1, 1, 1, 1]);
    expect(flows(trials, l.FLOW_CYCLE_WON)).toEqual([90.5, 90.5, 90.5, 90.5]);
  },

  'a close at day 91.0 belongs to the quarter that begins then'(engine) {
    const l = engine.layout;
    const trials = run(engine, desk({ sources: { in: every(91) }, stages: oneStage(91) }));
    expect(flows(trials, l.FLOW_WON)).toEqual([0, 1, 1, 1]);
  },

  'stages without length are passed on the day of arrival'(engine) {
    const l = engine.layout;
    const stages = { a: { days: 0, advance: 1 }, b: { days: 0, advance: 1, seizes: ['se'] }, c: { days: 0, advance: 1 } };
    const trials = run(engine, desk({ sources: { in: every(10) }, stages }, { pools: { ae: { headcount: 1, capacity: 1 }, se: { headcount: 1, capacity: 1 } } }));
    expect(flows(trials, l.FLOW_WON)).toEqual([10, 9, 9, 9]);
    expect(flows(trials, l.FLOW_CYCLE_WON)).toEqual([0, 0, 0, 0]);
    expect(pools(trials, 'ae', l.POOL_R_USED)).toEqual([0, 0, 0, 0]);
    expect(trials.pool('se', l.POOL_R_SERVED)[0]).toBe(37);
  },

  'without a chance of advancing everything is lost, and nobody is credited'(engine) {
    const l = engine.layout;
    const trials = run(engine, desk({ sources: { in: every(10) }, stages: oneStage(5, 0), oneOff: 10 }, { pools: { ae: { headcount: 1, quota: { perQuarter: 1000 } } } }));
    // created on day 90, the tenth is lost on day 95
    expect(flows(trials, l.FLOW_LOST)).toEqual([9, 9, 9, 9]);
    expect(flows(trials, l.FLOW_CYCLE_LOST)).toEqual([45, 45, 45, 45]);
    for (const counter of [l.FLOW_WON, l.FLOW_GROSS, l.FLOW_NET, l.FLOW_ONE_OFF, l.FLOW_CYCLE_WON]) expect(trials.flow(counter)[0]).toBe(0);
    expect(pools(trials, 'ae', l.POOL_R_CREDIT)).toEqual([0, 0, 0, 0]);
    expect(trials.attainments('ae', 0)).toEqual([0, 0, 0]);
  },

  'those who do not advance and always end without a decision are not lost'(engine) {
    const l = engine.layout;
    const trials = run(engine, desk({ sources: { in: every(10) }, stages: { close: { days: 90, daysIfLost: 5, advance: 0, noDecision: 1 } } }));
    expect(flows(trials, l.FLOW_NO_DECISION)).toEqual([9, 9, 9, 9]);
    expect(trials.flow(l.FLOW_LOST)[0]).toBe(0);
  },

  'without people everything waits'(engine) {
    const l = engine.layout;
    const trials = run(engine, desk({ sources: { in: every(10) }, stages: oneStage(5) }, { pools: { ae: { headcount: 0, capacity: 5, quota: { perQuarter: 1000 } } } }));
    expect(trials.flow(l.FLOW_CREATED)[0]).toBe(37);
    expect(trials.open(l.OPEN_COUNT, 4)[0]).toBe(37);
    for (const counter of [l.FLOW_WON, l.FLOW_LOST, l.FLOW_NO_DECISION]) expect(trials.flow(counter)[0]).toBe(0);
    for (const counter of [l.POOL_R_SERVED, l.POOL_R_USED, l.POOL_R_AVAILABLE, l.POOL_R_PEOPLE, l.POOL_R_STREET]) expect(trials.pool('ae', counter)[0]).toBe(0);
  },

  'without leads nothing happens'(engine) {
    const l = engine.layout;
    const sources = { none: { perMonth: 0 }, never: { perDay: 0, arrivals: 'deterministic' }, own: { kind: 'self', perMonth: 0 } };
    const trials = run(engine, desk({ sources, stages: oneStage(5) }, { warmup: 1, pools: { ae: { headcount: 2, capacity: 3, quota: { perQuarter: 1000 } } } }));
    for (let counter = 0; counter < l.FLOWS; counter += 1) expect(trials.flow(counter)[0]).toBe(0);
    expect(pools(trials, 'ae', l.POOL_R_PERSON_DAYS)).toEqual([182, 182, 182, 182]);
    expect(pools(trials, 'ae', l.POOL_R_AVAILABLE)).toEqual([546, 546, 546, 546]);
    expect(pools(trials, 'ae', l.POOL_R_STREET)).toEqual([2000, 2000, 2000, 2000]);
  },

  'where nothing is limited nobody waits'(engine) {
    const l = engine.layout;
    const sources = { a: every(7), b: every(13), c: every(1) };
    const trials = run(engine, desk({ sources, stages: { a: { days: 10, advance: 1 }, b: { days: 20, advance: 1, seizes: ['se'] } } }, { pools: { ae: { headcount: 1 }, se: { headcount: 0 } } }));
    // 13, 7 and 91 arrivals a quarter; those of the first 61 days are won within it: 9, 5 and 61
    expect(flows(trials, l.FLOW_CREATED)).toEqual([111, 111, 111, 111]);
    expect(flows(trials, l.FLOW_WON)[0]).toBe(75);
    for (const name of ['ae', 'se']) expect([trials.pool(name, l.POOL_R_WAITED)[0], trials.pool(name, l.POOL_R_WAIT_DAYS)[0]]).toEqual([0, 0]);
  },

  'who waits is served in the order of asking'(engine) {
    const l = engine.layout;
    // one slot, ten days a deal, one deal every five days: deal n starts on day 10 n after 5 n days of waiting
    const trials = run(engine, desk({ sources: { in: every(5) }, stages: oneStage(10) }, { pools: { ae: { headcount: 1, capacity: 1 } } }));
    expect(flows(trials, l.FLOW_WON)).toEqual([9, 9, 9, 9]);
    expect(trials.flow(l.FLOW_CYCLE_WON, 0)).toEqual([0, 1, 2].map(() => 5 * 36 + 9 * 10));
    expect([l.POOL_R_SERVED, l.POOL_R_WAITED, l.POOL_R_WAIT_DAYS].map((counter) => trials.pool('ae', counter, 0)[0])).toEqual([10, 9, 5 * 45]);
    expect(pools(trials, 'ae', l.POOL_R_USED)).toEqual([91, 91, 91, 91]);
    expect(pools(trials, 'ae', l.POOL_R_AVAILABLE)).toEqual([91, 91, 91, 91]);
  },

  'who has waited longest goes first, whatever it waits with'(engine) {
    const l = engine.layout;
    const motion = (days: number, ...seizes: string[]): object => ({ owner: 'ae', sources: { in: every(10) }, stages: { talk: { days, advance: 1 }, proof: { days: 1000, advance: 1, seizes } }, dealSize: SIZE });
    const hires = { first: { count: 1, start: '2025-01-31' } };
    const trials = run(engine, { ...plain, pools: { ae: { headcount: 1 }, se: { headcount: 0, capacity: 2, hires }, lawyer: { headcount: 1, capacity: 50 } }, motions: { early: motion(0, 'se'), late: motion(5, 'se', 'lawyer') } });
    // early deals ask on days 0, 10, 20, late ones on days 5, 15, 25: on day 30 the first of both are served
    expect([l.POOL_R_WAITED, l.POOL_R_WAIT_DAYS].map((counter) => trials.pool('se', counter, 0)[0])).toEqual([2, 30 + 25]);
  },

  'an expert works on one deal at a time, however many want one'(engine) {
    const l = engine.layout;
    const stages = { talk: { days: 1, advance: 1 }, proof: { days: 10, advance: 1, seizes: ['se'] } };
    const trials = run(engine, desk({ sources: { in: every(5) }, stages }, { pools: { ae: { headcount: 1 }, se: { headcount: 1, capacity: 1 } } }));
    // deal n asks on day 5 n + 1, starts on day 10 n + 1 and is won on day 10 n + 11
    expect(flows(trials, l.FLOW_WON)).toEqual([8, 10, 9, 9]);
    expect(trials.flow(l.FLOW_CYCLE_WON, 0)[0]).toBe(5 * 28 + 8 * 11);
    expect([l.POOL_R_SERVED, l.POOL_R_WAITED, l.POOL_R_WAIT_DAYS].map((counter) => trials.pool('se', counter, 0)[0])).toEqual([9, 8, 5 * 36]);
    expect(pools(trials, 'se', l.POOL_R_USED)).toEqual([90, 91, 91, 91]);
  },

  'a deal that has waited twelve days goes cold on the twelfth, one without patience at once'(engine) {
    const l = engine.layout;
    const waits = (patienceDays: number): Trials => run(engine, desk({ sources: { in: every(10) }, stages: oneStage(1000), patienceDays }, { pools: { ae: { headcount: 1, capacity: 1 } } }));
    // those of days 10 … 70 go on days 22 … 82
    expect([l.FLOW_NO_DECISION, l.FLOW_CYCLE_LOST].map((counter) => waits(12).flow(counter, 0)[0])).toEqual([7, 84]);
    expect([l.FLOW_NO_DECISION, l.FLOW_CYCLE_LOST].map((counter) => waits(0).flow(counter, 0)[0])).toEqual([9, 0]);
    // longer than any horizon: for good
    expect(waits(1e12).flow(l.FLOW_NO_DECISION)[0]).toBe(0);
  },

  'who gives up leaves room the same day'(engine) {
    const l = engine.layout;
    const stages = { talk: { days: 0, advance: 1 }, proof: { days: 10, advance: 1, seizes: ['se'], patienceDays: 0 } };
    const trials = run(engine, desk({ sources: { a: every(10), b: every(10) }, stages }, { pools: { ae: { headcount: 1, capacity: 1 }, se: { headcount: 0, capacity: 1 } } }));
    // two come on one day; the first finds no expert and goes, the second has its slot at once and goes as well
    expect(flows(trials, l.FLOW_NO_DECISION)).toEqual([20, 18, 18, 18]);
    expect([trials.flow(l.FLOW_CYCLE_LOST)[0], trials.pool('ae', l.POOL_R_WAIT_DAYS)[0]]).toEqual([0, 0]);
  },

  'a slot that a renewal leaves goes to who has waited, not to who comes that day'(engine) {
    const l = engine.layout;
    const motions = {
      early: { owner: 'ae', sources: { in: every(1000) }, stages: { close: { days: 10, advance: 1, seizes: ['se'] } }, dealSize: 1 },
      late: { owner: 'ae', sources: { in: { ...every(1000), byPeriod: [0, 1] } }, stages: oneStage(10), dealSize: 1 },
      renewals: { kind: 'renewal', owner: 'ae', rate: 1, leadDays: 91 },
    };
    const pool = { ae: { headcount: 1, capacity: 1 }, se: { headcount: 1 } };
    const trials = run(engine, desk({}, { motions, pools: pool, accounts: { base: { count: 1, arr: 1000, termMonths: 6 } }, calendar: { ...plain.calendar, periods: 2 } }));
    // the renewal holds the slot from day 0 to day 91, when the late one comes
    expect([0, 1].map((k) => trials.flow(l.FLOW_CYCLE_WON, 1, (source) => source === k)[0])).toEqual([101, 20]);
  },

  'hires who start on day 30 serve what has waited for them'(engine) {
    const l = engine.layout;
    const trials = run(engine, desk({ sources: { in: every(10) }, stages: oneStage(15) }, { pools: { ae: { capacity: 2, hires: { first: { count: 1, start: '2025-01-31' } } } } }));
    // two each on days 30, 45, 60, 75; on day 90 one that has waited and one that has just come
    expect(trials.flow(l.FLOW_WON, 0)[0]).toBe(8);
    expect([l.POOL_R_SERVED, l.POOL_R_WAITED, l.POOL_R_WAIT_DAYS].map((counter) => trials.pool('ae', counter, 0)[0])).toEqual([10, 9, 30 + 20 + 25 + 15 + 20 + 10 + 15 + 5 + 10]);
    expect([l.POOL_R_HIRES, l.POOL_R_PERSON_DAYS, l.POOL_R_AVAILABLE, l.POOL_R_USED].map((counter) => trials.pool('ae', counter, 0)[0])).toEqual([1, 61, 122, 122]);
  },

  'a warm start finds open what came before'(engine) {
    const l = engine.layout;
    const warm = (warmup: number): Trials => run(engine, desk({ sources: { in: every(10) }, stages: oneStage(55) }, { warmup }));
    // in the warm-up created on days −91, −81, … −1; those from −51 on are still open, and won on days 4, 14, … 54
    expect(warm(1).open(l.OPEN_COUNT, 0)[0]).toBe(6);
    expect(flows(warm(1), l.FLOW_WON)).toEqual([6 + 4, 9, 9, 9]);
    expect(flows(warm(1), l.FLOW_CYCLE_WON)).toEqual([550, 495, 495, 495]);
    expect(flows(warm(1), l.FLOW_CREATED)).toEqual([10, 9, 9, 9]);
    expect([warm(0).open(l.OPEN_COUNT, 0)[0], flows(warm(0), l.FLOW_WON)]).toEqual([0, [4, 9, 9, 9]]);
  },

  'a ramp by month gives slots and quota from the month on'(engine) {
    const l = engine.layout;
    const ae = { capacity: 2, hires: { first: { count: 1, start: '2025-01-01' } }, ramp: { byMonth: [0, 0.5], basis: 'slots' }, quota: { perQuarter: 9100 } };
    const trials = run(engine, desk({ stages: oneStage(5) }, { pools: { ae } }));
    // months of 365.25 / 12 days: no slot until day 30, one until day 60, then both
    expect(pools(trials, 'ae', l.POOL_R_AVAILABLE)).toEqual([30 + 2 * 31, 182, 182, 182]);
    expect(pools(trials, 'ae', l.POOL_R_RAMPED_DAYS)).toEqual([15 + 31, 91, 91, 91]);
    expect(pools(trials, 'ae', l.POOL_R_QUOTA)).toEqual([4600, 9100, 9100, 9100]);
  },

  'who replaces a leaver comes after the time to fill and ramps from nothing'(engine) {
    const l = engine.layout;
    // nobody leaves before six months of tenure, everybody then: on day 182; the next one starts at 192.625
    const attrition = { byTenure: [{ fromMonths: 0, perYear: 0 }, { fromMonths: 6, perYear: 1e9 }] };
    const ae = { headcount: { count: 1, tenureMonths: 0 }, capacity: 2, ramp: { byMonth: [0, 0.5], basis: 'slots' }, attrition, timeToFillDays: 10 };
    const trials = run(engine, desk({ stages: oneStage(5) }, { pools: { ae } }));
    expect([l.POOL_R_LEAVERS, l.POOL_R_HIRES, l.POOL_R_FILLED_END].map((counter) => pools(trials, 'ae', counter))).toEqual([[0, 0, 1, 0], [0, 0, 1, 0], [1, 1, 1, 1]]);
    expect(pools(trials, 'ae', l.POOL_R_PERSON_DAYS)).toEqual([91, 91, 81, 91]);
    // of days 182 … 272: one slot from day 223, two from day 253
    expect(pools(trials, 'ae', l.POOL_R_AVAILABLE)).toEqual([30 + 2 * 31, 182, 30 + 2 * 20, 182]);
  },

  'a seat whose people leave at once is filled anew every day'(engine) {
    const l = engine.layout;
    const leaving = (pool: object): Trials => run(engine, desk({ stages: oneStage(5) }, { pools: { ae: { capacity: 2, attrition: { perYear: 1e9 }, ...pool } } }));
    const again = leaving({ headcount: 1, timeToFillDays: 0.3 });
    expect([l.POOL_R_LEAVERS, l.POOL_R_HIRES, l.POOL_R_PERSON_DAYS].map((counter) => pools(again, 'ae', counter))).toEqual([[91, 91, 91, 91], [91, 91, 91, 91], [91, 91, 91, 91]]);
    // who starts on day 0 stays for that day
    const once = leaving({ hires: { first: { count: 1, start: '2025-01-01' } }, backfill: false });
    expect([l.POOL_R_LEAVERS, l.POOL_R_HIRES, l.POOL_R_PERSON_DAYS].map((counter) => once.pool('ae', counter)[0])).toEqual([1, 1, 1]);
  },

  'a leaver’s deal waits for the next owner and loses the days of the hand-over'(engine) {
    const l = engine.layout;
    const attrition = { byTenure: [{ fromMonths: 0, perYear: 0 }, { fromMonths: 6, perYear: 1e9 }] };
    const handed = (handover: object): Trials =>
      run(engine, desk({ sources: { in: every(182) }, stages: oneStage(200) }, { pools: { ae: { headcount: { count: 1, tenureMonths: 0 }, capacity: 3, attrition, timeToFillDays: 10, handover } } }));
    // 18 of 200 days are left on day 182; with 7 more they end 25 days after day 192
    const kept = handed({ lost: 0, days: 7 });
    expect([flows(kept, l.FLOW_WON), flows(kept, l.FLOW_CYCLE_WON)]).toEqual([[0, 0, 1, 0], [0, 0, 217, 0]]);
    expect([l.POOL_R_SERVED, l.POOL_R_WAITED, l.POOL_R_WAIT_DAYS].map((counter) => kept.pool('ae', counter, 2)[0])).toEqual([2, 2, 20]);
    const lost = handed({ lost: 1, days: 7 });
    expect([flows(lost, l.FLOW_WON), flows(lost, l.FLOW_LOST), flows(lost, l.FLOW_CYCLE_LOST)]).toEqual([[0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 182, 0]]);
  },

  'a named deal goes on from its age, by the odds of its owner, as soon as it has one'(engine) {
    const l = engine.layout;
    const pipeline = { a: { stage: 'close', amount: 1000, ageDays: 4 }, b: { stage: 'close', amount: 1000, ageDays: 4 }, c: { stage: 'close', amount: 1000, ageDays: 4 } };
    // six of ten days are left; with one slot each waits for the one before
    const one = run(engine, desk({ stages: oneStage(10) }, { pipeline, pools: { ae: { headcount: 1, capacity: 1, handover: { days: 30 } } } }));
    expect([one.flow(l.FLOW_GROSS, 0)[0], one.flow(l.FLOW_CYCLE_WON, 0)[0]]).toEqual([3000, 4 + 6 + 4 + 12 + 4 + 18]);
    // somebody in the first month who wins nothing yet
    const fresh = { headcount: { count: 2, tenureMonths: 0 }, capacity: 2, ramp: { byMonth: [0], basis: 'odds' } };
    const none = run(engine, desk({ stages: oneStage(10, 0.9) }, { pipeline, pools: { ae: fresh } }));
    expect([none.flow(l.FLOW_WON)[0], none.flow(l.FLOW_LOST, 0)[0]]).toEqual([0, 3]);
  },

  'wins earn their owner the customer’s price, times the channel’s credit'(engine) {
    const l = engine.layout;
    const sources = { direct: every(91), resale: { kind: 'partner', ...every(91), fulfilment: 'resale', margin: 0.25, credit: 0.5 } };
    const wins = (creditBase: string): Trials => run(engine, desk({ sources, stages: oneStage(1), dealSize: 1000 }, { creditBase, pools: { ae: { headcount: 1, quota: { perQuarter: 1200 } } } }));
    const [gross, net] = [wins('gross'), wins('net')];
    expect([flows(gross, l.FLOW_GROSS), flows(gross, l.FLOW_NET)]).toEqual([[2000, 2000, 2000, 2000], [1750, 1750, 1750, 1750]]);
    expect([pools(gross, 'ae', l.POOL_R_CREDIT), pools(net, 'ae', l.POOL_R_CREDIT)]).toEqual([[1500, 1500, 1500, 1500], [1375, 1375, 1375, 1375]]);
    expect([gross.attainments('ae', 0), net.attainments('ae', 3)]).toEqual([[1.25, 1.25, 1.25], [1375 / 1200, 1375 / 1200, 1375 / 1200]]);
    // the year's, behind the four quarters
    expect(gross.attainments('ae', 4)).toEqual([1.25, 1.25, 1.25]);
    expect(pools(gross, 'ae', l.POOL_R_AT_QUOTA)).toEqual([1, 1, 1, 1]);
  },

  'a deal due shortly before a close slips as far behind it; one due shortly after is pulled to its last day'(engine) {
    const l = engine.layout;
    const moved = (days: number, quarterEnd: object): Trials => run(engine, desk({ sources: { in: every(182) }, stages: oneStage(days), dealSize: 1000, quarterEnd }));
    // due on day 85, six days before the close: closes on day 97
    const slipped = moved(85, { slip: { withinDays: 10, probability: 1 }, pull: { withinDays: 10, probability: 1, discount: 0.1 } });
    expect([flows(slipped, l.FLOW_GROSS), flows(slipped, l.FLOW_SLIPPED), flows(slipped, l.FLOW_PULLED)]).toEqual([[0, 1000, 0, 1000], [1000, 0, 1000, 0], [0, 0, 0, 0]]);
    expect(flows(slipped, l.FLOW_CYCLE_WON)).toEqual([0, 97, 0, 97]);
    // due on day 95, four days after it: closes on day 90, at 90 %
    const pulled = moved(95, { pull: { withinDays: 10, probability: 1, discount: 0.1 } });
    expect([flows(pulled, l.FLOW_GROSS), flows(pulled, l.FLOW_PULLED), flows(pulled, l.FLOW_CYCLE_WON)]).toEqual([[900, 0, 900, 0], [900, 0, 900, 0], [90, 0, 90, 0]]);
    expect(flows(moved(102, { pull: { withinDays: 10, probability: 1 } }), l.FLOW_GROSS)).toEqual([0, 1000, 0, 1000]);
    expect(flows(moved(80, { slip: { withinDays: 10, probability: 1 } }), l.FLOW_GROSS)).toEqual([1000, 0, 1000, 0]);
    // created on the quarter's last day at once, it cannot close before it was created
    const late = run(engine, desk({ stages: { one: { days: 90.5, advance: 1 }, two: { days: 5, advance: 1 } }, sources: { in: every(182) }, quarterEnd: { pull: { withinDays: 10, probability: 1 } } }));
    expect(flows(late, l.FLOW_CYCLE_WON)).toEqual([90.5, 0, 90.5, 0]);
  },

  'contracts that end spread over a year renew once in it, at the old price and a raise'(engine) {
    const l = engine.layout;
    const base = (renewal: object): Trials =>
      run(engine, desk({ stages: oneStage(5) }, { motions: { deals: { owner: 'ae', stages: oneStage(5), dealSize: 1 }, renewals: { kind: 'renewal', owner: 'ae', ...renewal } }, accounts: { base: { count: 4, arr: 1000 } } }));
    // they end on days 45, 136, 228 and 319
    const renewed = base({ rate: 1, uplift: 0.5 });
    expect([l.ACC_DUE, l.ACC_RENEWED, l.ACC_UPLIFT, l.ACC_CLOSING].map((counter) => accounts(renewed, counter))).toEqual([[1000, 1000, 1000, 1000], [1000, 1000, 1000, 1000], [500, 500, 500, 500], [4500, 5000, 5500, 6000]]);
    expect([l.ACC_WINDOW_START, l.ACC_WINDOW_GROSS, l.ACC_WINDOW_NET].map((counter) => accounts(renewed, counter))).toEqual([[0, 0, 0, 4000], [0, 0, 0, 4000], [0, 0, 0, 6000]]);
    const shrunk = base({ rate: 1, uplift: 0.5, contraction: { probability: 1, share: 0.25 } });
    expect([l.ACC_RENEWED, l.ACC_CONTRACTION, l.ACC_UPLIFT].map((counter) => accounts(shrunk, counter))).toEqual([[750, 750, 750, 750], [250, 250, 250, 250], [0, 0, 0, 0]]);
  },

  'a renewal that opens when it falls due asks for its slot then, and gives it back'(engine) {
    const l = engine.layout;
    const motions = { deals: { owner: 'ae', stages: oneStage(5), dealSize: 1 }, renewals: { kind: 'renewal', owner: 'rep', rate: 1, uncoveredOdds: 0, leadDays: 0 } };
    const trials = run(engine, desk({}, { motions, accounts: { base: { count: 8, arr: 1000, termMonths: 6 } }, pools: { ae: { headcount: 1 }, rep: { headcount: 1, capacity: 1 } } }));
    expect(trials.account(l.ACC_RENEWED)[0]).toBe(trials.account(l.ACC_DUE)[0]);
    expect([trials.account(l.ACC_UNCOVERED)[0], trials.pool('rep', l.POOL_R_USED)[0], trials.pool('rep', l.POOL_R_SERVED)[0]]).toEqual([0, 0, 16]);
  },

  'retention speaks of those who were customers a year ago, not of those won since'(engine) {
    const l = engine.layout;
    const motions = { deals: { owner: 'ae', sources: { in: every(91) }, stages: oneStage(5), dealSize: 1000 }, renewals: { kind: 'renewal', owner: 'ae', rate: 0 } };
    const trials = run(engine, desk({}, { motions, accounts: { base: { count: 4, arr: 1000 } } }));
    // one of four leaves and one is won in each quarter
    expect([l.ACC_OPENING, l.ACC_NEW, l.ACC_CHURNED, l.ACC_CLOSING].map((counter) => accounts(trials, counter))).toEqual([[4000, 4000, 4000, 4000], [1000, 1000, 1000, 1000], [1000, 1000, 1000, 1000], [4000, 4000, 4000, 4000]]);
    expect([l.ACC_WINDOW_START, l.ACC_WINDOW_GROSS, l.ACC_WINDOW_NET, l.ACC_WINDOW_COUNT, l.ACC_WINDOW_ALIVE].map((counter) => trials.account(counter, 3)[0])).toEqual([4000, 0, 0, 4, 0]);
  },
};
