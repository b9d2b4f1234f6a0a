import { logGamma } from '../../distributions/special/log-gamma.ts';
import { maximise, type Objective } from './newton.ts';

export interface BetaBinomial {
  readonly alpha: number;
  readonly beta: number;
  readonly mean: number;
  /** without the binomial coefficients, which do not depend on the parameters, where `full` is not asked for */
  readonly logLikelihood: number;
  /** of all owners sharing one win rate */
  readonly binomialLogLikelihood: number;
  /** each owner's win rate, drawn towards the mean by how little is known of it */
  readonly shrunk: Float64Array;
}

/**
 * Empirical Bayes of owners' win rates: their chances come from one beta distribution, whose parameters maximise the
 * likelihood of all wins. Without spread beyond chance α + β runs off to infinity; it ends at 1e6 then.
 *
 * @param wins won deals of each owner
 * @param closed won and lost deals of each owner
 */
export function betaBinomial(wins: ArrayLike<number>, closed: ArrayLike<number>): BetaBinomial {
  const n = wins.length;
  let [won, all, constant] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    won += wins[i];
    all += closed[i];
    constant += lnChoose(closed[i], wins[i]);
  }
  const pooled = won / all;
  const binomial = constant + (won > 0 ? won * Math.log(pooled) : 0) + (won < all ? (all - won) * Math.log1p(-pooled) : 0);
  if (won === 0 || won === all) return degenerate(pooled, n, constant, binomial);
  const value = (x: ArrayLike<number>): number => {
    const m = 1 / (1 + Math.exp(-x[0]));
    const size = Math.exp(Math.min(x[1], MOST_LN));
    const [a, b] = [m * size, (1 - m) * size];
    let sum = n * (logGamma(size) - logGamma(a) - logGamma(b));
    for (let i = 0; i < n; i += 1) sum += logGamma(a + wins[i]) + logGamma(b + closed[i] - wins[i]) - logGamma(size + closed[i]);
    return sum;
  };
  const start = Math.log(pooled / (1 - pooled));
  const { x } = [1, 3, 5].map((size) => maximise(byDifferences(value), [start, size])).reduce((best, next) => (next.value > best.value ? next : best));
  const mean = 1 / (1 + Math.exp(-x[0]));
  const size = Math.exp(Math.min(x[1], MOST_LN));
  const shrunk = Float64Array.from({ length: n }, (_, i) => (mean * size + wins[i]) / (size + closed[i]));
  return { alpha: mean * size, beta: (1 - mean) * size, mean, logLikelihood: value(x) + constant, binomialLogLikelihood: binomial, shrunk };
}

const MOST_LN = Math.log(1e6);

const degenerate = (pooled: number, n: number, constant: number, binomial: number): BetaBinomial => ({
  alpha: pooled * 1e6,
  beta: (1 - pooled) * 1e6,
  mean: pooled,
  logLikelihood: constant,
  binomialLogLikelihood: binomial,
  shrunk: new Float64Array(n).fill(pooled),
});

const lnChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** An objective whose derivatives are central differences: for two or three parameters, cheap and exact to about 1e-7. */
export function byDifferences(value: (x: ArrayLike<number>) => number, step = 1e-4): Objective {
  return (x, gradient, curvature) => {
    const n = x.length;
    const centre = value(x);
    const at = (i: number, di: number, j: number, dj: number): number => {
      const moved = x.slice();
      moved[i] += di;
      moved[j] += dj;
      return value(moved);
    };
    for (let i = 0; i < n; i += 1) {
      const up = at(i, step, i, 0);
      const down = at(i, -step, i, 0);
      gradient[i] = (up - down) / (2 * step);
      curvature[i * n + i] = -(up - 2 * centre + down) / (step * step);
      for (let j = 0; j < i; j += 1) {
        const mixed = (at(i, step, j, step) - at(i, step, j, -step) - at(i, -step, j, step) + at(i, -step, j, -step)) / (4 * step * step);
        curvature[i * n + j] = -mixed;
        curvature[j * n + i] = -mixed;
      }
    }
    return centre;
  };
}
