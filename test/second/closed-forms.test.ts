import { describe, expect, it, vi } from 'vitest';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { note } from '../helpers/verdicts.ts';
import { moments, varianceOfVariance } from './compare.ts';
import { overallWinRate, shifted, stagePower } from './deals/funnel.ts';
import type { PeriodResult, TrialResult } from './results.ts';
import { simulateSecond } from './simulate.ts';

/*
 * The second implementation against closed forms: fixed seeds, |z| < 4.9, which chance passes once in a million.
 * QUOTACAST_LONG=1 runs forty times the trials.
 */
const isLong = process.env['QUOTACAST_LONG'] === '1';
const limit = 4.9;
if (isLong) vi.setConfig({ testTimeout: 300_000 });

function run(parts: Record<string, unknown>, trials: number): TrialResult[] {
  const base = {
    quotacast: 1,
    name: 'closed form',
    currency: 'USD',
    calendar: { asOf: '2025-01-01', period: '13w', periods: 1 },
    warmup: 0,
    shocks: { demand: 0, winOdds: 0, cycle: 0, persistence: 0 },
    pools: { ae: { headcount: 1 } },
  } as const;
  const scenario = scenarioSchema.parse({ ...base, ...parts });
  return simulateSecond(scenario, isLong ? 40 * trials : trials, 1);
}

/** A chain of stages worked by people without a limit. */
const motion = (sources: object, stages: object, dealSize: unknown = 1): object => ({ owner: 'ae', sources, stages, dealSize });

const zMean = (sample: readonly number[], mean: number): number => {
  const { n, mean: found, variance } = moments(sample);
  return noted('mean', found, mean, Math.sqrt(variance / n));
};
const zVariance = (sample: readonly number[], variance: number): number => {
  const found = moments(sample);
  return noted('variance', found.variance, variance, Math.sqrt(varianceOfVariance(found)));
};
const zShare = (flags: readonly boolean[], p: number): number => noted('share', flags.filter(Boolean).length / flags.length, p, Math.sqrt((p * (1 - p)) / flags.length));

function noted(what: string, got: number, expected: number, error: number): number {
  const z = (got - expected) / error;
  note({ what, expected, got, z, limit });
  return z;
}

function expectNear(z: Record<string, number>): void {
  for (const [what, value] of Object.entries(z)) expect(Math.abs(value), `${what}: z ${value}`).toBeLessThan(limit);
}

const booked = ({ periods }: TrialResult): number => periods.reduce((sum, { bookings }) => sum + bookings.new, 0);
const won = ({ periods }: TrialResult): number => periods.reduce((sum, period) => sum + period.won.total, 0);
const lost = ({ periods }: TrialResult): number => periods.reduce((sum, period) => sum + period.lost.total, 0);

describe('arrivals, odds and money', () => {
  it('book a compound Poisson amount when deals close at once (CF01)', () => {
    const motions = { sales: motion({ web: { perQuarter: 120 } }, { only: { days: 0, advance: 0.25 } }, { mean: 24_000, cv: 0.9 }) };
    const bookings = run({ motions }, 1200).map(booked);
    expectNear({ mean: zMean(bookings, 720_000), variance: zVariance(bookings, 31_276_800_000) });
  });

  it('thin a Poisson process into independent wins and losses (CF03)', () => {
    const motions = { sales: motion({ web: { perQuarter: 60 } }, { only: { days: 0, advance: 0.22 } }) };
    const results = run({ motions }, 1500);
    const [wins, losses] = [results.map(won), results.map(lost)];
    const products = wins.map((x, i) => (x - 13.2) * (losses[i]! - 46.8));
    expectNear({
      wins: zMean(wins, 13.2),
      spread: zVariance(wins, 13.2),
      losses: zMean(losses, 46.8),
      covariance: zMean(products, 0),
      fifteen: zShare(wins.map((x) => x >= 15), 0.34543241355723525),
    });
  });

  it('add two segments (CF50)', () => {
    const parts = {
      segments: { smb: {}, enterprise: {} },
      motions: {
        small: { ...motion({ web: { perQuarter: 90 } }, { only: { days: 0, advance: 0.2 } }, 8000), segment: 'smb' },
        large: { ...motion({ web: { perQuarter: 12 } }, { only: { days: 0, advance: 0.15 } }, 150_000), segment: 'enterprise' },
      },
    };
    const results = run(parts, 1500);
    const bookings = results.map(booked);
    const large = results.map(({ periods }) => periods[0]!.won.bySegment['enterprise']!);
    expectNear({
      mean: zMean(bookings, 414_000),
      variance: zVariance(bookings, 204_088.21622033938 ** 2),
      none: zShare(large.map((x) => x === 0), 0.16529888822158653),
      halfMillion: zShare(bookings.map((x) => x >= 500_000), 0.2874903175059479),
    });
  });

  it('book 110,000 without any variance, for a close at the boundary belongs to the next period (CF51)', () => {
    const motions = { sales: motion({ web: { perDay: 10 / 7, arrivals: 'deterministic' } }, { only: { days: 14, advance: 1 } }, 1000) };
    expect(run({ motions }, 1).map(booked)[0]).toBe(110_000);
  });

  it('spread wins more when the win rate is uncertain (CF27)', () => {
    const motions = {
      sales: { ...motion({ web: { perQuarter: 40, arrivals: 'deterministic' } }, { only: { days: 0 } }), winRate: { beta: { alpha: 6, beta: 18 } } },
    };
    const wins = run({ motions }, 1500).map(won);
    expectNear({ mean: zMean(wins, 10), variance: zVariance(wins, 19.2), twelve: zShare(wins.map((x) => x >= 12), 0.3429078176188112) });
  });

  it('enumerate five named deals (CF49)', () => {
    const amounts = [20, 50, 35, 80, 120];
    const pipeline = Object.fromEntries([0.9, 0.6, 0.5, 0.3, 0.1].map((winRate, i) => [`deal${i}`, { stage: 'only', amount: amounts[i]!, winRate, ageDays: 3 }]));
    const motions = { sales: motion({}, { only: { days: { uniform: { min: 5, max: 60 } }, advance: 0.25 } }) };
    const bookings = run({ motions, pipeline }, 3000).map(booked);
    expectNear({
      mean: zMean(bookings, 101.5),
      variance: zVariance(bookings, 59.85190055461898 ** 2),
      hundred: zShare(bookings.map((x) => x > 99.5), 0.5347),
      none: zShare(bookings.map((x) => x === 0), 0.0126),
    });
  });
});

