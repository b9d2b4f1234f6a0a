// Seats and the people in them: leaving, starting, ramping, handing deals over, and what each person earned against quota.

import { floorF64, hasTrace, imul, maxF64, maxI32, toF64, toI32, traceHook } from './lang.ts';
import {
  ASSIGN_TERRITORY, EVENT_LEAVE, EVENT_RAMP, EVENT_START, FOR_FILL, FOR_FIRST_FILL, FOR_HANDOVER, FOR_SKILL, FOR_SLIP, FOR_SLOTS,
  FOR_TENURE, FREE, H_ELAPSED, H_EXPONENTIAL, H_NORMAL, H_YEARS, MEASURE_RENEWAL_RATE, POOL_R_ATTAINMENT, POOL_R_ATTAINMENT_SQ,
  POOL_R_AT_QUOTA, POOL_R_BUDGETED, POOL_R_CREDIT, POOL_R_FILLED_END, POOL_R_HIRES, POOL_R_LEAVERS, POOL_R_LEFT_OUT, POOL_R_PEOPLE,
  POOL_R_PERSON_DAYS, POOL_R_QUOTA, POOL_R_RAMPED_DAYS, POOL_R_STREET, POOL_R_STREET_FILLED, RUNNING, SEAT_OPENING, SEAT_STARTS,
  TRACE_HANDED_OVER, TRACE_JOINED, TRACE_LEFT, UNLIMITED, WAITS_STAGE, YEAR_ATTAINMENT, YEAR_ATTAINMENT_SQ, YEAR_AT_QUOTA, YEAR_LEFT_OUT,
  YEAR_PEOPLE,
} from './layout.ts';
import { draw, key0, key1, threefry, unit } from './draw.ts';
import { listOf, push } from './lists.ts';
import { expOf, lnOf } from './math.ts';
import { closeLost } from './opportunity.ts';
import { readLinear, sample } from './quantile.ts';
import { askForNewOwner, leaveQueue } from './queues.ts';
import { count, emit, periodOf, poolAt, yearAt } from './row.ts';
import { releaseOwner, releaseSeized, setSeatSlots, useSlots } from './slots.ts';
import {
  hazardFrom, hazardRate, header, motionExponent, motionLocal, motionOwner, periodDays, periodStart, periodYear, poolAssign, poolBackfill,
  poolCapacity, poolCreditToDate, poolFill, poolFirstSeat, poolHandoverDays, poolHazardFirst, poolHazards, poolLost, poolMeasure, poolQuota, poolRampFirst,
  poolRampSteps, poolSeats, poolSkill, poolStepDays, poolUnlimited, rampOdds, rampRelief, rampShare, rampSlots, seatAddress, seatBudget,
  seatKind, seatOddsFirst, seatPool, seatSlip, seatStart, seatTenure,
} from './sections.ts';
import {
  handed, horizonDays, luck0, luck1, motions, oppDue, oppKey0, oppKey1, oppLeft, oppOrder, oppPatch, oppSeat, oppShift, oppState, oppUsed,
  param, params, past, periods, pools, seatCredit, seatDue, seatFilled, seatKey0, seatKey1, seatLeaves, seatOccupant, seatOddsCount, seatOddsNow,
  seatPresent, seatRampDay, seatRelief, seatRound, seatSettled, seatSince, seatStarts, seatStep, seatUsed, seatYearCredit, seatYearPresent,
  seatYearQuota, seats,
} from './state.ts';

const VISIT: i32 = 0x9e3779b9 | 0;
const NEVER: f64 = 1e9;

// ---- the life of a seat

