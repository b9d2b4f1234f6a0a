import { describe, expect, it } from 'vitest';
import { resolveDistribution } from '../../src/distributions/resolve.ts';
import type { FieldKind } from '../../src/distributions/spec.ts';
import { issuesOf, resolved } from './support.ts';

describe('a specification that is no distribution says where, what was expected and what was got', () => {
  it.each<[unknown, FieldKind, string, RegExp, RegExp]>([
    [NaN, 'real', 'field', /a number from -1e15/, /NaN/],
    [Infinity, 'positive', 'field', /a number from 0/, /Infinity/],
    [1e308, 'positive', 'field', /to 1e15/, /1e\+308/],
    [-1, 'positive', 'field', /a number from 0/, /-1/],
    [1.1, 'probability', 'field', /from 0 to 1/, /^1.1 $/],
    [40, 'probability', 'field', /from 0 to 1/, /40.*did you mean 0.4\?/],
    ['50%', 'probability', 'field', /from 0 to 1/, /"50%".*did you mean 0.5\?/],
    [null, 'real', 'field', /a number or a distribution/, /null/],
    [[1, 2], 'real', 'field', /a number or a distribution/, /a list/],
    [{}, 'real', 'field', /a distribution/, /{}/],
    [{ mean: 5, vc: 1 }, 'positive', 'field', /{mean, cv}/, /{mean, vc}.*did you mean cv instead of vc/],
    [{ lognromal: { mean: 5, cv: 1 } }, 'positive', 'field', /lognormal/, /did you mean lognormal/],
    [{ lognormal: { mean: 5 } }, 'positive', 'field.lognormal', /{mean, cv}, {median, sigma}/, /{mean}/],
    [{ lognormal: 5 }, 'positive', 'field.lognormal', /{mean, cv}/, /5/],
    [{ lognormal: { mean: 5, cv: 1 }, weight: 2 }, 'positive', 'field', /only lognormal/, /weight/],
    [{ mean: 5, cv: -0.1 }, 'positive', 'field.cv', /from 0/, /-0.1/],
    [{ mean: 5, sd: -2 }, 'real', 'field.sd', /from 0/, /-2/],
    [{ mean: 5, cv: '1' }, 'positive', 'field.cv', /from 0/, /"1".*without quotes: 1/],
    [{ mean: 5, cv: { min: 1, max: 2 } }, 'positive', 'field.cv', /a number/, /{min, max}/],
    [{ p10: 9, p90: 3 }, 'positive', 'field.p90', /above the p10 of 9/, /3.*lower of the two/],
    [{ p10: 3, p90: 3 }, 'real', 'field.p90', /above the p10/, /3/],
    [{ p10: 0, p90: 3 }, 'positive', 'field.p10', /above 0/, /0/],
    [{ min: 5, mode: 3, max: 9 }, 'positive', 'field.mode', /from 5 to 9/, /3/],
    [{ min: 5, mode: 10, max: 9 }, 'positive', 'field.mode', /from 5 to 9/, /10/],
    [{ min: 5, max: 4 }, 'positive', 'field.max', /at least the min of 5/, /4/],
    [{ mean: 0.5, sd: 0.5 }, 'probability', 'field.sd', /below 0.500/, /0.5/],
    [{ p10: 0.2, p90: 1 }, 'probability', 'field.p90', /between 0 and 1/, /1/],
    [{ beta: { mean: 5, sd: 1, min: 6, max: 9 } }, 'real', 'field.beta.mean', /from 6 to 9/, /5/],
    [{ beta: { alpha: 1, beta: 1, min: 9, max: 9 } }, 'real', 'field.beta.max', /above the min/, /9/],
    [{ p10: 0.9, p90: 0.9002 }, 'probability', 'field.p90', /beta of parameters from 0.1 to 1000000/, /0.9 and 0.9002/],
    [{ geometric: { p: 0 } }, 'positive', 'field.geometric.p', /from 1e-9 to 1/, /0/],
    [{ geometric: { mean: 3, step: 7 } }, 'positive', 'field.geometric.mean', /at least one step of 7/, /3/],
    [{ empirical: [] }, 'real', 'field.empirical', /1 to 20000 numbers/, /empty/],
    [{ empirical: Array.from({ length: 20_001 }, () => 1) }, 'real', 'field.empirical', /1 to 20000/, /20001 numbers/],
    [{ empirical: [1, -2] }, 'positive', 'field.empirical.1', /from 0/, /-2/],
    [{ discrete: { values: [1, 2], weights: [1] } }, 'real', 'field.discrete.weights', /2 weights/, /1/],
    [{ discrete: { values: [1, 2], weights: [0, 0] } }, 'real', 'field.discrete.weights', /above 0/, /zeros/],
    [{ discrete: { values: [1, 2], weights: [1, -1] } }, 'real', 'field.discrete.weights.1', /from 0/, /-1/],
    [{ discrete: { values: [1] } }, 'real', 'field.discrete', /{values, weights}/, /{values}/],
    [{ mixture: [] }, 'real', 'field.mixture', /1 to 100 parts/, /0 parts/],
    [{ mixture: [{ weight: 1 }] }, 'real', 'field.mixture.0', /{weight, of}/, /{weight}/],
    [{ mixture: [{ weight: 0.5, of: 1 }, { weight: 0.7, of: 2 }] }, 'real', 'field.mixture', /sum to 1/, /1.2/],
    [{ mixture: [{ weight: 1, of: { geometric: { p: 1e-4 } } }] }, 'real', 'field.mixture.0.of', /at least 0.001 inside a mixture/, /exponential/],
  ])('%j in a %s field', (spec, kind, path, expected, got) => {
    const issues = issuesOf(spec, kind);
    expect(issues).toHaveLength(1);
    expect(issues[0].path.join('.')).toBe(path);
    expect(issues[0].expected).toMatch(expected);
    expect(`${issues[0].got} ${issues[0].hint ?? ''}`).toMatch(got);
  });

  it('all of it at once', () => {
    const spec = {
      mixture: [
        { weight: 2, of: { lognormal: { mean: -1, cv: -1 } } },
        { weight: 0.5, of: { empirical: [1, NaN] } },
      ],
    };
    expect(issuesOf(spec, 'positive').map(({ path }) => path.join('.'))).toEqual([
      'field.mixture.0.weight',
      'field.mixture.0.of.lognormal.mean',
      'field.mixture.0.of.lognormal.cv',
      'field.mixture.1.of.empirical.1',
    ]);
  });

  it('keys that every object has are no families', () => {
    for (const key of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(issuesOf(JSON.parse(`{"${key}": {"mean": 1}}`))).toHaveLength(1);
    }
  });
});

