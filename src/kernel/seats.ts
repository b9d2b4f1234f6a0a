// Seats and the people in them: leaving, starting, moving up and ramping.

import { flag, floorF64, hasTrace, imul, maxF64, toF64, toI32, traceHook } from './lang.ts';
import {
  EVENT_RAMP, EVENT_START, FOR_BAD_HIRE, FOR_FALL_THROUGH, FOR_FILL, FOR_FIRST_FILL, FOR_NEXT_FILL, FOR_SKILL, FOR_SLIP, FOR_SLOTS, H_LIFE,
  H_NORMAL, H_PROSPECTING, POOL_R_HIRES, POOL_R_LEAVERS, POOL_R_PROMOTED_IN, POOL_R_PROMOTED_OUT, SEAT_OPENING, SEAT_STARTS, TRACE_JOINED,
  TRACE_LEFT, TRACE_PROMOTED,
} from './layout.ts';
import { findMentor, leaveMentees, leaveMentor, stretchRamp } from './coaching.ts';
import { draw, key0, key1, threefry, unit } from './draw.ts';
import { handOver } from './handover.ts';
import { planLeave } from './leaving.ts';
import { listOf, push } from './lists.ts';
import { expOf, lnOf } from './math.ts';
import { beginRecord, closePerson, closeYear, settle } from './people.ts';
import { isPromotion, planPromotion, vacantSeat, waitForSeat } from './promotions.ts';
import { changesProspecting, openProspecting } from './prospecting.ts';
import { readLinear, sample, tableAt } from './quantile.ts';
import { count, periodOf, poolAt } from './row.ts';
import { applySlots } from './seat-slots.ts';
import { dropUse, setSeatSlots } from './slots.ts';
import {
  header, motionExponent, motionLocal, motionOwner, periodYear, poolBackfill, poolBad, poolBadOdds, poolFill, poolFirstSeat, poolRampFirst,
  poolRampSteps, poolSeats, poolSkill, poolStepDays, promotionTo, rampOdds, seatAddress, seatFallThrough, seatKind, seatOddsFirst, seatPool,
  seatSlip, seatStart, seatTenure,
} from './sections.ts';
import {
  horizonDays, luck0, luck1, motions, param, params, pools, seatBad, seatFilled, seatKey0, seatKey1, seatLeaveDay, seatLeaves, seatMentees,
  seatMentor, seatNow, seatOccupant, seatOddsCount, seatOddsNow, seatPromotion, seatRampDay, seatRound, seatSince, seatStartDay, seatStarts,
  seatStep, seatStretch, seats,
} from './state.ts';

const VISIT: i32 = 0x9e3779b9 | 0;
/** A search that fails so often is given up. */
const MOST_OFFERS: i32 = 1000;

/** Opening people take their seats, and what is planned to start is put on the lists; the state of day 0, for the warm-up too. */
export function openSeats(b: i32): void {
  if (header[H_PROSPECTING] === 1) openProspecting(b);
  for (let seat: i32 = 0; seat < seats; seat = (seat + 1) | 0) {
    const at: i32 = (imul(b, seats) + seat) | 0;
    beginRecord(at);
    seatOccupant[at] = 0;
    seatFilled[at] = 0;
    seatStartDay[at] = -1;
    seatLeaveDay[at] = -1;
    if (header[H_LIFE] === 1) {
      seatMentor[at] = -1;
      seatMentees[at] = 0;
    }
    keySeat(b, seat);
    if (seatKind[seat] === SEAT_OPENING) {
      fill(b, seat, 0.0 - seatTenure[seat], 0.0, 0, false);
    } else {
      planStart(b, seat);
    }
  }
  for (let seat: i32 = 0; seat < seats; seat = (seat + 1) | 0) findMentor(b, seat, 0);
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
  pushStart(at, header[H_LIFE] === 1 && seatFallThrough[seat] >= 0 ? acceptedAt(b, seat, start) : start);
}

