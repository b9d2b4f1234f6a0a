// Changes of a scenario whose effect is known without knowing the answer. Some move no digit, or every amount by the same factor;
// others give other draws of the same distribution: |z| < 4.9 for every mean and variance, once in a million by chance. With 2,000
// trials on both sides a mean that is off by 0.15 standard deviations is seen (0.05 in the longer suite).
import { describe, expect, test } from 'vitest';
import { randomScenario } from '../helpers/random-scenario.ts';
import { KEYS, Trials, isLong, layout as l, momentsOf } from '../helpers/trials.ts';
import { expectWithinError, note } from '../helpers/verdicts.ts';
import { misfits } from './money.ts';

const N = isLong ? 20_000 : 2000;
const SEEDS = Array.from({ length: isLong ? 200 : 12 }, (_, k) => 7000 + k);
const OTHER_KEYS = KEYS.map((key, k) => (key ^ Math.imul(k + 1, 0x9e3779b9)) | 0);

const base = {
  quotacast: 1,
  name: 'company',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 6 },
  warmup: 2,
  // shocks are those of a motion, so that two motions are not one
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: {
    ae: { headcount: { count: 6, tenureMonths: [1, 3, 8, 20, 40, 60] }, capacity: 7, ramp: { linearMonths: 9 }, attrition: { perYear: 0.3 }, timeToFillDays: { exponential: { mean: 40 } }, skill: { logOddsSd: 0.4 }, quota: { perQuarter: 150000 } },
  },
  motions: {
    deals: { owner: 'ae', sources: { in: { perQuarter: 60 } }, stages: { one: { days: { mean: 20, cv: 0.6 }, advance: 0.6 }, two: { days: { mean: 25, cv: 0.6 }, advance: 0.5, noDecision: 0.3 } }, dealSize: { mean: 30000, cv: 0.9 } },
  },
};

/** A scenario with a segment that has nothing to do with the others, and whose people sell to it alone. */
function withStrangers({ segments, pools, motions, accounts, ...rest }: Record<string, unknown>): Record<string, unknown> {
  // with two segments everything must say to which it belongs; its deals are short, so that the warm-up is no longer than before
  const inSegment = (parts: unknown): object => Object.fromEntries(Object.entries(parts ?? {}).map(([name, part]) => [name, { segment: 'all', ...(part as object) }]));
  return {
    ...rest,
    segments: { all: {}, ...(segments as object), elsewhere: {} },
    pools: { strangers: { headcount: 3, capacity: 4, attrition: { perYear: 0.5 } }, ...(pools as object) },
    motions: { abroad: { segment: 'elsewhere', owner: 'strangers', sources: { in: { perMonth: 9 } }, stages: { only: { days: { mean: 5, cv: 0.7 }, advance: 0.4 } }, dealSize: { mean: 9000, cv: 1 } }, ...inSegment(motions) },
    ...(accounts === undefined ? {} : { accounts: inSegment(accounts) }),
  };
}

/** Nothing is left that differs. */
function expectNone(what: string, differences: readonly string[]): void {
  note({ what, expected: 0, got: differences.length, z: differences.length > 0 ? Infinity : 0, limit: 1, isExact: true });
  expect(differences.slice(0, 10)).toEqual([]);
}

/** Figures of trials that are others in the trials of a changed scenario. */
function moved(before: Trials, after: Trials, name: (figure: string) => string = (figure) => figure): string[] {
  return before.rows.flatMap((_, trial) => {
    const now = after.figures(trial);
    return [...before.figures(trial)].filter(([figure, value]) => !Object.is(now.get(name(figure)), value)).map(([figure, value]) => `trial ${trial}, ${figure}: ${value}, then ${now.get(name(figure))}`);
  });
}

type Figure = (trials: Trials) => number[];
const figures: Record<string, Figure> = {
  created: (t) => t.flow(l.FLOW_CREATED),
  won: (t) => t.flow(l.FLOW_WON),
  'without decision': (t) => t.flow(l.FLOW_NO_DECISION),
  bookings: (t) => t.flow(l.FLOW_GROSS),
  'days of those won': (t) => t.flow(l.FLOW_CYCLE_WON),
  'open at the end': (t) => t.open(l.OPEN_COUNT, t.periods),
  leavers: (t) => t.pool('ae', l.POOL_R_LEAVERS),
  credit: (t) => t.pool('ae', l.POOL_R_CREDIT),
};

