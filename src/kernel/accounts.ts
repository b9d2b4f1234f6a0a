// Accounts: contracts that fall due, ask for a renewal slot some time before, and renew, shrink, grow or leave.

import { floorF64, getI32, hasTrace, imul, maxF64, toF64, toI32, traceHook } from './lang.ts';
import {
  ACC_BOOKED_RENEWAL, ACC_BOOKED_UPLIFT, ACC_CHURNED, ACC_CLOSING, ACC_CONTRACTION, ACC_COUNT, ACC_CROSS_SELL, ACC_DUE, ACC_LIVE, ACC_NEW,
  ACC_OPENING, ACC_RENEWED, ACC_UNCOVERED, ACC_UPLIFT, ACC_UPSELL, ACC_WINDOW_ALIVE, ACC_WINDOW_COUNT, ACC_WINDOW_GROSS, ACC_WINDOW_NET,
  ACC_WINDOW_START, CREDIT_UPSELL, FOR_ARR, FOR_CONTRACTION, FOR_CONTRACTION_SHARE, FOR_END, FOR_RENEWAL, FOR_UPLIFT, H_ELAPSED, H_GROUPS,
  H_MARKETS, POOL_R_SERVED, POOL_R_UNFILLED, SEAT_NOW_INDEX, TRACE_CHURNED, TRACE_RENEWED, TRACE_UNCOVERED, USES_CANCELLATION,
  USES_SENIORITY,
} from './layout.ts';
import { ASKS_WHEN_DUE, bookedPart, renewalDraw, schedule, stopRenewal } from './contracts.ts';
import { coverageOdds } from './coverage.ts';
import { creditRenewal } from './credit.ts';
import { draw, key0, key1, threefry, unit } from './draw.ts';
import { clearLive, setArr } from './live.ts';
import { mayReturn } from './losses.ts';
import { returnCustomer } from './market.ts';
import { sample } from './quantile.ts';
import { accountAt, count, periodOf, poolAt } from './row.ts';
import { chooseSeat, takeSeat } from './slots.ts';
import {
  groupAddress, groupArr, groupCount, groupRandom, groupRenewal, groupTenure, groupTerm, header, marketAccounts, motionRenewal,
  motionStartDelay, motionTermDays, renewalContraction, renewalContractionShare, renewalOwner, renewalRate, renewalRateFirst,
  renewalRateFrom, renewalRates, renewalSbgAlpha, renewalSbgBeta, renewalSegment, renewalTerm, renewalUncovered, renewalUplift,
} from './sections.ts';
import {
  accountArr, accountEnd, accountHolds, accountKey0, accountKey1, accountNumber, accountOccupant, accountPast, accountPlaces,
  accountRenewal, accountSeat, accountSeniority, accountSince, accountTerm, accountUsed, luck0, luck1, param, params, past, periods,
  poolNow, seatOccupant, seats, uses,
} from './state.ts';

/** Terms that a tenure holds, rounded. */
const WHOLE: f64 = 1e-9;

/** Set when a trial's places for accounts have run out; the batch must be run again with more. */
export let accountsFull: bool = false;

export function resetAccounts(): void {
  accountsFull = false;
}

/** Puts the installed base of trial b in place on day 0. */
export function openAccounts(b: i32): void {
  accountUsed[b] = 0;
  clearLive(b);
  for (let g: i32 = 0; g < header[H_GROUPS]; g = (g + 1) | 0) {
    const term: f64 = groupTerm[g];
    const n: i32 = groupCount[g];
    for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
      threefry(luck0[b], luck1[b], groupAddress[g], k);
      const k0: i32 = key0;
      const k1: i32 = key1;
      const share: f64 = groupRandom[g] === 1 ? unit(draw(k0, k1, FOR_END)) : (toF64(k) + 0.5) / toF64(n);
      const arr: f64 = maxF64(0.0, sample(b, groupArr[g], draw(k0, k1, FOR_ARR)));
      const at: i32 = placeAccount(b, groupRenewal[g], k0, k1, arr, term, share * term, 0.0 - groupTenure[g], 0, 0);
      if (at < 0) return;
      if (header[H_MARKETS] === 1 && marketAccounts[renewalSegment[groupRenewal[g]]] > 0) accountHolds[at] = renewalSegment[groupRenewal[g]];
      if (uses(USES_SENIORITY)) accountSeniority[at] = toI32(floorF64(groupTenure[g] / term + WHOLE));
      // where the first period began before day 0 the window does not hold a whole year
      accountPast[imul(at, past)] = header[H_ELAPSED] > 0 ? 0.0 : arr;
      count(accountAt(b, renewalSegment[groupRenewal[g]], ACC_OPENING, 0), arr);
    }
  }
}

