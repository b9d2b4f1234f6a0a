// Who is least loaded in a pool whose people hold a limited number of items: the lowest use per slot, then the fewest assigned this
// period, then the order of the seats. A tournament: each seat has a number, the lower the better, and each match of the tree
// remembers its winner, so that a change costs one match a round and the best is known at once.

import { floorF64, getF64, getI32, setF64, setI32, toF64 } from './lang.ts';
import {
  POOL_NOW_LEAVES, POOL_NOW_NUMBERS, POOL_NOW_RANKED, POOL_NOW_SEATS, POOL_NOW_WINNERS, SEAT_NOW_ASSIGNED, SEAT_NOW_LOAD, SEAT_NOW_PLACE,
  SEAT_NOW_SLOTS, SEAT_NOW_USED,
} from './layout.ts';
import { seatAtPlace } from './state.ts';

/** The number of a seat without room. */
const NEVER: f64 = 1e300;
/** Use per slot in steps of 2^-26: different ones of up to 4,096 slots fall on different steps, and with 2^26 items behind it a number is exact. */
const STEPS: f64 = 67108864.0;

/** Something has changed at a seat: its matches are played again. */
export function rank(pool: i32, seat: i32): void {
  const numbers: i32 = getI32(pool, POOL_NOW_NUMBERS);
  const winners: i32 = getI32(pool, POOL_NOW_WINNERS);
  const leaves: i32 = getI32(pool, POOL_NOW_LEAVES);
  const place: i32 = getI32(seat, SEAT_NOW_PLACE);
  setF64((numbers + (place << 3)) | 0, 0, numberOf(seat));
  for (let match: i32 = (leaves + place) >> 1; match > 0; match = match >> 1) {
    play(numbers, winners, match);
  }
}

/** Plays one match and returns its winner: of equals the first. */
function play(numbers: i32, winners: i32, match: i32): i32 {
  const pair: i32 = (winners + (match << 3)) | 0;
  const left: i32 = getI32(pair, 0);
  const right: i32 = getI32(pair, 4);
  const winner: i32 = getF64((numbers + (left << 3)) | 0, 0) <= getF64((numbers + (right << 3)) | 0, 0) ? left : right;
  setI32((winners + (match << 2)) | 0, 0, winner);
  return winner;
}

function numberOf(seat: i32): f64 {
  const used: i32 = getI32(seat, SEAT_NOW_USED);
  const all: i32 = getI32(seat, SEAT_NOW_SLOTS);
  if (used >= all) return NEVER;
  // rounded, for equal use comes out of different products
  return floorF64(toF64(used) * getF64(seat, SEAT_NOW_LOAD) + 0.5) * STEPS + toF64(getI32(seat, SEAT_NOW_ASSIGNED));
}

/** Has to be told whenever the slots of a seat change. */
export function weigh(seat: i32): void {
  setF64(seat, SEAT_NOW_LOAD, STEPS / toF64(getI32(seat, SEAT_NOW_SLOTS)));
}

/** The record of the least loaded seat; there must be one with room. */
export function leastLoaded(pool: i32): i32 {
  return seatAtPlace(pool, getI32(getI32(pool, POOL_NOW_WINNERS), 4));
}

/** All numbers anew: a period begins, in which nothing is assigned yet, or a trial. */
export function rankAll(pool: i32): void {
  if (getI32(pool, POOL_NOW_RANKED) === 0) return;
  const numbers: i32 = getI32(pool, POOL_NOW_NUMBERS);
  const winners: i32 = getI32(pool, POOL_NOW_WINNERS);
  const leaves: i32 = getI32(pool, POOL_NOW_LEAVES);
  const n: i32 = getI32(pool, POOL_NOW_SEATS);
  for (let place: i32 = 0; place < leaves; place = (place + 1) | 0) {
    setF64((numbers + (place << 3)) | 0, 0, place < n ? numberOf(seatAtPlace(pool, place)) : NEVER);
    setI32((winners + ((leaves + place) << 2)) | 0, 0, place);
  }
  for (let match: i32 = (leaves - 1) | 0; match > 0; match = (match - 1) | 0) play(numbers, winners, match);
}