describe('stages', () => {
  it.each([
    ['lognormal', { mean: 45, cv: 0.8 }],
    ['deterministic', 45],
    ['gamma', { gamma: { shape: 3, scale: 15 } }],
  ])('hold a Poisson number of open deals, whatever the shape of the cycle: %s (CF06)', (_, days) => {
    // a warm-up of a year leaves 0.05 of 90 deals out
    const motions = { sales: motion({ web: { perDay: 2 } }, { only: { days, advance: 0.3 } }) };
    const open = run({ motions, calendar: { asOf: '2025-01-01', period: '4w', periods: 1 }, warmup: 8 }, 60).map((result) => result.open.count);
    const warm = run({ motions, calendar: { asOf: '2025-01-01', period: '13w', periods: 4 } }, 120).map((result) => result.open.count);
    expectNear({ mean: zMean(warm, 90), variance: zVariance(warm, 90), above: zShare(warm.map((x) => x > 110), 0.01774330581032696) });
    expect(Math.abs(moments(open).mean / 90 - 1)).toBeLessThan(0.08);
  });

  it('are occupied by the flow into them times their days (CF08)', () => {
    const weeks = (mean: number): object => ({ exponential: { mean: mean * 7 } });
    const stages = {
      one: { days: weeks(1), advance: 0.6 },
      two: { days: weeks(2), advance: 0.5 },
      three: { days: weeks(3), advance: 0.7 },
      four: { days: weeks(1.5), advance: 0.55 },
    };
    const motions = { sales: motion({ web: { perDay: 20 / 7 } }, stages) };
    const results = run({ motions, calendar: { asOf: '2025-01-01', period: '13w', periods: 3 } }, 150);
    for (const [name, mean] of Object.entries({ one: 20, two: 24, three: 18, four: 6.3 })) {
      const counts = results.map(({ open }) => open.byStage[`sales.${name}`]!.count);
      expectNear({ [name]: zMean(counts, mean), [`${name}, spread`]: zVariance(counts, mean) });
    }
    expectNear({ wins: zMean(results.map(({ periods }) => periods[2]!.won.total / 13), 2.31) });
  });

  it('slip back and are still absorbed as the Markov chain says (CF19)', () => {
    const stages = {
      qualify: { days: 0, next: { demo: 0.55 } },
      demo: { days: 0, next: { qualify: 0.05, proposal: 0.6 } },
      proposal: { days: 0, next: { demo: 0.1, negotiate: 0.65 } },
      negotiate: { days: 0, next: { proposal: 0.15, won: 0.6 } },
    };
    const motions = { sales: motion({ web: { perQuarter: 50, arrivals: 'deterministic' } }, stages) };
    expectNear({ wins: zMean(run({ motions }, 800).map((result) => won(result) / 50), 0.1573962959282728) });
  });
});

