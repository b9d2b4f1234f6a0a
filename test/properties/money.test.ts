// Money has no preferred unit: with every amount doubled, every figure of money is exactly twice as large, and no other moves.
import { describe, expect, test } from 'vitest';
import { randomScenario } from '../helpers/random-scenario.ts';
import { Trials, layout as l } from '../helpers/trials.ts';
import { misfits } from './money.ts';

const sizes: Record<string, (m: number) => unknown> = {
  'a plain number': (m) => 30000.1 * m,
  'mean and cv': (m) => ({ mean: 30000.1 * m, cv: 0.9 }),
  'mean and sd': (m) => ({ mean: 30000.1 * m, sd: 9000.7 * m }),
  'two quantiles': (m) => ({ p10: 9000.7 * m, p90: 70000.3 * m }),
  'median and sigma': (m) => ({ median: 30000.1 * m, sigma: 0.7 }),
  'least, likeliest and most': (m) => ({ min: 9000.7 * m, mode: 30000.1 * m, max: 70000.3 * m }),
  'least and most': (m) => ({ min: 9000.7 * m, max: 70000.3 * m }),
  triangular: (m) => ({ triangular: { min: 9000.7 * m, mode: 30000.1 * m, max: 70000.3 * m } }),
  pert: (m) => ({ pert: { min: 9000.7 * m, mode: 30000.1 * m, max: 70000.3 * m } }),
  gamma: (m) => ({ gamma: { mean: 30000.1 * m, cv: 0.7 } }),
  weibull: (m) => ({ weibull: { mean: 30000.1 * m, shape: 1.3 } }),
  exponential: (m) => ({ exponential: { mean: 30000.1 * m } }),
  geometric: (m) => ({ geometric: { mean: 30000.1 * m, step: 700.3 * m } }),
  beta: (m) => ({ beta: { mean: 30000.1 * m, sd: 9000.7 * m, min: 9000.7 * m, max: 70000.3 * m } }),
  discrete: (m) => ({ discrete: { values: [9000.7 * m, 30000.1 * m, 70000.3 * m], weights: [5, 3, 1] } }),
  empirical: (m) => ({ empirical: [9000.7 * m, 30000.1 * m, 70000.3 * m] }),
  mixture: (m) => ({ mixture: [{ weight: 0.6, of: { mean: 9000.7 * m, cv: 0.9 } }, { weight: 0.3, of: { min: 9000.7 * m, max: 70000.3 * m } }, { weight: 0.1, of: 70000.3 * m }] }),
  'an unknown mean': (m) => ({ lognormal: { mean: { mean: 30000.1 * m, cv: 0.3 }, cv: 0.9 } }),
  'an unknown cv': (m) => ({ lognormal: { mean: 30000.1 * m, cv: { min: 0.4, max: 0.9 } } }),
};

/** Everything that bears money: deals, services, an installed base, quotas, named deals, a rescaled pipeline, a target. */
const company = (size: (m: number) => unknown, m: number): object => ({
  quotacast: 1,
  name: 'money',
  currency: 'USD',
  calendar: { asOf: '2025-02-10', periods: 5 },
  warmup: 1,
  segments: { a: {}, b: {} },
  pools: {
    ae: { headcount: 3, capacity: 8, order: 'size', quota: { perQuarter: 100000.3 * m }, creditToDate: 7000.7 * m },
    rep: { headcount: 2, capacity: 9, quota: { measure: 'renewalRate', rate: 0.9 } },
  },
  motions: {
    a: {
      segment: 'a',
      owner: 'ae',
      sources: { in: { perMonth: 12 }, resale: { kind: 'partner', perMonth: 5, fulfilment: 'resale', margin: 0.3 } },
      stages: { one: { days: { mean: 20, cv: 0.6 }, advance: 0.6 }, two: { days: 30, advance: 0.6 } },
      dealSize: size(m),
      oneOff: size(m),
      openingPipeline: { value: 900000.9 * m },
      quarterEnd: { slip: { withinDays: 20, probability: 0.5 }, pull: { withinDays: 20, probability: 0.5, discount: 0.1 } },
      bookedToDate: 3000.3 * m,
    },
    b: { segment: 'b', owner: 'ae', stages: { only: { days: 40, advance: 0.7 } }, dealSize: size(m) },
    renewals: { kind: 'renewal', segment: 'a', owner: 'rep', rate: 0.9, contraction: { probability: 0.3, share: 0.2 }, uplift: { mean: 0.05, cv: 0.5 } },
  },
  accounts: { base: { segment: 'a', count: 40, arr: size(m) } },
  pipeline: { first: { motion: 'b', stage: 'only', amount: 50000.1 * m }, second: { motion: 'b', stage: 'only', amount: 1000.7 * m, ageDays: 20 } },
  seasonality: { dealSize: [1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 3] },
  targets: { company: { measure: 'newAcv', perQuarter: 500000.5 * m } },
});

describe('doubling every amount of money doubles what is money and moves nothing else', () => {
  test.each(Object.entries(sizes))('with sizes given as %s', (_, size) => {
    const [once, twice] = [1, 2].map((m) => new Trials(company(size, m), 12));
    expect(once.flow(l.FLOW_GROSS).some((x) => x > 0) && once.account(l.ACC_RENEWED).some((x) => x > 0)).toBe(true);
    expect(misfits(once, twice)).toEqual([]);
  });

  test('in random scenarios', () => {
    const wrong = Array.from({ length: 40 }, (_, k) => 3000 + k).flatMap((seed) => {
      const [once, twice] = [1, 2].map((money) => new Trials(randomScenario(seed, { money }), 6));
      return misfits(once, twice).map((what) => `random scenario ${seed}, ${what}`);
    });
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});
