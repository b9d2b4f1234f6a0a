// What people earn. Hand arithmetic first: one person, one deal of 100 every so many days, in quarters of 91 days.
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { Trials, isLong, layout, zOfMean, zOfShare } from '../helpers/trials.ts';
import { YEAR, at, cases, close, desk, pay, variable as paid, withLeaders } from './pay-cases.ts';

const variable = (trials: Trials, pool = 'ae'): number[] => paid(trials, layout.POOL_R_PAY, pool);
const run = (scenario: unknown): number[] => variable(new Trials(scenario, 1));

describe('variable pay of a person', () => {
  test.each(Object.entries(cases))('%s', (_, check) => check(engine));

  test('is straight by attainment without tiers', () => {
    close(run(desk(8, { pay })), [at(0.8), at(0.8), at(0.8), at(0.8)]);
    close(run(desk([0, 15, 0, 10], { pay })), [0, at(1.5), 0, at(1)]);
  });

  test('decelerates below it, and starts at a threshold', () => {
    close(run(desk([8, 3, 12], { pay: { ...pay, tiers: [{ from: 0.4, rate: 0.5 }, { from: 0.7, rate: 2 }, { from: 1, rate: 1 }] } })), [at(0.15 + 0.2), 0, at(0.15 + 0.6 + 0.2), at(0.95)]);
  });

  test('ends at the cap', () => {
    close(run(desk([12, 14, 30], { pay: { ...pay, cap: 1.3 } })), [at(1.2), at(1.3), at(1.3), at(1.3)]);
  });

  test('to date equals that of the period where attainment is even', () => {
    const tiers = [{ from: 0, rate: 1 }, { from: 1, rate: 2 }];
    close(run(desk(12, { pay: { ...pay, tiers, measured: 'yearToDate' } })), run(desk(12, { pay: { ...pay, tiers } })));
  });

  test('commissions are a rate of credit, quota or not', () => {
    close(run(desk([8, 12], { quota: undefined, pay: { perCredit: 0.1 } })), [80, 120, 120, 120]);
  });

  test('a guarantee holds in the first months, and what it adds is not taken back', () => {
    // six months are 182.6 days: half of the variable pay is sure until then
    const hires = { first: { count: 1, start: '2025-01-01' } };
    const found = run(desk([3, 8, 3], { headcount: 0, hires, pay: { ...pay, guarantee: { months: 6, share: 0.5 } } }));
    close(found, [at(0.5), at(0.8), at(0.3), at(0.3)]);
    // in the third quarter 0.625 days are still within the six months
    const none = run(desk([3, 8, 0], { headcount: 0, hires, pay: { ...pay, guarantee: { months: 6, share: 0.5 } } }));
    close(none, [at(0.5), at(0.8), at(0.5, 0.625), 0]);
  });

  test('a leaver is paid for the days in the seat, at the attainment of the quota carried in them', () => {
    const trials = new Trials(desk(9.1, { attrition: { perYear: 2 }, backfill: false, pay }), 200);
    trials.rows.forEach((_, k) => {
      const days = trials.pool('ae', layout.POOL_R_PERSON_DAYS)[k];
      const credit = trials.pool('ae', layout.POOL_R_CREDIT)[k];
      // straight pay is a rate on credit: 73050 a year for 4000 / 364 of quota a day
      expect(trials.pool('ae', layout.POOL_R_PAY)[k]).toBeCloseTo((credit / ((1000 / 91) * YEAR)) * 73050, 6);
      expect(days).toBeLessThanOrEqual(364);
    });
    expect(trials.pool('ae', layout.POOL_R_LEAVERS).filter((x) => x === 1).length).toBeGreaterThan(100);
  });
});

describe('variable pay of a pool without credit of its own', () => {
  test('follows the pool’s attainment: the team’s credit over its quota less the cushion', () => {
    close(variable(new Trials(withLeaders([8, 4]), 1), 'leaders'), [2 * at(1), 2 * at(0.5), 2 * at(0.5), 2 * at(0.5)]);
  });

  test('to date makes the year', () => {
    const tiers = [{ from: 0, rate: 1 }, { from: 1, rate: 2 }];
    const found = variable(new Trials(withLeaders([16, 0, 0, 16], { pay: { ...pay, tiers, measured: 'yearToDate' } }), 1), 'leaders');
    close(found, [2 * at(3), 2 * (at(1, 182) - at(3)), 2 * (at(2 / 3, 273) - at(1, 182)), 2 * (at(1, 364) - at(2 / 3, 273))]);
  });

});

describe('an accelerator on Poisson wins (CF52)', () => {
  // N Poisson(12), q = 10: E[(N − q)+] = 12 P(N ≥ q) − q P(N ≥ q + 1), and P(N ≥ q)
  const expected = { excess: 2.563588235495569, hit: 0.7576078383294875, shortfall: 0.563588235495569 };
  const count = isLong ? 100_000 : 20_000;
  const wins = (tiers: object[]): number[] => {
    const scenario = desk(1, { pay: { variable: (10 * YEAR) / 91, tiers } }) as { motions: { deals: { sources: { in: object } } } };
    scenario.motions.deals.sources.in = { perDay: 12 / 91 };
    return new Trials({ ...scenario, calendar: { asOf: '2025-01-01', period: '13w', periods: 1 } }, count).pool('ae', layout.POOL_R_PAY);
  };

  test('pays the expected excess over the quota', () => {
    const excess = wins([{ from: 1, rate: 1 }]);
    expect(Math.abs(zOfMean(excess, expected.excess))).toBeLessThan(4.9);
  });

  test('reaches the quota as often, and falls short of it as far', () => {
    const upTo = wins([{ from: 0, rate: 1 }, { from: 1, rate: 0 }]);
    expect(Math.abs(zOfShare(upTo, (x) => x > 10 - 1e-6, expected.hit))).toBeLessThan(4.9);
    expect(Math.abs(zOfMean(upTo.map((x) => 10 - x), expected.shortfall))).toBeLessThan(4.9);
  });
});