/** An offer falls through with a probability; then the search takes another time to fill, and so on. */
function acceptedAt(b: i32, seat: i32, first: f64): f64 {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const fails: f64 = param[(imul(b, params) + seatFallThrough[seat]) | 0];
  const search: i32 = poolFill[seatPool[seat]];
  let start: f64 = first;
  let offer: i32 = 0;
  for (; offer < MOST_OFFERS && start < toF64(horizonDays); offer = (offer + 1) | 0) {
    const visit: i32 = imul(offer, VISIT);
    if (unit(draw(seatKey0[at], seatKey1[at], (FOR_FALL_THROUGH + visit) | 0)) >= fails) return start;
    if (search >= 0) start = start + sample(b, search, draw(seatKey0[at], seatKey1[at], (FOR_NEXT_FILL + visit) | 0));
  }
  return toF64(horizonDays);
}

function pushStart(at: i32, time: f64): void {
  // who would have started before day 0 starts on it
  const start: f64 = maxF64(0.0, time);
  seatStarts[at] = start;
  const day: i32 = toI32(floorF64(start));
  seatStartDay[at] = day;
  if (day < horizonDays) push(listOf(day, EVENT_START), at);
}

function keySeat(b: i32, seat: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  threefry(luck0[b], luck1[b], seatAddress[seat], seatOccupant[at]);
  seatKey0[at] = key0;
  seatKey1[at] = key1;
}

/** A person who joined at time `since` sits in the seat from `now` on: slots, odds, ramp and the day of leaving, not before `stays`, are set. A hire may go wrong. */
function fill(b: i32, seat: i32, since: f64, now: f64, stays: i32, isHire: bool): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  seatFilled[at] = 1;
  seatSince[at] = since;
  seatRound[at] = unit(draw(seatKey0[at], seatKey1[at], FOR_SLOTS));
  stretchRamp(b, seat, stays > 0);
  if (header[H_LIFE] === 1) seatBad[at] = flag(isHire && poolBad[pool] >= 0 && unit(draw(seatKey0[at], seatKey1[at], FOR_BAD_HIRE)) < param[(imul(b, params) + poolBad[pool]) | 0]);
  const steps: i32 = poolRampSteps[pool];
  const done: f64 = steps > 1 ? floorF64((now - since) / stepDays(b, seat)) : 0.0;
  seatStep[at] = done >= toF64((steps - 1) | 0) ? (steps - 1) | 0 : toI32(done);
  pushRamp(b, seat);
  applyStep(b, seat, now > 0.0 ? toI32(floorF64(now)) : 0);
  planLeave(b, seat, now, stays);
  planPromotion(b, seat, now);
}

/** Slots and odds of the present ramp step. */
function applyStep(b: i32, seat: i32, day: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  const step: i32 = (poolRampFirst[pool] + seatStep[at]) | 0;
  applySlots(b, seat, day);
  const sd: f64 = param[(imul(b, params) + poolSkill[pool]) | 0];
  const own: f64 = sd > 0.0 ? sd * readLinear(tableAt(header[H_NORMAL]), draw(seatKey0[at], seatKey1[at], FOR_SKILL)) : 0.0;
  const skill: f64 = header[H_LIFE] === 1 && seatBad[at] === 1 ? own + poolBadOdds[pool] : own;
  const ramped: f64 = rampOdds[step];
  for (let m: i32 = 0; m < motions; m = (m + 1) | 0) {
    if (motionOwner[m] !== pool) continue;
    const place: i32 = (imul(b, seatOddsCount) + seatOddsFirst[seat] + motionLocal[m]) | 0;
    if (ramped <= 0.0) seatOddsNow[place] = 0.0;
    else if (skill === 0.0 && ramped === 1.0) seatOddsNow[place] = 1.0;
    else seatOddsNow[place] = expOf(motionExponent[m] * (skill + lnOf(ramped)));
  }
}

/** Days of a ramp step: longer where managers cannot look after everybody. */
function stepDays(b: i32, seat: i32): f64 {
  const written: f64 = poolStepDays[seatPool[seat]];
  return header[H_LIFE] === 1 ? written * seatStretch[(imul(b, seats) + seat) | 0] : written;
}