/** Opening people take their seats, and what is planned to start is put on the lists; the state of day 0, for the warm-up too. */
export function openSeats(b: i32): void {
  for (let seat: i32 = 0; seat < seats; seat = (seat + 1) | 0) {
    const at: i32 = (imul(b, seats) + seat) | 0;
    clearRecord(at);
    seatYearCredit[at] = 0.0;
    seatYearQuota[at] = 0.0;
    seatYearPresent[at] = 0.0;
    seatOccupant[at] = 0;
    seatFilled[at] = 0;
    seatSettled[at] = 0;
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
    poolUnlimited[pool] === 1 ? (share > 0.0 ? UNLIMITED : 0) : toI32(floorF64(poolCapacity[pool] * share + seatRound[at] + 1e-9));
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

/** A person starts. */
export function join(at: i32, day: i32): void {
  const b: i32 = (at / seats) | 0;
  const seat: i32 = (at - imul(b, seats)) | 0;
  settle(b, seat, day);
  // whoever starts today stays at least to the morrow: today's leavers have gone
  fill(b, seat, seatStarts[at], seatStarts[at], (day + 1) | 0);
  count(poolAt(b, seatPool[seat], POOL_R_HIRES, periodOf(day)), 1.0);
  if (hasTrace) traceHook(TRACE_JOINED, day, seat, seatStarts[at], seatLeaves[at]);
}

/** A person leaves: the record is closed, deals are handed over, the vacancy is filled after a while. */
export function leave(at: i32, day: i32): void {
  const b: i32 = (at / seats) | 0;
  const seat: i32 = (at - imul(b, seats)) | 0;
  const pool: i32 = seatPool[seat];
  settle(b, seat, day);
  closePerson(b, seat, periodOf(day));
  closeYear(b, seat, periodYear[periodOf(day)]);
  count(poolAt(b, pool, POOL_R_LEAVERS, periodOf(day)), 1.0);
  if (hasTrace) traceHook(TRACE_LEFT, day, seat, seatLeaves[at], 0.0);
  handOver(b, seat, day);
  // what is still in use are slots held for renewals: they go with the person
  if (seatUsed[at] > 0) useSlots(b, pool, (0 - seatUsed[at]) | 0, day);
  seatUsed[at] = 0;
  seatFilled[at] = 0;
  setSeatSlots(b, seat, 0, day);
  const wait: f64 = poolFill[pool] >= 0 ? sample(b, poolFill[pool], draw(seatKey0[at], seatKey1[at], FOR_FILL)) : 0.0;
  seatOccupant[at] = (seatOccupant[at] + 1) | 0;
  keySeat(b, seat);
  if (poolBackfill[pool] === 1) pushStart(at, maxF64(seatLeaves[at] + wait, toF64(day)));
}

/** A leaver's open deals, in the order of their creation: some are lost, the others wait for a new owner. */
function handOver(b: i32, seat: i32, day: i32): void {
  const first: i32 = b << oppShift;
  let n: i32 = 0;
  for (let k: i32 = 0; k < oppUsed[b]; k = (k + 1) | 0) {
    const o: i32 = (first + k) | 0;
    if (oppState[o] === FREE || oppSeat[o] !== seat) continue;
    let place: i32 = n;
    while (place > 0 && oppOrder[handed[(place - 1) | 0]] > oppOrder[o]) {
      handed[place] = handed[(place - 1) | 0];
      place = (place - 1) | 0;
    }
    handed[place] = o;
    n = (n + 1) | 0;
  }
  const at: i32 = (imul(b, seats) + seat) | 0;
  const lost: f64 = param[(imul(b, params) + poolLost[seatPool[seat]]) | 0];
  const address: i32 = (FOR_HANDOVER + seatAddress[seat] + imul(seatOccupant[at], VISIT)) | 0;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) handOverOne(b, handed[k], seat, unit(draw(oppKey0[handed[k]], oppKey1[handed[k]], address)) < lost, day);
}

function handOverOne(b: i32, o: i32, seat: i32, isLost: bool, day: i32): void {
  oppLeft[o] = -1.0;
  if (oppState[o] === WAITS_STAGE) {
    leaveQueue(o);
  } else if (oppState[o] === RUNNING) {
    releaseSeized(o, toF64(day), day);
    // the hand-over costs some days, too
    oppLeft[o] = maxF64(0.0, oppDue[o] - toF64(day)) + poolHandoverDays[seatPool[seat]];
  }
  releaseOwner(o, toF64(day), day);
  if (isLost) {
    closeLost(o, day, toF64(day), false);
    return;
  }
  if (poolAssign[seatPool[seat]] !== ASSIGN_TERRITORY) oppPatch[o] = -1;
  askForNewOwner(o, day);
  if (hasTrace) traceHook(TRACE_HANDED_OVER, day, o, toF64(seat), oppLeft[o]);
}

// ---- what is measured of people

function clearRecord(at: i32): void {
  seatCredit[at] = 0.0;
  seatRelief[at] = 0.0;
  seatDue[at] = 0.0;
  seatPresent[at] = 0.0;
}

/** Days of the first period before asOf count as worked by the opening people, with the credit they have earned in them. */
export function openRecords(b: i32): void {
  const elapsed: f64 = toF64(header[H_ELAPSED]);
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    const first: i32 = poolFirstSeat[pool];
    let opening: i32 = 0;
    for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
      if (seatKind[(first + k) | 0] === SEAT_OPENING) opening = (opening + 1) | 0;
    }
    const credit: f64 = opening > 0 ? poolCreditToDate[pool] / toF64(opening) : 0.0;
    count(poolAt(b, pool, POOL_R_CREDIT, 0), opening > 0 ? poolCreditToDate[pool] : 0.0);
    for (let k: i32 = 0; k < opening; k = (k + 1) | 0) {
      const seat: i32 = (first + k) | 0;
      if (elapsed > 0.0) addDays(b, seat, elapsed, 0);
      seatCredit[(imul(b, seats) + seat) | 0] += credit;
    }
  }
}

