import { expect, test } from 'vitest';
import { impliedWinRates } from '../../src/scenario/implied.ts';
import { loadScenario } from '../../src/scenario/load.ts';

const scenario = (winRate: number, logOddsSd: number) =>
  loadScenario({
    object: {
      quotacast: 1,
      name: 'implied',
      currency: 'USD',
      calendar: { asOf: '2025-01-01' },
      shocks: { demand: 0, winOdds: 0, cycle: 0 },
      pools: { ae: { headcount: 2, skill: { logOddsSd } } },
      motions: { deals: { owner: 'ae', winRate, stages: { only: { days: 10 } }, dealSize: 1000, sources: { in: { perMonth: 5 } } } },
    },
  }).scenario;

test('without spread the mean win rate is the stated one', () => {
  expect(impliedWinRates(scenario(0.25, 0))).toEqual([{ motion: 'deals', stated: 0.25, mean: 0.25 }]);
});

test('spread in the odds pulls a low win rate up and a high one down', () => {
  expect(impliedWinRates(scenario(0.25, 0.8))[0].mean).toBeGreaterThan(0.265);
  expect(impliedWinRates(scenario(0.75, 0.8))[0].mean).toBeLessThan(0.735);
});

test('the mean of a single stage is the logistic-normal integral', () => {
  // E[1 / (1 + 3 exp(-0.8 z))] for a standard normal z, by 400,001-point quadrature
  let sum = 0;
  let weights = 0;
  for (let k = 0; k <= 400_000; k += 1) {
    const z = -10 + k / 20_000;
    const weight = Math.exp(-(z * z) / 2);
    sum += weight / (1 + 3 * Math.exp(-0.8 * z));
    weights += weight;
  }
  expect(impliedWinRates(scenario(0.25, 0.8))[0].mean).toBeCloseTo(sum / weights, 9);
});
