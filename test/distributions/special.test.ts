import { readFileSync } from 'node:fs';
import betainc from '@stdlib/math-base-special-betainc';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import { describe, expect, it } from 'vitest';
import { deviance } from '../../src/distributions/special/deviance.ts';
import { exp } from '../../src/distributions/special/exp.ts';
import { expm1 } from '../../src/distributions/special/expm1.ts';
import { betaTails } from '../../src/distributions/special/incomplete-beta.ts';
import { gammaTails } from '../../src/distributions/special/incomplete-gamma.ts';
import { betaQuantiles, logistic, logit } from '../../src/distributions/special/inverse-beta.ts';
import { gammaQuantiles } from '../../src/distributions/special/inverse-gamma.ts';
import { ln } from '../../src/distributions/special/ln.ts';
import { log1p } from '../../src/distributions/special/log1p.ts';
import { logGamma } from '../../src/distributions/special/log-gamma.ts';
import { normalQuantile } from '../../src/distributions/special/normal-quantile.ts';
import { normalTail } from '../../src/distributions/special/normal-tail.ts';
import { pow } from '../../src/distributions/special/pow.ts';
import { root } from '../../src/distributions/special/root.ts';
import { stirlingError } from '../../src/distributions/special/stirling-error.ts';
import { relativeError } from './support.ts';

type Pairs = readonly (readonly [x: number, y: number])[];

interface KnownAnswers {
  readonly [name: string]: Pairs;
}

const known = JSON.parse(readFileSync(new URL('../known-answers/distributions.json', import.meta.url), 'utf8')) as KnownAnswers & {
  incompleteGamma: readonly (readonly [a: number, x: number, p: number, q: number])[];
  incompleteBeta: readonly (readonly [a: number, b: number, x: number, p: number, q: number])[];
};

const ULP = 2.220446049250313e-16;

describe('known answers with 60 digits', () => {
  it.each<[string, (x: number) => number, number]>([
    ['exp', exp, ULP],
    ['expm1', expm1, 2 * ULP],
    ['ln', ln, ULP],
    ['log1p', log1p, 2 * ULP],
    ['normalTail', normalTail, 1e-15],
    ['normalQuantile', normalQuantile, 1e-15],
  ])('%s to the last digits', (name, f, allowed) => {
    expect(known[name].length).toBeGreaterThan(10);
    for (const [x, y] of known[name]) expect(relativeError(f(x), y), `${name}(${x})`).toBeLessThanOrEqual(allowed);
  });

  it.each<[string, (x: number) => number]>([
    ['logGamma', logGamma],
    ['stirlingError', stirlingError],
  ])('%s to 2e-15, absolute below 1', (name, f) => {
    for (const [x, y] of known[name]) expect(Math.abs(f(x) - y) / Math.max(1, Math.abs(y)), `${name}(${x})`).toBeLessThan(2e-15);
  });

  it('both incomplete gamma functions, from shape 0.001 to 1e6', () => {
    for (const [a, x, p, q] of known.incompleteGamma) {
      const tails = gammaTails(a);
      expect(relativeError(tails.lower(x), p), `P(${a}, ${x})`).toBeLessThan(2e-12);
      expect(relativeError(tails.upper(x), q), `Q(${a}, ${x})`).toBeLessThan(2e-12);
    }
  });

  it('and their inverses from the smaller tail, as far as the tail fixes the value', () => {
    for (const [a, x, p, q] of known.incompleteGamma) {
      const { quantile, upperQuantile, logDensity } = gammaQuantiles(a);
      const smaller = Math.min(p, q);
      const error = relativeError(p <= q ? quantile(p) : upperQuantile(q), x);
      expect(error * Math.min(1, logDensity(x) / smaller), `shape ${a} at ${x}`).toBeLessThan(2e-12);
    }
  });

  it('the incomplete beta function from both sides, parameters from 0.05 to 1e6', () => {
    for (const [a, b, x, p, q] of known.incompleteBeta) {
      const tails = betaTails(a, b);
      // 1 − x is rounded here, which changes the smaller tail by up to b times 1e-16
      const allowed = 1e-12 + b * 1e-16;
      expect(relativeError(tails.lower(x, 1 - x), p), `I(${a}, ${b}, ${x})`).toBeLessThan(allowed);
      expect(relativeError(tails.upper(x, 1 - x), q), `1 − I(${a}, ${b}, ${x})`).toBeLessThan(allowed);
    }
  });

  it('and its inverse from the smaller tail', () => {
    for (const [a, b, x, p, q] of known.incompleteBeta) {
      const { logitQuantile, upperLogitQuantile } = betaQuantiles(a, b);
      const got = logistic(p <= q ? logitQuantile(p) : upperLogitQuantile(q));
      expect(relativeError(got, x), `beta(${a}, ${b}) at ${x}`).toBeLessThan(2e-13);
    }
  });
});

