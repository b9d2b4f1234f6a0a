// Promotions: a person of some tenure moves, at a rate, into a vacant seat of another pool.

import { floorF64, imul, maxF64, maxI32, toF64, toI32 } from './lang.ts';
import { EVENT_PROMOTION, FOR_PROMOTION, H_EXPONENTIAL, H_LIFE } from './layout.ts';
import { draw } from './draw.ts';
import { listOf, push } from './lists.ts';
import { readLinear, tableAt } from './quantile.ts';
import { header, poolBackfill, poolFirstSeat, poolPromotionFirst, poolSeats, promotionAddress, promotionAfter, promotionRate, seatBudget, seatPool } from './sections.ts';
import { horizonDays, param, params, seatFilled, seatKey0, seatKey1, seatOccupant, seatPromotion, seatPromotionDay, seatSince, seats } from './state.ts';

/** Days until a promotion that found no seat is tried again. */
const AGAIN_DAYS: i32 = 30;

/** Sets the first promotion of the person who sits in the seat from `now` on. */
export function planPromotion(b: i32, seat: i32, now: f64): void {
  if (header[H_LIFE] === 0) return;
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  let first: f64 = toF64(horizonDays);
  seatPromotion[at] = -1;
  for (let k: i32 = poolPromotionFirst[pool]; k < poolPromotionFirst[(pool + 1) | 0]; k = (k + 1) | 0) {
    const rate: f64 = param[(imul(b, params) + promotionRate[k]) | 0];
    if (rate <= 0.0) continue;
    const left: f64 = readLinear(tableAt(header[H_EXPONENTIAL]), draw(seatKey0[at], seatKey1[at], (FOR_PROMOTION + promotionAddress[k]) | 0));
    const time: f64 = maxF64(now, seatSince[at] + promotionAfter[k]) + left / rate;
    if (time >= first) continue;
    first = time;
    seatPromotion[at] = k;
  }
  // whoever starts today is not promoted before the morrow
  if (seatPromotion[at] >= 0) pushPromotion(at, maxI32(toI32(floorF64(first)), now > 0.0 ? (toI32(floorF64(now)) + 1) | 0 : 0));
}

function pushPromotion(at: i32, day: i32): void {
  seatPromotionDay[at] = day;
  if (day < horizonDays) push(listOf(day, EVENT_PROMOTION), at);
}

/** The day has come, but there is no seat: it is tried again later. */
export function waitForSeat(at: i32, day: i32): void {
  pushPromotion(at, (day + AGAIN_DAYS) | 0);
}

/** Whether the entry of a day still speaks of the person in the seat. */
export function isPromotion(at: i32, day: i32): bool {
  return seatFilled[at] === 1 && seatPromotion[at] >= 0 && seatPromotionDay[at] === day;
}

/** The first seat of a pool that is budgeted and vacant, and that somebody else would be found for. */
export function vacantSeat(b: i32, pool: i32, day: i32): i32 {
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    const seat: i32 = (poolFirstSeat[pool] + k) | 0;
    const at: i32 = (imul(b, seats) + seat) | 0;
    if (seatFilled[at] === 0 && seatBudget[seat] <= day && (poolBackfill[pool] === 1 || seatOccupant[at] === 0)) return seat;
  }
  return -1;
}
