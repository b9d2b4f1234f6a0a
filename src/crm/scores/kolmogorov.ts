/**
 * P(D ≥ d) of the two-sided Kolmogorov–Smirnov statistic of n uniform values, exact to about 1e-13 for n up to some
 * hundreds. Source: Marsaglia, Tsang and Wang (2003), "Evaluating Kolmogorov's distribution", J. Stat. Software 8(18).
 */
export function kolmogorovTail(n: number, d: number): number {
  if (d <= 0) return 1;
  if (d >= 1) return 0;
  const k = Math.floor(n * d) + 1;
  const size = 2 * k - 1;
  const h = k - n * d;
  const power = matrixPower(stepMatrix(size, h), size, n);
  let below = power[(k - 1) * size + k - 1];
  for (let i = 1; i <= n; i++) below *= i / n;
  return Math.min(1, Math.max(0, 1 - below));
}

function stepMatrix(size: number, h: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) matrix[i * size + j] = i - j + 1 < 0 ? 0 : 1;
  let powered = 1;
  for (let i = 0; i < size; i++) {
    powered *= h;
    matrix[i * size] -= powered;
    matrix[(size - 1) * size + size - 1 - i] -= powered;
  }
  matrix[(size - 1) * size] += 2 * h - 1 > 0 ? (2 * h - 1) ** size : 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) for (let g = 2; g <= i - j + 1; g++) matrix[i * size + j] /= g;
  }
  return matrix;
}

function matrixPower(matrix: Float64Array, size: number, exponent: number): Float64Array {
  let result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) result[i * size + i] = 1;
  let base = matrix;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = product(result, base, size);
    base = product(base, base, size);
  }
  return result;
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = a[i * size + k];
      for (let j = 0; j < size; j++) result[i * size + j] += factor * b[k * size + j];
    }
  }
  return result;
}
