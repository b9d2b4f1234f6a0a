import { kaplanMeier } from '../../estimate/kaplan-meier.ts';
import type { Random } from '../../estimate/random.ts';
import { survivalAt } from '../stages/days-fit.ts';

/** What deals are worth, lognormal where that follows the amounts, else the amounts themselves. */
export interface SizeFit {
  readonly count: number;
  readonly missing: number;
  readonly mean: number;
  /** of the law that the scenario states: win odds by size are against it */
  readonly median: number;
  /** mean and sd of ln amount */
  readonly location: number;
  readonly sigma: number;
  readonly distance: number;
  readonly empirical: readonly number[] | undefined;
  /** deals of known amount among those won, lost and open */
  readonly known: { readonly won: number; readonly lost: number; readonly open: number };
}

const FEWEST_FOR_CURVE = 50;
const LEAST_DISTANCE = 0.03;
/** About the 1 % point of √n × distance of a normal with both parameters fitted (Lilliefors, 1967). */
const CRITICAL = 1.035;
const CURVE_POINTS = 400;

export function sizeFit(amounts: Float64Array, missing: number, known: SizeFit['known']): SizeFit {
  const count = amounts.length;
  const sorted = amounts.toSorted();
  let [sum, logs, squares] = [0, 0, 0];
  for (const amount of sorted) {
    sum += amount;
    logs += Math.log(amount);
  }
  const location = logs / count;
  for (const amount of sorted) squares += (Math.log(amount) - location) * (Math.log(amount) - location);
  const sigma = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
  const distance = sigma > 0 ? distanceOf(sorted, location, sigma) : 1;
  const isRejected = (count >= FEWEST_FOR_CURVE && distance > Math.max(LEAST_DISTANCE, CRITICAL / Math.sqrt(count))) || sigma > 2.4 || sigma === 0;
  const mean = sum / count;
  return { count, missing, mean, median: isRejected ? sorted[count >> 1] : Math.exp(location), location, sigma, distance, known, empirical: isRejected ? sharesOf(sorted) : undefined };
}

function distanceOf(sorted: Float64Array, location: number, sigma: number): number {
  const fit = { family: 'lognormal' as const, coefficients: Float64Array.of(location), logScale: Math.log(sigma), logLikelihood: 0, covariance: new Float64Array(0), converged: true };
  const { days, survival } = kaplanMeier({ until: sorted, ended: new Uint8Array(sorted.length).fill(1) });
  let [distance, before] = [0, 1];
  for (let k = 0; k < days.length; k += 1) {
    const model = survivalAt(fit, days[k]);
    distance = Math.max(distance, Math.abs(model - survival[k]), Math.abs(model - before));
    before = survival[k];
  }
  return distance;
}

/** Means of equal shares of the amounts: as many values as there are amounts, or four hundred; the mean stays what it is. */
function sharesOf(sorted: Float64Array): number[] {
  const points = Math.min(CURVE_POINTS, sorted.length);
  return Array.from({ length: points }, (_, i) => {
    const [from, to] = [(i * sorted.length) / points, ((i + 1) * sorted.length) / points];
    let sum = 0;
    for (let k = Math.floor(from); k < to; k += 1) sum += sorted[k] * (Math.min(to, k + 1) - Math.max(from, k));
    return sum / (to - from);
  });
}

/** A draw from the posterior of a normal of ln amount, under the usual flat prior (Gelman and others, Bayesian Data Analysis, 3.2). */
export function drawSize({ count, location, sigma }: SizeFit, random: Random): { readonly median: number; readonly sigma: number } {
  if (count < 3) return { median: Math.exp(location), sigma };
  const variance = ((count - 1) * sigma * sigma) / (2 * random.gamma((count - 1) / 2));
  return { median: Math.exp(location + Math.sqrt(variance / count) * random.normal()), sigma: Math.sqrt(variance) };
}
