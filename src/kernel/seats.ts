// Seats and the people in them: leaving, starting and ramping.

import { floorF64, hasTrace, imul, maxF64, maxI32, toF64, toI32, traceHook } from './lang.ts';
import {
  EVENT_LEAVE, EVENT_RAMP, EVENT_START, FOR_FILL, FOR_FIRST_FILL, FOR_SKILL, FOR_SLIP, FOR_SLOTS, FOR_TENURE, H_EXPONENTIAL, H_NORMAL, H_PROSPECTING,
  POOL_R_HIRES, POOL_R_LEAVERS, SEAT_OPENING, SEAT_STARTS, TRACE_JOINED, TRACE_LEFT, UNLIMITED,
} from './layout.ts';
import { draw, key0, key1, threefry, unit } from './draw.ts';
import { handOver } from './handover.ts';
import { listOf, push } from './lists.ts';
import { expOf, lnOf } from './math.ts';
import { beginRecord, closePerson, closeYear, settle } from './people.ts';
import { capacityNow, changesProspecting, openProspecting } from './prospecting.ts';
import { readLinear, sample } from './quantile.ts';
import { count, periodOf, poolAt } from './row.ts';
import { setSeatSlots, useSlots } from './slots.ts';
import {
  hazardFrom, hazardRate, header, motionExponent, motionLocal, motionOwner, periodYear, poolBackfill, poolFill, poolFirstSeat,
  poolHazardFirst, poolHazards, poolRampFirst, poolRampSteps, poolSeats, poolSkill, poolStepDays, poolUnlimited, rampOdds, rampSlots, seatAddress,
  seatKind, seatOddsFirst, seatPool, seatSlip, seatStart, seatTenure,
} from './sections.ts';
import {
  horizonDays, luck0, luck1, motions, param, params, pools, seatFilled, seatKey0, seatKey1, seatLeaves, seatOccupant, seatOddsCount,
  seatOddsNow, seatRampDay, seatRound, seatSince, seatStarts, seatStep, seatUsed, seats,
} from './state.ts';

const NEVER: f64 = 1e9;

/** Opening people take their seats, and what is planned to start is put on the lists; the state of day 0, for the warm-up too. */
export function openSeats(b: i32): void {
  if (header[H_PROSPECTING] === 1) openProspecting(b);
  for (let seat: i32 = 0; seat < seats; seat = (seat + 1) | 0) {
    const at: i32 = (imul(b, seats) + seat) | 0;
    beginRecord(at);
    seatOccupant[at] = 0;
    seatFilled[at] = 0;
    keySeat(b, seat);
    if (seatKind[seat] === SEAT_OPENING) {
      fill(b, seat, 0.0 - seatTenure[seat], 0.0, 0);
    } else {
      planStart(b, seat);
    }
  }
}

/** When a planned seat gets its first person. */
function planStart(b: i32, seat: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  let start: f64 = seatStart[seat];
  if (seatKind[seat] !== SEAT_STARTS && poolFill[pool] >= 0) {
    start = start + sample(b, poolFill[pool], draw(seatKey0[at], seatKey1[at], FOR_FIRST_FILL));
  }
  if (seatSlip[seat] >= 0) start = start + sample(b, seatSlip[seat], draw(seatKey0[at], seatKey1[at], FOR_SLIP));
  pushStart(at, start);
}

function pushStart(at: i32, time: f64): void {
  // who would have started before day 0 starts on it
  const start: f64 = maxF64(0.0, time);
  seatStarts[at] = start;
  const day: i32 = toI32(floorF64(start));
  if (day < horizonDays) push(listOf(day, EVENT_START), at);
}

function keySeat(b: i32, seat: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  threefry(luck0[b], luck1[b], seatAddress[seat], seatOccupant[at]);
  seatKey0[at] = key0;
  seatKey1[at] = key1;
}

/** A person who joined at time `since` sits in the seat from `now` on: slots, odds, ramp and the day of leaving, not before `stays`, are set. */
function fill(b: i32, seat: i32, since: f64, now: f64, stays: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  seatFilled[at] = 1;
  seatSince[at] = since;
  seatRound[at] = unit(draw(seatKey0[at], seatKey1[at], FOR_SLOTS));
  const steps: i32 = poolRampSteps[pool];
  const done: f64 = steps > 1 ? floorF64((now - since) / poolStepDays[pool]) : 0.0;
  seatStep[at] = done >= toF64((steps - 1) | 0) ? (steps - 1) | 0 : toI32(done);
  pushRamp(b, seat);
  applyStep(b, seat, now > 0.0 ? toI32(floorF64(now)) : 0);
  seatLeaves[at] = now + tenureLeft(b, seat, now - since);
  const day: i32 = maxI32(toI32(floorF64(seatLeaves[at])), stays);
  if (day < horizonDays) push(listOf(day, EVENT_LEAVE), at);
}

