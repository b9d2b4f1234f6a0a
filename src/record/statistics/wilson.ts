import { Z_95 } from './confidence.ts';

/** A share and its 95 % interval, each from 0 to 1. */
export interface ShareInterval {
  readonly lo: number;
  readonly hi: number;
}

/**
 * Wilson's 95 % score interval of the share behind `hits` of `n`: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 * Unlike p ± z·se it keeps its width at 0 and n hits. Source: Wilson (1927), JASA 22, 209–212;
 * recommended by Brown, Cai and DasGupta (2001), Statistical Science 16, 101–133.
 *
 * @returns `null` when n is 0
 * @throws RangeError unless hits and n are whole numbers with 0 ≤ hits ≤ n
 */
export function wilson(hits: number, n: number): ShareInterval | null {
  checkHits(hits, n);
  if (n === 0) return null;
  const share = hits / n;
  const zz = (Z_95 * Z_95) / n;
  const centre = share + zz / 2;
  const half = Z_95 * Math.sqrt((share * (1 - share)) / n + zz / (4 * n));
  // the ends at 0 and n hits are 0 and 1 exactly; the arithmetic would leave 1e-19
  return {
    lo: hits === 0 ? 0 : (centre - half) / (1 + zz),
    hi: hits === n ? 1 : (centre + half) / (1 + zz),
  };
}

/** @throws RangeError unless hits and n are whole numbers with 0 ≤ hits ≤ n */
export function checkHits(hits: number, n: number): void {
  if (Number.isInteger(hits) && Number.isInteger(n) && hits >= 0 && hits <= n) return;
  throw new RangeError(`share: expected whole numbers with 0 <= hits <= n, got ${hits} of ${n}`);
}
