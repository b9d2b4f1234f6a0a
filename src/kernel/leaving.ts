// When people leave: a unit exponential spent against the hazard of their tenure, sooner after a period of low attainment.

import { floorF64, imul, maxI32, toF64, toI32 } from './lang.ts';
import { EVENT_LEAVE, FOR_LOW_ATTAINMENT, FOR_TENURE, H_EXPONENTIAL, H_LIFE } from './layout.ts';
import { draw } from './draw.ts';
import { listOf, push } from './lists.ts';
import { readLinear, tableAt } from './quantile.ts';
import { hazardFrom, hazardRate, header, periodStart, poolBadRate, poolHazardFirst, poolHazards, poolLowBelow, poolLowFactor, seatPool } from './sections.ts';
import { horizonDays, param, params, periods, seatBad, seatKey0, seatKey1, seatLeaveDay, seatLeaves, seatSince, seats } from './state.ts';

const VISIT: i32 = 0x9e3779b9 | 0;
const NEVER: f64 = 1e9;

/** Sets the day on which the person in the seat will leave, not before `stays`. */
export function planLeave(b: i32, seat: i32, now: f64, stays: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const left: f64 = readLinear(tableAt(header[H_EXPONENTIAL]), draw(seatKey0[at], seatKey1[at], FOR_TENURE));
  leaveAt(at, now + staying(b, seat, now - seatSince[at], left, 1.0), stays);
}

/** Entries of a day that is no longer the person's are stale. */
function leaveAt(at: i32, time: f64, stays: i32): void {
  seatLeaves[at] = time;
  const day: i32 = maxI32(toI32(floorF64(time)), stays);
  seatLeaveDay[at] = day;
  if (day < horizonDays) push(listOf(day, EVENT_LEAVE), at);
}

/** Days until `left` is spent against `factor` times the hazard of a person of this tenure. */
function staying(b: i32, seat: i32, tenure: f64, left: f64, factor: f64): f64 {
  const pool: i32 = seatPool[seat];
  if (header[H_LIFE] !== 0 && seatBad[(imul(b, seats) + seat) | 0] === 1) {
    const own: f64 = factor * param[(imul(b, params) + poolBadRate[pool]) | 0];
    return own > 0.0 ? left / own : NEVER;
  }
  const hazards: i32 = poolHazards[pool];
  if (hazards === 0) return NEVER;
  let k: i32 = poolHazardFirst[pool];
  const last: i32 = (k + hazards - 1) | 0;
  while (k < last && tenure >= hazardFrom[(k + 1) | 0]) k = (k + 1) | 0;
  let rest: f64 = left;
  let from: f64 = tenure;
  for (; k <= last; k = (k + 1) | 0) {
    const rate: f64 = factor * param[(imul(b, params) + hazardRate[k]) | 0];
    const span: f64 = k === last ? NEVER : hazardFrom[(k + 1) | 0] - from;
    if (rate > 0.0 && rest < rate * span) return from + rest / rate - tenure;
    rest = rest - rate * span;
    from = from + span;
  }
  return NEVER;
}

/**
 * A period has closed with this attainment of the person in the seat. Below the pool's mark the hazard of the next period is
 * `factor` times as high: what is added to it is spent by a draw of its own, and the earlier of both days counts.
 */
export function leaveSooner(b: i32, seat: i32, period: i32, attained: f64): void {
  const pool: i32 = seatPool[seat];
  if (period + 1 >= periods || attained >= poolLowBelow[pool]) return;
  const at: i32 = (imul(b, seats) + seat) | 0;
  const start: i32 = periodStart[(period + 1) | 0];
  const left: f64 = readLinear(tableAt(header[H_EXPONENTIAL]), draw(seatKey0[at], seatKey1[at], (FOR_LOW_ATTAINMENT + imul((period + 1) | 0, VISIT)) | 0));
  const after: f64 = staying(b, seat, toF64(start) - seatSince[at], left, poolLowFactor[pool] - 1.0);
  if (after >= toF64((periodStart[(period + 2) | 0] - start) | 0)) return;
  if (toF64(start) + after < seatLeaves[at]) leaveAt(at, toF64(start) + after, start);
}
