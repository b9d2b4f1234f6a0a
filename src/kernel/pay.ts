// What people earn: variable pay by attainment, per person or, where people have no credit of their own, by their pool's.

import { imul, maxF64, minF64, toF64 } from './lang.ts';
import { H_PAY, H_PAY_HISTOGRAMS, H_YEARS, PAY_NONE, PAY_PERSONAL, PAY_POOL, POOL_R_CREDIT, POOL_R_PAY, POOL_R_PERSON_DAYS, POOL_R_STREET } from './layout.ts';
import { count, emit, poolAt } from './row.ts';
import {
  header, payBase, payCap, payGuarantee, payGuaranteeDays, payPerCredit, payVariable, periodDays, periodYear, poolFirstSeat, poolPay,
  poolPayToDate, poolRecovers, poolSeats, poolTierFirst, seatPool, tierFrom, tierRate,
} from './sections.ts';
import {
  periods, pools, row, seatCredit, seatDrawn, seatFilled, seatPaid, seatPaidDays, seatPresent, seatSince, seatYearCredit, seatYearPaid, seatYearPaidDays,
  seatYearPresent, seatYearQuota, seatYearVariable, seats,
} from './state.ts';
import { endsYear, isWholeYear, yearDays } from './years.ts';

const YEAR_DAYS: f64 = 365.25;

/** Variable pay of an attainment, as a multiple of that at 100 %: the slopes of its tiers, up to the cap. Without a quota there is none. */
export function payout(pool: i32, credit: f64, quota: f64): f64 {
  if (quota <= 0.0) return 0.0;
  const attained: f64 = credit / quota;
  const last: i32 = poolTierFirst[(pool + 1) | 0];
  let earned: f64 = 0.0;
  for (let k: i32 = poolTierFirst[pool]; k < last && attained > tierFrom[k]; k = (k + 1) | 0) {
    const top: f64 = k + 1 < last ? minF64(attained, tierFrom[(k + 1) | 0]) : attained;
    earned = earned + tierRate[k] * (top - tierFrom[k]);
  }
  return minF64(earned, payCap[pool]);
}

/** Nothing has been earned yet by who sits there. */
export function beginPay(at: i32): void {
  if (header[H_PAY] === 0) return;
  seatPaid[at] = 0.0;
  seatPaidDays[at] = 0.0;
  seatYearPaid[at] = 0.0;
  seatYearPaidDays[at] = 0.0;
  seatYearVariable[at] = 0.0;
}

/** Nothing has been drawn yet by who sits there. */
export function beginDraw(at: i32): void {
  if (header[H_PAY] === 1) seatDrawn[at] = 0.0;
}

/** What a person earned in the part of a period that ends with day `end`; the record of it and the year's are up to date. */
export function payPerson(b: i32, seat: i32, period: i32, quota: f64, end: i32): void {
  const pool: i32 = seatPool[seat];
  if (header[H_PAY] === 0 || poolPay[pool] === PAY_NONE) return;
  const at: i32 = (imul(b, seats) + seat) | 0;
  const present: f64 = seatPresent[at];
  seatPaidDays[at] = present;
  seatPaid[at] = (payBase[pool] / YEAR_DAYS) * present;
  if (poolPay[pool] !== PAY_PERSONAL) return;
  const perDay: f64 = payVariable[pool] / YEAR_DAYS;
  let earned: f64 = payout(pool, seatCredit[at], quota) * perDay * present;
  if (poolPayToDate[pool] === 1) {
    const toDate: f64 = payout(pool, seatYearCredit[at], seatYearQuota[at]) * perDay * seatYearPresent[at];
    earned = toDate - seatYearVariable[at];
    seatYearVariable[at] = toDate;
  }
  earned = earned + payPerCredit[pool] * seatCredit[at];
  if (payGuaranteeDays[pool] > 0.0) {
    // a person's days within a period are in a row, up to its end
    const guaranteed: f64 = minF64(present, seatSince[at] + payGuaranteeDays[pool] - (toF64(end) - present));
    if (poolRecovers[pool] === 1) earned = drawn(at, earned, payGuarantee[pool] * perDay * maxF64(0.0, guaranteed));
    else if (guaranteed > 0.0) earned = maxF64(earned, payGuarantee[pool] * perDay * guaranteed);
  }
  count(poolAt(b, pool, POOL_R_PAY, period), earned);
  keepPay(at, pool, period, earned);
}

