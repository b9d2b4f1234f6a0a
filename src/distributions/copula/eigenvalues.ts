const MAX_SWEEPS = 60;

/**
 * The smallest eigenvalue of a symmetric matrix, error about 1e-15 of its largest entry, by Jacobi rotations.
 * Source: Golub and Van Loan, "Matrix Computations", 8.5 (cyclic Jacobi); rotations without trigonometry.
 */
export function smallestEigenvalue(matrix: readonly (readonly number[])[]): number {
  const a = matrix.map((row) => Float64Array.from(row));
  const n = a.length;
  for (let sweep = 0; sweep < MAX_SWEEPS && !isDiagonal(a); sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, p, q);
  }
  return a.reduce((least, row, i) => Math.min(least, row[i]), Infinity);
}

function isDiagonal(a: readonly Float64Array[]): boolean {
  let off = 0;
  let on = 0;
  a.forEach((row, i) => row.forEach((x, j) => (i === j ? (on += x * x) : (off += x * x))));
  return off <= 1e-32 * on;
}

/** Makes a[p][q] zero by a rotation of rows and columns p and q. */
function rotate(a: readonly Float64Array[], p: number, q: number): void {
  if (a[p][q] === 0) return;
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of a) {
    const [x, y] = [row[p], row[q]];
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  const [rowP, rowQ] = [a[p], a[q]];
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [rowP[k], rowQ[k]];
    rowP[k] = cosine * x - sine * y;
    rowQ[k] = sine * x + cosine * y;
  }
}
