import { describe, expect, it } from 'vitest';
import { cdf, distributionOf, quantile } from '../../src/distributions/distribution.ts';
import type { FieldKind } from '../../src/distributions/spec.ts';
import { relativeError, resolved } from './support.ts';

describe('closed forms', () => {
  it('lognormal deal size of mean 50,000 and cv 1.2, and the sum of 25 of them (CF29)', () => {
    const deal = resolved({ lognormal: { mean: 50000, cv: 1.2 } });
    expect(deal.unit).toEqual({ kind: 'lognormal', sigma: expect.closeTo(0.9444564782482624, 14) });
    expect(relativeError(deal.scale, 32009.219983223986)).toBeLessThan(1e-14);
    expect(relativeError(quantile(deal, 0.1), 9541.53436551983)).toBeLessThan(1e-13);
    expect(relativeError(quantile(deal, 0.9), 107382.11745450285)).toBeLessThan(1e-13);
    expect(relativeError(25 * deal.mean, 1250000)).toBeLessThan(1e-14);
    expect(relativeError(Math.sqrt(25 * deal.variance), 300000)).toBeLessThan(1e-14);
  });

  it('a discount between 0 and 30 %, most likely 10 %: triangular and PERT (CF45)', () => {
    const range = { min: 0, mode: 0.1, max: 0.3 };
    const triangular = resolved({ triangular: range });
    expect(triangular.mean).toBeCloseTo(0.13333333333333333, 15);
    expect(Math.sqrt(triangular.variance)).toBeCloseTo(0.06236095644623236, 15);
    expect(quantile(triangular, 0.9)).toBeCloseTo(0.22254033307585167, 15);
    const pert = resolved(range, 'probability');
    expect(pert.family).toBe('pert');
    expect(pert.mean).toBeCloseTo(0.11666666666666665, 15);
    expect(Math.sqrt(pert.variance)).toBeCloseTo(0.055277079839256664, 15);
    expect(quantile(pert, 0.9)).toBeCloseTo(0.19333700928617417, 14);
  });

  it('three stages that each advance with chance 0.2 a week (CF43)', () => {
    const stage = resolved({ geometric: { p: 0.2 } });
    const week = (n: number) => cdf(stage, n) - cdf(stage, n - 1);
    const weeks = (most: number) => Array.from({ length: most + 1 }, (_, n) => week(n));
    const sumOf = (a: number[], b: number[]) => a.map((_, n) => a.slice(0, n + 1).reduce((sum, x, i) => sum + x * b[n - i], 0));
    const three = sumOf(sumOf(weeks(60), weeks(60)), weeks(60));
    const upTo = (n: number) => three.slice(0, n + 1).reduce((sum, x) => sum + x, 0);
    expect(3 * stage.mean).toBeCloseTo(15, 13);
    expect(3 * stage.variance).toBeCloseTo(60, 12);
    expect(upTo(13)).toBeCloseTo(0.49834781982720044, 13);
    expect([upTo(24) < 0.9, upTo(25) >= 0.9]).toEqual([true, true]);
  });
});

