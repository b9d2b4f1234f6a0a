// Customers who leave before their first renewal, and lost ones who come back.

import { floorF64, hasTrace, imul, maxF64, maxI32, toF64, toI32, traceHook } from './lang.ts';
import {
  ACC_BOOKED_WIN_BACK, ACC_CANCELLED, ACC_CHURNED, ACC_WIN_BACK, EVENT_CANCEL, EVENT_WIN_BACK, FOR_CANCEL, FOR_CANCEL_DAY, FOR_WIN_BACK, FOR_WIN_BACK_DAYS, H_MARKETS, H_SPLITS,
  TRACE_CANCELLED, TRACE_WON_BACK, USES_SENIORITY,
} from './layout.ts';
import { bookedPart, renewalDraw, schedule, stopRenewal } from './contracts.ts';
import { takeBack } from './credit.ts';
import { draw, unit } from './draw.ts';
import { listOf, push } from './lists.ts';
import { setArr } from './live.ts';
import { returnCustomer, takeCustomer } from './market.ts';
import { sample } from './quantile.ts';
import { ownPart, takeBackSecond } from './split.ts';
import { accountAt, count, periodOf } from './row.ts';
import {
  header, motionCancel, motionCancelDays, motionClawback, renewalSegment, renewalWinBack, renewalWinBackAfter, renewalWinBackShare,
} from './sections.ts';
import {
  accountArr, accountCredit, accountEnd, accountKey0, accountKey1, accountLost, accountMotion, accountNumber, accountPlaces, accountRenewal, accountSecond, accountSecondOccupant, accountSeller,
  accountSellerOccupant, accountSeniority, accountSince, accountTerm, horizonDays, param, params, seatOccupant, seats, uses,
} from './state.ts';

/** Whether and when the account that a win of motion m has made at `clock` cancels early; `base` is the credit for it, of which a second person may have a part. */
export function mayCancel(b: i32, at: i32, m: i32, seat: i32, base: f64, second: i32, clock: f64, day: i32): void {
  if (motionCancel[m] < 0) return;
  if (unit(draw(accountKey0[at], accountKey1[at], FOR_CANCEL)) >= param[(imul(b, params) + motionCancel[m]) | 0]) return;
  const when: f64 = clock + motionCancelDays[m] * unit(draw(accountKey0[at], accountKey1[at], FOR_CANCEL_DAY));
  const on: i32 = maxI32(toI32(floorF64(when)), (day + 1) | 0);
  if (on >= horizonDays) return;
  accountMotion[at] = m;
  accountSeller[at] = seat;
  accountSellerOccupant[at] = seat < 0 ? 0 : seatOccupant[(imul(b, seats) + seat) | 0];
  accountCredit[at] = base;
  if (header[H_SPLITS] === 1) {
    accountSecond[at] = second;
    accountSecondOccupant[at] = second < 0 ? 0 : seatOccupant[(imul(b, seats) + second) | 0];
  }
  push(listOf(on, EVENT_CANCEL), at);
}

/** An account cancels: it churns, its renewal does not happen, and a share of the credit for it is taken back. */
export function cancel(at: i32, day: i32): void {
  const arr: f64 = accountArr[at];
  if (arr <= 0.0) return;
  const b: i32 = (at / accountPlaces) | 0;
  const period: i32 = periodOf(day);
  const segment: i32 = renewalSegment[accountRenewal[at]];
  count(accountAt(b, segment, ACC_CHURNED, period), arr);
  count(accountAt(b, segment, ACC_CANCELLED, period), arr);
  stopRenewal(b, at, day);
  setArr(b, at, 0.0, day);
  if (header[H_MARKETS] === 1) returnCustomer(at);
  const m: i32 = accountMotion[at];
  const back: f64 = accountCredit[at] * motionClawback[m];
  if (motionClawback[m] > 0.0) {
    const second: i32 = header[H_SPLITS] === 1 ? accountSecond[at] : -1;
    takeBack(b, accountSeller[at], isThere(b, accountSeller[at], accountSellerOccupant[at]), m, back, ownPart(m, second), period);
    if (second >= 0) takeBackSecond(b, second, isThere(b, second, accountSecondOccupant[at]), m, back, period);
  }
  if (hasTrace) traceHook(TRACE_CANCELLED, day, at, arr, 0.0);
}

/** Whether the person who sat in a seat still does. */
function isThere(b: i32, seat: i32, occupant: i32): bool {
  return seat >= 0 && seatOccupant[(imul(b, seats) + seat) | 0] === occupant;
}

/** Whether and when an account that is lost at a contract date with `arr` comes back. */
export function mayReturn(b: i32, at: i32, arr: f64): void {
  const r: i32 = accountRenewal[at];
  if (renewalWinBack[r] < 0) return;
  const back: f64 = arr * param[(imul(b, params) + renewalWinBackShare[r]) | 0];
  if (back <= 0.0 || unit(renewalDraw(at, FOR_WIN_BACK)) >= param[(imul(b, params) + renewalWinBack[r]) | 0]) return;
  accountLost[at] = back;
  accountEnd[at] = accountEnd[at] + maxF64(0.0, sample(b, renewalWinBackAfter[r], renewalDraw(at, FOR_WIN_BACK_DAYS)));
  const on: f64 = floorF64(accountEnd[at]);
  if (on < toF64(horizonDays)) push(listOf(toI32(on), EVENT_WIN_BACK), at);
}

/** A lost account comes back as a new customer: its term and its tenure begin anew. */
export function comeBack(at: i32, day: i32): void {
  const b: i32 = (at / accountPlaces) | 0;
  const period: i32 = periodOf(day);
  const segment: i32 = renewalSegment[accountRenewal[at]];
  const arr: f64 = accountLost[at];
  accountSince[at] = accountEnd[at];
  accountEnd[at] = accountEnd[at] + accountTerm[at];
  accountNumber[at] = (accountNumber[at] + 1) | 0;
  if (uses(USES_SENIORITY)) accountSeniority[at] = (0 - accountNumber[at]) | 0;
  count(accountAt(b, segment, ACC_WIN_BACK, period), arr);
  count(accountAt(b, segment, ACC_BOOKED_WIN_BACK, period), arr * bookedPart(accountTerm[at]));
  setArr(b, at, arr, day);
  if (header[H_MARKETS] === 1) takeCustomer(at, segment);
  schedule(at, (day + 1) | 0);
  if (hasTrace) traceHook(TRACE_WON_BACK, day, at, arr, 0.0);
}