/** A win of motion m makes an account; its term runs from close plus the start delay. It keeps the market's account that it `holds`. Returns it, or -1 when there is no place. */
export function addAccount(b: i32, m: i32, k0: i32, k1: i32, arr: f64, clock: f64, day: i32, holds: i32): i32 {
  const start: f64 = clock + motionStartDelay[m];
  const term: f64 = motionTermDays[m];
  threefry(k0, k1, FOR_ARR, FOR_END);
  const at: i32 = placeAccount(b, motionRenewal[m], key0, key1, arr, term, start + term, start, day, (day + 1) | 0);
  if (at < 0) return at;
  if (header[H_MARKETS] === 1) accountHolds[at] = holds;
  if (uses(USES_SENIORITY)) accountSeniority[at] = 0;
  count(accountAt(b, renewalSegment[motionRenewal[m]], ACC_NEW, periodOf(day)), arr);
  return at;
}

/** An account grows by `arr`. */
export function growAccount(b: i32, at: i32, event: i32, arr: f64, period: i32): void {
  accountArr[at] += arr;
  count(accountAt(b, renewalSegment[accountRenewal[at]], event === CREDIT_UPSELL ? ACC_UPSELL : ACC_CROSS_SELL, period), arr);
}

function placeAccount(b: i32, renewal: i32, k0: i32, k1: i32, arr: f64, term: f64, end: f64, since: f64, day: i32, now: i32): i32 {
  const used: i32 = accountUsed[b];
  if (used >= accountPlaces) {
    accountsFull = true;
    return -1;
  }
  accountUsed[b] = (used + 1) | 0;
  const at: i32 = (imul(b, accountPlaces) + used) | 0;
  accountRenewal[at] = renewal;
  accountNumber[at] = 0;
  accountKey0[at] = k0;
  accountKey1[at] = k1;
  accountArr[at] = 0.0;
  accountTerm[at] = term;
  if (header[H_MARKETS] === 1) accountHolds[at] = -1;
  accountEnd[at] = end;
  accountSince[at] = since;
  for (let k: i32 = 0; k < past; k = (k + 1) | 0) accountPast[(imul(at, past) + k) | 0] = 0.0;
  setArr(b, at, arr, day);
  schedule(at, now);
  return at;
}

function trialOf(at: i32): i32 {
  return (at / accountPlaces) | 0;
}

/** A renewal opens: it asks its owner pool once for a slot, held to the contract date. */
export function openRenewal(at: i32, day: i32): void {
  if (isCancelled(at)) return;
  const b: i32 = trialOf(at);
  const pool: i32 = renewalOwner[accountRenewal[at]];
  const chosen: i32 = chooseSeat(poolNow(b, pool));
  const seat: i32 = chosen === 0 ? -1 : getI32(chosen, SEAT_NOW_INDEX);
  const period: i32 = periodOf(day);
  accountSeat[at] = seat;
  if (seat < 0) {
    count(poolAt(b, pool, POOL_R_UNFILLED, period), 1.0);
    if (hasTrace) traceHook(TRACE_UNCOVERED, day, at, accountArr[at], 0.0);
    return;
  }
  count(poolAt(b, pool, POOL_R_SERVED, period), 1.0);
  accountOccupant[at] = seatOccupant[(imul(b, seats) + seat) | 0];
  takeSeat(chosen, day);
}

/** A cancelled account's entries on the lists are passed over. */
function isCancelled(at: i32): bool {
  return uses(USES_CANCELLATION) && accountArr[at] <= 0.0;
}