describe('every form has the moments and quantiles that it was given', () => {
  it.each<[object, { mean?: number; sd?: number; p10?: number; p90?: number }]>([
    [{ lognormal: { mean: 120, cv: 0.8 } }, { mean: 120, sd: 96 }],
    [{ lognormal: { mean: 120, sd: 30 } }, { mean: 120, sd: 30 }],
    [{ lognormal: { p10: 20, p90: 300 } }, { p10: 20, p90: 300 }],
    [{ normal: { mean: -3, sd: 2 } }, { mean: -3, sd: 2 }],
    [{ normal: { p10: -3, p90: 5 } }, { p10: -3, p90: 5, mean: 1 }],
    [{ gamma: { mean: 40, cv: 0.5 } }, { mean: 40, sd: 20 }],
    [{ gamma: { shape: 4, scale: 10 } }, { mean: 40, sd: 20 }],
    [{ weibull: { mean: 60, shape: 1.7 } }, { mean: 60 }],
    [{ weibull: { mean: 60, cv: 0.6 } }, { mean: 60, sd: 36 }],
    [{ weibull: { mean: 60, cv: 4 } }, { mean: 60, sd: 240 }],
    [{ weibull: { mean: 60, cv: 0.001 } }, { mean: 60, sd: 0.06 }],
    [{ weibull: { p10: 9, p90: 160 } }, { p10: 9, p90: 160 }],
    [{ exponential: { mean: 21 } }, { mean: 21, sd: 21 }],
    [{ geometric: { p: 0.25 } }, { mean: 4, sd: Math.sqrt(12) }],
    [{ geometric: { mean: 28, step: 7 } }, { mean: 28, sd: 7 * Math.sqrt(12) }],
    [{ beta: { mean: 0.25, sd: 0.08 } }, { mean: 0.25, sd: 0.08 }],
    [{ beta: { p10: 0.1, p90: 0.6 } }, { p10: 0.1, p90: 0.6 }],
    [{ beta: { alpha: 6, beta: 18 } }, { mean: 0.25, sd: Math.sqrt(0.1875 / 25) }],
    [{ beta: { mean: 20, sd: 4, min: 10, max: 60 } }, { mean: 20, sd: 4 }],
    [{ beta: { p10: 20, p90: 50, min: 10, max: 60 } }, { p10: 20, p90: 50 }],
    [{ beta: { alpha: 2, beta: 2, min: 10, max: 60 } }, { mean: 35 }],
    [{ uniform: { min: 2, max: 5 } }, { mean: 3.5, p10: 2.3, p90: 4.7 }],
    [{ triangular: { min: 0, mode: 3, max: 6 } }, { mean: 3, sd: Math.sqrt(1.5) }],
    [{ pert: { min: 0, mode: 3, max: 6 } }, { mean: 3 }],
    [{ empirical: [4, 1, 4, 7] }, { mean: 4, sd: Math.sqrt(4.5), p10: 1, p90: 7 }],
    [{ discrete: { values: [12, 36], weights: [3, 1] } }, { mean: 18, sd: Math.sqrt(108), p10: 12, p90: 36 }],
    [{ mixture: [{ weight: 0.25, of: 8 }, { weight: 0.75, of: { exponential: { mean: 4 } } }] }, { mean: 5, sd: Math.sqrt(15) }],
  ])('%j', (spec, { mean, sd, p10, p90 }) => {
    const distribution = resolved(spec);
    if (mean !== undefined) expect(relativeError(distribution.mean, mean)).toBeLessThan(1e-13);
    if (sd !== undefined) expect(relativeError(Math.sqrt(distribution.variance), sd)).toBeLessThan(1e-7);
    if (p10 !== undefined) expect(relativeError(quantile(distribution, 0.1), p10)).toBeLessThan(1e-12);
    if (p90 !== undefined) expect(relativeError(quantile(distribution, 0.9), p90)).toBeLessThan(1e-12);
  });

  it('beta quantiles are met from broad to narrow and at both edges', () => {
    for (const p10 of [0.001, 0.03, 0.2, 0.5, 0.9]) {
      for (const share of [0.01, 0.05, 0.3, 0.8]) {
        const p90 = p10 + share * (1 - p10);
        const distribution = resolved({ p10, p90 }, 'probability');
        expect(relativeError(quantile(distribution, 0.1), p10)).toBeLessThan(1e-8);
        expect(relativeError(quantile(distribution, 0.9), p90)).toBeLessThan(1e-8);
      }
    }
  });
});

describe('shorthands go by the kind of field', () => {
  it.each<[object, FieldKind, object]>([
    [{ mean: 80, cv: 0.5 }, 'positive', { lognormal: { mean: 80, cv: 0.5 } }],
    [{ median: 80, sigma: 0.5 }, 'positive', { lognormal: { median: 80, sigma: 0.5 } }],
    [{ p10: 40, p90: 90 }, 'positive', { lognormal: { p10: 40, p90: 90 } }],
    [{ mean: 80, sd: 40 }, 'positive', { lognormal: { mean: 80, cv: 0.5 } }],
    [{ mean: 0.3, sd: 0.05 }, 'probability', { beta: { mean: 0.3, sd: 0.05 } }],
    [{ p10: 0.2, p90: 0.3 }, 'probability', { beta: { p10: 0.2, p90: 0.3 } }],
    [{ mean: 3, sd: 5 }, 'real', { normal: { mean: 3, sd: 5 } }],
    [{ p10: -2, p90: 3 }, 'real', { normal: { p10: -2, p90: 3 } }],
    [{ min: 0, mode: 0.2, max: 1 }, 'probability', { pert: { min: 0, mode: 0.2, max: 1 } }],
    [{ min: 0, max: 1 }, 'positive', { uniform: { min: 0, max: 1 } }],
  ])('%j in a %s field', (short, kind, long) => {
    expect(resolved(short, kind)).toEqual(resolved(long, kind));
  });
});