describe('against @stdlib on grids', () => {
  it('log-gamma', () => {
    for (let x = 0.05; x < 300; x *= 1.07) expect(Math.abs(logGamma(x) - gammaln(x)) / Math.max(1, Math.abs(gammaln(x)))).toBeLessThan(4e-15);
  });

  it('incomplete gamma', () => {
    // its error is 1e-3 at some shapes above 1000 (P(1096.08, 1106.58) is 0.627917), where the 60 digits above judge
    for (let a = 0.02; a < 900; a *= 1.9) {
      const { lower, upper } = gammaTails(a);
      for (let x = a / 30; x < a * 3 + 20; x *= 1.3) {
        const [p, q] = [gammainc(x, a, true, false), gammainc(x, a, true, true)];
        // farther out the library loses digits: Q(576.88, 1279.56) is 3.5569e-108, as here, and it is off by 1e-3
        if (p > 1e-50) expect(relativeError(lower(x), p), `P(${a}, ${x})`).toBeLessThan(1e-11);
        if (q > 1e-50) expect(relativeError(upper(x), q), `Q(${a}, ${x})`).toBeLessThan(1e-11);
      }
    }
  });

  it('incomplete beta', () => {
    for (let a = 0.1; a < 500; a *= 3.1) {
      for (let b = 0.15; b < 500; b *= 2.9) {
        const { lower, upper } = betaTails(a, b);
        for (let x = 0.02; x < 1; x += 0.07) {
          expect(Math.abs(lower(x, 1 - x) - betainc(x, a, b, true, false))).toBeLessThan(1e-12);
          expect(Math.abs(upper(x, 1 - x) - betainc(x, a, b, true, true))).toBeLessThan(1e-12);
        }
      }
    }
  });

  it('quantiles of the normal, gamma and beta distributions', () => {
    for (let i = 1; i < 60; i++) {
      const p = i / 60;
      const side = (lower: (p: number) => number, upper: (q: number) => number) => (p <= 0.5 ? lower(p) : upper(1 - p));
      expect(Math.abs(side(normalQuantile, (q) => -normalQuantile(q)) - normalQuantileOf(p, 0, 1))).toBeLessThan(1e-14);
      // its gamma quantile is only good to 1e-4 from shape 1000 on, so smaller ones here
      for (const a of [0.1, 0.5, 2, 9, 60]) {
        const { quantile, upperQuantile } = gammaQuantiles(a);
        expect(relativeError(side(quantile, upperQuantile), gammaQuantile(p, a, 1)), `gamma(${a}) at ${p}`).toBeLessThan(1e-9);
      }
      for (const [a, b] of [[0.5, 0.5], [6, 18], [2, 0.3], [100, 300]]) {
        const { logitQuantile, upperLogitQuantile } = betaQuantiles(a, b);
        expect(relativeError(logistic(side(logitQuantile, upperLogitQuantile)), betaQuantile(p, a, b)), `beta(${a}, ${b}) at ${p}`).toBeLessThan(1e-12);
      }
    }
  });
});

