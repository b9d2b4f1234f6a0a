import { cholesky } from '../../distributions/copula/cholesky.ts';
import { limits } from '../limits.ts';
import type { Scenario } from '../schema.ts';
import type { Report } from './report.ts';

type Correlations = Scenario['correlations'];

/** Pairs are stated once and together make a correlation matrix: symmetric by construction, positive definite. */
export function checkCorrelations(report: Report, correlations: Correlations): void {
  const before = report.issues.length;
  const pairs = new Map<string, number>();
  correlations.forEach(({ between }, index) => {
    const at = ['correlations', String(index)];
    const [a, b] = between;
    if (a === b) return report.add({ path: [...at, 'between'], expected: 'two different inputs', got: `${a} twice` });
    const pair = [...between].sort().join(' ');
    const first = pairs.get(pair);
    if (first === undefined) pairs.set(pair, index);
    else report.add({ path: at, expected: 'each pair once', got: `${a} and ${b} again`, hint: `the first is correlations.${first}` });
  });
  if (report.issues.length > before || correlations.length === 0) return;
  const names = [...new Set(correlations.flatMap(({ between }) => between))];
  if (names.length > limits.correlatedInputs) {
    return report.add({ path: ['correlations'], expected: `at most ${limits.correlatedInputs} correlated inputs`, got: String(names.length) });
  }
  const factor = cholesky(matrixOf(names, correlations));
  if (factor.ok || factor.reason !== 'notPositiveDefinite') return;
  report.add({
    path: ['correlations'],
    expected: 'a positive definite correlation matrix',
    got: `a smallest eigenvalue of ${Number(factor.smallestEigenvalue.toPrecision(3))}`,
    hint: 'these correlations cannot hold together: weaken some of them',
  });
}

function matrixOf(names: readonly string[], correlations: Correlations): number[][] {
  const matrix = names.map((_, i) => names.map((__, j): number => (i === j ? 1 : 0)));
  for (const { between, rho } of correlations) {
    const [i, j] = between.map((name) => names.indexOf(name));
    matrix[i][j] = rho;
    matrix[j][i] = rho;
  }
  return matrix;
}
