import type { Random } from './random.ts';
import { rootBetween, weibullCv, weibullMean } from './special.ts';

/** A distribution with settled parameters. */
export interface Distribution {
  readonly mean: number;
  /** No draw is above it. */
  readonly upper: number;
  draw(random: Random): number;
}

export const constant = (value: number): Distribution => ({ mean: value, upper: value, draw: () => value });

const unbounded = (mean: number, draw: (random: Random) => number): Distribution => ({ mean, upper: Infinity, draw });

export function lognormal(mu: number, sigma: number): Distribution {
  return unbounded(Math.exp(mu + (sigma * sigma) / 2), (random) => Math.exp(mu + sigma * random.normal()));
}

export function lognormalOfMean(mean: number, cv: number): Distribution {
  if (cv === 0 || mean === 0) return constant(mean);
  const variance = Math.log(1 + cv * cv);
  return lognormal(Math.log(mean) - variance / 2, Math.sqrt(variance));
}

export const lognormalOfMedian = (median: number, sigma: number): Distribution =>
  sigma === 0 || median === 0 ? constant(median) : lognormal(Math.log(median), sigma);

/** The 90th percentile of a standard normal. */
const z90 = 1.2815515655446004;

export const lognormalOfPercentiles = (p10: number, p90: number): Distribution =>
  lognormalOfMedian(Math.sqrt(p10 * p90), Math.log(p90 / p10) / (2 * z90));

export const normal = (mean: number, sd: number): Distribution => unbounded(mean, (random) => mean + sd * random.normal());

export const gamma = (shape: number, scale: number): Distribution => unbounded(shape * scale, (random) => scale * random.gamma(shape));

export const gammaOfMean = (mean: number, cv: number): Distribution =>
  cv === 0 || mean === 0 ? constant(mean) : gamma(1 / (cv * cv), mean * cv * cv);

export const weibull = (shape: number, scale: number): Distribution =>
  unbounded(scale * weibullMean(shape), (random) => scale * random.exponential() ** (1 / shape));

export const weibullOfMean = (mean: number, shape: number): Distribution => weibull(shape, mean / weibullMean(shape));

export const weibullOfCv = (mean: number, cv: number): Distribution =>
  cv === 0 || mean === 0 ? constant(mean) : weibullOfMean(mean, rootBetween(0.05, 500, (shape) => weibullCv(shape) - cv));

export const exponential = (mean: number): Distribution => (mean === 0 ? constant(0) : unbounded(mean, (random) => mean * random.exponential()));

/** step × the number of trials up to and with the first success. */
export function geometric(p: number, step: number): Distribution {
  if (p === 1) return constant(step);
  return unbounded(step / p, (random) => {
    let trials = 1;
    while (!random.chance(p)) trials++;
    return step * trials;
  });
}

export const beta = (a: number, b: number): Distribution => ({ mean: a / (a + b), upper: 1, draw: (random) => random.beta(a, b) });

export function betaOfMean(mean: number, sd: number): Distribution {
  if (sd === 0) return constant(mean);
  const weight = (mean * (1 - mean)) / (sd * sd) - 1;
  return beta(mean * weight, (1 - mean) * weight);
}

export const uniform = (min: number, max: number): Distribution =>
  min === max ? constant(min) : { mean: (min + max) / 2, upper: max, draw: (random) => min + (max - min) * random.uniform() };

/** By inversion of its two parabolas. */
export function triangular(min: number, mode: number, max: number): Distribution {
  if (min === max) return constant(min);
  const knee = (mode - min) / (max - min);
  const draw = (random: Random): number => {
    const u = random.uniform();
    if (u < knee) return min + Math.sqrt(u * (max - min) * (mode - min));
    return max - Math.sqrt((1 - u) * (max - min) * (max - mode));
  };
  return { mean: (min + mode + max) / 3, upper: max, draw };
}

export function pert(min: number, mode: number, max: number): Distribution {
  if (min === max) return constant(min);
  const a = 1 + (4 * (mode - min)) / (max - min);
  const b = 1 + (4 * (max - mode)) / (max - min);
  return { mean: min + ((max - min) * a) / (a + b), upper: max, draw: (random) => min + (max - min) * random.beta(a, b) };
}

/** One of several distributions, chosen by weight; constants make it a discrete distribution. */
export function mixture(parts: readonly Distribution[], weights: readonly number[]): Distribution {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const possible = parts.filter((_, i) => weights[i]! > 0);
  return {
    mean: parts.reduce((sum, part, i) => sum + (weights[i]! / total) * part.mean, 0),
    upper: Math.max(...possible.map((part) => part.upper)),
    draw(random) {
      let left = random.uniform() * total;
      for (const [i, part] of parts.entries()) {
        left -= weights[i]!;
        if (left < 0) return part.draw(random);
      }
      return possible.at(-1)!.draw(random);
    },
  };
}

/** Draws outside the field's own range are moved to its edge; the mean is left as stated. */
export function clamped(inner: Distribution, minimum: number, maximum: number): Distribution {
  const into = (x: number): number => Math.min(maximum, Math.max(minimum, x));
  return { mean: into(inner.mean), upper: into(inner.upper), draw: (random) => into(inner.draw(random)) };
}
