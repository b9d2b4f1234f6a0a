import { describe, expect, it } from 'vitest';
import { distributionOf, unitOf } from '../../src/distributions/distribution.ts';
import { exp } from '../../src/distributions/special/exp.ts';
import { normalQuantile } from '../../src/distributions/special/normal-quantile.ts';
import { BODY, BODY_FIRST, BODY_LAST, HIGH_ATOM, LEFT_TAIL, LOW_ATOM, RIGHT_TAIL, TABLE_LENGTH, TAIL_CELLS, TAIL_OCTAVES } from '../../src/distributions/table-layout.ts';
import * as layout from '../../src/distributions/table-layout.ts';
import { buildTable } from '../../src/distributions/tables/build-table.ts';
import { readTable } from '../../src/distributions/tables/read-table.ts';
import { tableMean, tableVariance } from '../../src/distributions/tables/table-moments.ts';
import { type Table, TWO_32 } from '../../src/distributions/tables/table.ts';
import type { UnitShape } from '../../src/distributions/unit-shape.ts';
import * as kernelLayout from '../../src/kernel/layout.ts';
import { countAtMost, relativeError, resolved, tableCdf } from './support.ts';

const mixtureOf = (...parts: [number, unknown][]) => resolved({ mixture: parts.map(([weight, of]) => ({ weight, of })) }).unit;

const continuous: [string, UnitShape][] = [
  ['normal', { kind: 'normal' }],
  ['lognormal of ln sd 1e-6', { kind: 'lognormal', sigma: 1e-6 }],
  ['lognormal of ln sd 0.9', { kind: 'lognormal', sigma: 0.9 }],
  ['lognormal of ln sd 2.3', { kind: 'lognormal', sigma: 2.3 }],
  ['lognormal of ln sd 2.5, the limit', { kind: 'lognormal', sigma: 2.5 }],
  ['gamma of shape 0.025, the limit', { kind: 'gamma', shape: 0.025 }],
  ['gamma of shape 0.3', { kind: 'gamma', shape: 0.3 }],
  ['gamma of shape 4', { kind: 'gamma', shape: 4 }],
  ['gamma of shape 1e6, the limit', { kind: 'gamma', shape: 1e6 }],
  ['weibull of shape 0.2, the limit', { kind: 'weibull', shape: 0.2 }],
  ['weibull of shape 0.5', { kind: 'weibull', shape: 0.5 }],
  ['weibull of shape 1.7', { kind: 'weibull', shape: 1.7 }],
  ['weibull of shape 1e4, the limit', { kind: 'weibull', shape: 1e4 }],
  ['exponential', { kind: 'exponential' }],
  ['beta(0.1, 5), the limit', { kind: 'beta', alpha: 0.1, beta: 5 }],
  ['beta(0.5, 0.5)', { kind: 'beta', alpha: 0.5, beta: 0.5 }],
  ['beta(6, 18)', { kind: 'beta', alpha: 6, beta: 18 }],
  ['beta(1e6, 1e6), the limit', { kind: 'beta', alpha: 1e6, beta: 1e6 }],
  ['uniform', { kind: 'uniform' }],
  ['triangular', { kind: 'triangular', peak: 1 / 3 }],
  ['triangular with its mode at an end', { kind: 'triangular', peak: 0 }],
  ['mixture of two lognormals', mixtureOf([0.7, { lognormal: { mean: 1e4, cv: 0.5 } }], [0.3, { lognormal: { mean: 1e5, cv: 1.2 } }])],
  ['mixture with a rare heavy part', mixtureOf([0.99, { lognormal: { mean: 1e4, cv: 0.5 } }], [0.01, { lognormal: { mean: 1e6, cv: 5 } }])],
  ['mixture with a rare part far below', mixtureOf([0.001, { normal: { mean: -50, sd: 10 } }], [0.999, { normal: { mean: 50, sd: 1 } }])],
];

/** Parts that leave gaps or have values of their own. */
const broken: [string, UnitShape][] = [
  ['mixture with a gap', mixtureOf([0.5, { uniform: { min: 0, max: 1 } }], [0.5, { uniform: { min: 100, max: 101 } }])],
  ['mixture of none and a lognormal', mixtureOf([0.6, 0], [0.4, { lognormal: { mean: 5e4, cv: 1 } }])],
  ['mixture with a value inside', mixtureOf([0.25, 10], [0.25, { uniform: { min: 0, max: 20 } }], [0.5, { gamma: { shape: 0.3, scale: 40 } }])],
  ['mixture of weeks and days', mixtureOf([0.5, { geometric: { p: 0.1, step: 7 } }], [0.5, { weibull: { mean: 50, shape: 1.5 } }])],
  ['empirical', resolved({ empirical: [5, 1, 1, 8, 2.5] }).unit],
  ['discrete', resolved({ discrete: { values: [12, 24, 36], weights: [5, 1, 3] } }).unit],
  ['mixture of values', mixtureOf([0.2, { discrete: { values: [1, 2, 3], weights: [1, 1, 1] } }], [0.8, 3])],
];

