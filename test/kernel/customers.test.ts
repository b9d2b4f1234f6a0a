// Customers: expansion, survival, coverage, early cancellation, returns. Hand arithmetic without variance, then closed forms
// (|z| < 4.9: one false alarm in a million).
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { Trials, layout, zOfMean } from '../helpers/trials.ts';
import { cases } from './customer-cases.ts';

const { ACC_BOOKED_WIN_BACK, ACC_CANCELLED, ACC_CHURNED, ACC_CLOSING, ACC_CROSS_SELL, ACC_DUE, ACC_NEW, ACC_OPENING, ACC_RENEWED, ACC_UPSELL, ACC_WIN_BACK } = layout;
const { FLOW_CREATED, FLOW_GROSS, FLOW_LOST, FLOW_WON, POOL_R_COVERED, POOL_R_COVERING, POOL_R_CREDIT } = layout;

type Map = Record<string, unknown>;

const DAYS_PER_MONTH = 365.25 / 12;
/** Four quarters of 91 days. */
const MONTHS = (4 * 91) / DAYS_PER_MONTH;

/** A hundred customers of 1,000 whose contracts do not end within the horizon, unless parts say otherwise. */
const scenario = ({ pools = {}, motions = {}, renew = {}, accounts = {}, ...rest }: { pools?: Map; motions?: Map; renew?: Map; accounts?: Map } & Map): Map => ({
  quotacast: 1,
  name: 'customers',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 4 },
  warmup: 0,
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: { am: { headcount: 2, quota: { perQuarter: 1e5 } }, renewer: { headcount: 1 }, ...pools },
  motions: { renew: { kind: 'renewal', owner: 'renewer', rate: 1, leadDays: 0, ...renew }, ...motions },
  accounts: { base: { count: 100, arr: 1000, termMonths: 120, ends: 'even', ...accounts } },
  ...rest,
});

const upsell = (more: Map = {}): Map => ({ kind: 'expansion', owner: 'am', per100PerMonth: 10, size: { amount: 200 }, stages: { talk: { days: 0, advance: 1 } }, ...more });

/** Contracts that all end about day 45: of one month, with the tenure of a year. */
const endsSoon = { termMonths: 3, count: 100 };

describe('customers', () => {
  test.each(Object.entries(cases))('%s', (_, check) => check(engine));
});

