// How many slots the person in a seat has.

import { floorF64, imul, maxF64, toF64, toI32 } from './lang.ts';
import { H_LIFE, UNLIMITED } from './layout.ts';
import { capacityNow } from './prospecting.ts';
import { setSeatSlots } from './slots.ts';
import { header, poolMentorLoad, poolRampFirst, poolUnlimited, rampSlots, seatPool } from './sections.ts';
import { seatMentees, seatRound, seatStep, seats } from './state.ts';

/** Slots of the present ramp step, less those that mentees take. */
export function applySlots(b: i32, seat: i32, day: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  const share: f64 = rampSlots[(poolRampFirst[pool] + seatStep[at]) | 0];
  if (poolUnlimited[pool] === 1) {
    setSeatSlots(b, seat, share > 0.0 ? UNLIMITED : 0, day);
    return;
  }
  const whole: f64 = capacityNow(b, pool) * share + seatRound[at] + 1e-9;
  const taken: f64 = header[H_LIFE] === 1 ? poolMentorLoad[pool] * toF64(seatMentees[at]) : 0.0;
  setSeatSlots(b, seat, toI32(floorF64(maxF64(0.0, whole - taken))), day);
}
