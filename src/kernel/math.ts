// exp and ln from exact operations only, so that every engine gives the same bits. For the set-up of a trial, not for draws.

import { floorF64, toF64, toI32 } from './lang.ts';

const LN2_HIGH: f64 = 0.693147180369123816490;
const LN2_LOW: f64 = 1.90821492927058770002e-10;

/** 2^n for -1074 <= n <= 1023 by repeated squaring; every product is exact. */
function powerOfTwo(n: i32): f64 {
  let base: f64 = n < 0 ? 0.5 : 2.0;
  let left: i32 = n < 0 ? (0 - n) | 0 : n;
  let result: f64 = 1.0;
  while (left > 0) {
    if ((left & 1) === 1) result = result * base;
    base = base * base;
    left = left >> 1;
  }
  return result;
}

/** e^x; 0 below -700, and never beyond e^700. Relative error below 1e-15. */
export function expOf(x: f64): f64 {
  if (x < -700.0) return 0.0;
  const bounded: f64 = x > 700.0 ? 700.0 : x;
  const k: f64 = floorF64(bounded * 1.4426950408889634 + 0.5);
  const r: f64 = bounded - k * LN2_HIGH - k * LN2_LOW;
  // Taylor to the 13th power, |r| <= ln(2) / 2
  let sum: f64 = 1.0;
  for (let n: i32 = 13; n > 0; n = (n - 1) | 0) sum = 1.0 + (r * sum) / toF64(n);
  return sum * powerOfTwo(toI32(k));
}

/** Natural logarithm of x > 0; -700 for x <= e^-700. Relative error below 1e-15 away from 1. */
export function lnOf(x: f64): f64 {
  if (x < 1e-304) return -700.0;
  let m: f64 = x;
  let k: f64 = 0.0;
  while (m >= 4294967296.0) { m = m * (1.0 / 4294967296.0); k = k + 32.0; }
  while (m < 1.0 / 4294967296.0) { m = m * 4294967296.0; k = k - 32.0; }
  while (m > 1.4142135623730951) { m = m * 0.5; k = k + 1.0; }
  while (m < 0.7071067811865476) { m = m * 2.0; k = k - 1.0; }
  // ln m = 2 artanh(s), s = (m - 1) / (m + 1), |s| < 0.172
  const s: f64 = (m - 1.0) / (m + 1.0);
  const s2: f64 = s * s;
  let sum: f64 = 0.0;
  for (let n: i32 = 23; n >= 1; n = (n - 2) | 0) sum = sum * s2 + 1.0 / toF64(n);
  return 2.0 * s * sum + k * LN2_LOW + k * LN2_HIGH;
}

/** m^a for m >= 0. */
export function raised(m: f64, a: f64): f64 {
  if (m === 1.0) return 1.0;
  return m <= 0.0 ? 0.0 : expOf(a * lnOf(m));
}