describe('an expansion', () => {
  test('adds to its account, books ACV, and credits its owner: 200 each', () => {
    const trials = new Trials(scenario({ motions: { up: upsell(), cross: upsell({ event: 'crossSell', size: { amount: 300 } }) } }), 20);
    const wins = [0, 1].map((k) => trials.flow(FLOW_WON, undefined, (source) => source === k));
    expect(trials.account(ACC_UPSELL)).toEqual(wins[0].map((n) => 200 * n));
    expect(trials.account(ACC_CROSS_SELL)).toEqual(wins[1].map((n) => 300 * n));
    expect(trials.account(ACC_CLOSING, 3)).toEqual(wins[0].map((n, i) => 100_000 + 200 * n + 300 * wins[1][i]));
    expect(trials.flow(FLOW_GROSS)).toEqual(wins[0].map((n, i) => 200 * n + 300 * wins[1][i]));
    expect(trials.pool('am', POOL_R_CREDIT)).toEqual(trials.flow(FLOW_GROSS));
    expect(Math.min(...wins[0])).toBeGreaterThan(50);
  });

  test('earns what the credit table says of its event, and nothing toward a quota on new business', () => {
    const motions = { up: upsell(), cross: upsell({ event: 'crossSell' }) };
    const trials = new Trials(scenario({ motions, credit: { am: { upsell: 0.5, crossSell: 0 } } }), 10);
    expect(trials.pool('am', POOL_R_CREDIT)).toEqual(trials.account(ACC_UPSELL).map((arr) => arr / 2));
    const onNew = new Trials(scenario({ motions, pools: { am: { headcount: 2, quota: { perQuarter: 1e5, measure: 'newAcv' } } } }), 10);
    expect(onNew.pool('am', POOL_R_CREDIT)).toEqual(onNew.rows.map(() => 0));
  });

  test('comes at its rate per hundred customers and month', () => {
    const trials = new Trials(scenario({ motions: { up: upsell({ stages: { talk: { days: 0, advance: 0.4 } } }) } }), 2000);
    expect(Math.abs(zOfMean(trials.flow(FLOW_CREATED), 10 * MONTHS))).toBeLessThan(4.9);
    expect(Math.abs(zOfMean(trials.flow(FLOW_GROSS), 10 * MONTHS * 0.4 * 200))).toBeLessThan(4.9);
  });

  test('as a share of ARR compounds: ARR grows as exp(rate × p × share × time)', () => {
    const trials = new Trials(scenario({ motions: { up: upsell({ size: { ofArr: 0.5 }, stages: { talk: { days: 0, advance: 0.4 } } }) } }), 4000);
    expect(Math.abs(zOfMean(trials.account(ACC_CLOSING, 3), 1e5 * Math.exp(0.1 * MONTHS * 0.4 * 0.5)))).toBeLessThan(4.9);
  });

  test('works accounts within its tenures only: what one leaves another takes', () => {
    const within = (from: number, until?: number) => new Trials(scenario({ accounts: { tenureMonths: 12 }, motions: { up: upsell({ tenureMonths: { from, ...(until ? { until } : {}) } }) } }), 50).flow(FLOW_CREATED);
    const [all, early, late] = [within(0), within(0, 18), within(18)];
    expect(early.map((n, i) => n + late[i])).toEqual(all);
    expect(within(0, 12)).toEqual(all.map(() => 0));
    // six months of twelve lie before the hand-over
    expect(Math.abs(zOfMean(early, 10 * 6))).toBeLessThan(4.9);
  });

  test('is lost with its account, when its stage ends', () => {
    const motions = { up: upsell({ stages: { talk: { days: 60, advance: 1 } } }) };
    const trials = new Trials(scenario({ motions, renew: { rate: 0 }, accounts: { ...endsSoon, ends: 'even', termMonths: 1 } }), 50);
    // nobody is left after a month, and no deal is older than that
    expect(trials.flow(FLOW_WON)).toEqual(trials.rows.map(() => 0));
    expect(trials.flow(FLOW_LOST)).toEqual(trials.flow(FLOW_CREATED));
    expect(trials.account(ACC_CLOSING, 0)).toEqual(trials.rows.map(() => 0));
  });

  test('is lifted by strategists in the share of accounts that they cover', () => {
    const lifted = (accountsEach: number) =>
      new Trials(scenario({ pools: { strategist: { headcount: 1, capacity: accountsEach } }, motions: { up: upsell({ lift: { pool: 'strategist', factor: 3 } }) } }), 2000).flow(FLOW_CREATED);
    expect(Math.abs(zOfMean(lifted(50), 10 * MONTHS * 2))).toBeLessThan(4.9);
    expect(lifted(100)).toEqual(lifted(5000));
    expect(Math.abs(zOfMean(lifted(100), 10 * MONTHS * 3))).toBeLessThan(4.9);
  });
});

describe('a renewal', () => {
  test('that is lost credits nobody', () => {
    const renewer = { headcount: 1, capacity: 1000, quota: { measure: 'renewalRate', rate: 0.9 } };
    const credit = (rate: number): number => new Trials(scenario({ pools: { renewer }, renew: { rate }, accounts: endsSoon }), 1).pool('renewer', POOL_R_CREDIT)[0];
    expect(credit(0)).toBe(0);
    expect(credit(1)).toBeGreaterThan(0);
  });
});

