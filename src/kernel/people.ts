// Records of people: the days they were there, and what they earned against quota.

import { imul, toF64 } from './lang.ts';
import {
  H_ELAPSED, H_LIFE, H_YEARS, MEASURE_RENEWAL_RATE, POOL_R_ATTAINMENT, POOL_R_ATTAINMENT_SQ, POOL_R_AT_QUOTA, POOL_R_BUDGETED, POOL_R_CREDIT,
  POOL_R_FILLED_END, POOL_R_LEFT_OUT, POOL_R_PEOPLE, POOL_R_PERSON_DAYS, POOL_R_QUOTA, POOL_R_RAMPED_DAYS, POOL_R_STREET,
  POOL_R_STREET_FILLED, SEAT_OPENING, YEAR_ATTAINMENT, YEAR_ATTAINMENT_SQ, YEAR_AT_QUOTA, YEAR_LEFT_OUT, YEAR_PEOPLE,
} from './layout.ts';
import { leaveSooner } from './leaving.ts';
import { beginDraw, beginPay, closePayYear, payPerson } from './pay.ts';
import { count, emit, periodOf, poolAt, yearAt } from './row.ts';
import {
  header, periodDays, periodStart, periodYear, poolCreditToDate, poolFirstSeat, poolMeasure, poolQuota, poolRampFirst, poolSeats,
  rampRelief, rampShare, seatBudget, seatKind, seatPool,
} from './sections.ts';
import {
  periods, pools, seatCredit, seatDue, seatFilled, seatPresent, seatRelief, seatSettled, seatStep, seatYearCredit, seatYearPresent,
  seatYearQuota, seats,
} from './state.ts';
import { endsYear, isWholeYear, yearDays } from './years.ts';

/** Nothing is known of the seat's person yet. */
export function beginRecord(at: i32): void {
  clearRecord(at);
  clearYear(at);
  beginPay(at);
  beginDraw(at);
  seatSettled[at] = 0;
}

function clearYear(at: i32): void {
  seatYearCredit[at] = 0.0;
  seatYearQuota[at] = 0.0;
  seatYearPresent[at] = 0.0;
}

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
export function settle(b: i32, seat: i32, day: i32): void {
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

/** Closes what a person earned in a period, or in the part of it before day `end`: attainment where quota was carried for at least half of the period's days. */
export function closePerson(b: i32, seat: i32, period: i32, end: i32): void {
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
    if (header[H_LIFE] === 1 && end === periodStart[(period + 1) | 0]) leaveSooner(b, seat, period, attained);
  } else if (seatPresent[at] > 0.0) {
    count(poolAt(b, pool, POOL_R_LEFT_OUT, period), 1.0);
  }
  seatYearCredit[at] += seatCredit[at];
  seatYearQuota[at] += quota;
  seatYearPresent[at] += seatPresent[at];
  payPerson(b, seat, period, quota, end);
  clearRecord(at);
}

/** Closes what a person earned in a fiscal year; years that the horizon holds only in part are not counted. */
export function closeYear(b: i32, seat: i32, year: i32, leaves: bool): void {
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
  clearYear(at);
  closePayYear(b, seat, year, leaves);
}

/** At a period's end: every record of it is closed, and the year's where it ends. Vacant quota stays in the pool's. */
export function closeSeats(b: i32, period: i32): void {
  const end: i32 = periodStart[(period + 1) | 0];
  const yearEnds: bool = endsYear(period);
  for (let seat: i32 = 0; seat < seats; seat = (seat + 1) | 0) {
    const at: i32 = (imul(b, seats) + seat) | 0;
    const pool: i32 = seatPool[seat];
    settle(b, seat, end);
    closePerson(b, seat, period, end);
    if (yearEnds) closeYear(b, seat, periodYear[period], false);
    if (seatFilled[at] === 1) count(poolAt(b, pool, POOL_R_FILLED_END, period), 1.0);
    // a seat is in the plan from its planned start on, or from an earlier real one
    if (seatBudget[seat] < end || seatFilled[at] === 1) count(poolAt(b, pool, POOL_R_BUDGETED, period), 1.0);
  }
}
