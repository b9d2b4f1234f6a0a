import { ln } from './ln.ts';

/**
 * a ln(a / x) + x − a ≥ 0, the deviance of a Poisson count a from its mean x, without cancellation where x ≈ a.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities" (function bd0).
 */
export function deviance(a: number, x: number): number {
  const difference = a - x;
  const v = difference / (a + x);
  if (Math.abs(v) > 0.1) return a * ln(a / x) - difference;
  // ln(a / x) = 2 artanh v, so the sum is (a − x) v + 2 a (v³/3 + v⁵/5 + …)
  let term = 2 * a * v;
  let sum = difference * v;
  for (let n = 3; ; n += 2) {
    term *= v * v;
    const next = sum + term / n;
    if (!(Math.abs(next - sum) > 0)) return next;
    sum = next;
  }
}
