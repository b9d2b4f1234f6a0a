import { powerOfTwo } from './bits.ts';
import { LN2_HIGH, LN2_LOW } from './constants.ts';
import { expTail } from './exp-tail.ts';

/** exp(x) leaves the range of doubles beyond these. */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;

/**
 * e^x, within 1 unit in the last place, with the same bits on every engine.
 * x = k ln 2 + r with |r| ≤ ½ ln 2; e^r is its Taylor polynomial, added smallest part first.
 */
export function exp(x: number): number {
  if (x !== x) return NaN;
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  const k = Math.round(x / (LN2_HIGH + LN2_LOW));
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  // what r lost to rounding is added back to first order
  const lost = high - r - low;
  const y = 1 + (r + (expTail(r) + lost * (1 + r)));
  if (k > 1023) return y * 2 * powerOfTwo(1023);
  if (k < -1021) return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return y * powerOfTwo(k);
}