describe('values beyond the field are refused, not cut off', () => {
  it.each<[unknown, FieldKind]>([
    [{ normal: { mean: 30, sd: 5 } }, 'positive'],
    [{ uniform: { min: -1, max: 1 } }, 'positive'],
    [{ lognormal: { mean: 0.2, cv: 1 } }, 'probability'],
    [{ beta: { alpha: 2, beta: 2, min: 0, max: 2 } }, 'probability'],
    [{ mixture: [{ weight: 0.5, of: { normal: { mean: 30, sd: 5 } } }, { weight: 0.5, of: 0 }] }, 'positive'],
  ])('%j in a %s field', (spec, kind) => {
    expect(issuesOf(spec, kind)).toHaveLength(1);
    expect(issuesOf(spec, 'real')).toEqual([]);
  });
});

describe('extremes are finite or refused', () => {
  it.each<[unknown, RegExp]>([
    [{ lognormal: { mean: 1, cv: 1e6 } }, /logarithm from 0 to 2.5/],
    [{ lognormal: { median: 1, sigma: 2.6 } }, /logarithm from 0 to 2.5/],
    [{ lognormal: { p10: 1e-300, p90: 1 } }, /logarithm from 0 to 2.5/],
    [{ gamma: { shape: 1e-9, scale: 1 } }, /gamma shape .* from 0.025/],
    [{ gamma: { mean: 1, cv: 1e-5 } }, /gamma shape .* to 1000000/],
    [{ weibull: { shape: 0.1, scale: 1 } }, /Weibull shape from 0.2/],
    [{ weibull: { shape: 0, scale: 1 } }, /above 0/],
    [{ weibull: { mean: 1, cv: 100 } }, /Weibull cv from 0.00013 to 15.8/],
    [{ weibull: { p10: 1, p90: 1 + 1e-9 } }, /Weibull shape/],
    [{ beta: { alpha: 1e-3, beta: 1 } }, /alpha from 0.1/],
    [{ beta: { mean: 0.5, sd: 1e-6 } }, /to 1000000/],
    [{ beta: { p10: 1e-9, p90: 1 - 1e-9 } }, /alpha from 0.1/],
  ])('%j', (spec, expected) => {
    expect(issuesOf(spec)[0]?.expected).toMatch(expected);
  });

  it.each([
    { lognormal: { median: 1e15, sigma: 2.5 } },
    { lognormal: { mean: 1, cv: 1e-9 } },
    { gamma: { shape: 0.025, scale: 1e15 } },
    { gamma: { shape: 1e6, scale: 1e-15 } },
    { weibull: { shape: 0.2, scale: 1 } },
    { weibull: { shape: 1e4, scale: 1 } },
    { beta: { alpha: 0.1, beta: 1e6 } },
    { beta: { alpha: 1e6, beta: 0.1 } },
    { geometric: { p: 1e-9 } },
    { normal: { mean: -1e15, sd: 1e15 } },
    { empirical: [-1e15, 1e15] },
  ])('%j is finite', (spec) => {
    const { mean, variance, location, scale } = resolved(spec);
    for (const x of [mean, variance, location, scale]) expect(Number.isFinite(x)).toBe(true);
    expect(variance).toBeGreaterThan(0);
  });
});