const all = [...continuous, ...broken].map(([name, shape]) => [name, unitOf(shape), buildTable(shape)] as const);
const withoutAtoms = all.slice(0, continuous.length);
const GRID = 2500;
const tails = Array.from({ length: 31 }, (_, i) => exp(-(3 + i / 10) * Math.LN10));

// counted over all 2^32 uniforms, so there is no sampling error in any of these
describe('a table keeps what the architecture allows', () => {
  it.each(all)('1e-5 in probability: %s', (_, unit, table) => {
    let worst = 0;
    for (let i = 0; i < GRID; i++) {
      // anywhere between knots, then at even probabilities
      const drawn = readTable(table, Math.floor(((i + 0.37) / GRID) * TWO_32));
      const p = (i + 0.5) / GRID;
      const even = p <= 0.5 ? unit.lower(p) : unit.upper(1 - p);
      for (const value of [drawn, even]) {
        // past the rounding of a value that has a probability of its own
        const x = value + Math.abs(value) * 1e-9;
        worst = Math.max(worst, Math.abs(tableCdf(table, x) - unit.cdf(x)));
      }
    }
    expect(worst).toBeLessThan(1e-5);
  });

  it.each(withoutAtoms)('1 %% of tail probabilities from 1e-3 to 1e-6 on both sides: %s', (_, unit, table) => {
    for (const tail of tails) {
      const [low, high] = [unit.lower(tail), unit.upper(tail)];
      expect(relativeError(tableCdf(table, low), unit.cdf(low)), `lower ${tail}`).toBeLessThan(0.01);
      expect(relativeError(1 - tableCdf(table, high), unit.survival(high)), `upper ${tail}`).toBeLessThan(0.01);
    }
  });

  it.each(all)('1e-4 of mean and standard deviation: %s', (_, unit, table) => {
    const scale = Math.max(Math.abs(unit.mean), unit.mean === 0 ? 1 : 0);
    expect(Math.abs(tableMean(table) - unit.mean) / scale).toBeLessThan(1e-4);
    expect(relativeError(Math.sqrt(tableVariance(table)), Math.sqrt(unit.variance))).toBeLessThan(1e-4);
  });

  it.each(all)('values never fall as the uniform rises: %s', (_, unit, table) => {
    const uniforms: number[] = [];
    for (let u = 0; u < 3000; u++) uniforms.push(u, TWO_32 - 1 - u);
    for (let u = 3000; u < TWO_32; u += 1_777_777) uniforms.push(u);
    // and on both sides of every knot of the linear layout
    for (let e = 5; e < 32; e++) {
      for (let c = 0; c < 32; c++) {
        const knot = 2 ** e * (1 + c / 32);
        uniforms.push(knot - 1, knot, TWO_32 - knot - 1, TWO_32 - knot);
      }
    }
    const values = uniforms.toSorted((a, b) => a - b).map((u) => readTable(table, u));
    expect(values.filter((value, i) => i > 0 && !(value >= values[i - 1]))).toEqual([]);
    expect(values[0]).toBeGreaterThanOrEqual(unit.support[0]);
    expect(values.at(-1)).toBeLessThanOrEqual(unit.support[1]);
  });

  it.each(broken)('values of their own have their probability to 1e-9: %s', (_, shape) => {
    const table = buildTable(shape);
    for (const { value, from, to } of unitOf(shape).atoms?.() ?? []) {
      const below = value - Math.abs(value) * 1e-12 - 1e-300;
      const share = (countAtMost(table, value) - countAtMost(table, below)) / TWO_32;
      expect(Math.abs(share - (to - from)), `at ${value}`).toBeLessThan(1e-9);
    }
  });
});