describe('slots', () => {
  // days order the work, clocks time it: queues are as in continuous time, although days are not short beside the work
  const calendar = { asOf: '2025-01-01', period: '13w', periods: 40 };
  const steady = ({ periods }: TrialResult): PeriodResult[] => periods.slice(8);

  it('turn away what Erlang B says when nobody waits (CF09)', () => {
    const parts = {
      calendar,
      pools: { ae: { headcount: 8, capacity: 1 } },
      motions: { sales: { ...motion({ web: { perDay: 0.6 } }, { only: { days: { gamma: { mean: 10, cv: 1.4 } }, advance: 1 } }), patienceDays: 0 } },
    };
    const blocking = 0.12187578366630444;
    const excess = run(parts, 40).map((result) => {
      const sum = (key: 'noDecision' | 'created'): number => steady(result).reduce((total, period) => total + period[key].total, 0);
      return sum('noDecision') - blocking * sum('created');
    });
    expectNear({ blocking: zMean(excess, 0) });
  });

  it('make deals wait as often and as long as Erlang C says (CF11)', () => {
    const parts = {
      calendar,
      pools: { ae: { headcount: 10, capacity: 1 } },
      motions: { sales: motion({ web: { perDay: 1.6 } }, { only: { days: { exponential: { mean: 5 } }, advance: 1 } }) },
    };
    // the queue drains at 2 − 1.6 deals a day
    const waiting = 0.4091801507964436;
    const results = run(parts, 40);
    const excess = (key: 'waited' | 'days', expected: number): number[] =>
      results.map((result) => steady(result).reduce((total, { pools: { ae } }) => total + ae!.waits[key] - expected * ae!.waits.served, 0));
    expectNear({ often: zMean(excess('waited', waiting), 0), long: zMean(excess('days', waiting / 0.4), 0) });
  });

  it('give the reference model its bookings', () => {
    const stage = (mean: number, advance: number, seizes: string[] = []): object => ({ days: { mean, cv: 0.5 }, advance, seizes, wholeDays: 'up' });
    const parts = {
      calendar: { asOf: '2025-01-01', period: '13w', periods: 4 },
      pools: { ae: { headcount: 20, capacity: 12, assignment: 'roundRobin' }, se: { headcount: 1, capacity: 60 } },
      motions: {
        sales: motion(
          { web: { perDay: (20 * 8) / 30.4 } },
          { discover: stage(17.5, 0.62), align: stage(17.5, 0.65), prove: stage(23.3, 0.75, ['se']), close: stage(16.7, 0.83) },
          { median: 106_066, sigma: Math.log(2) / 2 / 1.2816 },
        ),
      },
    };
    const bookings = run(parts, 120).map(booked);
    const { mean, variance, n } = moments(bookings);
    expectNear({
      mean: (mean - 41_469_000) / Math.hypot(Math.sqrt(variance / n), 10_000),
      sd: (Math.sqrt(variance) - 2_081_000) / (2_081_000 / Math.sqrt(2 * n)),
    });
  });
});

describe('odds and shocks', () => {
  const chain = { advance: [0.62, 0.65, 0.75, 0.83], targets: [1, 2, 3, 4].map((to) => [{ to, share: 1 }]) };

  it('multiply the odds of the overall win to first order', () => {
    const power = stagePower(chain);
    const times = (m: number): number => chain.advance.reduce((all, p) => all * shifted(p, m ** power), 1);
    const exact = shifted(overallWinRate(chain), 1.5);
    expect(times(1)).toBeCloseTo(overallWinRate(chain), 12);
    expect(times(1.5)).toBeCloseTo(0.331, 3);
    expect(exact).toBeCloseTo(0.3345, 3);
  });

  it('act on a graph as on a chain where the graph is one', () => {
    const graph = { ...chain, targets: chain.targets.map((list, i) => (i === 1 ? [...list, { to: 0, share: 0 }] : list)) };
    expect(stagePower(graph)).toBeCloseTo(stagePower(chain), 7);
  });

  it('move the demand of two periods together as an AR(1) series does', () => {
    const motions = { sales: motion({ web: { perQuarter: 50 } }, { only: { days: 0, advance: 0.5 } }) };
    const shocks = { demand: 0.3, winOdds: 0, cycle: 0, persistence: 0.6 };
    const counts = run({ motions, shocks, calendar: { asOf: '2025-01-01', period: '13w', periods: 2 } }, 800).map(({ periods }) => periods.map(({ created }) => created.total));
    const second = counts.map(([, count]) => count!);
    const covariance = 2500 * (Math.exp(0.6 * Math.log(1.09)) - 1);
    expectNear({
      mean: zMean(second, 50),
      variance: zVariance(second, 50 + 2500 * 0.09),
      covariance: zMean(counts.map(([a, b]) => (a! - 50) * (b! - 50)), covariance),
    });
  });

  it('shift the log odds of the overall win by a normal amount for a whole period', () => {
    const advance = [0.5, 0.6];
    const stages = { first: { days: 0, advance: advance[0] }, second: { days: 0, advance: advance[1] } };
    const motions = { sales: motion({ web: { perQuarter: 60, arrivals: 'deterministic' } }, stages) };
    const wins = run({ motions, shocks: { demand: 0, winOdds: 0.4, cycle: 0, persistence: 0 } }, 1200).map(won);
    // the mean over z and z² of the chain's win rate, by the trapezoidal rule; a = 0.7 / 0.9
    const winRate = (z: number): number => advance.reduce((all, p) => all * shifted(p, Math.exp((0.4 * z * 0.7) / 0.9)), 1);
    const over = (f: (w: number) => number): number =>
      Array.from({ length: 1601 }, (_, i) => -8 + i / 100).reduce((sum, z) => sum + (f(winRate(z)) * Math.exp((-z * z) / 2)) / (100 * Math.sqrt(2 * Math.PI)), 0);
    const mean = over((w) => w);
    expectNear({ mean: zMean(wins, 60 * mean), variance: zVariance(wins, 60 * over((w) => w * (1 - w)) + 3600 * (over((w) => w * w) - mean * mean)) });
  });

  it('condition the outcome of a named deal on its age', () => {
    const stages = { only: { days: { exponential: { mean: 20 } }, daysIfLost: { exponential: { mean: 40 } }, advance: 0.5 } };
    const results = run({ motions: { sales: motion({}, stages) }, pipeline: { old: { stage: 'only', amount: 1, ageDays: 30 } }, calendar: { asOf: '2025-01-01', period: '13w', periods: 4 } }, 800);
    const [wins, losses] = [Math.exp(-1.5), Math.exp(-0.75)];
    const days = results.filter((result) => won(result) === 1).map(({ periods }) => periods.reduce((sum, { cycleDays }) => sum + cycleDays.won, 0) - 30);
    expectNear({ wins: zShare(results.map((result) => won(result) === 1), wins / (wins + losses)), left: zMean(days, 20) });
  });
});

