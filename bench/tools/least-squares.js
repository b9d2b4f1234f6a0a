// Least squares of relative errors with coefficients that are not negative, by turns (coordinate descent).

const ROUNDS = 20_000;

/**
 * @param {Record<string, number>[]} parts of each run: so many of each thing
 * @param {number[]} totals measured
 * @returns {Record<string, number>} what one of each thing takes
 */
export function nonNegativeFit(parts, totals) {
  const names = Object.keys(parts[0]);
  // rows are divided by what was measured, so that each run's relative error counts alike
  const columns = names.map((name) => parts.map((row, at) => row[name] / totals[at]));
  const squares = columns.map((column) => column.reduce((sum, x) => sum + x * x, 0));
  const cost = names.map(() => 0);
  const left = totals.map(() => 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    columns.forEach((column, k) => {
      if (squares[k] === 0) return;
      const better = Math.max(0, cost[k] + column.reduce((sum, x, at) => sum + x * left[at], 0) / squares[k]);
      column.forEach((x, at) => (left[at] -= (better - cost[k]) * x));
      cost[k] = better;
    });
  }
  return Object.fromEntries(names.map((name, k) => [name, cost[k]]));
}
