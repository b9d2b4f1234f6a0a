// Leads that qualified are handed on: each becomes an opportunity of the motion that its share falls to. Deals that were won bring
// others along, such as a second product.

import { getF64, getI32, setI32 } from './lang.ts';
import {
  ARRIVES, EVENT_QUALIFIED, FOR_ATTACH, FOR_HANDOFF, H_MARKETS, OPP_DUE, OPP_KEY0, OPP_KEY1, OPP_PATCH, OPP_STATE, OPP_TRIAL,
} from './layout.ts';
import { askAsArrival } from './arrivals.ts';
import { draw, key0, key1, threefry, unit } from './draw.ts';
import { across, atEnd, clearList, endOf, entryAt, firstOf, listOf, nextOf, push } from './lists.ts';
import { passAccount } from './market.ts';
import { createOpportunity } from './opportunity.ts';
import { handShare, handSource, header, motionHandFirst, motionOwner, motionWarm, poolFirstSeat, sourceAddress, sourceMotion } from './sections.ts';
import { seatOf, sourceNow, sourceOf } from './state.ts';

/** The opportunity begins at the clock at which the lead qualified; it asks for its owner with the day's arrivals. */
export function handOn(lead: i32, day: i32): void {
  const m: i32 = sourceMotion[sourceOf(lead)];
  const u: f64 = unit(draw(getI32(lead, OPP_KEY0), getI32(lead, OPP_KEY1), FOR_HANDOFF));
  const last: i32 = (motionHandFirst[(m + 1) | 0] - 1) | 0;
  let k: i32 = motionHandFirst[m];
  while (k < last && u >= handShare[k]) k = (k + 1) | 0;
  const source: i32 = handSource[k];
  if (day < 0 && motionWarm[sourceMotion[source]] === 0) return;
  threefry(getI32(lead, OPP_KEY0), getI32(lead, OPP_KEY1), FOR_HANDOFF, 0);
  const o: i32 = createOpportunity(sourceNow(getI32(lead, OPP_TRIAL), source), key0, key1, getF64(lead, OPP_DUE), day);
  if (o < 0) return;
  setI32(o, OPP_STATE, ARRIVES);
  if (header[H_MARKETS] === 1) passAccount(lead, o);
  push(listOf(day, EVENT_QUALIFIED), o);
}

/** A win brings a deal of each motion attached to its own, with that one's probability, for the same person to own. */
export function bringAlong(won: i32, day: i32): void {
  const b: i32 = getI32(won, OPP_TRIAL);
  const m: i32 = sourceMotion[sourceOf(won)];
  const seat: i32 = seatOf(won);
  const k0: i32 = getI32(won, OPP_KEY0);
  const k1: i32 = getI32(won, OPP_KEY1);
  const clock: f64 = getF64(won, OPP_DUE);
  for (let k: i32 = motionHandFirst[m]; k < motionHandFirst[(m + 1) | 0]; k = (k + 1) | 0) {
    const source: i32 = handSource[k];
    const to: i32 = sourceMotion[source];
    if (day < 0 && motionWarm[to] === 0) continue;
    threefry(k0, k1, FOR_ATTACH, sourceAddress[source]);
    const a0: i32 = key0;
    const a1: i32 = key1;
    if (unit(draw(a0, a1, FOR_ATTACH)) >= handShare[k]) continue;
    const o: i32 = createOpportunity(sourceNow(b, source), a0, a1, clock, day);
    if (o < 0) return;
    setI32(o, OPP_STATE, ARRIVES);
    if (seat >= 0 && motionOwner[to] === motionOwner[m]) setI32(o, OPP_PATCH, (seat - poolFirstSeat[motionOwner[m]]) | 0);
    push(listOf(day, EVENT_QUALIFIED), o);
  }
}

/** What was handed on today asks for its owner. False when there was nothing. */
export function receive(day: i32): bool {
  const list: i32 = listOf(day, EVENT_QUALIFIED);
  let at: i32 = firstOf(list);
  if (at === endOf(list)) return false;
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    askAsArrival(entryAt(at), getI32(entryAt(at), OPP_PATCH), day);
    at = nextOf(at);
  }
  clearList(list);
  return true;
}