describe('survival', () => {
  test('by the shifted beta-geometric: after n renewals B(α, β + n) / B(α, β) are left', () => {
    const [alpha, beta] = [0.7, 1.8];
    // monthly contracts that end in the middle of each month, new customers; a quarter holds three renewals but for the first day
    const trials = new Trials(scenario({ renew: { rate: undefined, sbg: { alpha, beta } }, calendar: { asOf: '2025-01-01', period: 'month', periods: 12 }, accounts: { termMonths: 1, tenureMonths: 0, ends: 'even', count: 1 } }), 20_000);
    let survival = 1;
    for (let n = 1; n <= 12; n += 1) {
      survival *= (beta + n - 1) / (alpha + beta + n - 1);
      expect(Math.abs(zOfMean(trials.account(ACC_CLOSING, n - 1), 1000 * survival)), `after ${n} renewals`).toBeLessThan(4.9);
    }
  });

  test('counts the renewals that an opening account has behind it', () => {
    const rate = (tenureMonths: number) => {
      const trials = new Trials(scenario({ renew: { rate: undefined, sbg: { alpha: 1, beta: 1 } }, accounts: { termMonths: 12, tenureMonths, ends: 'even', count: 1 } }), 5000);
      return zOfMean(trials.account(ACC_RENEWED), 1000 * ((1 + Math.floor(tenureMonths / 12)) / (2 + Math.floor(tenureMonths / 12))));
    };
    for (const months of [0, 11, 12, 30]) expect(Math.abs(rate(months)), `${months} months`).toBeLessThan(4.9);
  });
});

describe('coverage', () => {
  const covered = (more: Map, capacity = 50): Trials =>
    new Trials(scenario({ pools: { csm: { headcount: 1, capacity } }, renew: { rate: 0.8, coverage: { pool: 'csm', beta: 0.5, onboardingWeight: 1, onboardingDays: 0, ...more } }, accounts: { termMonths: 12, count: 100 } }), 400);

  test('above capacity multiplies the odds of renewal by exp(−β (load / capacity − 1))', () => {
    // the first contract of a hundred accounts with fifty looked after: odds 4 e^(−0.5)
    const trials = new Trials(scenario({ pools: { csm: { headcount: 1, capacity: 50 } }, calendar: { asOf: '2025-01-01', period: 'month', periods: 1 }, renew: { rate: 0.8, coverage: { pool: 'csm', beta: 0.5 } }, accounts: { termMonths: 100, count: 100 } }), 20_000);
    const odds = 4 * Math.exp(-0.5);
    expect(Math.abs(zOfMean(trials.account(ACC_RENEWED), (1000 * odds) / (1 + odds)))).toBeLessThan(4.9);
    expect(trials.account(ACC_DUE)).toEqual(trials.rows.map(() => 1000));
  });

  test('at capacity changes nothing, and its load is measured at the period’s ends', () => {
    const plain = new Trials(scenario({ renew: { rate: 0.8 }, accounts: { termMonths: 12, count: 100 } }), 400);
    expect(covered({}, 100).account(ACC_RENEWED)).toEqual(plain.account(ACC_RENEWED));
    const trials = covered({}, 100);
    expect(trials.pool('csm', POOL_R_COVERED, 3)).toEqual(trials.account(ACC_CLOSING, 3).map((arr) => arr / 1000));
    expect(trials.pool('csm', POOL_R_COVERING, 3)).toEqual(trials.rows.map(() => 100));
  });

  test('customers who are being onboarded weigh more', () => {
    // a hundred customers with 60 days of tenure: onboarded until day 40; the first quarter's end is day 91
    const onboarding = (onboardingDays: number) =>
      new Trials(scenario({ pools: { csm: { headcount: 1, capacity: 500 } }, renew: { coverage: { pool: 'csm', beta: 1, onboardingWeight: 3, onboardingDays } }, accounts: { tenureMonths: 60 / DAYS_PER_MONTH } }), 1);
    expect(onboarding(150).pool('csm', POOL_R_COVERED, 0)).toEqual([100]);
    expect(onboarding(152).pool('csm', POOL_R_COVERED, 0)).toEqual([300]);
    expect(onboarding(152).pool('csm', POOL_R_COVERED, 1)).toEqual([100]);
  });
});

