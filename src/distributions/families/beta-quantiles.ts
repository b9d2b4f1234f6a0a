import { MAX_BETA, MIN_BETA } from '../limits.ts';
import { Z90 } from '../special/constants.ts';
import { exp } from '../special/exp.ts';
import { betaQuantiles, logit } from '../special/inverse-beta.ts';
import { ln } from '../special/ln.ts';

const MAX_STEPS = 60;
const CONVERGED = 1e-12;
/** Width of the difference quotient, in ln(alpha) and ln(beta). */
const NUDGE = 1e-5;
const LONGEST = 1;

/**
 * The beta distribution with given 10 % and 90 % quantiles of a share, by Newton's method in ln(alpha) and ln(beta) on
 * the log-odds of both quantiles, from the logistic-normal distribution with these quantiles.
 *
 * @returns undefined if the parameters leave the limits
 */
export function betaOfQuantiles(p10: number, p90: number): { alpha: number; beta: number } | undefined {
  const target = [logit(p10), logit(p90)] as const;
  const centre = (target[0] + target[1]) / 2;
  const sd = (target[1] - target[0]) / (2 * Z90);
  // the log-odds of a beta variable have variance of about 1 / alpha + 1 / beta
  let a = clamp(ln((1 + exp(centre)) / (sd * sd)));
  let b = clamp(ln((1 + exp(-centre)) / (sd * sd)));
  for (let i = 0; i < MAX_STEPS; i++) {
    const [low, high] = misses(a, b, target);
    const [lowA, highA] = misses(a + NUDGE, b, target);
    const [lowB, highB] = misses(a, b + NUDGE, target);
    const slopes = [(lowA - low) / NUDGE, (lowB - low) / NUDGE, (highA - high) / NUDGE, (highB - high) / NUDGE];
    const determinant = slopes[0] * slopes[3] - slopes[1] * slopes[2];
    const stepA = (low * slopes[3] - high * slopes[1]) / determinant;
    const stepB = (high * slopes[0] - low * slopes[2]) / determinant;
    const shorten = Math.min(1, LONGEST / Math.max(Math.abs(stepA), Math.abs(stepB)));
    const [fromA, fromB] = [a, b];
    a = clamp(a - stepA * shorten);
    b = clamp(b - stepB * shorten);
    if (Math.abs(a - fromA) + Math.abs(b - fromB) < CONVERGED) break;
  }
  const [low, high] = misses(a, b, target);
  return Math.abs(low) + Math.abs(high) < 1e-9 * (1 + Math.abs(target[0]) + Math.abs(target[1])) ? { alpha: exp(a), beta: exp(b) } : undefined;
}

function misses(a: number, b: number, [low, high]: readonly [number, number]): [number, number] {
  const { logitQuantile, upperLogitQuantile } = betaQuantiles(exp(a), exp(b));
  return [logitQuantile(0.1) - low, upperLogitQuantile(0.1) - high];
}

/** Half and double the limits, so that a search may end at a limit but not wander. */
const LEAST = ln(MIN_BETA / 2);
const MOST = ln(MAX_BETA * 2);

function clamp(x: number): number {
  return Math.max(LEAST, Math.min(MOST, x));
}
