import { binomial, binomialAtMost } from '../../record/statistics/binomial.ts';
import { normalTail } from '../../distributions/special/normal-tail.ts';

/*
 * Whether intervals hold as often as they claim. The exact interval of the share is `clopperPearson`.
 */

/** Ties of probabilities are told apart from rounding by this much, as in R's binom.test. */
const TIE = 1 + 1e-7;

/**
 * Exact two-sided p-value of `hits` of `n` where each holds with probability `level`: the probability of all counts
 * that are no likelier than the one seen. Origins that share a period are not independent, so with several origins
 * per period it rejects too readily.
 *
 * @throws RangeError unless 0 < level < 1 and n is positive
 */
export function coverageTest(hits: number, n: number, level: number): number {
  const table = binomial(n, level);
  const chance = (k: number) => binomialAtMost(table, k) - binomialAtMost(table, k - 1);
  const seen = chance(hits) * TIE;
  let p = 0;
  for (let k = 0; k <= n; k++) if (chance(k) <= seen) p += chance(k);
  return Math.min(1, p);
}

/** Kupiec's likelihood ratio of the share seen against the level claimed, and its p-value (chi-squared, one degree of freedom). */
export function kupiec(hits: number, n: number, level: number): { readonly statistic: number; readonly p: number } {
  const share = hits / n;
  const part = (count: number, seen: number, claimed: number) => (count === 0 ? 0 : count * Math.log(seen / claimed));
  const statistic = Math.max(0, 2 * (part(hits, share, level) + part(n - hits, 1 - share, 1 - level)));
  return { statistic, p: 2 * normalTail(Math.sqrt(statistic)) };
}
