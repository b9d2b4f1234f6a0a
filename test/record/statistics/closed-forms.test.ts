import { describe, expect, it } from 'vitest';
import { cdf, quantile } from '../../../src/distributions/distribution.ts';
import { resolveDistribution } from '../../../src/distributions/resolve.ts';
import { probabilityAtLeast } from '../../../src/record/statistics/probability.ts';
import { summarise } from '../../../src/record/statistics/stats.ts';
import { oracle } from '../../helpers/oracles.ts';
import { expectWithinError } from '../../helpers/verdicts.ts';
import { uniforms } from './draws.ts';

interface Case {
  readonly id: string;
  readonly parameters: Record<string, number>;
  readonly expected: Record<string, number>;
}

const cases = oracle<{ cases: Case[] }>('closed-forms.json')?.cases;
const known = (id: string) => cases!.find((each) => each.id === id)!;
const TRIALS = 40_000;

function distribution(spec: unknown) {
  const found = resolveDistribution(spec, 'positive');
  if (!found.ok) throw new Error('expected a distribution');
  return found.resolved;
}

describe.skipIf(cases === undefined)('closed forms of what is summarised', () => {
  it('CF36: mean, spread and median of the largest of 20 exponential deals, and the mean of the smallest', () => {
    const { parameters: { deals, mean }, expected } = known('CF36');
    const deal = distribution({ exponential: { mean } });
    const uniform = uniforms(36);
    const most = new Float64Array(TRIALS);
    const least = new Float64Array(TRIALS);
    for (let trial = 0; trial < TRIALS; trial++) {
      const sizes = Array.from({ length: deals! }, () => quantile(deal, uniform()));
      most[trial] = Math.max(...sizes);
      least[trial] = Math.min(...sizes);
    }
    const largest = summarise(most);
    expectWithinError(largest.mean!, expected['mean_max']!, expected['sd_max']! / Math.sqrt(TRIALS), 'mean of the largest');
    // the sd of a sample varies by √((kurtosis − 1) / 4n), the kurtosis of a Gumbel-like maximum being near 5.4: 0.5 %
    expectWithinError(largest.sd!, expected['sd_max']!, expected['sd_max']! * Math.sqrt(4.4 / 4 / TRIALS), 'sd of the largest');
    const [lower, upper] = largest.error.p50!;
    // an interval is 1.96 standard errors on either side
    expectWithinError(largest.p50!, expected['median_max']!, (upper! - lower!) / 2 / 1.96, 'median of the largest');
    expectWithinError(summarise(least).mean!, expected['mean_min']!, expected['mean_min']! / Math.sqrt(TRIALS), 'mean of the smallest');
  });

  it('CF46: the 30th win of the quarter comes in it exactly when there are 30 wins or more', () => {
    const { parameters: { wins_per_quarter: rate, nth }, expected } = known('CF46');
    const erlang = distribution({ gamma: { shape: nth, scale: 1 / rate! } });
    expect(cdf(erlang, 1)).toBeCloseTo(expected['via_gamma']!, 10);
    expect(quantile(erlang, 0.9)).toBeCloseTo(expected['p90_time']!, 9);
    const gap = distribution({ exponential: { mean: 1 / rate! } });
    const uniform = uniforms(46);
    const wins = new Float64Array(TRIALS);
    const times = new Float64Array(TRIALS);
    for (let trial = 0; trial < TRIALS; trial++) {
      let time = 0;
      for (let n = 1; time <= 1 || n <= nth!; n++) {
        time += quantile(gap, uniform());
        if (time <= 1) wins[trial] = n;
        if (n === nth) times[trial] = time;
      }
    }
    const byCount = probabilityAtLeast(wins, nth!);
    expect(byCount.hits).toBe(times.filter((time) => time <= 1).length);
    const p = expected['prob']!;
    expectWithinError(byCount.p!, p, Math.sqrt((p * (1 - p)) / TRIALS), 'chance');
    const time = summarise(times);
    expectWithinError(time.mean!, expected['mean_time_quarters']!, Math.sqrt(nth!) / rate! / Math.sqrt(TRIALS), 'mean time');
    const [lower, upper] = time.error.p90!;
    expectWithinError(time.p90!, expected['p90_time']!, (upper! - lower!) / 2 / 1.96, 'p90 of the time');
  });
});
