// Leads, outbound, markets, customers and partners: hand arithmetic where nothing varies, and closed forms where chance is all there is.
// |z| < 4.9 leaves one false alarm in a million.
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { Trials, layout, zOfMean, zOfVariance } from '../helpers/trials.ts';
import { byPeriod, cases, every, flowOf, funnel, market, plain, program, prospecting, prospectors, scenario, step } from './demand-cases.ts';

type Map = Record<string, unknown>;
const Z = 4.9;

describe('demand', () => {
  test.each(Object.entries(cases))('%s', (_, check) => check(engine));
});

describe('leads', () => {
  test('a lead that is qualified becomes an opportunity at the clock of its qualification', () => {
    const trials = new Trials(funnel({ sources: { in: every(10) }, stages: step(4.5) }), 2);
    // leads on days 0, 10, … 360 qualify on days 4.5, 14.5, … 364.5; deals are won ten days later
    expect(byPeriod(trials, 'leads', layout.FLOW_CREATED)).toEqual([10, 9, 9, 9]);
    expect(byPeriod(trials, 'leads', layout.FLOW_WON)).toEqual([9, 9, 9, 9]);
    expect(byPeriod(trials, 'deals', layout.FLOW_CREATED)).toEqual([9, 9, 9, 9]);
    expect(byPeriod(trials, 'deals', layout.FLOW_WON)).toEqual([8, 9, 9, 9]);
    expect(byPeriod(trials, 'deals', layout.FLOW_CYCLE_WON)).toEqual([80, 90, 90, 90]);
    for (const counter of [layout.FLOW_GROSS, layout.FLOW_ARR, layout.FLOW_NET]) expect(flowOf(trials, 'leads', counter)).toEqual([0, 0]);
    expect(flowOf(trials, 'deals', layout.FLOW_GROSS)).toEqual([35_000, 35_000]);
    // nine of ten
    expect(trials.attainments('bdr', 0)).toEqual([0.9, 0.9]);
    expect(trials.pool('bdr', layout.POOL_R_CREDIT)).toEqual([36, 36]);
    expect(trials.pool('bdr', layout.POOL_R_STREET)).toEqual([40, 40]);
  });

  test('leads that come and qualify within the day are handed on that day', () => {
    const trials = new Trials(funnel({ sources: { in: every(10) }, stages: step(0) }), 2);
    expect(byPeriod(trials, 'deals', layout.FLOW_CREATED)).toEqual([10, 9, 9, 9]);
  });

  test('several motions share what is qualified, and qualification thins it', () => {
    const deals = (share: number): Map => ({ owner: 'ae', sources: { qualified: { kind: 'handoff', from: 'leads', share } }, stages: step(5), dealSize: 1000 });
    const shared = scenario({
      pools: { ae: { headcount: 2 }, bdr: { headcount: 1 } },
      motions: { leads: { kind: 'qualification', owner: 'bdr', sources: { in: { perDay: 1 } }, stages: step(0, 0.4) }, small: deals(0.7), large: deals(0.3) },
    });
    const trials = new Trials(shared, 600);
    for (const [motion, mean] of [['small', 364 * 0.4 * 0.7], ['large', 364 * 0.4 * 0.3]] as const) {
      const created = flowOf(trials, motion, layout.FLOW_CREATED);
      expect(Math.abs(zOfMean(created, mean))).toBeLessThan(Z);
      expect(Math.abs(zOfVariance(created, mean))).toBeLessThan(Z);
    }
    const qualified = flowOf(trials, 'leads', layout.FLOW_WON);
    expect(flowOf(trials, 'small', layout.FLOW_CREATED).map((x, i) => x + flowOf(trials, 'large', layout.FLOW_CREATED)[i])).toEqual(qualified);
  });

  test('the warm-up fills the funnel behind the leads, too', () => {
    const warm = { ...funnel({ sources: { in: every(1) }, stages: step(20) }, { pools: { ae: { headcount: 2 }, bdr: { headcount: 1 } } }, { stages: { close: { days: 60, advance: 1 } } }), warmup: 'auto' };
    const trials = new Trials(warm, 1);
    const { stages, motions } = trials.compiled.names;
    const open = (motion: string): number => trials.open(layout.OPEN_COUNT, 0, (k) => motions[stages[k].motion].name === motion)[0];
    expect([open('leads'), open('deals')]).toEqual([20, 60]);
  });
});

