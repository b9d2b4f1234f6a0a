import { momentsOf } from '../../record/statistics/moments.ts';
import { combined, meanEstimate, ratioEstimate, type Estimate } from './estimate.ts';

/**
 * One output for the same inputs under two kinds of luck. The product of the two carries no variance of luck, so what is
 * estimated is that of the mean over luck. A function without luck is the same array twice.
 */
export type Twice = readonly [Float64Array, Float64Array];

/** Runs of a pick-freeze design: inputs drawn twice, and `mixed[i]`, which has input i (or group i) of `b` and all others of `a`. */
export interface PickFreeze {
  readonly a: Twice;
  readonly b: Twice;
  readonly mixed: readonly Twice[];
}

/**
 * `first`: the share of the variance that an input explains alone. `total`: what is left when all others are known.
 * `removed`: the share of the output's own variance, luck included, that knowing the input takes away.
 */
export interface Index {
  readonly first: Estimate;
  readonly total: Estimate;
  readonly removed: Estimate;
}

export interface SobolIndices {
  /** of the mean over luck, in the output's unit squared */
  readonly variance: Estimate;
  readonly inputs: readonly Index[];
}

/**
 * First-order and total Sobol indices. First order: mean of f(B) (f(AB) − f(A)); total: half the mean of (f(A) − f(AB))².
 * Each square is a product of two differences under different luck, and each difference is taken under the same luck,
 * which cancels most of it. Sources: Saltelli et al. (2010), Computer Physics Communications 181, 259–270; Jansen (1999),
 * same journal, 117, 35–43.
 *
 * @throws RangeError unless all arrays have the same length
 */
export function sobolIndices({ a, b, mixed }: PickFreeze): SobolIndices {
  const n = a[0].length;
  if ([a, b, ...mixed].some((twice) => twice.some(({ length }) => length !== n))) throw new RangeError('Sobol indices: expected runs of the same length');
  const centre = [0, 1].map((luck) => (mean(a[luck]) + mean(b[luck])) / 2);
  const whole = varianceOf(a, b, centre);
  const around = (runs: Twice, luck: 0 | 1) => runs[luck].map((x) => (x - centre[luck]) ** 2);
  const output = combined([0.25, around(a, 0)], [0.25, around(a, 1)], [0.25, around(b, 0)], [0.25, around(b, 1)]);
  const inputs = mixed.map((ab): Index => {
    const alone = combined([0.5, moved(b, 0, centre, ab, a)], [0.5, moved(b, 1, centre, ab, a)]);
    return { first: ratioEstimate(alone, whole), total: ratioEstimate(halfSquare(a, ab), whole), removed: ratioEstimate(alone, output) };
  });
  return { variance: meanEstimate(whole), inputs };
}

/** Contributions to the variance: from both samples around their mean, or from their differences where luck rules. */
function varianceOf(a: Twice, b: Twice, centre: readonly number[]): Float64Array {
  const around = (runs: Twice) => runs[0].map((x, j) => (x - centre[0]) * (runs[1][j] - centre[1]));
  const pooled = combined([0.5, around(a)], [0.5, around(b)]);
  const differences = halfSquare(a, b);
  return meanEstimate(differences).error < meanEstimate(pooled).error ? differences : pooled;
}

/** Half the square of the difference of two runs, each factor under its own luck. */
function halfSquare(a: Twice, z: Twice): Float64Array {
  return a[0].map((x, j) => 0.5 * (x - z[0][j]) * (a[1][j] - z[1][j]));
}

/** f(B) under one luck times f(AB) − f(A) under the other. */
function moved(b: Twice, luck: 0 | 1, centre: readonly number[], ab: Twice, a: Twice): Float64Array {
  const other = luck === 0 ? 1 : 0;
  return b[luck].map((x, j) => (x - centre[luck]) * (ab[other][j] - a[other][j]));
}

const mean = (values: Float64Array): number => momentsOf(values).mean;
