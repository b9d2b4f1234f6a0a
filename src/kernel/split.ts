// Accounts with several sellers: the owner leads, and a second person gets a part of the credit of a win.

import { getI32, imul, toF64, toI32 } from './lang.ts';
import { FOR_SECOND, FOR_SPLIT, OPP_KEY0, OPP_KEY1, OPP_TRIAL } from './layout.ts';
import { chargePool, creditSeat } from './credit.ts';
import { draw, unit } from './draw.ts';
import { motionEvent, motionSplit, motionSplitPool, motionSplitShare, poolFirstSeat, poolSeats } from './sections.ts';
import { param, params, seatFilled, seatOf, seats } from './state.ts';

/** The seat of the second person of a won deal, or -1. */
export function secondOf(o: i32, m: i32): i32 {
  if (motionSplit[m] < 0) return -1;
  const b: i32 = getI32(o, OPP_TRIAL);
  if (unit(draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), FOR_SPLIT)) >= param[(imul(b, params) + motionSplit[m]) | 0]) return -1;
  return secondSeat(b, motionSplitPool[m], seatOf(o), unit(draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), FOR_SECOND)));
}

/** The part of a win's credit that its owner keeps beside a second person. */
export function ownPart(m: i32, second: i32): f64 {
  return second < 0 ? 1.0 : 1.0 - motionSplitShare[m];
}

/** Credits the second person of a win of motion m. */
export function creditSecond(b: i32, second: i32, m: i32, base: f64, period: i32): void {
  if (second >= 0) creditSeat(b, second, motionEvent[m], base * motionSplitShare[m], period);
}

/** Takes it back, or from the pool alone if that person is not there any more. */
export function takeBackSecond(b: i32, second: i32, isThere: bool, m: i32, base: f64, period: i32): void {
  if (isThere) creditSecond(b, second, m, 0.0 - base, period);
  else chargePool(b, motionSplitPool[m], motionEvent[m], base * motionSplitShare[m], period);
}

/** One of the pool's people beside the owner, all equally likely; -1 where there is nobody. */
function secondSeat(b: i32, pool: i32, owner: i32, u: f64): i32 {
  const first: i32 = poolFirstSeat[pool];
  let others: i32 = 0;
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    const seat: i32 = (first + k) | 0;
    if (seat !== owner && seatFilled[(imul(b, seats) + seat) | 0] === 1) others = (others + 1) | 0;
  }
  let pick: i32 = toI32(u * toF64(others));
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    const seat: i32 = (first + k) | 0;
    if (seat === owner || seatFilled[(imul(b, seats) + seat) | 0] === 0) continue;
    if (pick === 0) return seat;
    pick = (pick - 1) | 0;
  }
  return -1;
}
