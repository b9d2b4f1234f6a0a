// Programmes of partners: people recruit them, they become active when enabled, and are lost at a rate. Days before the opening
// day know only those that are active on it.

import { floorF64, imul, maxI32, minF64, toF64, toI32 } from './lang.ts';
import {
  EVENT_PARTNER_ACTIVE, EVENT_PARTNER_LOST, FOR_PARTNER, H_EXPONENTIAL, H_PROGRAMS, PARTNER_R_ACTIVE, PARTNER_R_ENABLED, PARTNER_R_LOST,
  PARTNER_R_RECRUITED,
} from './layout.ts';
import { draw, key0, key1, threefry } from './draw.ts';
import { across, atEnd, clearList, endOf, entryAt, firstOf, listOf, nextOf, push } from './lists.ts';
import { readLinear, sample, tableAt } from './quantile.ts';
import { count, partnerAt, periodOf } from './row.ts';
import {
  arrivalNumber, header, poolFirstSeat, poolRampFirst, poolSeats, programActive, programAddress, programCarries, programEnable, programLoss,
  programManager, programRecruits, rampSlots,
} from './sections.ts';
import {
  horizonDays, luck0, luck1, param, params, partnersActive, programs, recruitKey0, recruitKey1, recruitMass, recruitNext, recruitOrdinal,
  seatFilled, seatStep, seats,
} from './state.ts';

/** Those that are active on the opening day. */
export function openPartners(b: i32): void {
  for (let p: i32 = 0; p < programs; p = (p + 1) | 0) partnersActive[(imul(b, programs) + p) | 0] = programActive[p];
}

/** Recruiting starts anew on the first day of a period; on day 0 the opening partners' days are counted. */
export function startRecruiting(b: i32, ap: i32): void {
  if (arrivalNumber[ap] < 0) return;
  for (let p: i32 = 0; p < header[H_PROGRAMS]; p = (p + 1) | 0) {
    const at: i32 = (imul(b, programs) + p) | 0;
    if (arrivalNumber[ap] === 0) {
      threefry(luck0[b], luck1[b], programAddress[p], FOR_PARTNER);
      for (let k: i32 = 0; k < programActive[p]; k = (k + 1) | 0) loseLater(b, p, 0.0, draw(key0, key1, k), 0);
    }
    threefry(luck0[b], luck1[b], programAddress[p], arrivalNumber[ap]);
    recruitKey0[at] = key0;
    recruitKey1[at] = key1;
    recruitMass[at] = 0.0;
    recruitOrdinal[at] = 0;
    recruitNext[at] = readLinear(tableAt(header[H_EXPONENTIAL]), draw(key0, key1, 0));
  }
}

/** A day: people recruit; then those that are due become active, and others are lost. */
export function partnersToday(n: i32, day: i32): void {
  for (let b: i32 = 0; b < n; b = (b + 1) | 0) recruit(b, day);
  let list: i32 = listOf(day, EVENT_PARTNER_ACTIVE);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    changeActive(entryAt(at), 1, PARTNER_R_ENABLED, day);
    at = nextOf(at);
  }
  clearList(list);
  list = listOf(day, EVENT_PARTNER_LOST);
  at = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    changeActive(entryAt(at), -1, PARTNER_R_LOST, day);
    at = nextOf(at);
  }
  clearList(list);
}

/** At the rate of one person times the ramped people. */
function recruit(b: i32, day: i32): void {
  for (let p: i32 = 0; p < programs; p = (p + 1) | 0) {
    const at: i32 = (imul(b, programs) + p) | 0;
    const rate: f64 = param[(imul(b, params) + programRecruits[p]) | 0];
    if (rate <= 0.0) continue;
    const mass: f64 = recruitMass[at] + rate * rampedPeople(b, programManager[p]);
    while (recruitNext[at] < mass) {
      const clock: f64 = toF64(day) + (recruitNext[at] - recruitMass[at]) / (mass - recruitMass[at]);
      const n: i32 = (recruitOrdinal[at] + 1) | 0;
      const k0: i32 = recruitKey0[at];
      const k1: i32 = recruitKey1[at];
      recruitOrdinal[at] = n;
      recruitNext[at] += readLinear(tableAt(header[H_EXPONENTIAL]), draw(k0, k1, n << 2));
      count(partnerAt(b, p, PARTNER_R_RECRUITED, periodOf(day)), 1.0);
      const active: f64 = clock + sample(b, programEnable[p], draw(k0, k1, ((n << 2) - 3) | 0));
      enableAt(b, p, toI32(floorF64(active)), day);
      loseLater(b, p, active, draw(k0, k1, ((n << 2) - 2) | 0), day);
    }
    recruitMass[at] = mass;
  }
}

function rampedPeople(b: i32, pool: i32): f64 {
  let sum: f64 = 0.0;
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    const seat: i32 = (imul(b, seats) + poolFirstSeat[pool] + k) | 0;
    if (seatFilled[seat] === 1) sum = sum + rampSlots[(poolRampFirst[pool] + seatStep[seat]) | 0];
  }
  return sum;
}

function enableAt(b: i32, p: i32, when: i32, day: i32): void {
  const entry: i32 = (imul(b, programs) + p) | 0;
  const at: i32 = maxI32(when, day);
  if (at < horizonDays) push(listOf(at, EVENT_PARTNER_ACTIVE), entry);
}

/** A partner that is active from `since` on is lost after an exponential time, the draw `u`. */
function loseLater(b: i32, p: i32, since: f64, u: i32, day: i32): void {
  const rate: f64 = param[(imul(b, params) + programLoss[p]) | 0];
  if (rate <= 0.0 || since >= toF64(horizonDays)) return;
  const lost: f64 = since + readLinear(tableAt(header[H_EXPONENTIAL]), u) / rate;
  if (lost >= toF64(horizonDays)) return;
  push(listOf(maxI32(toI32(floorF64(lost)), day), EVENT_PARTNER_LOST), (imul(b, programs) + p) | 0);
}

function changeActive(entry: i32, n: i32, counter: i32, day: i32): void {
  const b: i32 = (entry / programs) | 0;
  partnersActive[entry] = (partnersActive[entry] + n) | 0;
  count(partnerAt(b, (entry - imul(b, programs)) | 0, counter, periodOf(day)), 1.0);
}

/** Active partners with whom the people of the programme can work. */
export function workingPartners(b: i32, p: i32): f64 {
  const active: f64 = toF64(partnersActive[(imul(b, programs) + p) | 0]);
  if (programCarries[p] < 0.0) return active;
  const pool: i32 = programManager[p];
  let filled: i32 = 0;
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) filled = (filled + seatFilled[(imul(b, seats) + poolFirstSeat[pool] + k) | 0]) | 0;
  return minF64(active, programCarries[p] * toF64(filled));
}

export function closePartners(b: i32, period: i32): void {
  for (let p: i32 = 0; p < programs; p = (p + 1) | 0) {
    count(partnerAt(b, p, PARTNER_R_ACTIVE, period), toF64(partnersActive[(imul(b, programs) + p) | 0]));
  }
}
