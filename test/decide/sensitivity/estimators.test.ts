import { describe, expect, it } from 'vitest';
import { sobolIndices, type Twice } from '../../../src/decide/sensitivity/sobol-indices.ts';
import { sobolSequence } from '../../../src/decide/sensitivity/sobol-sequence.ts';
import { varianceSplit } from '../../../src/decide/sensitivity/variance-split.ts';
import { normalQuantile } from '../../../src/distributions/special/normal-quantile.ts';
import { oracle } from '../../helpers/oracles.ts';
import { expectWithin, expectWithinError } from '../../helpers/verdicts.ts';

interface Published {
  readonly S1: number[];
  readonly ST: number[];
  readonly a?: number[];
}
const published = oracle<Record<'ishigami' | 'sobol_g_salib' | 'sobol_g_saltelli' | 'sobol_product', Published>>('sensitivity.json');

type Model = (x: readonly number[]) => number;

const ishigami: Model = (u) => {
  const [x, y, z] = u.map((v) => Math.PI * (2 * v - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};
const sobolG = (a: readonly number[]): Model => (x) => x.reduce((product, u, i) => (product * (Math.abs(4 * u - 2) + a[i])) / (1 + a[i]), 1);
const sigma = Math.sqrt(Math.log(1 + 0.3 ** 2));
const sales: Model = ([leads, rate, size]) => (80 + 80 * leads) * (0.15 + 0.2 * rate) * Math.exp(sigma * normalQuantile(Math.max(size, 1e-12)));

/** Indices of a model by a pick-freeze design whose points are scrambled Sobol ones, or keyed by `uniform`. */
function indicesOf(model: Model, inputs: number, points: readonly Float64Array[], noise: (run: number, luck: number, j: number) => number = () => 0) {
  const n = points[0].length;
  const column = (from: (i: number) => number, run: number): Twice => {
    const of = (luck: number) => Float64Array.from({ length: n }, (_, j) => model(Array.from({ length: inputs }, (_x, i) => points[from(i)][j])) + noise(run, luck, j));
    return [of(0), of(1)];
  };
  return sobolIndices({
    a: column((i) => i, 0),
    b: column((i) => inputs + i, 1),
    mixed: Array.from({ length: inputs }, (_, k) => column((i) => (i === k ? inputs + i : i), 2 + k)),
  });
}

/** A keyed uniform of two whole numbers: another stream than that of the points. */
function uniform(stream: number, j: number): number {
  let x = Math.imul(stream + 1, 0x9e3779b9) ^ Math.imul(j + 1, 0x85ebca6b);
  for (const factor of [0x7feb352d, 0x846ca68b]) x = Math.imul(x ^ (x >>> 16), factor);
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}

describe('a Sobol sequence', () => {
  it('begins with 0, 1/2, 3/4, 1/4, 3/8 and fills every dyadic interval once', () => {
    expect([...sobolSequence(5, 1)[0]]).toEqual([0, 0.5, 0.75, 0.25, 0.375]);
    for (const seed of [undefined, 7]) {
      for (const column of sobolSequence(256, 21, seed)) expect(new Set(column.map((u) => Math.floor(u * 256))).size).toBe(256);
    }
  });

  it('has the points of another implementation (scipy 1.17, unscrambled) in 21 dimensions', () => {
    const points = sobolSequence(1024, 21);
    const thirtySeventh = [59, 41, 37, 59, 49, 19, 11, 51, 39, 11, 1, 5, 37, 55, 7, 31, 51, 27, 3, 9, 61];
    const late = [709, 959, 167, 281, 651, 365, 195, 781, 357, 331, 763, 713, 393, 485, 583, 527, 413, 885, 379, 771, 243];
    expect(points.map((column) => column[37] * 64)).toEqual(thirtySeventh);
    expect(points.map((column) => column[777] * 1024)).toEqual(late);
  });

  it('is even in pairs of dimensions, too: 64 points put one into each of 64 squares, scrambled or not', () => {
    for (const seed of [undefined, 3]) {
      const [x, y] = sobolSequence(64, 2, seed);
      expect(new Set(x.map((u, j) => 8 * Math.floor(8 * u) + Math.floor(8 * y[j]))).size).toBe(64);
    }
  });

  it('refuses more dimensions than it knows', () => {
    expect(() => sobolSequence(4, 22)).toThrow(/1 to 21 dimensions/);
  });
});

describe('Sobol indices', () => {
  it.skipIf(published === undefined)('are those that are published for Ishigami, Sobol’s G and a product of leads, win rate and deal size, to 0.01', () => {
    const cases: [keyof NonNullable<typeof published>, Model, number][] = [
      ['ishigami', ishigami, 3],
      ['sobol_g_salib', sobolG(published!.sobol_g_salib.a!), 6],
      ['sobol_g_saltelli', sobolG(published!.sobol_g_saltelli.a!), 8],
      ['sobol_product', sales, 3],
    ];
    for (const [name, model, inputs] of cases) {
      const found = indicesOf(model, inputs, sobolSequence(8192, 2 * inputs, 1)).inputs;
      for (const [i, { first, total }] of found.entries()) {
        expectWithin(first.value, published![name].S1[i], 0.01, `${name}, first order`);
        expectWithin(total.value, published![name].ST[i], 0.01, `${name}, total`);
      }
    }
  });

  it('see through luck that has eight times the variance of the inputs, within what they say of their error', () => {
    // Ishigami has variance 13.84; the luck of a run is the same for all runs under one kind of luck, and some of it is a run's own
    const n = 20_000;
    const points = Array.from({ length: 6 }, (_, i) => Float64Array.from({ length: n }, (_x, j) => uniform(i, j)));
    const normal = (stream: number, j: number) => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, uniform(stream, j))));
    const noise = (run: number, luck: number, j: number) => 10 * normal(100 + luck, j) + 3 * normal(200 + 10 * luck + run, j);
    const { variance, inputs } = indicesOf(ishigami, 3, points, noise);
    const first = [0.31390519, 0.44241114, 0];
    const total = [0.55758886, 0.44241114, 0.24368366];
    // 95 % half widths are 1.96 standard errors; false alarms of |z| > 4.9 are below 1e-6
    const near = ({ value, error }: { value: number; error: number }, truth: number): void => expectWithinError(value, truth, error / 1.96);
    for (const [i, index] of inputs.entries()) {
      near(index.first, first[i]);
      near(index.total, total[i]);
      expect(index.first.error).toBeLessThan(0.12);
    }
    near(variance, 13.8446);
    // a negative control: luck that is taken for the inputs' gives a variance eight times too large
    expect((1.96 * Math.abs(variance.value - 13.8446 - 109)) / variance.error).toBeGreaterThan(4.9);
  });

  it('are exactly 0 for an output that is constant', () => {
    const { variance, inputs } = indicesOf(() => 0.1, 2, sobolSequence(1000, 4));
    for (const estimate of [variance, ...inputs.flatMap(({ first, total, removed }) => [first, total, removed])]) expect(estimate).toEqual({ value: 0, error: 0 });
  });

  it('refuse runs of different length', () => {
    const run = (n: number): Twice => [new Float64Array(n), new Float64Array(n)];
    expect(() => sobolIndices({ a: run(4), b: run(5), mixed: [] })).toThrow(/same length/);
  });
});

