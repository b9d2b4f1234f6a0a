import { describe, expect, test } from 'vitest';
import { orderIntervalOf } from '../../../src/record/statistics/order-interval.ts';
import { quantileOf } from '../../../src/record/statistics/quantile.ts';
import { column, normals, Z_ONE_IN_A_MILLION } from './draws.ts';
import { expectWithin } from '../../helpers/verdicts.ts';

const REPETITIONS = 200;
const TRIALS = 10_000;

// a lognormal of mean 50,000 and cv 1.2, 10,000 trials, se = √(p(1−p)/n) / f(x_p)
const CASES = [
  ['P10', 0.1, 154.0452922494498],
  ['P50', 0.5, 378.89334700761214],
  ['P90', 0.9, 1733.6529987692843],
] as const;

const variance = Math.log(1 + 1.2 * 1.2);
const location = Math.log(50_000) - variance / 2;

describe('simulation error of a lognormal deal size', () => {
  const normal = normals(40);
  const runs = Array.from({ length: REPETITIONS }, () =>
    column(TRIALS, () => Math.exp(location + Math.sqrt(variance) * normal())).sort(),
  );

  // The width of one interval varies by 1/√(ranks inside), at most 9.2 %, so its average over 200 runs by 0.65 %;
  // 4.9 times that and 0.5 % for whole ranks make the tolerance.
  test.each(CASES)('CF40: interval of %s is 2 × 1.96 closed-form standard errors wide on average', (_, p, standardError) => {
    const widths = runs.map((sorted) => {
      const [lower, upper] = orderIntervalOf(sorted, p);
      return upper! - lower!;
    });
    const average = widths.reduce((sum, width) => sum + width, 0) / REPETITIONS;
    expectWithin(average / (2 * 1.959963984540054), standardError, 0.037 * standardError);
  });

  // A standard deviation over 200 runs varies by 1/√400 = 5 %; 4.9 times that is the tolerance.
  test.each(CASES)('%s itself moves from run to run by its closed-form standard error', (_, p, standardError) => {
    const found = runs.map((sorted) => quantileOf(sorted, p)!);
    const centre = found.reduce((sum, x) => sum + x, 0) / REPETITIONS;
    const spread = Math.sqrt(found.reduce((sum, x) => sum + (x - centre) * (x - centre), 0) / (REPETITIONS - 1));
    expect(Math.abs(spread / standardError - 1)).toBeLessThan(Z_ONE_IN_A_MILLION * 0.05);
  });
});
