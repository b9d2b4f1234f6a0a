// Contracts: what a term books, when its renewal opens and falls due, who works that.

import { floorF64, imul, maxI32, toF64, toI32 } from './lang.ts';
import { EVENT_RENEWAL_DUE, EVENT_RENEWAL_OPEN } from './layout.ts';
import { draw } from './draw.ts';
import { listOf, push } from './lists.ts';
import { releaseSeat } from './slots.ts';
import { renewalLead } from './sections.ts';
import {
  accountEnd, accountKey0, accountKey1, accountNumber, accountOccupant, accountRenewal, accountSeat, horizonDays, seatNow, seatOccupant,
  seats,
} from './state.ts';

const VISIT: i32 = 0x9e3779b9 | 0;
const YEAR_DAYS: f64 = 365.25;
/** In the place of the covering seat: a renewal that asks for its slot on the contract date. */
export const ASKS_WHEN_DUE: i32 = -2;

/** Puts the opening of the next renewal, from day `now` on, and its contract date on their lists. One without a day between them asks when it is due. */
export function schedule(at: i32, now: i32): void {
  const due: i32 = toI32(floorF64(accountEnd[at]));
  const opens: i32 = maxI32(toI32(floorF64(accountEnd[at] - renewalLead[accountRenewal[at]])), now);
  accountSeat[at] = opens < due ? -1 : ASKS_WHEN_DUE;
  if (opens < due && opens < horizonDays) push(listOf(opens, EVENT_RENEWAL_OPEN), at);
  if (due < horizonDays) push(listOf(due, EVENT_RENEWAL_DUE), at);
}

/** Nobody works the renewal any more; returns the seat that did, or -1. */
export function stopRenewal(b: i32, at: i32, day: i32): i32 {
  const seat: i32 = coveringSeat(b, at);
  if (seat >= 0) releaseSeat(seatNow(b, seat), toF64(day), day);
  accountSeat[at] = -1;
  return seat;
}

/** The part of an annual value that a term of so many days books: all of it from a year on. */
export function bookedPart(termDays: f64): f64 {
  return termDays < YEAR_DAYS ? termDays / YEAR_DAYS : 1.0;
}

export function renewalDraw(at: i32, purpose: i32): i32 {
  return draw(accountKey0[at], accountKey1[at], (purpose + imul(accountNumber[at], VISIT)) | 0);
}

/** The seat that still holds the renewal's slot; -1 when there was none or its person has left since. */
function coveringSeat(b: i32, at: i32): i32 {
  const seat: i32 = accountSeat[at];
  if (seat < 0) return -1;
  return seatOccupant[(imul(b, seats) + seat) | 0] === accountOccupant[at] ? seat : -1;
}
