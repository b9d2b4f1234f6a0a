import { describe, expect, it } from 'vitest';
import { cholesky } from '../../src/distributions/copula/cholesky.ts';
import { smallestEigenvalue } from '../../src/distributions/copula/eigenvalues.ts';
import { normalQuantile } from '../../src/distributions/special/normal-quantile.ts';
import { normalTail } from '../../src/distributions/special/normal-tail.ts';
import { uniforms } from './support.ts';

function product(lower: readonly Float64Array[]): number[][] {
  return lower.map((a) => lower.map((b) => a.reduce((sum, x, k) => sum + x * b[k], 0)));
}

function factorOf(matrix: number[][]): readonly Float64Array[] {
  const result = cholesky(matrix);
  if (!result.ok) throw new Error(result.reason);
  return result.lower;
}

describe('a Cholesky factor', () => {
  it('of a known matrix is known', () => {
    const lower = factorOf([
      [4, 12, -16],
      [12, 37, -43],
      [-16, -43, 98],
    ]);
    expect(lower.map((row) => [...row])).toEqual([
      [2, 0, 0],
      [6, 1, 0],
      [-8, 5, 3],
    ]);
  });

  it.each([
    ['independent', [[1, 0], [0, 1]]],
    ['correlated', [[1, 0.5], [0.5, 1]]],
    ['the same', [[1, 1], [1, 1]]],
    ['opposite', [[1, -1], [-1, 1]]],
    ['three, two of them the same', [[1, 1, 0.3], [1, 1, 0.3], [0.3, 0.3, 1]]],
    ['three, the last a mixture of the others', [[1, 0, 0.6], [0, 1, 0.8], [0.6, 0.8, 1]]],
  ])('multiplies back to the matrix: %s', (_, matrix) => {
    product(factorOf(matrix)).forEach((row, i) => row.forEach((x, j) => expect(x).toBeCloseTo(matrix[i][j], 12)));
  });

  it('is refused with the smallest eigenvalue where correlations contradict each other', () => {
    const matrix = [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]];
    expect(cholesky(matrix)).toEqual({ ok: false, reason: 'notPositiveDefinite', smallestEigenvalue: expect.closeTo(-0.8, 12) });
    // ±1 that contradict: the same as two that are opposite
    const result = cholesky([[1, 1, 1], [1, 1, -1], [1, -1, 1]]);
    expect(result).toMatchObject({ ok: false, smallestEigenvalue: expect.closeTo(-1, 12) });
  });

  it('is refused for what is no symmetric matrix of numbers', () => {
    expect(cholesky([])).toEqual({ ok: false, reason: 'notSquare' });
    expect(cholesky([[1, 0]])).toEqual({ ok: false, reason: 'notSquare' });
    expect(cholesky([[1, NaN], [NaN, 1]])).toEqual({ ok: false, reason: 'notFinite' });
    expect(cholesky([[1, 0.2], [0.3, 1]])).toEqual({ ok: false, reason: 'notSymmetric', row: 1, column: 0 });
  });
});

it('eigenvalues of matrices whose spectrum is known', () => {
  const size = 12;
  const exchangeable = (rho: number) => Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : rho)));
  expect(smallestEigenvalue(exchangeable(0.4))).toBeCloseTo(0.6, 12);
  expect(smallestEigenvalue(exchangeable(-1 / 11))).toBeCloseTo(0, 12);
  expect(smallestEigenvalue([[2, 0], [0, -3]])).toBe(-3);
  expect(smallestEigenvalue([[7]])).toBe(7);
});

it('two medians at correlation 0.5 are both exceeded a third of the time (CF30)', () => {
  // |z| < 4.9 over 1e5 pairs sees an error of 0.0073
  const n = 100_000;
  const lower = factorOf([[1, 0.5], [0.5, 1]]);
  const normalOf = (u: number) => (u < 2 ** 31 ? normalQuantile((u + 0.5) / 2 ** 32) : -normalQuantile((2 ** 32 - u - 0.5) / 2 ** 32));
  const [first, second] = [uniforms(1, n), uniforms(2, n)];
  let both = 0;
  for (let i = 0; i < n; i++) {
    const [a, b] = [normalOf(first[i]), normalOf(second[i])];
    if (normalTail(-a) > 0.5 && normalTail(-(lower[1][0] * a + lower[1][1] * b)) > 0.5) both++;
  }
  const z = (both / n - 1 / 3) / Math.sqrt(2 / 9 / n);
  expect(Math.abs(z)).toBeLessThan(4.9);
});
