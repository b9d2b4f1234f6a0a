import { exp } from './exp.ts';
import { halleyStep } from './halley.ts';
import { type GammaTails, gammaTails } from './incomplete-gamma.ts';
import { ln } from './ln.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Quantiles of the gamma distribution of one shape and scale 1, from either tail. */
export interface GammaQuantiles extends GammaTails {
  /** The x with P(X ≤ x) = p, for p ≤ ½. */
  quantile(p: number): number;
  /** The x with P(X > x) = q, for q ≤ ½. */
  upperQuantile(q: number): number;
}

/** Below this times (a + 1), P(a, x) = x^a / Γ(a + 1) to the last bit. */
const TINY = 1e-17;

/**
 * Inverse of the incomplete gamma functions, relative error about 1e-14. Both tails are log-concave in ln x, so
 * Halley's method on ln(tail) against ln x converges from any start.
 */
export function gammaQuantiles(a: number): GammaQuantiles {
  const tails = gammaTails(a);
  const logGammaPlus1 = logGamma(a + 1);

  /** Exact for small x, and never above the quantile. */
  const powerLaw = (p: number) => exp((ln(p) + logGammaPlus1) / a);

  function solve(start: number, target: number, tailAt: (x: number) => number, sign: number): number {
    let x = start;
    for (let i = 0; i < MAX_STEPS; i++) {
      const tail = tailAt(x);
      const step = halleyStep(ln(tail / target), (sign * tails.logDensity(x)) / tail, a - x);
      x *= exp(step);
      if (Math.abs(step) < CONVERGED) break;
    }
    return x;
  }

  function quantile(p: number): number {
    if (p <= 0) return 0;
    const low = powerLaw(p);
    if (low < TINY * (a + 1)) return low;
    const start = a >= 1 ? Math.max(low, wilsonHilferty(a, normalQuantile(p))) : low;
    return solve(start, p, tails.lower, 1);
  }

  function upperQuantile(q: number): number {
    if (q <= 0) return Infinity;
    const low = powerLaw(1 - q);
    if (low < TINY * (a + 1)) return low;
    const start = a >= 1 ? wilsonHilferty(a, -normalQuantile(q)) : smallShapeUpper(a, q, low);
    return solve(start, q, tails.upper, -1);
  }

  return { ...tails, quantile, upperQuantile };
}

/** Halley's error after a step is of the order of the step cubed. */
const CONVERGED = 1e-5;
const MAX_STEPS = 60;

/** Source: Wilson and Hilferty (1931): the cube root of a gamma variable is nearly normal. */
function wilsonHilferty(a: number, z: number): number {
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  return a * root * root * root;
}

/** A start for shapes below 1: Q(a, x) ≈ x^(a−1) e^−x / Γ(a) once that is past the power law. */
function smallShapeUpper(a: number, q: number, powerLaw: number): number {
  const y = -(ln(q) + logGamma(a));
  return y > 1 ? Math.max(powerLaw, y - (1 - a) * ln(y)) : powerLaw;
}
