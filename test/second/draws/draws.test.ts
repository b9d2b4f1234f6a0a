import betainc from '@stdlib/math-base-special-betainc';
import gammainc from '@stdlib/math-base-special-gammainc';
import { describe, expect, it } from 'vitest';
import type { DistributionSpec, FieldKind } from '../../../src/scenario/fields.ts';
import { Random } from './random.ts';
import { central, perEvent } from './specification.ts';

/*
 * Fixed seeds; n draws against the exact distribution function by the Dvoretzky–Kiefer–Wolfowitz bound at alpha 1e-6:
 * an error of the distribution function of 0.0085 is seen.
 */
const n = 100_000;
const bound = Math.sqrt(Math.log(2 / 1e-6) / (2 * n));

const phi = (z: number): number => (z < 0 ? 0.5 * (1 - gammainc((z * z) / 2, 0.5)) : 0.5 * (1 + gammainc((z * z) / 2, 0.5)));
const lognormal = (mean: number, cv: number) => (x: number): number => {
  const variance = Math.log(1 + cv * cv);
  return phi((Math.log(x / mean) + variance / 2) / Math.sqrt(variance));
};

function largestGap(draw: (random: Random) => number, cdf: (x: number) => number): number {
  const random = new Random(20_250_101);
  const sample = Float64Array.from({ length: n }, () => draw(random)).sort();
  return sample.reduce((gap, x, i) => Math.max(gap, Math.abs(cdf(x) - i / n), Math.abs(cdf(x) - (i + 1) / n)), 0);
}

describe('the exact samplers', () => {
  it.each<[string, DistributionSpec, (x: number) => number, FieldKind?]>([
    ['lognormal by mean and cv', { mean: 24_000, cv: 0.9 }, lognormal(24_000, 0.9)],
    ['lognormal by median and sigma', { median: 50, sigma: 0.8 }, (x) => phi(Math.log(x / 50) / 0.8)],
    ['lognormal by p10 and p90', { p10: 10, p90: 90 }, (x) => phi((Math.log(x / 30) * 1.2815515655446004) / Math.log(3))],
    ['normal', { normal: { mean: 100, sd: 10 } }, (x) => phi((x - 100) / 10)],
    ['gamma', { gamma: { mean: 30, cv: 0.6 } }, (x) => gammainc(x / 10.8, 1 / 0.36)],
    ['gamma below shape 1', { gamma: { shape: 0.4, scale: 5 } }, (x) => gammainc(x / 5, 0.4)],
    ['weibull', { weibull: { shape: 1.7, scale: 20 } }, (x) => 1 - Math.exp(-((x / 20) ** 1.7))],
    ['exponential', { exponential: { mean: 12 } }, (x) => 1 - Math.exp(-x / 12)],
    ['beta', { beta: { alpha: 6, beta: 18 } }, (x) => betainc(x, 6, 18), 'probability'],
    ['beta by mean and sd', { mean: 0.3, sd: 0.1 }, (x) => betainc(x, 6, 14), 'probability'],
    ['uniform', { min: 2, max: 6 }, (x) => (x - 2) / 4],
    ['triangular', { triangular: { min: 0, mode: 1, max: 3 } }, (x) => (x < 1 ? x ** 2 / 3 : 1 - (3 - x) ** 2 / 6)],
    ['pert', { min: 0, mode: 0.1, max: 0.3 }, (x) => betainc(x / 0.3, 1 + 4 / 3, 1 + 8 / 3)],
    ['mixture', { mixture: [{ weight: 0.25, of: { min: 0, max: 1 } }, { weight: 0.75, of: { min: 1, max: 2 } }] }, (x) => (x < 1 ? x / 4 : 0.25 + 0.75 * (x - 1))],
  ])('draw %s', (_, spec, cdf, kind = 'positive') => {
    const distribution = central(spec, kind);
    expect(largestGap((random) => distribution.draw(random), cdf)).toBeLessThan(bound);
  });

  it('notice a mean that is 3 % high', () => {
    const distribution = central({ mean: 24_000, cv: 0.9 });
    expect(largestGap((random) => 1.03 * distribution.draw(random), lognormal(24_000, 0.9))).toBeGreaterThan(bound);
  });

  it.each<[string, DistributionSpec, Record<number, number>]>([
    ['geometric trials', { geometric: { p: 0.2, step: 7 } }, { 7: 0.2, 14: 0.16, 21: 0.128 }],
    ['a discrete distribution', { discrete: { values: [1, 2, 5], weights: [0.5, 0.3, 0.2] } }, { 1: 0.5, 2: 0.3, 5: 0.2 }],
    ['an empirical one', { empirical: [3, 3, 3, 8] }, { 3: 0.75, 8: 0.25 }],
  ])('give the atoms of %s their probability', (_, spec, atoms) => {
    const random = new Random(7);
    const distribution = central(spec);
    const sample = Array.from({ length: n }, () => distribution.draw(random));
    for (const [atom, p] of Object.entries(atoms)) {
      const count = sample.filter((x) => x === Number(atom)).length;
      expect(Math.abs(count - n * p) / Math.sqrt(n * p * (1 - p))).toBeLessThan(4.9);
    }
  });
});

describe('stated forms', () => {
  it.each<[DistributionSpec, number, FieldKind?]>([
    [{ weibull: { mean: 33, cv: 0.7 } }, 33],
    [{ weibull: { mean: 33, shape: 2 } }, 33],
    [{ gamma: { shape: 3, scale: 4 } }, 12],
    [{ geometric: { p: 0.25, step: 2 } }, 8],
    [{ triangular: { min: 0, mode: 0.1, max: 0.3 } }, 0.13333333333333333],
    [{ pert: { min: 0, mode: 0.1, max: 0.3 } }, 0.11666666666666665],
    [{ mean: { uniform: { min: 10, max: 30 } }, cv: 0.5 }, 20],
  ])('%j has its mean', (spec, mean, kind = 'positive') => {
    expect(central(spec, kind).mean).toBeCloseTo(mean, 9);
  });

  it('find the beta distribution of two percentiles', () => {
    const random = new Random(3);
    const distribution = central({ p10: 0.1, p90: 0.4 }, 'probability');
    const sample = Array.from({ length: n }, () => distribution.draw(random));
    const below = (x: number): number => sample.filter((y) => y < x).length / n;
    expect(below(0.1)).toBeCloseTo(0.1, 2);
    expect(below(0.4)).toBeCloseTo(0.9, 2);
  });

  it('draw an uncertain mean once, for all draws after it', () => {
    const random = new Random(11);
    const spec = { lognormal: { mean: { uniform: { min: 10, max: 1000 } }, cv: 0 } };
    const [first, second] = [perEvent(spec, random), perEvent(spec, random)];
    expect(first.draw(random)).toBe(first.draw(random));
    expect(first.draw(random)).not.toBe(second.draw(random));
  });
});