describe('early cancellation', () => {
  const sold = (more: Map, pools: Map = {}): Map =>
    scenario({
      pools: { ae: { headcount: 1, quota: { perQuarter: 1e5 } }, ...pools },
      motions: { sales: { owner: 'ae', sources: { all: { perMonth: 10, arrivals: 'deterministic' } }, stages: { talk: { days: 0, advance: 1 } }, dealSize: 500, earlyCancellation: { probability: 1, withinDays: 30, ...more } } },
      accounts: { count: 0 },
    });

  test('takes the account and a share of the credit', () => {
    const trials = new Trials(sold({ clawback: 0.4 }), 20);
    const won = trials.account(ACC_NEW);
    const gone = trials.account(ACC_CANCELLED);
    expect(trials.account(ACC_CHURNED)).toEqual(gone);
    expect(trials.account(ACC_CLOSING, 3)).toEqual(won.map((arr, i) => arr - gone[i]));
    trials.pool('ae', POOL_R_CREDIT).forEach((credit, i) => expect(credit).toBeCloseTo(won[i] - 0.4 * gone[i], 6));
    // all but those of the last thirty days have gone
    expect(Math.min(...gone)).toBeGreaterThan(Math.max(...won) - 11 * 500);
    // what was sold in the first two quarters and cancelled falls under no renewal
    expect(trials.account(ACC_DUE)).toEqual(won.map(() => 0));
  });

  test('comes as often as stated, at a uniform time', () => {
    const trials = new Trials(sold({ probability: 0.3, withinDays: 90 }), 2000);
    // a win at clock c has cancelled by the end with probability 0.3 min(1, (364 − c) / 90); a win every 1/10 month
    const every = DAYS_PER_MONTH / 10;
    let expected = 0;
    for (let clock = 0; clock < 364; clock += every) expected += 500 * 0.3 * Math.min(1, (364 - Math.floor(clock + 1e-9)) / 90);
    expect(Math.abs(zOfMean(trials.account(ACC_CANCELLED), expected))).toBeLessThan(4.9);
  });

  test('sets free who works on the renewal', () => {
    // contracts of three months, of which the renewal opens after one
    const sales = { owner: 'am', sources: { all: { perMonth: 10, arrivals: 'deterministic', until: '2025-02-01' } }, stages: { talk: { days: 0, advance: 1 } }, dealSize: 500, termMonths: 3, earlyCancellation: { probability: 1, withinDays: 90 } };
    const trials = new Trials(scenario({ pools: { renewer: { headcount: 1, capacity: 1000 } }, renew: { leadDays: 60 }, motions: { sales }, accounts: { count: 0 } }), 20);
    expect(trials.account(ACC_CANCELLED)).toEqual(trials.account(ACC_NEW));
    expect(Math.min(...trials.pool('renewer', layout.POOL_R_SERVED))).toBeGreaterThan(0);
    // the last one has gone by the first days of May
    for (const period of [2, 3]) expect(trials.pool('renewer', layout.POOL_R_USED, period)).toEqual(trials.rows.map(() => 0));
  });

  test('of a deal whose seller has left falls on the pool alone', () => {
    const trials = new Trials(sold({ clawback: 1, withinDays: 90 }, { ae: { headcount: 3, attrition: { perYear: 4 }, timeToFillDays: 1, handover: { lost: 0, days: 0 }, quota: { perQuarter: 1e5 } } }), 50);
    const [won, gone] = [trials.account(ACC_NEW), trials.account(ACC_CANCELLED)];
    trials.pool('ae', POOL_R_CREDIT).forEach((credit, i) => expect(credit).toBeCloseTo(won[i] - gone[i], 6));
  });
});

