import { describe, expect, it } from 'vitest';
import { distributionOf } from '../../src/distributions/distribution.ts';
import type { Resolved } from '../../src/distributions/resolved.ts';
import { buildTable } from '../../src/distributions/tables/build-table.ts';
import { readTable } from '../../src/distributions/tables/read-table.ts';
import { resolved, uniforms } from './support.ts';

const DRAWS = 100_000;
/**
 * Dvoretzky–Kiefer–Wolfowitz at alpha 1e-6: √(ln(2 / 1e-6) / (2 · 1e5)). With the 14 tests here a false alarm has a
 * chance of 1.4e-5, once and for all, since the seeds are fixed. A distribution function that is wrong by 0.0115
 * somewhere is seen with probability of at least 97 %, one that is wrong by less than 0.004 hardly ever; smaller
 * errors, tails and moments are the matter of the table tests.
 */
const CRITICAL = 0.008517234803187071;

describe(`1e5 draws follow the distribution function to ${CRITICAL.toFixed(4)}`, () => {
  it.each<[string, object]>([
    ['normal', { normal: { mean: 3, sd: 2 } }],
    ['lognormal', { lognormal: { mean: 50000, cv: 1.2 } }],
    ['lognormal of ln sd 2.3', { lognormal: { median: 10, sigma: 2.3 } }],
    ['gamma', { gamma: { mean: 30, cv: 1.4 } }],
    ['weibull', { weibull: { mean: 30, shape: 0.5 } }],
    ['exponential', { exponential: { mean: 30 } }],
    ['geometric', { geometric: { p: 0.2, step: 7 } }],
    ['beta', { beta: { alpha: 6, beta: 18 } }],
    ['uniform', { uniform: { min: 2, max: 7 } }],
    ['triangular', { triangular: { min: 0, mode: 0.1, max: 0.3 } }],
    ['pert', { pert: { min: 0, mode: 0.1, max: 0.3 } }],
    ['empirical', { empirical: [1, 2, 2, 5, 9] }],
    ['discrete', { discrete: { values: [12, 24, 36], weights: [5, 1, 3] } }],
    ['mixture', { mixture: [{ weight: 0.3, of: 10 }, { weight: 0.7, of: { lognormal: { mean: 20, cv: 0.7 } } }] }],
  ])('%s', (_, spec) => {
    const distribution = resolved(spec);
    expect(largestGap(draws(distribution, 7), distribution)).toBeLessThan(CRITICAL);
  });
});

describe('and draws that do not are noticed', () => {
  it.each<[string, (x: number) => number]>([
    ['5 % too large', (x) => 1.05 * x],
    ['with an ln sd of 1.04 for 0.944', (x) => 32009.22 * Math.pow(x / 32009.22, 1.04 / 0.944)],
    ['cut at the 98.5 % quantile', (x) => Math.min(x, 248_000)],
  ])('%s', (_, bias) => {
    const distribution = resolved({ lognormal: { mean: 50000, cv: 1.2 } });
    expect(largestGap(draws(distribution, 7).map(bias), distribution)).toBeGreaterThan(CRITICAL);
  });
});

function draws({ location, scale, unit, rounding, step }: Resolved, seed: number): Float64Array {
  const table = buildTable(unit);
  return Float64Array.from(uniforms(seed, DRAWS), (u) => {
    const v = location + scale * readTable(table, u);
    return rounding === 'ceil' ? step * (1 + Math.floor(v)) : v;
  });
}

/** Largest difference between the share of draws and the probability, just below and at each value drawn. */
function largestGap(values: Float64Array, distribution: Resolved): number {
  const { cdf } = distributionOf(distribution);
  const sorted = values.toSorted();
  let gap = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    const below = cdf(sorted[from] * (1 - 1e-9));
    gap = Math.max(gap, Math.abs(cdf(sorted[from]) - to / DRAWS), Math.abs(below - from / DRAWS));
    from = to;
  }
  return gap;
}