/** Means and variances are those of the other scenario, which is played with another luck. */
function expectAlike(one: unknown, other: unknown, names = Object.keys(figures)): void {
  const [a, b] = [new Trials(one, N), new Trials(other, N, { keys: OTHER_KEYS })];
  for (const name of names) {
    const [x, y] = [a, b].map((trials) => momentsOf(figures[name](trials)));
    expectWithinError(y.mean, x.mean, Math.hypot(x.meanError, y.meanError), `mean of ${name}`);
    expectWithinError(y.variance, x.variance, Math.hypot(x.varianceError, y.varianceError), `variance of ${name}`);
  }
}

describe('relations', () => {
  test('money doubled doubles every amount and moves nothing else', () => {
    expectNone('amounts that are not twice as large, other figures that moved', SEEDS.flatMap((seed) => misfits(...([1, 2].map((money) => new Trials(randomScenario(seed, { money }), 6)) as [Trials, Trials]))));
  });

  test('a segment that has nothing to do with the others moves none of them', () => {
    expectNone('figures that moved', SEEDS.flatMap((seed) => {
      const scenario = randomScenario(seed) as Record<string, object>;
      // whoever is credited with a share of all that is won is no stranger to any segment, nor are those who lead them
      const concerned = Object.keys(scenario['credit'] ?? {});
      const isConcerned = (what: string): boolean => [...concerned, ...(concerned.length > 0 ? ['leaders'] : [])].some((pool) => what.includes(`pool ${pool}/`));
      return moved(new Trials(scenario, 6), new Trials(withStrangers(scenario), 6)).filter((what) => !what.includes(' health/') && !isConcerned(what));
    }));
  });

  test('one deal that has a name elsewhere makes no other deal start differently', () => {
    // where no deal has one, stages start the short way
    const named = { stranger: { motion: 'abroad', stage: 'only', amount: 9000, ageDays: 3 } };
    const plain = { ...base, pipeline: {}, motions: { deals: { ...base.motions.deals, stages: { one: { days: { mean: 20, cv: 0.6 }, advance: 0.6 }, two: { days: { mean: 25, cv: 0.6 }, wholeDays: 'up', advance: 0.5 } } } } };
    const scenario = withStrangers(plain);
    expectNone('figures that moved', moved(new Trials(scenario, 40), new Trials({ ...scenario, pipeline: named }, 40)).filter((what) => !/abroad|strangers|elsewhere|health/.test(what)));
  });

  test('a segment split in two is the same company', () => {
    const half = { ...base.motions.deals, sources: { in: { perQuarter: 30 } } };
    expectAlike(base, { ...base, segments: { west: {}, east: {} }, motions: { west: { ...half, segment: 'west' }, east: { ...half, segment: 'east' } } });
  });

  test('it does not matter in which order people are listed', () => {
    const tenureMonths = base.pools.ae.headcount.tenureMonths.toReversed();
    expectAlike(base, { ...base, pools: { ae: { ...base.pools.ae, headcount: { count: 6, tenureMonths } } } });
  });

  test('the calendar shifted by 1,001 days is the same calendar', () => {
    const later = { ...base, calendar: { ...base.calendar, asOf: '2027-09-29' } };
    expectNone('figures that moved', moved(new Trials(base, 50), new Trials(later, 50)));
  });

  test('more trials begin with those that there were, and halve the error when they are four times as many', () => {
    const [few, many] = [N / 4, N].map((trials) => new Trials(base, trials));
    expectNone('trials that are others', few.rows.flatMap((row, trial) => (row.every((x, k) => Object.is(x, many.rows[trial][k])) ? [] : [`trial ${trial}`])));
    const [x, y] = [few, many].map((trials) => momentsOf(figures['bookings'](trials)));
    // an error is a standard deviation, known to half of what is known of the variance
    const spread = Math.hypot(x.varianceError / x.variance, y.varianceError / y.variance) / 2;
    expectWithinError(x.meanError / y.meanError, 2, 2 * spread, 'ratio of errors');
  });
});

test('and what changes a company is noticed', () => {
  const [a, b] = [base, { ...base, motions: { deals: { ...base.motions.deals, sources: { in: { perQuarter: 66 } } } } }].map((scenario) => momentsOf(new Trials(scenario, N).flow(l.FLOW_WON)));
  expect(Math.abs(a.mean - b.mean) / Math.hypot(a.meanError, b.meanError)).toBeGreaterThan(4.9);
});