it('numbers next to nothing stay numbers', () => {
  for (const spec of [{ empirical: [0, 5e-324] }, { mixture: [{ weight: 0.5, of: 5e-324 }, { weight: 0.5, of: { uniform: { min: 0, max: 5e-324 } } }] }]) {
    const { unit, scale } = resolved(spec);
    expect([scale, JSON.stringify(unit).includes('null')]).toEqual([1, false]);
  }
});

describe('weights of a mixture', () => {
  const twoParts = (a: number, b: number) => ({ mixture: [{ weight: a, of: 1 }, { weight: b, of: 2 }] });

  it('that miss 1 by less than 1e-9 are normalised, with a note', () => {
    const resolution = resolveDistribution(twoParts(0.5, 0.5 + 5e-10), 'real');
    expect(resolution.ok && resolution.notes).toHaveLength(1);
    expect(issuesOf(twoParts(0.5, 0.5 + 2e-9))).toHaveLength(1);
  });

  it('of a mixture inside a mixture multiply', () => {
    const inner = { mixture: [{ weight: 0.5, of: { uniform: { min: 3, max: 70 } } }, { weight: 0.5, of: { geometric: { p: 0.5, step: 7 } } }] };
    const nested = { mixture: [{ weight: 0.5, of: 1000 }, { weight: 0.5, of: inner }] };
    const flat = { mixture: [{ weight: 0.5, of: 1000 }, ...inner.mixture.map(({ of }) => ({ weight: 0.25, of }))] };
    expect(resolved(nested)).toEqual(resolved(flat));
  });

  it('that miss 1 by rounding alone are nothing to speak of', () => {
    const tenths = { mixture: Array.from({ length: 10 }, (_, i) => ({ weight: 0.1, of: i })) };
    const resolution = resolveDistribution(tenths, 'real');
    expect(resolution.ok && resolution.notes).toEqual([]);
  });
});
