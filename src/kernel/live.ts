// Accounts with ARR, by renewal motion: how many there are, how many of them are being onboarded, and which they are where
// one has to be chosen. A list has no gaps: the last one takes the place of one that leaves.

import { fillI32, floorF64, imul, toF64, toI32 } from './lang.ts';
import { EVENT_ONBOARDED, H_ACCOUNT_LISTS, USES_ONBOARDING } from './layout.ts';
import { listOf, push } from './lists.ts';
import { header, renewalCoverage, renewalList, renewalOnboardDays, renewalSegment } from './sections.ts';
import {
  accountArr, accountOnboards, accountPlaces, accountRenewal, accountSince, customers, horizonDays, liveCount, liveList, livePlace, onboardingCount, renewals, segments, uses,
} from './state.ts';

/** Nobody is a customer yet: the beginning of trial b. */
export function clearLive(b: i32): void {
  fillI32(customers, imul(b, segments), imul((b + 1) | 0, segments), 0);
  for (let r: i32 = 0; r < renewals; r = (r + 1) | 0) {
    liveCount[(imul(b, renewals) + r) | 0] = 0;
    onboardingCount[(imul(b, renewals) + r) | 0] = 0;
  }
}

/** First place of the list of renewal motion r in trial b. */
function firstOfList(b: i32, r: i32): i32 {
  return imul((imul(b, header[H_ACCOUNT_LISTS]) + renewalList[r]) | 0, accountPlaces);
}

/** Sets the ARR of an account from `day` on; who has any is a customer. */
export function setArr(b: i32, at: i32, arr: f64, day: i32): void {
  const had: bool = accountArr[at] > 0.0;
  const has: bool = arr > 0.0;
  accountArr[at] = arr;
  if (had === has) return;
  customers[(imul(b, segments) + renewalSegment[accountRenewal[at]]) | 0] += has ? 1 : -1;
  if (has) enlist(b, at, day);
  else delist(b, at);
}

/** An account joins those with ARR. */
function enlist(b: i32, at: i32, day: i32): void {
  const r: i32 = accountRenewal[at];
  const count: i32 = (imul(b, renewals) + r) | 0;
  if (renewalList[r] >= 0) {
    livePlace[at] = liveCount[count];
    liveList[(firstOfList(b, r) + liveCount[count]) | 0] = at;
  }
  liveCount[count] = (liveCount[count] + 1) | 0;
  if (uses(USES_ONBOARDING)) onboard(at, count, r, day);
}

/** A new customer is onboarded for some days from its start. */
function onboard(at: i32, count: i32, r: i32, day: i32): void {
  accountOnboards[at] = 0;
  if (renewalCoverage[r] < 0) return;
  const ends: i32 = toI32(floorF64(accountSince[at] + renewalOnboardDays[r]));
  if (ends <= day) return;
  accountOnboards[at] = 1;
  onboardingCount[count] = (onboardingCount[count] + 1) | 0;
  if (ends < horizonDays) push(listOf(ends, EVENT_ONBOARDED), at);
}

/** The onboarding of an account is over, unless it has left before. */
export function endOnboarding(b: i32, at: i32): void {
  if (accountOnboards[at] === 0) return;
  accountOnboards[at] = 0;
  onboardingCount[(imul(b, renewals) + accountRenewal[at]) | 0] -= 1;
}

function delist(b: i32, at: i32): void {
  const r: i32 = accountRenewal[at];
  const count: i32 = (imul(b, renewals) + r) | 0;
  const last: i32 = (liveCount[count] - 1) | 0;
  liveCount[count] = last;
  if (renewalList[r] >= 0) {
    const moved: i32 = liveList[(firstOfList(b, r) + last) | 0];
    liveList[(firstOfList(b, r) + livePlace[at]) | 0] = moved;
    livePlace[moved] = livePlace[at];
  }
  if (uses(USES_ONBOARDING)) endOnboarding(b, at);
}

export function liveAccounts(b: i32, r: i32): i32 {
  return liveCount[(imul(b, renewals) + r) | 0];
}

/** The account that a uniform u in (0, 1) chooses among those of renewal motion r that have ARR; there must be one. */
export function liveAccount(b: i32, r: i32, u: f64): i32 {
  return liveList[(firstOfList(b, r) + toI32(u * toF64(liveAccounts(b, r)))) | 0];
}
