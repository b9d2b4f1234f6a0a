import { smallestEigenvalue } from './eigenvalues.ts';

export type Matrix = readonly (readonly number[])[];

export type Cholesky =
  /** Lower triangle L, row after row, with L Lᵀ the matrix. */
  | { readonly ok: true; readonly lower: readonly Float64Array[] }
  | { readonly ok: false; readonly reason: 'notSquare' | 'notFinite' }
  | { readonly ok: false; readonly reason: 'notSymmetric'; readonly row: number; readonly column: number }
  | { readonly ok: false; readonly reason: 'notPositiveDefinite'; readonly smallestEigenvalue: number };

/** Entries may miss symmetry, and eigenvalues 0, by this much times the largest entry. */
const TOLERANCE = 1e-10;

/**
 * The Cholesky factor of a symmetric matrix. A singular one that is consistent, as from correlations of ±1, has a
 * factor too: a row that is a combination of earlier rows gets no part of its own.
 */
export function cholesky(matrix: Matrix): Cholesky {
  const n = matrix.length;
  if (n === 0 || matrix.some((row) => row.length !== n)) return { ok: false, reason: 'notSquare' };
  if (matrix.some((row) => row.some((x) => !Number.isFinite(x)))) return { ok: false, reason: 'notFinite' };
  const size = matrix.reduce((most, row) => row.reduce((m, x) => Math.max(m, Math.abs(x)), most), 0);
  const tolerance = TOLERANCE * size;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (Math.abs(matrix[i][j] - matrix[j][i]) > tolerance) return { ok: false, reason: 'notSymmetric', row: i, column: j };
    }
  }
  const smallest = smallestEigenvalue(matrix);
  if (smallest < -tolerance) return { ok: false, reason: 'notPositiveDefinite', smallestEigenvalue: smallest };
  return { ok: true, lower: factor(matrix, tolerance * n) };
}

function factor(matrix: Matrix, tolerance: number): Float64Array[] {
  const n = matrix.length;
  const lower = matrix.map(() => new Float64Array(n));
  for (let j = 0; j < n; j++) {
    const pivot = matrix[j][j] - dot(lower[j], lower[j], j);
    if (pivot <= tolerance) continue;
    lower[j][j] = Math.sqrt(pivot);
    for (let i = j + 1; i < n; i++) lower[i][j] = (matrix[i][j] - dot(lower[i], lower[j], j)) / lower[j][j];
  }
  return lower;
}

function dot(a: Float64Array, b: Float64Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += a[k] * b[k];
  return sum;
}