function pushRamp(b: i32, seat: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  seatRampDay[at] = horizonDays;
  if (seatStep[at] + 1 >= poolRampSteps[pool]) return;
  const day: i32 = toI32(floorF64(seatSince[at] + toF64((seatStep[at] + 1) | 0) * stepDays(b, seat)));
  if (day >= horizonDays) return;
  seatRampDay[at] = day;
  push(listOf(day, EVENT_RAMP), at);
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
  if (seatStep[at] + 1 >= poolRampSteps[seatPool[seat]]) leaveMentor(b, seat, day);
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

/** A person starts, if the seat still waits for one on this day. */
export function join(at: i32, day: i32): void {
  if (seatFilled[at] === 1 || seatStartDay[at] !== day) return;
  const b: i32 = (at / seats) | 0;
  const seat: i32 = (at - imul(b, seats)) | 0;
  settle(b, seat, day);
  // whoever starts today stays at least to the morrow: today's leavers have gone
  fill(b, seat, seatStarts[at], seatStarts[at], (day + 1) | 0, true);
  findMentor(b, seat, day);
  count(poolAt(b, seatPool[seat], POOL_R_HIRES, periodOf(day)), 1.0);
  if (header[H_PROSPECTING] === 1) reviewProspecting(b, seatPool[seat], day);
  if (hasTrace) traceHook(TRACE_JOINED, day, seat, seatStarts[at], seatLeaves[at]);
}

/** The day of a promotion: into the first vacant seat of the other pool. */
export function promote(at: i32, day: i32): void {
  if (!isPromotion(at, day)) return;
  const b: i32 = (at / seats) | 0;
  const seat: i32 = (at - imul(b, seats)) | 0;
  const to: i32 = promotionTo[seatPromotion[at]];
  const vacant: i32 = vacantSeat(b, to, day);
  if (vacant < 0) {
    waitForSeat(at, day);
    return;
  }
  vacate(b, seat, toF64(day), day);
  count(poolAt(b, seatPool[seat], POOL_R_PROMOTED_OUT, periodOf(day)), 1.0);
  enter(b, vacant, day);
  count(poolAt(b, to, POOL_R_PROMOTED_IN, periodOf(day)), 1.0);
  if (hasTrace) traceHook(TRACE_PROMOTED, day, seat, toF64(vacant), 0.0);
}

/** Somebody who is promoted takes a vacant seat; whoever was to start there does not. */
function enter(b: i32, seat: i32, day: i32): void {
  settle(b, seat, day);
  fill(b, seat, toF64(day), toF64(day), (day + 1) | 0, false);
  findMentor(b, seat, day);
  if (header[H_PROSPECTING] === 1) reviewProspecting(b, seatPool[seat], day);
}

/** The person in the seat leaves, if the entry still speaks of them. */
export function leave(at: i32, day: i32): void {
  if (seatFilled[at] === 0 || seatLeaveDay[at] !== day) return;
  const b: i32 = (at / seats) | 0;
  const seat: i32 = (at - imul(b, seats)) | 0;
  if (hasTrace) traceHook(TRACE_LEFT, day, seat, seatLeaves[at], 0.0);
  vacate(b, seat, seatLeaves[at], day);
  count(poolAt(b, seatPool[seat], POOL_R_LEAVERS, periodOf(day)), 1.0);
}

/** A seat falls vacant at `time`: the record is closed, deals are handed over, somebody else is found after a while. */
function vacate(b: i32, seat: i32, time: f64, day: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  settle(b, seat, day);
  closePerson(b, seat, periodOf(day), day);
  closeYear(b, seat, periodYear[periodOf(day)], true);
  handOver(b, seat, day);
  // what is still in use are slots held for renewals: they go with the person
  dropUse(seatNow(b, seat));
  seatFilled[at] = 0;
  setSeatSlots(b, seat, 0, day);
  if (header[H_PROSPECTING] === 1) reviewProspecting(b, pool, day);
  leaveMentor(b, seat, day);
  leaveMentees(b, seat, day);
  const wait: f64 = poolFill[pool] >= 0 ? sample(b, poolFill[pool], draw(seatKey0[at], seatKey1[at], FOR_FILL)) : 0.0;
  seatOccupant[at] = (seatOccupant[at] + 1) | 0;
  keySeat(b, seat);
  seatStartDay[at] = -1;
  if (poolBackfill[pool] === 1) pushStart(at, maxF64(time + wait, toF64(day)));
}
