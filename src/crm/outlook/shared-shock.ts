/*
 * What moves all deals of a step together: the ratio of what was won to what was expected, step after step, is 1 plus
 * a slow common factor plus luck. How large and how lasting the factor is comes from the steps that have ended and a
 * prior, by Bayes on a grid; where the factor stands now, by a Kalman filter in each cell of the grid.
 */

/** One step that has ended. */
export interface Residual {
  /** actual / expected */
  readonly ratio: number;
  /** variance of the ratio by luck and by not knowing the rates */
  readonly variance: number;
}

/** The common factor over the steps ahead, as a mixture of normals. */
export interface SharedShock {
  /** mean and sd of the factor, averaged with these weights over the coming steps */
  over(weights: readonly number[]): readonly { readonly weight: number; readonly mean: number; readonly sd: number }[];
  /** posterior means of the sd in a step and of the correlation from step to step */
  readonly sd: number;
  readonly persistence: number;
}

const SDS = [0.01, 0.03, 0.05, 0.075, 0.1, 0.14, 0.2, 0.28, 0.4, 0.6];
const PERSISTENCES = [0, 0.3, 0.6, 0.8, 0.92, 0.98];
/** Half-Cauchy scale of the sd before anything is seen: the shocks assumed for win odds and demand of a period. */
export const PRIOR_SD = 0.15;

interface Cell {
  readonly sd: number;
  readonly persistence: number;
  readonly logWeight: number;
  readonly mean: number;
  readonly variance: number;
}

export function sharedShockOf(residuals: readonly Residual[], priorSd = PRIOR_SD): SharedShock {
  const cells = SDS.flatMap((sd, i) => PERSISTENCES.map((persistence) => filtered(residuals, sd, persistence, logPrior(i, priorSd))));
  const top = Math.max(...cells.map(({ logWeight }) => logWeight));
  const raw = cells.map(({ logWeight }) => Math.exp(logWeight - top));
  const total = raw.reduce((sum, w) => sum + w, 0);
  const weights = raw.map((w) => w / total);
  const expected = (value: (cell: Cell) => number) => cells.reduce((sum, cell, i) => sum + weights[i] * value(cell), 0);
  return {
    over: (steps) => cells.map((cell, i) => ({ weight: weights[i], ...ahead(cell, steps) })),
    sd: expected(({ sd }) => sd),
    persistence: expected(({ persistence }) => persistence),
  };
}

/** ln of the prior of the i-th sd: half-Cauchy density times the width of its place in the grid. */
function logPrior(i: number, scale: number): number {
  const width = (SDS[Math.min(i + 1, SDS.length - 1)] - SDS[Math.max(i - 1, 0)]) / 2;
  const x = SDS[i] / scale;
  return Math.log(width / (1 + x * x));
}

function filtered(residuals: readonly Residual[], sd: number, persistence: number, logPriorWeight: number): Cell {
  let [mean, variance, logWeight] = [0, sd * sd, logPriorWeight];
  for (const residual of residuals) {
    // the state of this step, then what the step says of it
    mean *= persistence;
    variance = persistence * persistence * variance + (1 - persistence * persistence) * sd * sd;
    const all = variance + residual.variance;
    const off = residual.ratio - 1 - mean;
    logWeight -= (Math.log(all) + (off * off) / all) / 2;
    mean += (variance / all) * off;
    variance *= residual.variance / all;
  }
  return { sd, persistence, logWeight, mean, variance };
}

/** Mean and sd of Σ gⱼ (1 + x of step j). */
function ahead({ sd, persistence, mean, variance }: Cell, weights: readonly number[]): { mean: number; sd: number } {
  const power = (n: number) => (n === 0 ? 1 : persistence ** n);
  let [centre, spread] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    centre += weights[i] * (1 + power(i + 1) * mean);
    for (let j = 0; j < weights.length; j++) {
      const together = power(i + j + 2) * variance + sd * sd * (power(Math.abs(i - j)) - power(i + j + 2));
      spread += weights[i] * weights[j] * together;
    }
  }
  return { mean: centre, sd: Math.sqrt(spread) };
}

export const noShock: SharedShock = { over: () => [{ weight: 1, mean: 1, sd: 0 }], sd: 0, persistence: 0 };