/** A draw that is recovered: what it adds up to `least` is taken from what is earned above that later on. */
function drawn(at: i32, earned: f64, least: f64): f64 {
  if (earned < least) {
    seatDrawn[at] += least - earned;
    return least;
  }
  const back: f64 = minF64(seatDrawn[at], earned - least);
  seatDrawn[at] -= back;
  return earned - back;
}

/** Adds variable pay to the person's, for the histograms; who was there for less than half of the period is not counted. */
function keepPay(at: i32, pool: i32, period: i32, variable: f64): void {
  seatPaid[at] += variable;
  seatYearPaid[at] += seatPaid[at];
  seatYearPaidDays[at] += seatPaidDays[at];
  if (seatPaidDays[at] * 2.0 >= toF64(periodDays[period])) emit(payCode(pool, period), seatPaid[at]);
}

function payCode(pool: i32, place: i32): i32 {
  return (header[H_PAY_HISTOGRAMS] + imul(pool, (periods + header[H_YEARS]) | 0) + place) | 0;
}

/** A person's fiscal year ends, or they leave; those paid by their pool get their share of the year's last period first. */
export function closePayYear(b: i32, seat: i32, year: i32, leaves: bool): void {
  if (header[H_PAY] === 0) return;
  const pay: i32 = poolPay[seatPool[seat]];
  if (leaves) beginDraw((imul(b, seats) + seat) | 0);
  if (pay === PAY_PERSONAL || leaves) endYear((imul(b, seats) + seat) | 0, seatPool[seat], year, pay === PAY_PERSONAL);
}

/** Whole years in which somebody was there for half of the days are counted; a leaver's last share of a pool is not known. */
function endYear(at: i32, pool: i32, year: i32, known: bool): void {
  if (known && seatYearPaidDays[at] > 0.0 && isWholeYear(year) && seatYearPaidDays[at] * 2.0 >= yearDays(year)) emit(payCode(pool, (periods + year) | 0), seatYearPaid[at]);
  beginPay(at);
}

/** At a period's end, the variable pay of pools that are paid by the pool's attainment, in equal parts per day. */
export function payPools(b: i32, period: i32): void {
  if (header[H_PAY] === 0) return;
  const yearEnds: bool = endsYear(period);
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    if (poolPay[pool] !== PAY_POOL) continue;
    const perDay: f64 = payVariable[pool] / YEAR_DAYS;
    const days: f64 = row[poolAt(b, pool, POOL_R_PERSON_DAYS, period)];
    const credit: f64 = row[poolAt(b, pool, POOL_R_CREDIT, period)];
    let earned: f64 = payout(pool, credit, row[poolAt(b, pool, POOL_R_STREET, period)]) * perDay * days;
    if (poolPayToDate[pool] === 1) earned = poolToDate(b, pool, period, perDay);
    earned = earned + payPerCredit[pool] * credit;
    count(poolAt(b, pool, POOL_R_PAY, period), earned);
    const share: f64 = days > 0.0 ? earned / days : 0.0;
    for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
      const at: i32 = (imul(b, seats) + poolFirstSeat[pool] + k) | 0;
      if (seatFilled[at] === 0) continue;
      keepPay(at, pool, period, share * seatPaidDays[at]);
      if (yearEnds) endYear(at, pool, periodYear[period], true);
    }
  }
}

/** Variable pay on the fiscal year's attainment so far, minus what was earned in the year before this period. */
function poolToDate(b: i32, pool: i32, period: i32, perDay: f64): f64 {
  let first: i32 = period;
  while (first > 0 && periodYear[(first - 1) | 0] === periodYear[period]) first = (first - 1) | 0;
  let credit: f64 = 0.0;
  let street: f64 = 0.0;
  let days: f64 = 0.0;
  let before: f64 = 0.0;
  for (let p: i32 = first; p <= period; p = (p + 1) | 0) {
    before = payout(pool, credit, street) * perDay * days;
    credit = credit + row[poolAt(b, pool, POOL_R_CREDIT, p)];
    street = street + row[poolAt(b, pool, POOL_R_STREET, p)];
    days = days + row[poolAt(b, pool, POOL_R_PERSON_DAYS, p)];
  }
  return payout(pool, credit, street) * perDay * days - before;
}