/** Slots and odds of the present ramp step. */
function applyStep(b: i32, seat: i32, day: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  const step: i32 = (poolRampFirst[pool] + seatStep[at]) | 0;
  const share: f64 = rampSlots[step];
  const slots: i32 =
    poolUnlimited[pool] === 1 ? (share > 0.0 ? UNLIMITED : 0) : toI32(floorF64(capacityNow(b, pool) * share + seatRound[at] + 1e-9));
  setSeatSlots(b, seat, slots, day);
  const sd: f64 = param[(imul(b, params) + poolSkill[pool]) | 0];
  const skill: f64 = sd > 0.0 ? sd * readLinear(header[H_NORMAL], draw(seatKey0[at], seatKey1[at], FOR_SKILL)) : 0.0;
  const ramped: f64 = rampOdds[step];
  for (let m: i32 = 0; m < motions; m = (m + 1) | 0) {
    if (motionOwner[m] !== pool) continue;
    const place: i32 = (imul(b, seatOddsCount) + seatOddsFirst[seat] + motionLocal[m]) | 0;
    if (ramped <= 0.0) seatOddsNow[place] = 0.0;
    else if (skill === 0.0 && ramped === 1.0) seatOddsNow[place] = 1.0;
    else seatOddsNow[place] = expOf(motionExponent[m] * (skill + lnOf(ramped)));
  }
}

function pushRamp(b: i32, seat: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  seatRampDay[at] = horizonDays;
  if (seatStep[at] + 1 >= poolRampSteps[pool]) return;
  const day: i32 = toI32(floorF64(seatSince[at] + toF64((seatStep[at] + 1) | 0) * poolStepDays[pool]));
  if (day >= horizonDays) return;
  seatRampDay[at] = day;
  push(listOf(day, EVENT_RAMP), at);
}

/** Days until a person of this tenure leaves: a unit exponential spent against the hazard by tenure. */
function tenureLeft(b: i32, seat: i32, tenure: f64): f64 {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  const hazards: i32 = poolHazards[pool];
  if (hazards === 0) return NEVER;
  let k: i32 = poolHazardFirst[pool];
  const last: i32 = (k + hazards - 1) | 0;
  while (k < last && tenure >= hazardFrom[(k + 1) | 0]) k = (k + 1) | 0;
  let left: f64 = readLinear(header[H_EXPONENTIAL], draw(seatKey0[at], seatKey1[at], FOR_TENURE));
  let from: f64 = tenure;
  for (; k <= last; k = (k + 1) | 0) {
    const rate: f64 = param[(imul(b, params) + hazardRate[k]) | 0];
    const span: f64 = k === last ? NEVER : hazardFrom[(k + 1) | 0] - from;
    if (rate > 0.0 && left < rate * span) return from + left / rate - tenure;
    left = left - rate * span;
    from = from + span;
  }
  return NEVER;
}

/** The next step of the ramp, if the entry still speaks of the person in the seat. */
export function rampUp(at: i32, day: i32): void {
  if (seatFilled[at] === 0 || seatRampDay[at] !== day) return;
  const b: i32 = (at / seats) | 0;
  const seat: i32 = (at - imul(b, seats)) | 0;
  settle(b, seat, day);
  seatStep[at] = (seatStep[at] + 1) | 0;
  pushRamp(b, seat);
  applyStep(b, seat, day);
}

/** People of a pool came or went: those who prospect only without them get their capacity back, or spend a share of it. */
function reviewProspecting(b: i32, other: i32, day: i32): void {
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    if (!changesProspecting(b, pool, other)) continue;
    for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
      const seat: i32 = (poolFirstSeat[pool] + k) | 0;
      if (seatFilled[(imul(b, seats) + seat) | 0] === 1) applyStep(b, seat, day);
    }
  }
}

/** A person starts. */
export function join(at: i32, day: i32): void {
  const b: i32 = (at / seats) | 0;
  const seat: i32 = (at - imul(b, seats)) | 0;
  settle(b, seat, day);
  // whoever starts today stays at least to the morrow: today's leavers have gone
  fill(b, seat, seatStarts[at], seatStarts[at], (day + 1) | 0);
  count(poolAt(b, seatPool[seat], POOL_R_HIRES, periodOf(day)), 1.0);
  if (header[H_PROSPECTING] === 1) reviewProspecting(b, seatPool[seat], day);
  if (hasTrace) traceHook(TRACE_JOINED, day, seat, seatStarts[at], seatLeaves[at]);
}

/** A person leaves: the record is closed, deals are handed over, the vacancy is filled after a while. */
export function leave(at: i32, day: i32): void {
  const b: i32 = (at / seats) | 0;
  const seat: i32 = (at - imul(b, seats)) | 0;
  const pool: i32 = seatPool[seat];
  settle(b, seat, day);
  closePerson(b, seat, periodOf(day), day);
  closeYear(b, seat, periodYear[periodOf(day)], true);
  count(poolAt(b, pool, POOL_R_LEAVERS, periodOf(day)), 1.0);
  if (hasTrace) traceHook(TRACE_LEFT, day, seat, seatLeaves[at], 0.0);
  handOver(b, seat, day);
  // what is still in use are slots held for renewals: they go with the person
  if (seatUsed[at] > 0) useSlots(b, pool, (0 - seatUsed[at]) | 0, day);
  seatUsed[at] = 0;
  seatFilled[at] = 0;
  setSeatSlots(b, seat, 0, day);
  if (header[H_PROSPECTING] === 1) reviewProspecting(b, pool, day);
  const wait: f64 = poolFill[pool] >= 0 ? sample(b, poolFill[pool], draw(seatKey0[at], seatKey1[at], FOR_FILL)) : 0.0;
  seatOccupant[at] = (seatOccupant[at] + 1) | 0;
  keySeat(b, seat);
  if (poolBackfill[pool] === 1) pushStart(at, maxF64(seatLeaves[at] + wait, toF64(day)));
}
