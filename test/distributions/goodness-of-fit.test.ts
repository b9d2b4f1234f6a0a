// Draws of the kernel's own generator through the tables of every family, against the exact distribution function: a chi-square over
// 200 classes, and the counts in both tails from one in a hundred to one in a million. alpha is 1e-6 a comparison, and the seeds are
// fixed. The longer suite takes 1e7 draws a family: it sees a class that is off by 2.2 % and a tail of 1e-4 that is off by a sixth.
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import { describe, expect, it } from 'vitest';
import { cdf, quantile } from '../../src/distributions/distribution.ts';
import { buildTable } from '../../src/distributions/tables/build-table.ts';
import { readTable } from '../../src/distributions/tables/read-table.ts';
import { engine } from '../helpers/engine.ts';
import { KEYS, isLong, layout } from '../helpers/trials.ts';
import { Z_LIMIT, note } from '../helpers/verdicts.ts';
import { resolved } from './support.ts';

const generator = await engine.module<typeof import('../../dist/kernel/draw.js')>('kernel/draw.js');
const DRAWS = isLong ? 10_000_000 : 200_000;
const ALPHA = 1e-6;
const CLASSES = 200;
const TAILS = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6].filter((p) => p * DRAWS >= 10);
const PER_TRIAL = 1000;

/** Calls back with the draws for the sizes of opportunities, trial by trial; every family has sources of its own. */
function eachDraw(family: number, use: (word: number) => void): void {
  for (let trial = 0; trial * PER_TRIAL < DRAWS; trial += 1) {
    generator.threefry(KEYS[4], KEYS[5], trial, 0);
    generator.threefry(generator.key0, generator.key1, Math.imul(family + 1, 0x1f2e3d4d), 0);
    const [a0, a1] = [generator.key0, generator.key1];
    for (let n = 0; n < PER_TRIAL; n += 1) use(generator.draw(generator.draw(a0, a1, (n << 2) + 1), generator.draw(a0, a1, (n << 2) + 2), layout.FOR_SIZE) >>> 0);
  }
}

/** How many draws lie in each class: at most the first edge, above it and at most the second, …, above the last. */
function countsOf(edges: Float64Array, spec: object, family: number, change: (x: number) => number): Float64Array {
  const { location, scale, unit, rounding, step } = resolved(spec);
  const table = buildTable(unit);
  const counts = new Float64Array(edges.length + 1);
  eachDraw(family, (word) => {
    const v = location + scale * readTable(table, word);
    const x = change(rounding === 'ceil' ? step * (1 + Math.floor(v)) : v);
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (x <= edges[middle]) high = middle;
      else low = middle + 1;
    }
    counts[low] += 1;
  });
  return counts;
}

interface Fit {
  /** chi-square over the limit that chance passes once in 1 / ALPHA */
  readonly unevenness: number;
  readonly tails: readonly { what: string; expected: number; got: number; z: number }[];
}