describe('outbound', () => {
  test('brings seats × rate × days, a Poisson number', () => {
    const created = flowOf(new Trials(prospectors(3), 2000), 'deals', layout.FLOW_CREATED);
    expect(Math.abs(zOfMean(created, 3 * 0.05 * 364))).toBeLessThan(Z);
    expect(Math.abs(zOfVariance(created, 3 * 0.05 * 364))).toBeLessThan(Z);
  });

  test('comes less from people whose slots are taken', () => {
    const busy = scenario({
      pools: { ae: { headcount: 1 }, bdr: { headcount: 1, capacity: 4 } },
      motions: {
        leads: { kind: 'qualification', owner: 'bdr', sources: { in: every(10) }, stages: step(30) },
        deals: { owner: 'ae', sources: { cold: { kind: 'outbound', pool: 'bdr', perDay: 0.1 }, warm: { kind: 'handoff', from: 'leads' } }, stages: step(10), dealSize: 1000 },
      },
      calendar: { ...plain.calendar, periods: 1 },
    });
    // at noon of every day from 20 on three of four slots are in use; those of days 0 to 9 are one, of 10 to 19 two. Arrivals ask after outbound
    const free = Array.from({ length: 91 }, (_, day) => 4 - Math.min(3, Math.ceil(day / 10)) + (day > 30 && day % 10 === 0 ? 1 : 0));
    const mean = 0.1 * free.reduce((sum, slots) => sum + slots / 4, 0);
    expect(Math.abs(zOfMean(flowOf(new Trials(busy, 4000), 'deals', layout.FLOW_CREATED, undefined, 'cold'), mean))).toBeLessThan(Z);
  });
});

describe('prospecting', () => {
  test('ends on the day on which the first of the others starts', () => {
    const trials = new Trials(prospecting({ headcount: 0, hires: { first: { count: 2, start: '2025-03-02' } } }), 3);
    // days 0 to 59 with six slots, from day 60 on with ten
    expect(trials.pool('ae', layout.POOL_R_AVAILABLE, 0)).toEqual([0, 0, 0].map(() => 60 * 6 + 31 * 10));
  });
});

describe('a finite market', () => {
  test('is found more slowly the more of it is used: N (1 − exp(−λt / N)) deals, as each account is found at the rate λ / N', () => {
    const n = 100;
    const trials = new Trials(market(n), 2000);
    const share = 1 - Math.exp((-0.5 * 364) / n);
    const created = flowOf(trials, 'deals', layout.FLOW_CREATED);
    expect(Math.abs(zOfMean(created, n * share))).toBeLessThan(Z);
    expect(Math.abs(zOfVariance(created, n * share * (1 - share)))).toBeLessThan(Z);
    expect(trials.account(layout.ACC_MARKET, 3)).toEqual(created);
  });

  test('holds the customers and the open deals of the opening day, and one account for a lead and its opportunity', () => {
    const held = scenario({
      segments: { all: { market: { accounts: 13 } } },
      pools: { ae: { headcount: 1 }, bdr: { headcount: 1 } },
      accounts: { base: { count: 10, arr: 100 } },
      pipeline: { acme: { motion: 'deals', stage: 'work', amount: 5 } },
      motions: {
        leads: { kind: 'qualification', owner: 'bdr', sources: { in: every(10) }, stages: step(5) },
        deals: { owner: 'ae', sources: { qualified: { kind: 'handoff', from: 'leads' } }, stages: step(1000), dealSize: 1000 },
      },
    });
    const trials = new Trials(held, 40);
    expect(flowOf(trials, 'deals', layout.FLOW_CREATED).every((x) => x <= 2)).toBe(true);
    expect(trials.account(layout.ACC_MARKET, 3)).toEqual(flowOf(trials, 'leads', layout.FLOW_CREATED).map((x) => 11 + x));
  });
});

describe('a segment without a market beside one that has one', () => {
  test('counts nobody, whoever of its customers leaves', () => {
    const mixed = scenario({
      segments: { finite: { market: { accounts: 50 } }, open: {} },
      pools: { ae: { headcount: 1 } },
      accounts: { base: { segment: 'open', count: 10, arr: 100 } },
      motions: {
        deals: { segment: 'finite', owner: 'ae', sources: { in: every(10) }, stages: step(5), dealSize: 1000 },
        renewals: { kind: 'renewal', owner: 'ae', segment: 'open', rate: 0.1 },
      },
    });
    const trials = new Trials(mixed, 3);
    expect(trials.account(layout.ACC_CHURNED, undefined, 1).every((x) => x > 0)).toBe(true);
    expect(trials.account(layout.ACC_MARKET, 3, 1)).toEqual([0, 0, 0]);
  });
});

describe('deals that others bring along', () => {
  test('use no account of the market, nor give one back that the deal before them in their place had', () => {
    const sources = { in: every(1), along: { kind: 'attach', from: 'deals', share: 1 } };
    const trials = new Trials(
      scenario({
        segments: { all: { market: { accounts: 10_000, coolDownDays: 0 } } },
        pools: { ae: { headcount: 1 } },
        motions: { deals: { owner: 'ae', sources: { in: every(1) }, stages: step(1), dealSize: 100 }, addOn: { owner: 'ae', sources, stages: step(5, 0.5), dealSize: 10 } },
      }),
      3,
    );
    const [created, lost] = [layout.FLOW_CREATED, layout.FLOW_LOST].map((counter) => flowOf(trials, 'addOn', counter, undefined, 'in'));
    expect(Math.min(...flowOf(trials, 'addOn', layout.FLOW_LOST, undefined, 'along'))).toBeGreaterThan(100);
    const deals = flowOf(trials, 'deals', layout.FLOW_CREATED);
    expect(trials.account(layout.ACC_MARKET, 3)).toEqual(deals.map((n, i) => n + created[i] - lost[i]));
  });
});