/** Counts the days since the seat was last looked at. */
function settle(b: i32, seat: i32, day: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const days: i32 = (day - seatSettled[at]) | 0;
  if (days > 0) addDays(b, seat, toF64(days), periodOf(seatSettled[at]));
  seatSettled[at] = day;
}

function addDays(b: i32, seat: i32, days: f64, period: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  const perDay: f64 = poolQuota[(imul(pool, periods) + period) | 0] / toF64(periodDays[period]);
  if (seatFilled[at] === 1) {
    const step: i32 = (poolRampFirst[pool] + seatStep[at]) | 0;
    count(poolAt(b, pool, POOL_R_PERSON_DAYS, period), days);
    count(poolAt(b, pool, POOL_R_RAMPED_DAYS, period), days * rampShare[step]);
    seatPresent[at] += days;
    seatRelief[at] += days * rampRelief[step];
    if (poolMeasure[pool] !== MEASURE_RENEWAL_RATE) {
      count(poolAt(b, pool, POOL_R_STREET_FILLED, period), perDay * (days * rampRelief[step]));
      count(poolAt(b, pool, POOL_R_STREET, period), perDay * (days * rampRelief[step]));
    }
  } else if (poolMeasure[pool] !== MEASURE_RENEWAL_RATE) {
    const vacant: f64 = budgetedDays(seat, seatSettled[at], days);
    if (vacant > 0.0) count(poolAt(b, pool, POOL_R_STREET, period), perDay * vacant);
  }
}

/** Of the days from `from` on, those on which the seat is budgeted. */
function budgetedDays(seat: i32, from: i32, days: f64): f64 {
  const before: i32 = (seatBudget[seat] - from) | 0;
  return before <= 0 ? days : toF64(before) >= days ? 0.0 : days - toF64(before);
}

