// Those who bring people on: managers, whose span decides how long a ramp takes, and peers, who give slots for it.

import { imul, minF64, toF64 } from './lang.ts';
import { H_LIFE } from './layout.ts';
import { applySlots } from './seat-slots.ts';
import { header, poolCoaching, poolFirstSeat, poolManager, poolMentorLoad, poolRampSteps, poolSeats, poolSpan, seatPool } from './sections.ts';
import { pools, seatFilled, seatMentees, seatMentor, seatStep, seatStretch, seats } from './state.ts';

/** How many times as long as written the ramp of who starts now takes: by the share of the team that its managers can cover. */
export function stretchRamp(b: i32, seat: i32, isNew: bool): void {
  if (header[H_LIFE] === 0) return;
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  seatStretch[at] = 1.0;
  if (!isNew || poolManager[pool] < 0) return;
  let team: i32 = 0;
  for (let p: i32 = 0; p < pools; p = (p + 1) | 0) if (poolManager[p] === poolManager[pool]) team = (team + filled(b, p)) | 0;
  if (team === 0) return;
  const coverage: f64 = minF64(1.0, (toF64(filled(b, poolManager[pool])) * poolSpan[pool]) / toF64(team));
  seatStretch[at] = 1.0 + poolCoaching[pool] * (1.0 - coverage);
}

function filled(b: i32, pool: i32): i32 {
  let n: i32 = 0;
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) n = (n + seatFilled[(imul(b, seats) + poolFirstSeat[pool] + k) | 0]) | 0;
  return n;
}

function isRamped(at: i32, pool: i32): bool {
  return seatFilled[at] === 1 && seatStep[at] + 1 >= poolRampSteps[pool];
}

/** Who ramps takes slots from the ramped peer with the fewest mentees, ties by seat order; without one, from nobody. */
export function findMentor(b: i32, seat: i32, day: i32): void {
  if (header[H_LIFE] === 0) return;
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  seatMentor[at] = -1;
  if (poolMentorLoad[pool] <= 0.0 || seatFilled[at] === 0 || isRamped(at, pool)) return;
  let best: i32 = -1;
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    const peer: i32 = (poolFirstSeat[pool] + k) | 0;
    const place: i32 = (imul(b, seats) + peer) | 0;
    if (isRamped(place, pool) && (best < 0 || seatMentees[place] < seatMentees[(imul(b, seats) + best) | 0])) best = peer;
  }
  if (best < 0) return;
  seatMentor[at] = best;
  seatMentees[(imul(b, seats) + best) | 0] += 1;
  applySlots(b, best, day);
}

/** The person in the seat is ramped, or gone: the mentor has the slots back. */
export function leaveMentor(b: i32, seat: i32, day: i32): void {
  if (header[H_LIFE] === 0) return;
  const at: i32 = (imul(b, seats) + seat) | 0;
  const mentor: i32 = seatMentor[at];
  if (mentor < 0) return;
  seatMentor[at] = -1;
  seatMentees[(imul(b, seats) + mentor) | 0] += -1;
  applySlots(b, mentor, day);
}

/** The person in the seat is gone: their mentees find somebody else. */
export function leaveMentees(b: i32, seat: i32, day: i32): void {
  if (header[H_LIFE] === 0) return;
  const pool: i32 = seatPool[seat];
  seatMentees[(imul(b, seats) + seat) | 0] = 0;
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    const peer: i32 = (poolFirstSeat[pool] + k) | 0;
    if (seatMentor[(imul(b, seats) + peer) | 0] === seat) findMentor(b, peer, day);
  }
}
