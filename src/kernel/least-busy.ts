// Who has the least to do in a pool whose people hold any number of items: the fewest items in use, then the fewest assigned this
// period, then the order of the seats. The pool remembers a floor below which no seat with room lies, and a place before which
// none lies on it; only one seat may lie below, one whose item has ended since. So nearly every choice is that seat, or the next
// one of those that were equal at the last choice.

import { imul } from './lang.ts';
import { poolFirstSeat, poolSeats, poolUnlimited, seatPool } from './sections.ts';
import { easedPlace, leastAssigned, leastPlace, leastUsed, pools, seatAssigned, seatSlots, seatUsed, seats } from './state.ts';

/** The seat of a pool with room for any number of items that gets the next one; there must be one. */
export function leastBusy(b: i32, pool: i32): i32 {
  const at: i32 = (imul(b, pools) + pool) | 0;
  const first: i32 = (imul(b, seats) + poolFirstSeat[pool]) | 0;
  const n: i32 = poolSeats[pool];
  const eased: i32 = easedPlace[at];
  if (eased >= 0) {
    const seat: i32 = (first + eased) | 0;
    const hasRoom: bool = seatUsed[seat] < seatSlots[seat];
    if (hasRoom && isBelow(seat, leastUsed[at], leastAssigned[at])) return (poolFirstSeat[pool] + eased) | 0;
    easedPlace[at] = -1;
    if (hasRoom) moveForward(at, seat, eased);
  }
  const used: i32 = leastUsed[at];
  const assigned: i32 = leastAssigned[at];
  for (let k: i32 = leastPlace[at]; k < n; k = (k + 1) | 0) {
    const seat: i32 = (first + k) | 0;
    if (seatUsed[seat] !== used || seatAssigned[seat] !== assigned || seatSlots[seat] <= used) continue;
    leastPlace[at] = k;
    return (poolFirstSeat[pool] + k) | 0;
  }
  lookAnew(at, first, n);
  return (poolFirstSeat[pool] + leastPlace[at]) | 0;
}

/** The floor is that of all seats as they are now. */
function lookAnew(at: i32, first: i32, n: i32): void {
  let best: i32 = -1;
  let used: i32 = 0;
  let assigned: i32 = 0;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const seat: i32 = (first + k) | 0;
    const more: i32 = seatUsed[seat];
    if (more >= seatSlots[seat] || (best >= 0 && (more > used || (more === used && seatAssigned[seat] >= assigned)))) continue;
    best = k;
    used = more;
    assigned = seatAssigned[seat];
  }
  setFloor(at, best, used, assigned);
}

/** A seat has less to do than before, or has got room. */
export function noteEased(b: i32, seat: i32): void {
  const pool: i32 = seatPool[seat];
  if (poolUnlimited[pool] === 0) return;
  const at: i32 = (imul(b, pools) + pool) | 0;
  const own: i32 = (imul(b, seats) + seat) | 0;
  const place: i32 = (seat - poolFirstSeat[pool]) | 0;
  const eased: i32 = easedPlace[at];
  if (eased === place) return;
  if (!isBelow(own, leastUsed[at], leastAssigned[at])) moveForward(at, own, place);
  else if (eased < 0) easedPlace[at] = place;
  else {
    // a second one: the floor comes down to the lower of them
    const other: i32 = (own - place + eased) | 0;
    easedPlace[at] = -1;
    setFloor(at, place, seatUsed[own], seatAssigned[own]);
    if (isBelow(other, seatUsed[own], seatAssigned[own])) setFloor(at, eased, seatUsed[other], seatAssigned[other]);
    else moveForward(at, other, eased);
  }
}

/** A seat that may lie on the floor: no place before it is passed over. */
function moveForward(at: i32, seat: i32, place: i32): void {
  if (place < leastPlace[at] && seatUsed[seat] === leastUsed[at] && seatAssigned[seat] === leastAssigned[at]) leastPlace[at] = place;
}

function setFloor(at: i32, place: i32, used: i32, assigned: i32): void {
  leastPlace[at] = place;
  leastUsed[at] = used;
  leastAssigned[at] = assigned;
}

function isBelow(seat: i32, used: i32, assigned: i32): bool {
  return seatUsed[seat] < used || (seatUsed[seat] === used && seatAssigned[seat] < assigned);
}

/** Nobody has anything to do: the beginning of trial b. */
export function clearBusy(b: i32): void {
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    easedPlace[(imul(b, pools) + pool) | 0] = -1;
    setFloor((imul(b, pools) + pool) | 0, 0, 0, 0);
  }
}

/** A period begins: nothing is assigned in it yet. */
export function forgetAssigned(b: i32): void {
  for (let seat: i32 = 0; seat < seats; seat = (seat + 1) | 0) seatAssigned[(imul(b, seats) + seat) | 0] = 0;
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    const at: i32 = (imul(b, pools) + pool) | 0;
    setFloor(at, 0, leastUsed[at], 0);
  }
}
