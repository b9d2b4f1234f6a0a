import { addAutoregression } from '../../estimate/autoregression.ts';
import { backInto, choleskyInto, logDeterminant } from '../../estimate/cholesky.ts';
import { drawFrom, gridPosterior, type GridPosterior } from '../../estimate/hyper-grid.ts';
import { maximise } from '../../estimate/newton.ts';
import type { Random } from '../../estimate/random.ts';
import { priors } from '../priors.ts';

/** Counts of several sources over common periods. */
export interface SourceCounts {
  /** by source and period */
  readonly counts: readonly Float64Array[];
  /** days of each period under observation, times its season */
  readonly exposure: Float64Array;
  /** AR(1) coefficient of the shock from period to period */
  readonly keep: number;
  /** a straight line of the logarithm over the periods is fitted too, given in periods from the last one's end */
  readonly trend: boolean;
}

export interface CountsPosterior {
  readonly grid: GridPosterior<Node>;
  readonly draw: (random: Random) => { readonly perDay: Float64Array; readonly trend: number; readonly shockSd: number };
  /** at the most likely spread: ln per day of each source, trend if there is one, periods */
  readonly mode: Float64Array;
  readonly trendError: number;
  readonly shockGain: number;
}

interface Node {
  readonly mode: Float64Array;
  readonly lower: Float64Array;
}

const NODES = 25;
const NEXT_TO_NONE = 0.004;

/**
 * Poisson arrivals whose rate moves from period to period: log rate = source + trend + shock, the shock an AR(1) that all
 * sources share. The posterior of its size is integrated over a grid, each node by Laplace's method. `perDay` is the mean
 * over shocks, at the end of the last period.
 */
export function shockedCounts(model: SourceCounts): CountsPosterior {
  const { counts, exposure, keep, trend } = model;
  const [sources, periods] = [counts.length, exposure.length];
  const lines = trend ? 1 : 0;
  const first = sources + lines;
  const n = first + periods;
  const days = exposure.reduce((sum, d) => sum + d, 0);
  const start = new Float64Array(n);
  counts.forEach((row, k) => (start[k] = Math.log((row.reduce((sum, c) => sum + c, 0) + 0.5) / days)));
  const fit = (sd: number) =>
    maximise(
      (x, gradient, curvature) => {
        let total = 0;
        for (let t = 0; t < periods; t += 1) {
          const ahead = t + 1 - periods;
          for (let k = 0; k < sources; k += 1) {
            const eta = x[k] + (trend ? x[sources] * ahead : 0) + x[first + t];
            const mean = exposure[t] * Math.exp(eta);
            total += counts[k][t] * eta - mean;
            const g = counts[k][t] - mean;
            gradient[k] += g;
            gradient[first + t] += g;
            curvature[k * n + k] += mean;
            curvature[(first + t) * n + k] += mean;
            curvature[(first + t) * n + first + t] += mean;
            if (!trend) continue;
            gradient[sources] += ahead * g;
            curvature[sources * n + k] += ahead * mean;
            curvature[sources * n + sources] += ahead * ahead * mean;
            curvature[(first + t) * n + sources] += ahead * mean;
          }
        }
        // levels are all but unknown before the data, and a period rarely differs from the last by a half
        for (let k = 0; k < first; k += 1) {
          const width = k < sources ? LEVEL_SD : TREND_SD;
          const from = k < sources ? start[k] : 0;
          total -= (0.5 * (x[k] - from) * (x[k] - from)) / (width * width);
          gradient[k] -= (x[k] - from) / (width * width);
          curvature[k * n + k] += 1 / (width * width);
        }
        return total + addAutoregression(x, gradient, curvature, { first, count: periods, width: n, sd, keep });
      },
      start,
      1e-7,
    );
  const laplace = (sd: number) => {
    const { x, value, curvature } = fit(sd);
    start.set(x.subarray(first), first);
    const lower = curvature;
    if (!choleskyInto(lower, n)) throw new Error('the curvature of arrivals is not positive definite');
    return { value: value - 0.5 * logDeterminant(lower, n), mode: x, lower };
  };
  const scale = priors.demand.scale;
  const grid = gridPosterior(
    [{ low: NEXT_TO_NONE, high: 3.5 * scale }],
    ([sd]) => {
      const { value, ...node } = laplace(sd);
      return { logDensity: value - 0.5 * (sd / scale) * (sd / scale), value: node };
    },
    NODES,
  );
  const best = grid.nodes.reduce((top, node) => (node.weight > top.weight ? node : top));
  const atBest = laplace(best.at[0]);
  return {
    grid,
    mode: atBest.mode,
    trendError: trend ? errorOf(atBest.lower, n, sources) : NaN,
    shockGain: atBest.value - laplace(NEXT_TO_NONE).value,
    draw: (random) => {
      const { at, value } = drawFrom(grid, random);
      const z = Float64Array.from(value.mode, () => random.normal());
      backInto(value.lower, n, z);
      const sd = at[0];
      return { perDay: Float64Array.from(counts, (_, k) => Math.exp(value.mode[k] + z[k] + 0.5 * sd * sd)), trend: trend ? value.mode[sources] + z[sources] : 0, shockSd: sd };
    },
  };
}

const LEVEL_SD = 3;
const TREND_SD = 0.3;

/** Standard error of coordinate i, from the factor of the curvature. */
function errorOf(lower: Float64Array, n: number, i: number): number {
  // L w = e_i: the i-th diagonal of the inverse is |w|²
  const w = new Float64Array(n);
  let sum = 0;
  for (let r = i; r < n; r += 1) {
    let value = r === i ? 1 : 0;
    for (let k = i; k < r; k += 1) value -= lower[r * n + k] * w[k];
    w[r] = value / lower[r * n + r];
    sum += w[r] * w[r];
  }
  return Math.sqrt(sum);
}