describe('the layouts', () => {
  it('tile a linear table without a gap', () => {
    expect(LOW_ATOM).toBe(LEFT_TAIL - 1);
    expect(BODY + BODY_FIRST).toBe(LEFT_TAIL + TAIL_OCTAVES * TAIL_CELLS);
    expect(BODY + BODY_LAST).toBe(RIGHT_TAIL - TAIL_OCTAVES * TAIL_CELLS);
    expect([HIGH_ATOM, TABLE_LENGTH]).toEqual([RIGHT_TAIL + 1, RIGHT_TAIL + 2]);
  });

  it('are those that the kernel reads', () => {
    for (const [name, value] of Object.entries(layout)) if (name in kernelLayout) expect([name, (kernelLayout as Record<string, unknown>)[name]]).toEqual([name, value]);
    expect(Object.keys(layout).filter((name) => name in kernelLayout)).toEqual(expect.arrayContaining(['LEFT_TAIL', 'BODY', 'RIGHT_TAIL', 'TABLE_LENGTH']));
  });

  it('hold exact quantiles at the knots', () => {
    const { values } = buildTable({ kind: 'normal' });
    expect(values).toHaveLength(TABLE_LENGTH);
    expect(values[BODY + 512]).toBe(0);
    expect(values[BODY + 256]).toBe(normalQuantile(0.25));
    expect(values[LEFT_TAIL]).toBe(normalQuantile(1 / TWO_32));
    expect(values[LEFT_TAIL + 3 * 32 + 8]).toBe(normalQuantile((8 * 1.25) / TWO_32));
    expect(values[RIGHT_TAIL - 3 * 32 - 8]).toBe(-normalQuantile((8 * 1.25) / TWO_32));
  });

  it('read a uniform table as the uniform itself, in both tails and the body', () => {
    const table = buildTable({ kind: 'uniform' });
    for (const u of [1, 2, 3, 5, 1000, 0x07ffffff, 0x08000000, 0x12345678, 0xf7ffffff, 0xf8000000, 0xfffffff0, 0xfffffffe]) {
      expect(Math.abs(readTable(table, u) - (u + 0.5) / TWO_32)).toBeLessThan(1e-16);
    }
  });

  it('give a step table one entry for each different value', () => {
    expect([...buildTable(resolved({ empirical: [4, 1, 4, 2] }).unit).values]).toEqual([3, TWO_32 / 4, TWO_32 / 2, TWO_32, 1 / 4, 2 / 4, 4 / 4]);
    const long = resolved({ empirical: Array.from({ length: 20_000 }, (_, i) => i * i) });
    expect(buildTable(long.unit).values).toHaveLength(40_001);
    const constant = buildTable({ kind: 'constant' });
    expect([readTable(constant, 0), readTable(constant, 0xffffffff), tableMean(constant), tableVariance(constant)]).toEqual([1, 1, 1, 0]);
  });

  it('fall back to pieces where fixed knots are too coarse', () => {
    const kind = (shape: UnitShape) => buildTable(shape).kind;
    expect(kind({ kind: 'gamma', shape: 0.3 })).toBe('linear');
    expect(kind({ kind: 'gamma', shape: 0.1 })).toBe('piecewise');
  });

  it('make three stages of geometric weeks add up (CF43), by the probability of each week in the table', () => {
    const { scale, step, unit } = resolved({ geometric: { p: 0.2 } });
    const table = buildTable(unit);
    const weekOf = (u: number) => step * (1 + Math.floor(scale * readTable(table, u)));
    const upTo = (n: number) => {
      let [low, high] = [0, TWO_32];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (weekOf(middle) <= n) low = middle + 1;
        else high = middle;
      }
      return low / TWO_32;
    };
    const share = Array.from({ length: 14 }, (_, n) => (n === 0 ? 0 : upTo(n) - upTo(n - 1)));
    let within13 = 0;
    for (let a = 1; a <= 13; a++) for (let b = 1; a + b <= 12; b++) for (let c = 1; a + b + c <= 13; c++) within13 += share[a] * share[b] * share[c];
    expect(Math.abs(within13 - 0.49834781982720044)).toBeLessThan(2e-5);
  });
});

describe('the tests above can fail', () => {
  const lognormal: UnitShape = { kind: 'lognormal', sigma: 2.3 };

  it('on a table whose tails end at 0.25 / 4096: the mean is 3 % low', () => {
    const table = buildTable(lognormal);
    const values = table.values.slice();
    const end = unitOf(lognormal).upper(0.25 / 4096);
    for (let i = 0; i < values.length; i++) values[i] = Math.min(values[i], end);
    expect(tableMean({ kind: 'linear', values }) / unitOf(lognormal).mean - 1).toBeCloseTo(-0.0317, 3);
  });

  it('on one without the value for all beyond 2^−32: the standard deviation is 1.8 % low', () => {
    const values = buildTable(lognormal).values.slice();
    values[HIGH_ATOM] = values[RIGHT_TAIL];
    const off = Math.sqrt(tableVariance({ kind: 'linear', values }) / unitOf(lognormal).variance) - 1;
    expect(off).toBeCloseTo(-0.0179, 3);
  });

  it('on one with a knot in the wrong place', () => {
    const table: Table = { kind: 'linear', values: buildTable({ kind: 'normal' }).values.slice() };
    table.values[BODY + 700] = table.values[BODY + 701];
    const x = normalQuantile(0.5) - normalQuantile(1 - 700.4 / 1024);
    expect(Math.abs(tableCdf(table, x) - unitOf({ kind: 'normal' }).cdf(x))).toBeGreaterThan(1e-4);
  });
});

it('moments summed cell by cell are those of the values themselves', () => {
  // 2^32 values are too many to add up here; a step table of few distinct values is not
  const { unit, scale } = resolved({ discrete: { values: [3, 10, 50], weights: [2, 5, 3] } });
  const table = buildTable(unit);
  expect(scale * tableMean(table)).toBeCloseTo(20.6, 8);
  expect(scale * scale * tableVariance(table)).toBeCloseTo(0.2 * 17.6 * 17.6 + 0.5 * 10.6 * 10.6 + 0.3 * 29.4 * 29.4, 6);
  const { mean, variance } = distributionOf(resolved({ uniform: { min: 0, max: 1 } }));
  expect(tableMean(buildTable({ kind: 'uniform' }))).toBeCloseTo(mean, 14);
  expect(tableVariance(buildTable({ kind: 'uniform' }))).toBeCloseTo(variance, 14);
});