describe('customers and partners', () => {
  const based = (source: Map, rest: Map = {}): Map =>
    scenario({
      pools: { ae: { headcount: 1 }, renewer: { headcount: 1 }, specialist: { headcount: 2, capacity: 20 } },
      accounts: { base: { count: 200, arr: 100, termMonths: 60, ends: 'even' } },
      motions: { deals: { owner: 'ae', sources: { base: source }, stages: step(1, 0), dealSize: 1000 }, keep: { kind: 'renewal', owner: 'renewer', rate: 1 } },
      ...rest,
    });

  test('bring deals per 100 of them, and only those that are covered', () => {
    const all = flowOf(new Trials(based({ kind: 'base', perMonth: 2 }), 2000), 'deals', layout.FLOW_CREATED);
    const days = 364 / (365.25 / 12);
    expect(Math.abs(zOfMean(all, 4 * days))).toBeLessThan(Z);
    expect(Math.abs(zOfVariance(all, 4 * days))).toBeLessThan(Z);
    const covered = flowOf(new Trials(based({ kind: 'referral', perMonth: 2, coveredBy: 'specialist' }), 2000), 'deals', layout.FLOW_CREATED);
    expect(Math.abs(zOfMean(covered, 0.8 * days))).toBeLessThan(Z);
  });

  test('are covered by a pool without a limit as soon as somebody is there', () => {
    const by = (headcount: number): Trials => new Trials(based({ kind: 'referral', perMonth: 2, coveredBy: 'specialist' }, { pools: { ae: { headcount: 1 }, renewer: { headcount: 1 }, specialist: { headcount } } }), 2000);
    expect(Math.abs(zOfMean(flowOf(by(1), 'deals', layout.FLOW_CREATED), (4 * 364) / (365.25 / 12)))).toBeLessThan(Z);
    expect(Math.max(...flowOf(by(0), 'deals', layout.FLOW_CREATED))).toBe(0);
  });

  test('bring as many whatever they pay, half a cent or a fortune, and leave with it', () => {
    const created = [0.005, 0.4, 3, 1e9].map((arr) => {
      const leaving = { accounts: { base: { count: 200, arr, termMonths: 12, ends: 'even' } }, motions: { deals: { owner: 'ae', sources: { base: { kind: 'base', perMonth: 20 } }, stages: step(1, 0), dealSize: 1000 }, keep: { kind: 'renewal', owner: 'renewer', rate: 0.2 } } };
      const trials = new Trials(based({}, leaving), 5);
      return [0, 3].map((period) => flowOf(trials, 'deals', layout.FLOW_CREATED, period));
    });
    expect(created.slice(1)).toEqual([created[0], created[0], created[0]]);
    // one fifth stays
    expect(Math.max(...created[0]![1]!)).toBeLessThan(Math.min(...created[0]![0]!) / 2);
  });

  const active = (trials: Trials, period: number): number[] => trials.partner('resellers', layout.PARTNER_R_ACTIVE, period);

  test('partners are n0 exp(−μt) + (λ / μ) (1 − exp(−μt)) when enabled at once', () => {
    const trials = new Trials(program({ active: 20, recruitsPerYear: 6, lossPerYear: 0.5 }), 2000);
    const [lambda, mu] = [12 / 365.25, 0.5 / 365.25];
    for (const period of [0, 3]) {
      const kept = Math.exp(-mu * 91 * (period + 1));
      const expected = 20 * kept + (lambda / mu) * (1 - kept);
      expect(Math.abs(zOfMean(active(trials, period), expected))).toBeLessThan(Z);
      // binomial and Poisson parts
      expect(Math.abs(zOfVariance(active(trials, period), 20 * kept * (1 - kept) + (lambda / mu) * (1 - kept)))).toBeLessThan(Z);
    }
  });

  test('partners bring nothing where nobody can work with them', () => {
    const brought = (carries: number): number => flowOf(new Trials(program({ active: 40, carries }), 1), 'deals', layout.FLOW_CREATED)[0];
    expect(brought(0)).toBe(0);
    expect(brought(20)).toBeGreaterThan(0);
  });

  test('a source brings nothing before its first day and after its last one', () => {
    const dated = scenario({
      pools: { ae: { headcount: 1 } },
      motions: { deals: { owner: 'ae', sources: { in: { ...every(1), from: '2025-01-11', until: '2025-01-20' } }, stages: step(1), dealSize: 1000 } },
    });
    expect(flowOf(new Trials(dated, 1), 'deals', layout.FLOW_CREATED)).toEqual([10]);
    const people = new Trials(program({ active: 40 }, { from: '2025-07-02' }), 50);
    expect(flowOf(people, 'deals', layout.FLOW_CREATED, 1).every((x) => x === 0)).toBe(true);
    expect(flowOf(people, 'deals', layout.FLOW_CREATED, 2).every((x) => x > 0)).toBe(true);
  });
});