describe('people and customers', () => {
  it('who prospect with their free slots have a binomial number of deals open', () => {
    // each free slot finds work at rate 1 / 60 a day and is busy for 90: independently 60 % of the time
    const parts = {
      calendar: { asOf: '2025-01-01', period: '13w', periods: 12 },
      pools: { ae: { headcount: 2, capacity: 6 } },
      motions: { sales: motion({ own: { kind: 'self', perDay: 0.1 } }, { only: { days: { gamma: { mean: 90, cv: 0.8 } }, advance: 1 } }) },
    };
    const open = run(parts, 200).map((result) => result.open.count);
    expect(Math.abs(moments(open).mean - 7.2)).toBeLessThan(0.03 + limit * Math.sqrt(moments(open).variance / open.length));
    expectNear({ variance: zVariance(open, 12 * 0.6 * 0.4) });
  });

  it('fill seats for their tenure out of tenure and time to fill (CF20)', () => {
    const monthDays = 365.25 / 12;
    const parts = {
      calendar: { asOf: '2025-01-01', period: 'quarter', periods: 12 },
      pools: { ae: { headcount: 20, attrition: { perYear: 0.5 }, timeToFillDays: { exponential: { mean: 3 * monthDays } } } },
      motions: {},
    };
    const results = run(parts, 300);
    const filled = results.map(({ periods }) => periods[11]!.pools['ae']!.filledEnd);
    const leavers = results.map(({ periods }) => periods.slice(8).reduce((sum, { pools }) => sum + pools['ae']!.leavers, 0));
    expectNear({
      mean: zMean(filled, 17.77777777777778),
      variance: zVariance(filled, 1.4054567378526135 ** 2),
      eighteen: zShare(filled.map((x) => x >= 18), 0.6134369306378371),
      leavers: zMean(leavers, 8.88888888888889),
    });
  });

  it('renew a binomial number of contracts (CF24)', () => {
    const parts = {
      calendar: { asOf: '2025-01-01', period: 'quarter', periods: 4 },
      motions: { keep: { kind: 'renewal', owner: 'ae', rate: 0.9 } },
      accounts: { base: { count: 200, arr: 12_000 } },
    };
    const results = run(parts, 800);
    const renewed = results.map(({ periods }) => periods.reduce((sum, { renewals }) => sum + renewals.renewed, 0));
    expectNear({ mean: zMean(renewed, 2_160_000), variance: zVariance(renewed, 50_911.68824543142 ** 2), most: zShare(renewed.map((x) => x >= 175 * 12_000), 0.8995427134871279) });
    for (const { periods } of results.slice(0, 20)) {
      const kept = periods[3]!.accounts / 200;
      for (const share of Object.values(periods[3]!.retention)) expect(share).toBeCloseTo(kept, 12);
      expect(periods[2]!.retention.gross).toBeNull();
    }
  });
});
