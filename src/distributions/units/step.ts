import { firstAbove, firstAtLeast } from '../search.ts';
import type { Unit } from './unit.ts';

/**
 * Finitely many values, ascending and distinct, with their cumulated probabilities.
 * The quantile at p is the smallest value whose cumulated probability reaches p.
 */
export function stepUnit(values: readonly number[], cumulative: readonly number[]): Unit {
  const last = values.length - 1;
  const below = (i: number) => (i > 0 ? cumulative[i - 1] : 0);
  const quantile = (p: number) => values[Math.min(last, firstAtLeast(cumulative, p))];
  const cdf = (x: number) => below(firstAbove(values, x));

  let mean = 0;
  for (let i = 0; i <= last; i++) mean += (cumulative[i] - below(i)) * values[i];
  let variance = 0;
  for (let i = 0; i <= last; i++) variance += (cumulative[i] - below(i)) * (values[i] - mean) * (values[i] - mean);

  return {
    mean,
    variance,
    support: [values[0], values[last]],
    lower: quantile,
    upper: (q) => quantile(1 - q),
    cdf,
    survival: (x) => 1 - cdf(x),
    atoms: () => values.map((value, i) => ({ value, from: below(i), to: cumulative[i] })),
  };
}
