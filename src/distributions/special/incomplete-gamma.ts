import { SQRT_TWO_PI } from './constants.ts';
import { deviance } from './deviance.ts';
import { exp } from './exp.ts';
import { ln } from './ln.ts';
import { logGamma } from './log-gamma.ts';
import { stirlingError } from './stirling-error.ts';

/** Both tails of the gamma distribution of one shape and scale 1. */
export interface GammaTails {
  /** x^a e^−x / Γ(a): the density of ln X at ln x. */
  logDensity(x: number): number;
  /** P(a, x) = P(X ≤ x). */
  lower(x: number): number;
  /** Q(a, x) = P(X > x). */
  upper(x: number): number;
}

/**
 * The regularised incomplete gamma functions of shape a, relative error about 1e-14 (1e-12 where one tail is
 * 1 minus the other): the series in x below a + 1, the continued fraction above.
 * Source: Abramowitz and Stegun 6.5.29 and 6.5.31; the factor in front as in Loader (2000).
 */
export function gammaTails(a: number): GammaTails {
  const front = a < 1 ? exp(-logGamma(a)) : (Math.sqrt(a) * exp(-stirlingError(a))) / SQRT_TWO_PI;

  function logDensity(x: number): number {
    return front * (a < 1 ? exp(a * ln(x) - x) : exp(-deviance(a, x)));
  }

  function lower(x: number): number {
    if (!(x > 0)) return 0;
    return x < a + 1 ? logDensity(x) * series(a, x) : 1 - upper(x);
  }

  function upper(x: number): number {
    if (!(x > 0)) return 1;
    if (x === Infinity) return 0;
    return x < a + 1 ? 1 - lower(x) : logDensity(x) * fraction(a, x);
  }

  return { logDensity, lower, upper };
}

/** 1/a + x / (a (a + 1)) + x² / (a (a + 1) (a + 2)) + … */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; ; n++) {
    term *= x / n;
    const next = sum + term;
    if (!(Math.abs(next - sum) > 0)) return next;
    sum = next;
  }
}

/** 1 / (x + 1 − a − 1 (1 − a) / (x + 3 − a − 2 (2 − a) / (x + 5 − a − …))), by Lentz's method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n <= MAX_TERMS; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return value;
}

/** Far more than any shape within the limits needs (about 3 √a). */
const MAX_TERMS = 100_000;
