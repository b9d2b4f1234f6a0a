import { binomial, binomialAtMost } from './binomial.ts';
import { ALPHA } from './confidence.ts';
import { checkHits, type ShareInterval } from './wilson.ts';

/**
 * Clopper and Pearson's exact 95 % interval of the share behind `hits` of `n`: the shares at which the binomial tails
 * beyond the hits weigh 2.5 %. Found by bisection on the tail to the last bit, because a beta quantile good to
 * 1e-12 would need functions whose bits differ between engines.
 * Source: Clopper and Pearson (1934), Biometrika 26, 404–413.
 *
 * @returns `null` when n is 0
 * @throws RangeError unless hits and n are whole numbers with 0 ≤ hits ≤ n
 */
export function clopperPearson(hits: number, n: number): ShareInterval | null {
  checkHits(hits, n);
  if (n === 0) return null;
  return {
    lo: hits === 0 ? 0 : firstShare((share) => 1 - binomialAtMost(binomial(n, share), hits - 1) >= ALPHA / 2),
    hi: hits === n ? 1 : firstShare((share) => binomialAtMost(binomial(n, share), hits) <= ALPHA / 2),
  };
}

/**
 * Text for a share that was never or always seen, which is not the same as 0 % or 100 %: 0 of 1,000 is
 * "< 0.37% (95%)", 1,000 of 1,000 is "> 99.63% (95%)". The Clopper–Pearson bound with two significant digits,
 * rounded away from the certainty, so that the statement stays true.
 *
 * @returns `null` when the share was seen and not seen, or n is 0: print the share and its interval
 */
export function extremeShareText(hits: number, n: number): string | null {
  if (n === 0 || (hits !== 0 && hits !== n)) return null;
  // both ends lie equally far from certainty
  const bound = clopperPearson(0, n)!.hi * 100;
  let scale = 1;
  let digits = 0;
  for (; bound * scale < 10; scale *= 10) digits++;
  const percent = Math.ceil(bound * scale) / scale;
  return hits === 0 ? `< ${percent.toFixed(digits)}% (95%)` : `> ${(100 - percent).toFixed(digits)}% (95%)`;
}

/** Smallest share between 0 and 1 at which a condition that stays true once it is true begins to hold. */
function firstShare(holds: (share: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (holds(middle)) high = middle;
    else low = middle;
  }
}