describe('quantiles invert their tails', () => {
  const tails = [1e-300, 1e-100, 1e-20, 2.3e-10, 1e-6, 1e-3, 0.05, 0.3, 0.5];

  it('in every tail of the normal distribution', () => {
    for (const p of tails) expect(relativeError(normalTail(-normalQuantile(p)), p)).toBeLessThan(p < 1e-50 ? 1e-12 : 1e-13);
  });

  it('in both tails of gamma distributions', () => {
    for (let a = 0.02; a <= 1e6; a *= 3.3) {
      const { quantile, upperQuantile, lower, upper } = gammaQuantiles(a);
      for (const p of tails) {
        if (quantile(p) > 1e-300) expect(relativeError(lower(quantile(p)), p), `shape ${a}, p ${p}`).toBeLessThan(1e-9);
        if (upperQuantile(p) > 1e-300) expect(relativeError(upper(upperQuantile(p)), p), `shape ${a}, q ${p}`).toBeLessThan(1e-9);
      }
    }
  });

  it('in both tails of beta distributions', () => {
    for (let a = 0.1; a <= 1e6; a *= 7.7) {
      for (let b = 0.1; b <= 1e6; b *= 5.3) {
        const { logitQuantile, upperLogitQuantile, lower, upper } = betaQuantiles(a, b);
        for (const p of tails) {
          const [t, s] = [logitQuantile(p), upperLogitQuantile(p)];
          if (t > -600) expect(relativeError(lower(logistic(t), logistic(-t)), p), `beta(${a}, ${b}), p ${p}`).toBeLessThan(1e-8);
          if (s < 600) expect(relativeError(upper(logistic(s), logistic(-s)), p), `beta(${a}, ${b}), q ${p}`).toBeLessThan(1e-8);
        }
      }
    }
  });
});

describe('edges', () => {
  it('exp, ln and pow at the ends of their range', () => {
    expect([exp(0), exp(1000), exp(-1000), exp(-Infinity)]).toEqual([1, Infinity, 0, 0]);
    expect(exp(NaN)).toBeNaN();
    expect([ln(1), ln(0), ln(Infinity)]).toEqual([0, -Infinity, Infinity]);
    expect(ln(-1)).toBeNaN();
    expect([pow(0, 2), pow(0, 0), pow(0, -1), pow(4, 0.5)]).toEqual([0, 1, Infinity, 2]);
    expect([log1p(0), log1p(-1), expm1(0)]).toEqual([0, -Infinity, 0]);
  });

  it('exp and ln over their whole range, against the engine', () => {
    for (let x = -700; x < 700; x += 0.3137) expect(relativeError(exp(x), Math.exp(x))).toBeLessThan(3e-16);
    for (let x = 1e-300; x < 1e300; x *= 1.7) expect(relativeError(ln(x), Math.log(x))).toBeLessThan(3e-16);
  });

  it('tails outside the support', () => {
    const gamma = gammaTails(2);
    expect([gamma.lower(-1), gamma.upper(-1), gamma.lower(0), gamma.upper(Infinity)]).toEqual([0, 1, 0, 0]);
    const beta = betaTails(2, 3);
    expect([beta.lower(0, 1), beta.upper(0, 1), beta.lower(1, 0), beta.upper(1, 0)]).toEqual([0, 1, 1, 0]);
    expect([normalTail(Infinity), normalTail(-Infinity), normalQuantile(0)]).toEqual([0, 1, -Infinity]);
    expect([gammaQuantiles(2).quantile(0), gammaQuantiles(2).upperQuantile(0)]).toEqual([0, Infinity]);
  });

  it('the deviance is smooth where its two formulas meet', () => {
    // 100 · ln(100 / x) + x − 100 with 30 digits, on both sides of |a − x| = 0.1 (a + x)
    expect(deviance(100, 100)).toBe(0);
    expect(relativeError(deviance(100, 82), 1.8450938723838255)).toBeLessThan(1e-14);
    expect(relativeError(deviance(100, 81.8), 1.8892942379390003)).toBeLessThan(1e-13);
  });

  it('log-odds and back', () => {
    for (const x of [1e-12, 0.2, 0.5, 0.9]) expect(logistic(logit(x))).toBeCloseTo(x, 14);
  });

  it('a root is found, or the nearer end where there is none', () => {
    expect(root((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 13);
    expect(root((x) => x + 5, 0, 2)).toBe(0);
    expect(root((x) => x, 0, 2)).toBe(0);
  });
});
