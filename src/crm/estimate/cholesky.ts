/** The lower factor of a symmetric matrix by rows, in place (the upper part is left alone); false if it is not positive definite. */
export function choleskyInto(matrix: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j += 1) {
    const rowJ = j * n;
    let pivot = matrix[rowJ + j];
    for (let k = 0; k < j; k += 1) pivot -= matrix[rowJ + k] * matrix[rowJ + k];
    if (!(pivot > 0)) return false;
    const root = Math.sqrt(pivot);
    matrix[rowJ + j] = root;
    for (let i = j + 1; i < n; i += 1) {
      const rowI = i * n;
      let sum = matrix[rowI + j];
      for (let k = 0; k < j; k += 1) sum -= matrix[rowI + k] * matrix[rowJ + k];
      matrix[rowI + j] = sum / root;
    }
  }
  return true;
}

/** Solves L Lᵀ x = b in place. */
export function solveInto(lower: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i += 1) {
    let sum = b[i];
    for (let k = 0; k < i; k += 1) sum -= lower[i * n + k] * b[k];
    b[i] = sum / lower[i * n + i];
  }
  backInto(lower, n, b);
}

/** Solves Lᵀ x = b in place: of standard normals it makes draws whose precision is L Lᵀ. */
export function backInto(lower: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = b[i];
    for (let k = i + 1; k < n; k += 1) sum -= lower[k * n + i] * b[k];
    b[i] = sum / lower[i * n + i];
  }
}

/** ln of the determinant of L Lᵀ. */
export function logDeterminant(lower: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += Math.log(lower[i * n + i]);
  return 2 * sum;
}

/** The inverse of L Lᵀ, by rows. */
export function inverseOf(lower: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j += 1) {
    column.fill(0);
    column[j] = 1;
    solveInto(lower, n, column);
    for (let i = 0; i < n; i += 1) inverse[i * n + j] = column[i];
  }
  return inverse;
}