function fitOf(spec: object, family: number, change = (x: number): number => x): Fit {
  const distribution = resolved(spec);
  const levels = [...TAILS, ...TAILS.map((p) => 1 - p), ...Array.from({ length: CLASSES - 1 }, (_, k) => (k + 1) / CLASSES)].sort((a, b) => a - b);
  // an edge lies just above its value, so that an atom is on one side
  const edges = Float64Array.from(new Set(levels.map((p) => quantile(distribution, p)).map((x) => x + 1e-9 * Math.abs(x)))).sort();
  const upTo = [...edges].map((x) => cdf(distribution, x));
  const counts = countsOf(edges, spec, family, change);
  const below = [...counts].reduce<number[]>((sums, n) => [...sums, (sums.at(-1) ?? 0) + n], []);
  const classes: { got: number; expected: number }[] = [];
  let last = { got: 0, at: 0 };
  [...upTo, 1].forEach((at, k) => {
    if ((at - last.at) * DRAWS < 100 && k < upTo.length) return;
    classes.push({ got: below[k] - last.got, expected: (at - last.at) * DRAWS });
    last = { got: below[k], at };
  });
  const chiSquare = classes.reduce((sum, { got, expected }) => (expected > 1e-3 ? sum + (got - expected) ** 2 / expected : sum + got), 0);
  // roots of counts have the same spread whatever their mean
  const zOf = (got: number, expected: number): number => 2 * (Math.sqrt(got + 3 / 8) - Math.sqrt(expected + 3 / 8));
  const tails = TAILS.flatMap((p) => {
    const left = upTo.findLastIndex((at) => at <= p * 1.001);
    const right = upTo.findIndex((at) => at >= 1 - p * 1.001);
    return [
      ...(left < 0 ? [] : [{ what: `lower tail, ${p}`, expected: upTo[left] * DRAWS, got: below[left] }]),
      ...(right < 0 || upTo[right] === 1 ? [] : [{ what: `upper tail, ${p}`, expected: (1 - upTo[right]) * DRAWS, got: DRAWS - below[right] }]),
    ].map((tail) => ({ ...tail, z: zOf(tail.got, tail.expected) }));
  });
  return { unevenness: chiSquare / gammaQuantile(1 - ALPHA, Math.max(1, classes.length - 1) / 2, 0.5), tails };
}

describe(`${DRAWS} draws`, () => {
  const families: [string, object, number][] = [
    ['normal', { normal: { mean: 3, sd: 2 } }, 2],
    ['lognormal', { lognormal: { mean: 50000, cv: 1.2 } }, 2],
    ['lognormal of ln sd 2.3', { lognormal: { median: 10, sigma: 2.3 } }, 2],
    ['gamma', { gamma: { mean: 30, cv: 1.4 } }, 2],
    ['weibull', { weibull: { mean: 30, shape: 0.5 } }, 2],
    ['exponential', { exponential: { mean: 30 } }, 2],
    ['geometric', { geometric: { p: 0.2, step: 7 } }, 1],
    ['beta', { beta: { alpha: 6, beta: 18 } }, 2],
    ['uniform', { uniform: { min: 2, max: 7 } }, 2],
    ['triangular', { triangular: { min: 0, mode: 0.1, max: 0.3 } }, 2],
    ['pert', { pert: { min: 0, mode: 0.1, max: 0.3 } }, 2],
    ['empirical', { empirical: [1, 2, 2, 5, 9] }, 0],
    ['discrete', { discrete: { values: [12, 24, 36], weights: [5, 1, 3] } }, 0],
    ['mixture', { mixture: [{ weight: 0.3, of: 10 }, { weight: 0.7, of: { lognormal: { mean: 20, cv: 0.7 } } }] }, 2],
  ];
  it.each(families)('have the classes and the tails of %s', (name, spec, tailed) => {
    const { unevenness, tails } = fitOf(spec, families.findIndex(([each]) => each === name));
    note({ what: 'chi-square over its limit', expected: 0, got: unevenness, z: unevenness, limit: 1, isExact: true });
    expect(unevenness).toBeLessThan(1);
    expect(tails.length).toBeGreaterThanOrEqual(tailed === 2 ? 2 * TAILS.length : tailed);
    for (const tail of tails) {
      note({ ...tail, limit: Z_LIMIT });
      expect(Math.abs(tail.z), tail.what).toBeLessThan(Z_LIMIT);
    }
  });
});

describe('draws that are wrong are noticed', () => {
  it('by their classes, when they are 3 % too large', () => {
    expect(fitOf({ lognormal: { mean: 50000, cv: 1.2 } }, 0, (x) => 1.03 * x).unevenness).toBeGreaterThan(1);
  });

  it('by their tail, when the largest one in a thousand is cut off', () => {
    const { tails } = fitOf({ lognormal: { mean: 50000, cv: 1.2 } }, 0, (x) => Math.min(x, 430_000));
    expect(Math.max(...tails.map(({ z }) => Math.abs(z)))).toBeGreaterThan(Z_LIMIT);
  });
});