describe('a lost customer', () => {
  test('comes back after some days with a share of its ARR, for a new term', () => {
    // one contract of three months that ends on day 45; back on day 55 with 400; its next term ends on day 147, when it is lost again
    const trials = new Trials(scenario({ renew: { rate: 0, winBack: { probability: 1, afterDays: 10, share: 0.4 } }, accounts: { count: 1, termMonths: 3 } }), 1);
    expect([0, 1, 2, 3].map((p) => trials.account(ACC_CHURNED, p)[0])).toEqual([1000, 400, 160, 64]);
    expect([0, 1, 2, 3].map((p) => trials.account(ACC_WIN_BACK, p)[0])).toEqual([400, 160, 64, 25.6]);
    expect(trials.account(ACC_BOOKED_WIN_BACK)[0]).toBeCloseTo(649.6 / 4, 9);
    expect([0, 1, 2, 3].map((p) => trials.account(ACC_CLOSING, p)[0])).toEqual([400, 160, 64, 25.6]);
  });

  test('comes back as often as stated', () => {
    const trials = new Trials(scenario({ renew: { rate: 0, winBack: { probability: 0.3, afterDays: 0 } }, accounts: { termMonths: 12 } }), 2000);
    expect(Math.abs(zOfMean(trials.account(ACC_WIN_BACK), 0.3 * 1e5))).toBeLessThan(4.9);
  });
});

describe('a renewal', () => {
  test('into another term falls due again when that ends', () => {
    const due = (more: Map) => {
      const trials = new Trials(scenario({ renew: more, accounts: { count: 1, termMonths: 3 } }), 1);
      return [0, 1, 2, 3].map((p) => trials.account(ACC_DUE, p)[0]);
    };
    // ends on days 45, 136, 228, 319; renewed for six months: 45, 228
    expect(due({})).toEqual([1000, 1000, 1000, 1000]);
    expect(due({ termMonths: 6 })).toEqual([1000, 0, 1000, 0]);
  });
});

describe('the ARR walk', () => {
  test('of everything at once adds up to the cent', () => {
    const motions = {
      sales: { owner: 'am', sources: { all: { perMonth: 8 } }, stages: { talk: { days: { mean: 20, cv: 0.5 }, advance: 0.5 } }, dealSize: { mean: 900, cv: 1 }, termMonths: 4, earlyCancellation: { probability: 0.3, withinDays: 60, clawback: 0.5 } },
      up: upsell({ size: { ofArr: { mean: 0.2, cv: 0.5 } }, stages: { talk: { days: 20, advance: 0.4 } } }),
      cross: upsell({ event: 'crossSell', size: { amount: { mean: 250, cv: 0.7 } } }),
    };
    const renew = { rate: 0.7, contraction: { probability: 0.3, share: 0.2 }, uplift: 0.05, winBack: { probability: 0.4, afterDays: { mean: 30, cv: 0.5 }, share: 0.8 } };
    const trials = new Trials(scenario({ motions, renew, accounts: { termMonths: 4 } }), 200);
    for (const period of [0, 1, 2, 3]) {
      const of = (counter: number): number[] => trials.account(counter, period);
      const walked = of(ACC_OPENING).map((x, i) => x + [ACC_NEW, ACC_WIN_BACK, ACC_UPSELL, ACC_CROSS_SELL, layout.ACC_UPLIFT].reduce((sum, k) => sum + of(k)[i], 0) - of(layout.ACC_CONTRACTION)[i] - of(ACC_CHURNED)[i]);
      of(ACC_CLOSING).forEach((arr, i) => expect(Math.abs(arr - walked[i])).toBeLessThan(0.005));
    }
    for (const counter of [ACC_UPSELL, ACC_CROSS_SELL, ACC_WIN_BACK, ACC_CANCELLED]) expect(Math.min(...trials.account(counter))).toBeGreaterThan(0);
  });
});