describe('the split of a variance into rates, shocks and luck', () => {
  const n = 20_000;
  const normal = (stream: number) => Float64Array.from({ length: n }, (_, j) => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, uniform(stream, j)))));
  const sum = (...parts: Float64Array[]) => parts[0].map((_, j) => parts.reduce((all, part) => all + part[j], 5));
  const scaled = (by: number, of: Float64Array) => of.map((x) => by * x);

  it('finds 9, 4 and 1 where these are the variances, each within its error', () => {
    const rates = scaled(3, normal(1));
    const shocks = scaled(2, normal(2));
    const split = varianceSplit({ all: sum(rates, shocks, normal(3)), sameRates: sum(rates, scaled(2, normal(4)), normal(5)), sameRatesAndShocks: sum(rates, shocks, normal(6)) });
    for (const [part, amount] of [['rates', 9], ['shocks', 4], ['luck', 1]] as const) {
      const { amount: found, share } = split[part];
      expectWithinError(found.value, amount, found.error / 1.96, part);
      expectWithinError(share.value, amount / 14, share.error / 1.96, `share of ${part}`);
      expect(share.error, part).toBeLessThan(0.03);
    }
    expect(split.rates.share.value + split.shocks.share.value + split.luck.share.value).toBeCloseTo(1, 12);
  });

  it('is exactly 0 for an output that is constant', () => {
    const constant = new Float64Array(1000).fill(0.1);
    const split = varianceSplit({ all: constant, sameRates: constant, sameRatesAndShocks: constant });
    const nothing = { amount: { value: 0, error: 0 }, share: { value: 0, error: 0 } };
    expect(split).toEqual({ variance: { value: 0, error: 0 }, rates: nothing, shocks: nothing, luck: nothing });
  });
});
