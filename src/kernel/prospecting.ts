// People who prospect while nobody does it for them: a share of their capacity goes into it.

import { imul } from './lang.ts';
import { H_PROSPECTING, SEAT_OPENING } from './layout.ts';
import { header, poolCapacity, poolFirstSeat, poolSeats, prospectShare, prospectUnless, seatKind } from './sections.ts';
import { poolProspects, pools, seatFilled, seats } from './state.ts';

/** The opening day: who has people to prospect for them does not. */
export function openProspecting(b: i32): void {
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    const other: i32 = prospectUnless[pool];
    let people: i32 = 0;
    for (let k: i32 = 0; other >= 0 && k < poolSeats[other]; k = (k + 1) | 0) {
      if (seatKind[(poolFirstSeat[other] + k) | 0] === SEAT_OPENING) people = (people + 1) | 0;
    }
    poolProspects[(imul(b, pools) + pool) | 0] = people === 0 ? 1 : 0;
  }
}

/** People of `other` came or went: whether that changes what a pool does. */
export function changesProspecting(b: i32, pool: i32, other: i32): bool {
  if (prospectUnless[pool] !== other) return false;
  let now: i32 = 1;
  for (let k: i32 = 0; k < poolSeats[other]; k = (k + 1) | 0) {
    if (seatFilled[(imul(b, seats) + poolFirstSeat[other] + k) | 0] === 1) now = 0;
  }
  const at: i32 = (imul(b, pools) + pool) | 0;
  const changed: bool = poolProspects[at] !== now;
  poolProspects[at] = now;
  return changed;
}

/** Whether people create opportunities for themselves now: those of a pool that says nothing of prospecting always do. */
export function prospects(b: i32, pool: i32): bool {
  return header[H_PROSPECTING] === 0 || prospectShare[pool] < 0.0 || poolProspects[(imul(b, pools) + pool) | 0] === 1;
}

/** Slots of a ramped person. */
export function capacityNow(b: i32, pool: i32): f64 {
  if (header[H_PROSPECTING] === 0 || prospectShare[pool] < 0.0 || poolProspects[(imul(b, pools) + pool) | 0] === 0) return poolCapacity[pool];
  return poolCapacity[pool] * (1.0 - prospectShare[pool]);
}
