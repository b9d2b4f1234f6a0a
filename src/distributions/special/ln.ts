import { binaryExponent, powerOfTwo } from './bits.ts';
import { LN2_HIGH, LN2_LOW, SQRT_2 } from './constants.ts';

const SMALLEST_NORMAL = powerOfTwo(-1022);
const TWO_54 = powerOfTwo(54);

/**
 * Natural logarithm, within 1 unit in the last place, with the same bits on every engine.
 * x = 2^k (1 + f) with √½ < 1 + f ≤ √2; with s = f / (2 + f), ln(1 + f) = 2 artanh s = f − s (f − R(s²)),
 * R being the rest of the artanh series.
 *
 * @returns −∞ at 0, NaN below 0
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  if (x < SMALLEST_NORMAL) return ln(x * TWO_54) - 54 * (LN2_HIGH + LN2_LOW);
  let k = binaryExponent(x);
  let mantissa = x / powerOfTwo(k);
  if (mantissa > SQRT_2) {
    mantissa *= 0.5;
    k++;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const halfSquare = 0.5 * f * f;
  const small = s * (halfSquare + artanhRest(s * s));
  if (k === 0) return f - (halfSquare - small);
  return k * LN2_HIGH - (halfSquare - (small + k * LN2_LOW) - f);
}

/** 2 (z/3 + z²/5 + … + z¹¹/23), for z ≤ 0.0295 (remainder below 4e-20). */
function artanhRest(z: number): number {
  let sum = 0;
  for (let n = 11; n >= 1; n--) sum = z * (ARTANH_TERMS[n] + sum);
  return sum;
}

/** 2 / (2n + 1) */
const ARTANH_TERMS = Float64Array.from({ length: 12 }, (_, n) => 2 / (2 * n + 1));
