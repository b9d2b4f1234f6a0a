// Who has the least to do in a pool whose people hold any number of items: the fewest items in use, then the fewest assigned this
// period, then the order of the seats. The pool remembers a floor below which no seat with room lies, and a place before which
// none lies on it; only one seat may lie below, one whose item has ended since. So nearly every choice is that seat, or the next
// one of those that were equal at the last choice.

import { getI32, imul, setI32 } from './lang.ts';
import { POOL_NOW_BYTES, POOL_NOW_SEATS, POOL_NOW_UNLIMITED, SEAT_NOW_ASSIGNED, SEAT_NOW_PLACE, SEAT_NOW_SLOTS, SEAT_NOW_USED } from './layout.ts';
import { rankAll } from './ranking.ts';
import { easedPlace, leastAssigned, leastPlace, leastUsed, poolNow, pools, poolsAt, seatAtPlace, seatNow, seats } from './state.ts';

/** The seat of a pool with room for any number of items that gets the next one; there must be one. */
export function leastBusy(pool: i32): i32 {
  const at: i32 = placeOfPool(pool);
  const n: i32 = getI32(pool, POOL_NOW_SEATS);
  const eased: i32 = easedPlace[at];
  if (eased >= 0) {
    const seat: i32 = seatAtPlace(pool, eased);
    const hasRoom: bool = getI32(seat, SEAT_NOW_USED) < getI32(seat, SEAT_NOW_SLOTS);
    if (hasRoom && isBelow(seat, leastUsed[at], leastAssigned[at])) return seat;
    easedPlace[at] = -1;
    if (hasRoom) moveForward(at, seat, eased);
  }
  const used: i32 = leastUsed[at];
  const assigned: i32 = leastAssigned[at];
  for (let k: i32 = leastPlace[at]; k < n; k = (k + 1) | 0) {
    const seat: i32 = seatAtPlace(pool, k);
    if (getI32(seat, SEAT_NOW_USED) !== used || getI32(seat, SEAT_NOW_ASSIGNED) !== assigned || getI32(seat, SEAT_NOW_SLOTS) <= used) continue;
    leastPlace[at] = k;
    return seat;
  }
  lookAnew(at, pool, n);
  return seatAtPlace(pool, leastPlace[at]);
}

function placeOfPool(pool: i32): i32 {
  return ((pool - poolsAt) / POOL_NOW_BYTES) | 0;
}

/** The floor is that of all seats as they are now. */
function lookAnew(at: i32, pool: i32, n: i32): void {
  let best: i32 = -1;
  let used: i32 = 0;
  let assigned: i32 = 0;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const seat: i32 = seatAtPlace(pool, k);
    const more: i32 = getI32(seat, SEAT_NOW_USED);
    if (more >= getI32(seat, SEAT_NOW_SLOTS) || (best >= 0 && (more > used || (more === used && getI32(seat, SEAT_NOW_ASSIGNED) >= assigned)))) continue;
    best = k;
    used = more;
    assigned = getI32(seat, SEAT_NOW_ASSIGNED);
  }
  setFloor(at, best, used, assigned);
}

/** A seat has less to do than before, or has got room. */
export function noteEased(pool: i32, seat: i32): void {
  if (getI32(pool, POOL_NOW_UNLIMITED) === 0) return;
  const at: i32 = placeOfPool(pool);
  const place: i32 = getI32(seat, SEAT_NOW_PLACE);
  const eased: i32 = easedPlace[at];
  if (eased === place) return;
  const used: i32 = getI32(seat, SEAT_NOW_USED);
  const assigned: i32 = getI32(seat, SEAT_NOW_ASSIGNED);
  if (!isBelow(seat, leastUsed[at], leastAssigned[at])) moveForward(at, seat, place);
  else if (eased < 0) easedPlace[at] = place;
  else {
    // a second one: the floor comes down to the lower of them
    const other: i32 = seatAtPlace(pool, eased);
    easedPlace[at] = -1;
    setFloor(at, place, used, assigned);
    if (isBelow(other, used, assigned)) setFloor(at, eased, getI32(other, SEAT_NOW_USED), getI32(other, SEAT_NOW_ASSIGNED));
    else moveForward(at, other, eased);
  }
}

/** A seat that may lie on the floor: no place before it is passed over. */
function moveForward(at: i32, seat: i32, place: i32): void {
  if (place < leastPlace[at] && getI32(seat, SEAT_NOW_USED) === leastUsed[at] && getI32(seat, SEAT_NOW_ASSIGNED) === leastAssigned[at]) leastPlace[at] = place;
}

function setFloor(at: i32, place: i32, used: i32, assigned: i32): void {
  leastPlace[at] = place;
  leastUsed[at] = used;
  leastAssigned[at] = assigned;
}

function isBelow(seat: i32, used: i32, assigned: i32): bool {
  const own: i32 = getI32(seat, SEAT_NOW_USED);
  return own < used || (own === used && getI32(seat, SEAT_NOW_ASSIGNED) < assigned);
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
  for (let seat: i32 = 0; seat < seats; seat = (seat + 1) | 0) setI32(seatNow(b, seat), SEAT_NOW_ASSIGNED, 0);
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    const at: i32 = (imul(b, pools) + pool) | 0;
    setFloor(at, 0, leastUsed[at], 0);
    rankAll(poolNow(b, pool));
  }
}