/** The contract date: the account renews (smaller, equal or larger) or leaves. */
export function resolveRenewal(at: i32, day: i32): void {
  if (isCancelled(at)) return;
  const b: i32 = trialOf(at);
  const r: i32 = accountRenewal[at];
  if (accountSeat[at] === ASKS_WHEN_DUE) openRenewal(at, day);
  const seat: i32 = stopRenewal(b, at, day);
  const segment: i32 = renewalSegment[r];
  const period: i32 = periodOf(day);
  const due: f64 = accountArr[at];
  const term: f64 = renewalTerm[r] > 0.0 ? renewalTerm[r] : accountTerm[at];
  const part: f64 = bookedPart(term);
  count(accountAt(b, segment, ACC_DUE, period), due);
  if (seat < 0) count(accountAt(b, segment, ACC_UNCOVERED, period), due);
  let renewed: f64 = 0.0;
  let uplift: f64 = 0.0;
  if (unit(renewalDraw(at, FOR_RENEWAL)) < renewalChance(b, r, at, seat >= 0)) {
    const lost: f64 = due * contraction(b, r, at);
    if (lost === 0.0 && renewalUplift[r] >= 0) uplift = due * sample(b, renewalUplift[r], renewalDraw(at, FOR_UPLIFT));
    renewed = due - lost;
    setArr(b, at, renewed + uplift, day);
    accountTerm[at] = term;
    accountEnd[at] = accountEnd[at] + term;
    accountNumber[at] = (accountNumber[at] + 1) | 0;
    count(accountAt(b, segment, ACC_RENEWED, period), renewed);
    count(accountAt(b, segment, ACC_CONTRACTION, period), lost);
    count(accountAt(b, segment, ACC_UPLIFT, period), uplift);
    count(accountAt(b, segment, ACC_BOOKED_RENEWAL, period), renewed * part);
    count(accountAt(b, segment, ACC_BOOKED_UPLIFT, period), uplift * part);
    schedule(at, day);
    if (hasTrace) traceHook(TRACE_RENEWED, day, at, renewed, uplift);
  } else {
    count(accountAt(b, segment, ACC_CHURNED, period), due);
    setArr(b, at, 0.0, day);
    if (header[H_MARKETS] === 1) returnCustomer(at);
    mayReturn(b, at, due);
    if (hasTrace) traceHook(TRACE_CHURNED, day, at, due, 0.0);
  }
  creditRenewal(b, renewalOwner[r], seat, due * part, renewed * part, uplift * part, period);
}

function renewalChance(b: i32, r: i32, at: i32, covered: bool): f64 {
  const tenure: f64 = accountEnd[at] - accountSince[at];
  let k: i32 = renewalRateFirst[r];
  const last: i32 = (k + renewalRates[r] - 1) | 0;
  while (k < last && tenure >= renewalRateFrom[(k + 1) | 0]) k = (k + 1) | 0;
  const p: f64 = renewalSbgAlpha[r] >= 0 ? survival(b, r, at) : param[(imul(b, params) + renewalRate[k]) | 0];
  const odds: f64 = (covered ? 1.0 : renewalUncovered[r]) * coverageOdds(b, r);
  return odds === 1.0 ? p : (odds * p) / (1.0 - p + odds * p);
}

/** Shifted beta-geometric: who has renewed n - 1 times renews with (beta + n - 1) / (alpha + beta + n - 1) (Fader and Hardie 2007). */
function survival(b: i32, r: i32, at: i32): f64 {
  const alpha: f64 = param[(imul(b, params) + renewalSbgAlpha[r]) | 0];
  const kept: f64 = param[(imul(b, params) + renewalSbgBeta[r]) | 0] + toF64((accountSeniority[at] + accountNumber[at]) | 0);
  return alpha <= 0.0 ? 1.0 : kept / (alpha + kept);
}

/** The share of its ARR that a renewing account loses. */
function contraction(b: i32, r: i32, at: i32): f64 {
  if (renewalContraction[r] < 0) return 0.0;
  if (unit(renewalDraw(at, FOR_CONTRACTION)) >= param[(imul(b, params) + renewalContraction[r]) | 0]) return 0.0;
  const share: f64 = sample(b, renewalContractionShare[r], renewalDraw(at, FOR_CONTRACTION_SHARE));
  return share > 1.0 ? 1.0 : share;
}

/** At a period's end: ARR closing and live, accounts, and retention over the year that ends. */
export function closeAccounts(b: i32, period: i32, endDay: i32): void {
  const first: i32 = imul(b, accountPlaces);
  const place: i32 = (period + 1) % past;
  for (let k: i32 = 0; k < accountUsed[b]; k = (k + 1) | 0) {
    const at: i32 = (first + k) | 0;
    const segment: i32 = renewalSegment[accountRenewal[at]];
    const arr: f64 = accountArr[at];
    // ARR at the start of the window is kept in the place that the next period's start will take
    const start: f64 = accountPast[(imul(at, past) + place) | 0];
    if (start > 0.0) {
      count(accountAt(b, segment, ACC_WINDOW_START, period), start);
      count(accountAt(b, segment, ACC_WINDOW_GROSS, period), arr < start ? arr : start);
      count(accountAt(b, segment, ACC_WINDOW_NET, period), arr);
      count(accountAt(b, segment, ACC_WINDOW_COUNT, period), 1.0);
      if (arr > 0.0) count(accountAt(b, segment, ACC_WINDOW_ALIVE, period), 1.0);
    }
    accountPast[(imul(at, past) + place) | 0] = arr;
    if (arr <= 0.0) continue;
    count(accountAt(b, segment, ACC_CLOSING, period), arr);
    count(accountAt(b, segment, ACC_COUNT, period), 1.0);
    if (accountSince[at] < toF64(endDay)) count(accountAt(b, segment, ACC_LIVE, period), arr);
    if (period + 1 < periods) count(accountAt(b, segment, ACC_OPENING, (period + 1) | 0), arr);
  }
}