describe('no spread is an exact constant', () => {
  it.each<[unknown, FieldKind, number]>([
    [0.1, 'real', 0.1],
    [-0, 'positive', 0],
    [{ mean: 0.1, cv: 0 }, 'positive', 0.1],
    [{ mean: 0, cv: 2 }, 'positive', 0],
    [{ median: 0.1, sigma: 0 }, 'positive', 0.1],
    [{ mean: 0.3, sd: 0 }, 'probability', 0.3],
    [{ mean: 1, sd: 0 }, 'probability', 1],
    [{ mean: -0.7, sd: 0 }, 'real', -0.7],
    [{ gamma: { mean: 0.1, cv: 0 } }, 'positive', 0.1],
    [{ weibull: { mean: 0.1, cv: 0 } }, 'positive', 0.1],
    [{ exponential: { mean: 0 } }, 'positive', 0],
    [{ geometric: { p: 1, step: 7 } }, 'positive', 7],
    [{ uniform: { min: 0.1, max: 0.1 } }, 'real', 0.1],
    [{ triangular: { min: 0.1, mode: 0.1, max: 0.1 } }, 'real', 0.1],
    [{ min: 0.1, mode: 0.1, max: 0.1 }, 'probability', 0.1],
    [{ empirical: [0.1, 0.1] }, 'real', 0.1],
    [{ discrete: { values: [0.1, 5], weights: [2, 0] } }, 'real', 0.1],
    [{ mixture: [{ weight: 0.3, of: 0.1 }, { weight: 0.7, of: { uniform: { min: 0.1, max: 0.1 } } }] }, 'real', 0.1],
  ])('%j in a %s field', (spec, kind, value) => {
    const { constant, mean, variance, location, scale } = resolved(spec, kind);
    expect([constant, mean, variance]).toEqual([value, value, 0]);
    expect(Object.is(location + scale, value)).toBe(true);
  });
});

it('quantiles and distribution functions invert each other in every family', () => {
  const specs = [
    { normal: { mean: 5, sd: 2 } },
    { mean: 5, cv: 1.3 },
    { gamma: { mean: 5, cv: 1.3 } },
    { weibull: { mean: 5, cv: 1.3 } },
    { exponential: { mean: 5 } },
    { beta: { mean: 5, sd: 1, min: 2, max: 9 } },
    { uniform: { min: 2, max: 9 } },
    { triangular: { min: 2, mode: 3, max: 9 } },
    { mixture: [{ weight: 0.4, of: { normal: { mean: 5, sd: 2 } } }, { weight: 0.6, of: { uniform: { min: 2, max: 9 } } }] },
  ];
  for (const spec of specs) {
    const { lower, upper, cdf: below, survival: above } = distributionOf(resolved(spec, 'mean' in spec ? 'positive' : 'real'));
    for (const tail of [1e-9, 1e-4, 0.03, 0.31, 0.5]) {
      expect(relativeError(below(lower(tail)), tail), JSON.stringify(spec)).toBeLessThan(2e-7);
      expect(relativeError(above(upper(tail)), tail), JSON.stringify(spec)).toBeLessThan(2e-7);
    }
  }
});

it('a geometric distribution counts steps', () => {
  const weeks = resolved({ geometric: { p: 0.5, step: 7 } });
  expect([0.3, 0.5, 0.6, 0.75, 0.8].map((p) => quantile(weeks, p))).toEqual([7, 7, 14, 14, 21]);
  expect([6.9, 7, 13.9, 14].map((x) => cdf(weeks, x))).toEqual([0, 0.5, 0.5, 0.75]);
});
