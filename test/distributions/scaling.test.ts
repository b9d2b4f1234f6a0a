import { describe, expect, it } from 'vitest';
import { bankValues } from '../../src/distributions/bank.ts';
import { locationParameter, parameterRoles, scaleParameter, withParameter } from '../../src/distributions/parameters.ts';
import { unitKey } from '../../src/distributions/unit-shape.ts';
import { resolved } from './support.ts';

/** Each with all its amounts written as multiples of m. */
const families: [string, (m: number) => object][] = [
  ['lognormal by mean and cv', (m) => ({ lognormal: { mean: 51.3 * m, cv: 1.37 } })],
  ['lognormal by mean and sd', (m) => ({ lognormal: { mean: 51.3 * m, sd: 17.7 * m } })],
  ['lognormal by median', (m) => ({ lognormal: { median: 51.3 * m, sigma: 0.77 } })],
  ['lognormal by quantiles', (m) => ({ lognormal: { p10: 11.7 * m, p90: 93.1 * m } })],
  ['normal by mean and sd', (m) => ({ normal: { mean: 51.3 * m, sd: 17.7 * m } })],
  ['normal by quantiles', (m) => ({ normal: { p10: 11.7 * m, p90: 93.1 * m } })],
  ['gamma by mean', (m) => ({ gamma: { mean: 51.3 * m, cv: 0.61 } })],
  ['gamma by scale', (m) => ({ gamma: { shape: 2.9, scale: 7.1 * m } })],
  ['weibull by mean and shape', (m) => ({ weibull: { mean: 51.3 * m, shape: 1.3 } })],
  ['weibull by mean and cv', (m) => ({ weibull: { mean: 51.3 * m, cv: 0.61 } })],
  ['weibull by scale', (m) => ({ weibull: { shape: 1.3, scale: 51.3 * m } })],
  ['weibull by quantiles', (m) => ({ weibull: { p10: 11.7 * m, p90: 93.1 * m } })],
  ['exponential', (m) => ({ exponential: { mean: 51.3 * m } })],
  ['beta by mean and sd', (m) => ({ beta: { mean: 51.3 * m, sd: 7.7 * m, min: 11.7 * m, max: 93.1 * m } })],
  ['beta by quantiles', (m) => ({ beta: { p10: 21.7 * m, p90: 63.1 * m, min: 11.7 * m, max: 93.1 * m } })],
  ['uniform', (m) => ({ uniform: { min: 11.7 * m, max: 93.1 * m } })],
  ['triangular', (m) => ({ triangular: { min: 11.7 * m, mode: 51.3 * m, max: 93.1 * m } })],
  ['pert', (m) => ({ pert: { min: 11.7 * m, mode: 51.3 * m, max: 93.1 * m } })],
  ['constant by list', (m) => ({ empirical: [51.3 * m] })],
  ['empirical', (m) => ({ empirical: [51.3 * m, 11.7 * m, 93.1 * m, 0] })],
  ['discrete', (m) => ({ discrete: { values: [51.3 * m, 11.7 * m], weights: [3, 5] } })],
  [
    'mixture',
    (m) => ({
      mixture: [
        { weight: 0.3, of: { lognormal: { mean: 51.3 * m, cv: 1.37 } } },
        { weight: 0.5, of: { uniform: { min: 11.7 * m, max: 93.1 * m } } },
        { weight: 0.2, of: 777.7 * m },
      ],
    }),
  ],
];

describe('scaling all amounts by 2 scales location and scale by exactly 2 and nothing else', () => {
  it.each(families)('%s', (_, spec) => {
    const once = resolved(spec(1));
    const twice = resolved(spec(2));
    expect(unitKey(twice.unit)).toBe(unitKey(once.unit));
    expect([twice.location, twice.scale]).toEqual([2 * once.location, 2 * once.scale]);
    expect([twice.mean, twice.variance]).toEqual([2 * once.mean, 4 * once.variance]);
  });

  it('and of a geometric distribution its step', () => {
    const once = resolved({ geometric: { mean: 31.3, step: 7.7 } });
    const twice = resolved({ geometric: { mean: 62.6, step: 15.4 } });
    expect(twice).toEqual({ ...once, step: 2 * once.step, mean: 2 * once.mean, variance: 4 * once.variance });
  });
});

