import { exp } from './exp.ts';
import { expm1 } from './expm1.ts';
import { halleyStep } from './halley.ts';
import { type BetaTails, betaTails } from './incomplete-beta.ts';
import { ln } from './ln.ts';
import { log1p } from './log1p.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Quantiles of one beta distribution as log-odds t = ln(x / (1 − x)), from either tail. */
export interface BetaQuantiles extends BetaTails {
  /** The t with P(X ≤ x) = p, for p ≤ ½. */
  logitQuantile(p: number): number;
  /** The t with P(X > x) = q, for q ≤ ½. */
  upperLogitQuantile(q: number): number;
}

/**
 * Inverse of the incomplete beta function, relative error of x about 1e-14. Both tails are log-concave in the log-odds
 * of x, so Halley's method on ln(tail) against the log-odds converges from any start.
 */
export function betaQuantiles(a: number, b: number): BetaQuantiles {
  const tails = betaTails(a, b);
  const start = logitStart(a, b);
  const centre = ln(a / b);

  function solve(from: number, target: number, tailAt: (x: number, y: number) => number, sign: number): number {
    let t = from;
    for (let i = 0; i < MAX_STEPS; i++) {
      const x = logistic(t);
      const y = logistic(-t);
      const tail = tailAt(x, y);
      if (tail === 0) {
        // beyond the range of doubles x is 0 or 1 in all its digits; before it, back towards the middle
        if (Math.abs(t) > FARTHEST) break;
        t = (t + centre) / 2;
        continue;
      }
      const step = halleyStep(ln(tail / target), (sign * tails.logitDensity(x, y)) / tail, a - (a + b) * x);
      t += step;
      if (Math.abs(step) < CONVERGED) break;
    }
    return t;
  }

  const logitQuantile = (p: number) => solve(start(p, 1 - p), p, tails.lower, 1);
  const upperLogitQuantile = (q: number) => solve(start(1 - q, q), q, tails.upper, -1);
  return { ...tails, logitQuantile, upperLogitQuantile };
}

export function logistic(t: number): number {
  return 1 / (1 + exp(-t));
}

export function logit(x: number): number {
  return ln(x) - log1p(-x);
}

const CONVERGED = 1e-5;
const MAX_STEPS = 100;
/** Log-odds of the smallest doubles. */
const FARTHEST = 700;

/** A start for both parameters from 1 up: Abramowitz and Stegun 26.5.22. For others: the power laws at 0 and 1. */
function logitStart(a: number, b: number): (p: number, q: number) => number {
  if (a > 1 && b > 1) {
    const u = 1 / (2 * a - 1);
    const v = 1 / (2 * b - 1);
    const h = 2 / (u + v);
    return (p, q) => {
      const z = p < q ? -normalQuantile(p) : normalQuantile(q);
      const lambda = (z * z - 3) / 6;
      const w = (z * Math.sqrt(Math.max(h + lambda, 0))) / h - (v - u) * (lambda + 5 / 6 - 2 / (3 * h));
      return ln(a / b) - 2 * w;
    };
  }
  // the shares of the two ends if each end's power law reached the mean
  const lnA = ln(a / (a + b));
  const lnB = ln(b / (a + b));
  const left = exp(a * lnA) / a;
  const right = exp(b * lnB) / b;
  const lnBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const lnLeft = ln(a) + lnBeta;
  const lnRight = ln(b) + lnBeta;
  return (p, q) => (p * (left + right) < left ? logitOfLn((ln(p) + lnLeft) / a) : -logitOfLn((ln(q) + lnRight) / b));
}

/** Log-odds of a probability given by its logarithm; 0 for what is no probability. */
function logitOfLn(lnX: number): number {
  return lnX < 0 ? lnX - ln(-expm1(lnX)) : 0;
}
