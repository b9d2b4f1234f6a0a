import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/record/result.ts';
import { amountIn, gapIn } from '../../src/report/amount.ts';
import { bottleneck } from '../../src/report/bottleneck.ts';
import { chanceText, howOften, interval, simulationError } from '../../src/report/chance.ts';
import { headline } from '../../src/report/headline.ts';
import { horizonOf } from '../../src/report/horizon.ts';
import { moneyIn } from '../../src/report/money.ts';
import { average, compact, grouped } from '../../src/report/number.ts';
import { percent } from '../../src/report/share.ts';
import { shortJson } from '../../src/report/short-json.ts';
import { madeResult } from '../fixtures/report/result.ts';
import { probability } from '../fixtures/report/stats.ts';

const dollars = moneyIn('USD');

describe('amounts', () => {
  it.each([
    [0, '0'], [-0, '0'], [0.004, '0'], [0.25, '0.25'], [1, '1'], [12.345, '12.3'], [950, '950'], [999.4, '999'], [999.6, '1K'], [1000, '1K'], [1250, '1.25K'],
    [62_500, '62.5K'], [999_499, '999K'], [999_500, '1M'], [1_040_000, '1.04M'], [16_100_000, '16.1M'], [2.5e9, '2.5B'], [7e12, '7T'], [9.996e14, '1e15'], [1e300, '1e300'], [-310_000, '-310K'],
  ])('of %d have three significant digits: %s', (value, text) => {
    expect(compact(value)).toBe(text);
  });

  it('carry the currency, and its code where the symbol cannot be shown', () => {
    expect([dollars(-310_000), moneyIn('EUR')(62_500), moneyIn('EUR', { ascii: true })(62_500), moneyIn('CHF')(950), moneyIn('XYZ')(1), dollars(null)]).toEqual(['-$310K', '€62.5K', 'EUR 62.5K', 'CHF 950', 'XYZ 1', 'n/a']);
  });

  it('are written in the unit of their metric', () => {
    const write = (unit: string) => amountIn(unit, dollars)(2.5);
    expect(['count', 'days', 'share', 'ratio', 'USD'].map(write)).toEqual(['2.5', '2.5', '250 %', '2.5x', '$2.5']);
    expect(gapIn('share', dollars)(0.0393)).toBe('3.9 points');
  });
});

describe('numbers', () => {
  it.each([[0, '0'], [2, '2'], [0.555, '0.56'], [3.04, '3.0'], [99.94, '99.9'], [99.96, '100'], [1234.4, '1,234'], [2.5e6, '2.5M'], [null, 'n/a']])('a mean of %d reads %s', (value, text) => {
    expect(average(value)).toBe(text);
  });

  it.each([[0, '0 %'], [1e-6, '< 0.1 %'], [0.042, '4.2 %'], [0.0996, '10 %'], [0.5, '50 %'], [0.9951, '99.5 %'], [0.9996, '> 99.9 %'], [1, '100 %'], [1.5, '150 %'], [123, '12,300 %'], [null, 'n/a']])('a share of %d reads %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it('are grouped in the same way everywhere', () => {
    expect([grouped(0), grouped(-0.4), grouped(999), grouped(1_234_567), grouped(-1000)]).toEqual(['0', '0', '999', '1,234,567', '-1,000']);
  });
});

describe('a chance', () => {
  it.each([
    [8_213, 10_000, '82 of 100', 'simulation error ± 1', '82.1 %', '81.4 to 82.9 %'],
    [610, 1_000, '61 of 100', 'simulation error ± 3', '61 %', '58 to 64 %'],
    [31, 10_000, '31 of 10,000', 'simulation error: 0.22 to 0.44 %', '0.31 %', '0.22 to 0.44 %'],
    [0, 10_000, 'none of 10,000', 'the chance is < 0.04 %', '< 0.04 %', ''],
    [0, 1_000, 'none of 1,000', 'the chance is < 0.39 %', '< 0.39 %', ''],
    [10_000, 10_000, 'all 10,000', 'the chance is > 99.96 %', '> 99.96 %', ''],
    [1, 2, '1 of 2', 'too few trials to tell its error', '1 of 2', ''],
    [0, 0, '0 of 0', 'too few trials to tell its error', 'n/a', ''],
  ])('of %d in %d trials is told without more digits than the trials bear', (hits, n, often, error, text, ends) => {
    const chance = probability(hits, n);
    expect([howOften(chance), simulationError(chance), chanceText(chance), interval(chance)]).toEqual([often, error, text, ends]);
  });
});