describe('parameters that move only the scale or the location', () => {
  it.each<[object, string | undefined, string | undefined]>([
    [{ mean: 5, cv: 1 }, 'mean', undefined],
    [{ median: 5, sigma: 1 }, 'median', undefined],
    [{ mean: 5, sd: 1 }, undefined, undefined],
    [{ p10: 5, p90: 9 }, undefined, undefined],
    [{ gamma: { mean: 5, cv: 1 } }, 'mean', undefined],
    [{ gamma: { shape: 5, scale: 1 } }, 'scale', undefined],
    [{ weibull: { mean: 5, shape: 1 } }, 'mean', undefined],
    [{ weibull: { mean: 5, cv: 1 } }, 'mean', undefined],
    [{ weibull: { shape: 5, scale: 1 } }, 'scale', undefined],
    [{ exponential: { mean: 5 } }, 'mean', undefined],
    [{ geometric: { mean: 5 } }, undefined, undefined],
    [{ normal: { mean: 5, sd: 1 } }, 'sd', 'mean'],
    [{ beta: { alpha: 2, beta: 3 } }, undefined, undefined],
    [{ min: 1, max: 2 }, undefined, undefined],
    [{ empirical: [1, 2] }, undefined, undefined],
  ])('%j: scale by %s, location by %s', (spec, scale, location) => {
    expect(scaleParameter(spec, 'positive')?.key).toBe(scale);
    expect(locationParameter(spec, 'positive')?.key).toBe(location);
  });

  it('do so exactly', () => {
    for (const [, spec] of families) {
      const written = spec(1);
      const before = resolved(written);
      for (const parameter of parameterRoles(written, 'real')) {
        if (parameter.role === 'shape') continue;
        const one = resolved(withParameter(written, parameter, 1));
        const changed = resolved(withParameter(written, parameter, 12.34));
        expect(unitKey(changed.unit)).toBe(unitKey(before.unit));
        if (parameter.role === 'scale') expect([changed.location, changed.scale]).toEqual([before.location, 12.34 * one.scale]);
        else expect([changed.location, changed.scale]).toEqual([12.34, before.scale]);
      }
    }
  });

  it('know how a distribution of them is read', () => {
    const kinds = (spec: object, kind: 'positive' | 'probability' | 'real') =>
      Object.fromEntries(parameterRoles(spec, kind).map((parameter) => [parameter.path.join('.'), parameter.kind]));
    expect(kinds({ mean: 5, cv: 1 }, 'positive')).toEqual({ mean: 'positive', cv: 'positive' });
    expect(kinds({ normal: { mean: { mean: 5, sd: 1 }, sd: 1 } }, 'real')).toEqual({ 'normal.mean': 'real', 'normal.sd': 'positive' });
    expect(kinds({ mean: { p10: 0.1, p90: 0.2 }, sd: 0.1 }, 'probability')).toEqual({ mean: 'probability', sd: 'positive' });
    expect(kinds({ min: 0, mode: 0.1, max: 1 }, 'probability')).toEqual({ min: 'probability', mode: 'probability', max: 'probability' });
    expect(parameterRoles(5, 'real')).toEqual([]);
  });
});

describe('a bank', () => {
  it('holds equally likely values, ascending, whose mean is near that of the parameter', () => {
    const cv = resolved({ min: 0.4, max: 1 }, 'positive');
    const values = bankValues(cv);
    expect(values).toHaveLength(33);
    values.forEach((value, i) => expect(value).toBeCloseTo(0.4 + (0.6 * (i + 0.5)) / 33, 14));
  });

  it('of a parameter without spread repeats it, and of a list follows its shares', () => {
    expect([...bankValues(resolved(3), 3)]).toEqual([3, 3, 3]);
    expect([...bankValues(resolved({ discrete: { values: [1, 2], weights: [2, 1] } }), 6)]).toEqual([1, 1, 1, 1, 2, 2]);
  });
});
