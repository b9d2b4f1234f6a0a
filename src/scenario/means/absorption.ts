/**
 * Expected visits to each state of an absorbing Markov chain started in state 0: the first row of (I − Q)⁻¹,
 * by elimination on the transposed system (I − Qᵀ) v = e₀. `moves[i][j]` is the probability of going from i to j.
 */
export function absorb(moves: readonly (readonly number[])[]): number[] {
  const n = moves.length;
  const rows = moves.map((_, i) => [...moves.map((from, j) => (i === j ? 1 : 0) - from[i]), i === 0 ? 1 : 0]);
  for (let column = 0; column < n; column += 1) {
    const pivot = largest(rows, column);
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    const head = rows[column];
    for (const row of rows) {
      if (row === head || row[column] === 0) continue;
      const factor = row[column] / head[column];
      for (let k = column; k <= n; k += 1) row[k] = row[k] - factor * head[k];
    }
  }
  return rows.map((row, i) => row[n] / row[i]);
}

function largest(rows: readonly (readonly number[])[], column: number): number {
  let best = column;
  for (let i = column + 1; i < rows.length; i += 1) {
    if (Math.abs(rows[i][column]) > Math.abs(rows[best][column])) best = i;
  }
  return best;
}
