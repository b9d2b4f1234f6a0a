import type { Seed } from '../../run/keys.ts';
import { type Random, randomOf } from './random.ts';
import { PRIOR_SD, type SharedShock } from './shared-shock.ts';
import type { WindowErrors } from './windows.ts';

export interface LandingInput {
  /** of each open deal to be won in time, and what it is worth then */
  readonly chances: Float64Array;
  readonly values: Float64Array;
  /** expected wins of deals yet to come, by the tick on which they come */
  readonly coming: readonly number[];
  /** what such wins are worth: one of these, all equally likely */
  readonly comingValues: Float64Array;
  readonly shock: SharedShock;
  readonly demand: SharedShock;
  readonly stepTicks: number;
  readonly windows: WindowErrors;
  /** on which the rates rest */
  readonly wins: number;
  readonly draws: number;
  readonly seed: Seed;
  /** deals know nothing of each other: no shock, however small */
  readonly independent?: boolean;
}

export interface Landing {
  readonly samples: Float64Array;
  readonly open: number;
  readonly coming: number;
}

/** Deals beyond so many are taken together, with their mean and variance: each of them moves the sum too little to see. */
const MOST_SINGLE = 5000;

/** Sums of what is won: luck deal by deal, under a shock that is shared by all and a demand that is shared by those to come. */
export function landingOf({ chances, values, coming, comingValues, shock, demand, stepTicks, windows, wins, draws, seed, independent = false }: LandingInput): Landing {
  const random = randomOf(seed);
  const weights = stepWeights(coming.length, stepTicks);
  const [shocks, demands] = [shock.over(weights), demand.over(weights)];
  const order = largestFirst(chances, values);
  const single = order.subarray(0, MOST_SINGLE);
  const rest = order.subarray(MOST_SINGLE);
  const rates = chances.map((chance) => -Math.log1p(-Math.min(chance, 1 - 1e-12)));
  const expectedComing = coming.reduce((sum, x) => sum + x, 0);
  const open = chances.reduce((sum, chance, i) => sum + chance * values[i], 0);
  const meanComing = comingValues.length === 0 ? 0 : comingValues.reduce((sum, x) => sum + x, 0) / comingValues.length;
  // rates that rest on few wins are themselves unsure
  const unsure = 1 / (wins + 1);
  const shareComing = open + expectedComing * meanComing > 0 ? (expectedComing * meanComing) / (open + expectedComing * meanComing) : 0;
  const whole = independent ? alone : wholeOf(windows, varianceOf(shocks) + unsure, shareComing * shareComing * varianceOf(demands));
  const samples = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    const factor = factorOf(random, shocks, unsure, whole.stretch * widening(random, whole.degrees));
    let sum = 0;
    for (const i of single) {
      const [u, rate] = [random.uniform(), factor * rates[i]];
      // a chance is never above its rate, which spares the exponential for most
      if (u < rate && u < -Math.expm1(-rate)) sum += values[i];
    }
    if (rest.length > 0) sum += together(rest, rates, values, factor, random);
    const count = comingValues.length === 0 ? 0 : random.poisson(Math.min(1e6, expectedComing * factor * factorOf(random, demands, 0, 1)));
    for (let i = 0; i < count; i++) sum += comingValues[Math.floor(random.uniform() * comingValues.length)];
    samples[draw] = sum;
  }
  return { samples: samples.sort(), open, coming: expectedComing * meanComing };
}

/** What the whole time has taught beyond the steps: see `wholeOf`. */
interface Whole {
  /** factor on the variance of the common factor */
  readonly stretch: number;
  /** degrees of freedom of that variance */
  readonly degrees: number;
}

/** Prior weights, in windows: of what the steps say of the spread over the whole time, and of the assumed shock of a period. */
const STEPS_WEIGHT = 2;
const PRIOR_WEIGHT = 2;
const LEAST_STRETCH = 0.25;

/**
 * How the common factor is to be widened so that ended windows of this length would have been as far off as they were,
 * by weights on the prior, the steps and the windows. Few windows leave the spread itself unsure.
 */
function wholeOf({ variance, windows }: WindowErrors, factor: number, coming: number): Whole {
  const spread = (PRIOR_WEIGHT * PRIOR_SD * PRIOR_SD + STEPS_WEIGHT * (factor + coming) + windows * variance) / (PRIOR_WEIGHT + STEPS_WEIGHT + windows);
  return { stretch: factor > 0 ? Math.max(LEAST_STRETCH, (spread - coming) / factor) : 1, degrees: PRIOR_WEIGHT + STEPS_WEIGHT + Math.round(windows) };
}

const alone: Whole = { stretch: 1, degrees: Infinity };
/** A spread is widened by at most this much in variance. */
const WIDEST = 6;

/** A draw of n / chi-squared of n degrees: what a variance that rests on n windows may really be. */
function widening(random: Random, degrees: number): number {
  if (degrees === Infinity) return 1;
  let sum = 0;
  for (let i = 0; i < degrees; i++) sum += random.normal() ** 2;
  return Math.min(WIDEST, degrees / sum);
}

function varianceOf(mixture: ReturnType<SharedShock['over']>): number {
  const mean = mixture.reduce((sum, cell) => sum + cell.weight * cell.mean, 0);
  return mixture.reduce((sum, cell) => sum + cell.weight * (cell.sd * cell.sd + (cell.mean - mean) * (cell.mean - mean)), 0);
}

/** The part of the time ahead that falls into each step. */
function stepWeights(ticks: number, stepTicks: number): number[] {
  const steps = Math.max(1, Math.ceil(ticks / stepTicks));
  return Array.from({ length: steps }, (_, step) => (ticks === 0 ? 1 : Math.min(stepTicks, ticks - step * stepTicks) / ticks));
}

/** One draw of the common factor, lognormal with the mixture's mean and sd so that it stays above 0. */
function factorOf(random: Random, mixture: ReturnType<SharedShock['over']>, unsure: number, stretch: number): number {
  let at = random.uniform();
  let cell = mixture[mixture.length - 1];
  for (const each of mixture) {
    at -= each.weight;
    if (at <= 0) {
      cell = each;
      break;
    }
  }
  const mean = Math.max(0.05, cell.mean);
  const variance = Math.log1p((stretch * (cell.sd * cell.sd + unsure)) / (mean * mean));
  return mean * Math.exp(Math.sqrt(variance) * random.normal() - variance / 2);
}

function largestFirst(chances: Float64Array, values: Float64Array): Int32Array {
  const order = Int32Array.from(chances.keys()).filter((i) => chances[i] > 0 && values[i] !== 0);
  if (order.length <= MOST_SINGLE) return order;
  const weight = chances.map((chance, i) => chance * (1 - chance) * values[i] * values[i]);
  return order.sort((i, j) => weight[j] - weight[i]);
}

function together(rest: Int32Array, rates: Float64Array, values: Float64Array, factor: number, random: Random): number {
  let [mean, variance] = [0, 0];
  for (const i of rest) {
    const chance = -Math.expm1(-factor * rates[i]);
    mean += chance * values[i];
    variance += chance * (1 - chance) * values[i] * values[i];
  }
  return Math.max(0, mean + Math.sqrt(variance) * random.normal());
}
