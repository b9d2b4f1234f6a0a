const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

// the word with the sign and the exponent is the second one on a little-endian machine
double[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;
const LOW = 1 - HIGH;

/** 2^k, exactly, for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  words[HIGH] = (k + 1023) << 20;
  words[LOW] = 0;
  return double[0];
}

/** The k with 2^k ≤ |x| < 2^(k+1), for a normal number x (2^−1022 ≤ |x| < ∞). */
export function binaryExponent(x: number): number {
  double[0] = x;
  return ((words[HIGH] >>> 20) & 0x7ff) - 1023;
}