/** Closes what a person earned in a period: attainment where quota was carried for at least half of the period's days. */
function closePerson(b: i32, seat: i32, period: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  const perPeriod: f64 = poolQuota[(imul(pool, periods) + period) | 0];
  const quota: f64 = perPeriod * (seatRelief[at] / toF64(periodDays[period])) + seatDue[at];
  if (poolMeasure[pool] !== MEASURE_RENEWAL_RATE) count(poolAt(b, pool, POOL_R_QUOTA, period), quota);
  if (quota > 0.0 && seatPresent[at] * 2.0 >= toF64(periodDays[period])) {
    const attained: f64 = seatCredit[at] / quota;
    count(poolAt(b, pool, POOL_R_PEOPLE, period), 1.0);
    count(poolAt(b, pool, POOL_R_ATTAINMENT, period), attained);
    count(poolAt(b, pool, POOL_R_ATTAINMENT_SQ, period), attained * attained);
    if (attained >= 1.0) count(poolAt(b, pool, POOL_R_AT_QUOTA, period), 1.0);
    emit((imul(pool, (periods + header[H_YEARS]) | 0) + period) | 0, attained);
  } else if (seatPresent[at] > 0.0) {
    count(poolAt(b, pool, POOL_R_LEFT_OUT, period), 1.0);
  }
  seatYearCredit[at] += seatCredit[at];
  seatYearQuota[at] += quota;
  seatYearPresent[at] += seatPresent[at];
  clearRecord(at);
}

/** Closes what a person earned in a fiscal year; years that the horizon holds only in part are not counted. */
function closeYear(b: i32, seat: i32, year: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  if (!isWholeYear(year)) {
    // a part of a year is no year
  } else if (seatYearQuota[at] > 0.0 && seatYearPresent[at] * 2.0 >= yearDays(year)) {
    const attained: f64 = seatYearCredit[at] / seatYearQuota[at];
    count(yearAt(b, pool, YEAR_PEOPLE, year), 1.0);
    count(yearAt(b, pool, YEAR_ATTAINMENT, year), attained);
    count(yearAt(b, pool, YEAR_ATTAINMENT_SQ, year), attained * attained);
    if (attained >= 1.0) count(yearAt(b, pool, YEAR_AT_QUOTA, year), 1.0);
    emit((imul(pool, (periods + header[H_YEARS]) | 0) + periods + year) | 0, attained);
  } else if (seatYearPresent[at] > 0.0) {
    count(yearAt(b, pool, YEAR_LEFT_OUT, year), 1.0);
  }
  seatYearCredit[at] = 0.0;
  seatYearQuota[at] = 0.0;
  seatYearPresent[at] = 0.0;
}

function isWholeYear(year: i32): bool {
  let within: i32 = 0;
  for (let p: i32 = 0; p < periods; p = (p + 1) | 0) {
    if (periodYear[p] === year) within = (within + 1) | 0;
  }
  return within === past;
}

function yearDays(year: i32): f64 {
  let days: i32 = 0;
  for (let p: i32 = 0; p < periods; p = (p + 1) | 0) {
    if (periodYear[p] === year) days = (days + periodDays[p]) | 0;
  }
  return toF64(days);
}

/** At a period's end: every record of it is closed, and the year's where it ends. Vacant quota stays in the pool's. */
export function closeSeats(b: i32, period: i32): void {
  const end: i32 = periodStart[(period + 1) | 0];
  const yearEnds: bool = period + 1 >= periods || periodYear[(period + 1) | 0] !== periodYear[period];
  for (let seat: i32 = 0; seat < seats; seat = (seat + 1) | 0) {
    const at: i32 = (imul(b, seats) + seat) | 0;
    const pool: i32 = seatPool[seat];
    settle(b, seat, end);
    closePerson(b, seat, period);
    if (yearEnds) closeYear(b, seat, periodYear[period]);
    if (seatFilled[at] === 1) count(poolAt(b, pool, POOL_R_FILLED_END, period), 1.0);
    // a seat is in the plan from its planned start on, or from an earlier real one
    if (seatBudget[seat] < end || seatFilled[at] === 1) count(poolAt(b, pool, POOL_R_BUDGETED, period), 1.0);
  }
}
