import { SQRT_TWO_PI } from './constants.ts';
import { deviance } from './deviance.ts';
import { exp } from './exp.ts';
import { stirlingError } from './stirling-error.ts';

/** Both tails of one beta distribution. A point is given by x and y = 1 − x, so that neither loses digits. */
export interface BetaTails {
  /** x^a y^b / B(a, b): the density of ln(X / (1 − X)). */
  logitDensity(x: number, y: number): number;
  /** I_x(a, b) = P(X ≤ x). */
  lower(x: number, y: number): number;
  /** P(X > x). */
  upper(x: number, y: number): number;
}

/**
 * The regularised incomplete beta function, relative error about 1e-14, 3e-13 at parameters of 1e6, by
 * its continued fraction. Source: Abramowitz and Stegun 26.5.8; the factor in front as in Loader (2000).
 */
export function betaTails(a: number, b: number): BetaTails {
  const n = a + b;
  const turn = (a + 1) / (n + 2);
  const front = (Math.sqrt((a / n) * b) * exp(stirlingError(n) - stirlingError(a) - stirlingError(b))) / SQRT_TWO_PI;

  function logitDensity(x: number, y: number): number {
    return front * exp(-(deviance(a, n * x) + deviance(b, n * y)));
  }

  function lower(x: number, y: number): number {
    if (!(x > 0)) return 0;
    if (!(y > 0)) return 1;
    return x < turn ? (logitDensity(x, y) / a) * fraction(a, b, x) : 1 - upper(x, y);
  }

  function upper(x: number, y: number): number {
    if (!(x > 0)) return 1;
    if (!(y > 0)) return 0;
    return x < turn ? 1 - lower(x, y) : (logitDensity(x, y) / b) * fraction(b, a, y);
  }

  return { logitDensity, lower, upper };
}

/** The continued fraction of I_x(a, b) · a B(a, b) / (x^a (1 − x)^b), by Lentz's method. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return value;
}

/** Far more than any parameters within the limits need (about 3 √max(a, b)). */
const MAX_TERMS = 100_000;