describe('the headline', () => {
  const made = madeResult();
  const with1 = (change: (result: Result) => Partial<Result>) => headline({ ...made, ...change(made) }, dollars);
  const target = (change: Partial<Result['targets'][number]>) => with1(({ targets }) => ({ targets: [{ ...targets[0], ...change }] }));

  it('says how often the target is reached, how far it is missed, and what one year in ten is', () => {
    expect(headline(made, dollars)).toEqual([
      'In 82 of 100 simulated years the team books $16.1M or more of new business and expansion (simulation error ± 1).',
      'When it misses, it misses by $1.2M on average.',
      '1 year in 10 is below $15.7M, half are above $17.1M, and 1 in 10 is above $18.4M.',
      'Given 1 input that is not exactly known, the chance itself lies between 58 and 95 % (P10 to P90); all other rates are taken as exactly known.',
    ]);
  });

  it('names what it takes as known, whether or not anything is uncertain', () => {
    expect(with1(({ scenario }) => ({ scenario: { ...scenario, uncertain: [] } })).at(-1)).toBe('All rates are taken as exactly known.');
    const hit = { ...made.targets[0].hit, total: { ...probability(8_213), givenRates: null } };
    expect(target({ hit }).at(-1)).toBe('The figures include 1 input that is not exactly known; all other rates are taken as exactly known.');
  });

  it('does not call the unlikely impossible, or the likely certain', () => {
    const hit = (hits: number) => ({ ...made.targets[0].hit, total: { ...probability(hits), givenRates: null } });
    expect(target({ hit: hit(0) })[0]).toBe('The team books $16.1M or more of new business and expansion in none of 10,000 simulated years (the chance is < 0.04 %).');
    expect(target({ hit: hit(10_000) })[0]).toBe('In all 10,000 simulated years the team books $16.1M or more of new business and expansion (the chance is > 99.96 %).');
  });

  it('does without a target, and without a value to compare with one', () => {
    expect(with1(() => ({ targets: [] }))[0]).toBe('No target is set, so there is no chance of reaching one.');
    expect(target({ measure: 'renewalRate', unit: 'share', total: 0.9, hit: { total: { ...probability(0, 0), givenRates: null }, periods: [] } })[0]).toBe('No year has a renewal rate to compare with the target of 90 %.');
  });

  it('misses a share by points', () => {
    expect(target({ unit: 'share', shortfall: { ...made.targets[0].shortfall, ifMissed: 0.039 } })[1]).toBe('When it misses, it misses by 3.9 points on average.');
  });
});

describe('the bottleneck', () => {
  const made = madeResult();
  const line = made.metrics.find(({ id }) => id === 'constraint')!;
  const binding = (shares: Readonly<Record<string, readonly number[]>>) =>
    bottleneck({ ...made, metrics: Object.entries(shares).map(([name, means]) => ({ ...line, by: { constraint: name }, periods: means.map((mean, t) => ({ ...line.periods[t]!, mean, error: { ...line.periods[t]!.error, mean: 0.01 } })) })) });
  const [first, second] = made.headcount.pools.map(({ pool }) => pool) as [string, string];

  it.each([
    ['from a period on', { [first]: [0.2, 0.3, 0.62, 0.71], pipeline: [0.8, 0.7, 0.38, 0.29] }, `From FY25-Q3 ${first} is the bottleneck: it binds in 62 to 71 of 100 trials.`],
    ['throughout', { [first]: [0.9, 0.9, 0.9, 0.9] }, `Throughout, ${first} is the bottleneck: it binds in 90 of 100 trials.`],
    ['for a while', { [first]: [0.1, 0.6, 0.7, 0.1], [second]: [0, 0.1, 0.2, 0.3] }, `From FY25-Q2 to FY25-Q3 ${first} is the bottleneck: it binds in 60 to 70 of 100 trials.`],
    ['in one period', { [first]: [0.1, 0.6, 0.1, 0.1] }, `In FY25-Q2 ${first} is the bottleneck: it binds in 60 of 100 trials.`],
  ] as const)('is named where one pool binds %s', (_, shares, sentence) => {
    expect(binding(shares)).toBe(sentence);
  });

  it.each([
    ['none binds in most trials', { [first]: [0.3, 0.4, 0.505, 0.4] }],
    ['the pipeline does', { pipeline: [1, 1, 1, 1] }],
    ['nobody was free for renewals', { 'uncovered renewals': [1, 1, 1, 1] }],
    ['two pools take turns', { [first]: [0.9, 0.9, 0.1, 0.1], [second]: [0.1, 0.1, 0.9, 0.9] }],
    ['it binds now and then', { [first]: [0.9, 0.1, 0.9, 0.1] }],
  ] as const)('is not named where %s', (_, shares) => {
    expect(binding(shares)).toBeNull();
  });
});

describe('the simulated time', () => {
  const [first] = madeResult().periods;
  const named = (ids: readonly string[], days: number) => horizonOf(ids.map((id) => ({ ...first, id, days })));

  it('is spoken of as a reader would', () => {
    expect(horizonOf(madeResult().periods)).toEqual({ period: 'quarter', span: 'FY25-Q1 to FY25-Q4', trial: 'year', trials: 'simulated years' });
    expect(named(['FY25-Q3'], 92)).toMatchObject({ span: 'FY25-Q3', trial: 'quarter', trials: 'simulated quarters' });
    expect(named(['FY25-M01', 'FY25-M02'], 30)).toMatchObject({ period: 'month', trial: 'simulation', trials: 'simulations of these 2 months' });
    expect(named(['Y1-P01', 'Y1-P02'], 28)).toMatchObject({ period: 'period', trials: 'simulations of these 2 periods' });
  });
});

describe('a value of a scenario', () => {
  it('fits on one line', () => {
    expect(shortJson({ byQuarter: [0, 0.25], basis: 'bookings', none: null })).toBe('{byQuarter: [0, 0.25], basis: bookings, none: null}');
  });
});
