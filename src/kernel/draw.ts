// Keyed draws: every random number is a function of what it is for, never of the order of asking.
// A strong counter-based generator (Threefry 2x32, 20 rounds: Salmon et al., SC 2011) makes the key of a trial's lane,
// of a source's period, of a seat's occupant and of an account; a cheap mix makes the draws under such a key.

import { imul, u32ToF64 } from './lang.ts';

/** The two words that threefry leaves. */
export let key0: i32 = 0;
export let key1: i32 = 0;

function rotl(x: i32, by: i32): i32 {
  return (x << by) | (x >>> ((32 - by) | 0));
}

/** Threefry2x32-20 of counter (c0, c1) under key (k0, k1); the result is left in key0, key1. */
export function threefry(k0: i32, k1: i32, c0: i32, c1: i32): void {
  const k2: i32 = 0x1bd11bda ^ k0 ^ k1;
  let x: i32 = (c0 + k0) | 0;
  let y: i32 = (c1 + k1) | 0;
  x = (x + y) | 0; y = rotl(y, 13) ^ x;
  x = (x + y) | 0; y = rotl(y, 15) ^ x;
  x = (x + y) | 0; y = rotl(y, 26) ^ x;
  x = (x + y) | 0; y = rotl(y, 6) ^ x;
  x = (x + k1) | 0; y = (y + k2 + 1) | 0;
  x = (x + y) | 0; y = rotl(y, 17) ^ x;
  x = (x + y) | 0; y = rotl(y, 29) ^ x;
  x = (x + y) | 0; y = rotl(y, 16) ^ x;
  x = (x + y) | 0; y = rotl(y, 24) ^ x;
  x = (x + k2) | 0; y = (y + k0 + 2) | 0;
  x = (x + y) | 0; y = rotl(y, 13) ^ x;
  x = (x + y) | 0; y = rotl(y, 15) ^ x;
  x = (x + y) | 0; y = rotl(y, 26) ^ x;
  x = (x + y) | 0; y = rotl(y, 6) ^ x;
  x = (x + k0) | 0; y = (y + k1 + 3) | 0;
  x = (x + y) | 0; y = rotl(y, 17) ^ x;
  x = (x + y) | 0; y = rotl(y, 29) ^ x;
  x = (x + y) | 0; y = rotl(y, 16) ^ x;
  x = (x + y) | 0; y = rotl(y, 24) ^ x;
  x = (x + k1) | 0; y = (y + k2 + 4) | 0;
  x = (x + y) | 0; y = rotl(y, 13) ^ x;
  x = (x + y) | 0; y = rotl(y, 15) ^ x;
  x = (x + y) | 0; y = rotl(y, 26) ^ x;
  x = (x + y) | 0; y = rotl(y, 6) ^ x;
  key0 = (x + k2) | 0;
  key1 = (y + k0 + 5) | 0;
}

/**
 * The 32-bit draw number c under the key (k0, k1): three multiply-xorshift rounds with the key's words fed in between. drawFour of
 * lang.ts makes four of them.
 */
export function draw(k0: i32, k1: i32, c: i32): i32 {
  let x: i32 = (k0 + c) | 0;
  x = imul(x ^ (x >>> 16), 0x7feb352d);
  x = ((x ^ (x >>> 15)) + k1) | 0;
  x = imul(x ^ (x >>> 16), 0x846ca68b | 0);
  x = ((x ^ (x >>> 15)) + c) | 0;
  x = imul(x ^ (x >>> 16), 0x9e3779b1 | 0);
  return x ^ (x >>> 15);
}

/** A draw as a number in (0, 1): (u + 0.5) / 2^32. */
export function unit(u: i32): f64 {
  return (u32ToF64(u) + 0.5) * (1.0 / 4294967296.0);
}
