// Slots of people: which are in use, which seats of an owner pool have room, and how long slots were in use.
// Pools that are only seized are counted, not seated: who of them works is not asked.

import { ctz32, fillI32, imul, toF64 } from './lang.ts';
import { ASSIGN_ROUND_ROBIN, POOL_R_AVAILABLE, POOL_R_USED, UNLIMITED } from './layout.ts';
import { markDirty } from './dirty.ts';
import { count, periodOf, poolAt } from './row.ts';
import { periodStart, poolAssign, poolFirstSeat, poolSeats, poolUnlimited, seatPool, setCount, setFirst, setPool, stageOwnerSet } from './sections.ts';
import {
  oppSeat, oppShift, oppStage, poolRoom, poolSlotsNow, poolTurn, poolUsed, pools, roomBits, seatAssigned, seatSlots, seatUsed,
  seatWords, seats,
} from './state.ts';

/** Days of the present period from `day` on; 0 in the warm-up, where nothing is measured. */
function daysLeft(day: i32): f64 {
  return day < 0 ? 0.0 : toF64((periodStart[(periodOf(day) + 1) | 0] - day) | 0);
}

/** Adds n slots (or takes them) to those in use of a pool, from `day` on. */
export function useSlots(b: i32, pool: i32, n: i32, day: i32): void {
  poolUsed[(imul(b, pools) + pool) | 0] += n;
  count(poolAt(b, pool, POOL_R_USED, periodOf(day)), toF64(n) * daysLeft(day));
}

/** Free slots of a pool that is seized; may be negative after its people left. */
export function freeSlots(b: i32, pool: i32): i32 {
  const at: i32 = (imul(b, pools) + pool) | 0;
  return (poolSlotsNow[at] - poolUsed[at]) | 0;
}

/** Sets the slots of a seat from `day` on: 0 when it is vacant. */
export function setSeatSlots(b: i32, seat: i32, slotsNow: i32, day: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  const pool: i32 = seatPool[seat];
  const change: i32 = (slotsNow - seatSlots[at]) | 0;
  seatSlots[at] = slotsNow;
  if (poolUnlimited[pool] === 0) {
    poolSlotsNow[(imul(b, pools) + pool) | 0] += change;
    count(poolAt(b, pool, POOL_R_AVAILABLE, periodOf(day)), toF64(change) * daysLeft(day));
  }
  updateRoom(b, seat);
  if (change > 0) markDirty(b);
}

/** Whether a filled seat has a free slot. */
export function hasRoom(b: i32, seat: i32): bool {
  const at: i32 = (imul(b, seats) + seat) | 0;
  return seatUsed[at] < seatSlots[at];
}

function updateRoom(b: i32, seat: i32): void {
  const pool: i32 = seatPool[seat];
  const place: i32 = (seat - poolFirstSeat[pool]) | 0;
  const word: i32 = (imul(b, seatWords) + firstWord(pool) + (place >> 5)) | 0;
  const bit: i32 = 1 << (place & 31);
  const had: bool = (roomBits[word] & bit) !== 0;
  const has: bool = hasRoom(b, seat);
  if (had === has) return;
  roomBits[word] = roomBits[word] ^ bit;
  poolRoom[(imul(b, pools) + pool) | 0] += has ? 1 : -1;
}

/** Words of room bits before those of a pool: each pool begins a word of its own. */
function firstWord(pool: i32): i32 {
  return ((poolFirstSeat[pool] >> 5) + pool) | 0;
}

export function takeSeat(b: i32, seat: i32, day: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  seatUsed[at] = (seatUsed[at] + 1) | 0;
  seatAssigned[at] = (seatAssigned[at] + 1) | 0;
  useSlots(b, seatPool[seat], 1, day);
  updateRoom(b, seat);
}

export function releaseSeat(b: i32, seat: i32, day: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  seatUsed[at] = (seatUsed[at] - 1) | 0;
  useSlots(b, seatPool[seat], -1, day);
  updateRoom(b, seat);
  markDirty(b);
}

/** Gives up the owner's slot of an opportunity, if it has one. */
export function releaseOwner(o: i32, day: i32): void {
  const seat: i32 = oppSeat[o];
  if (seat < 0) return;
  oppSeat[o] = -1;
  releaseSeat(o >> oppShift, seat, day);
}

/** One slot of each pool that a stage seizes. */
export function takeSeized(b: i32, set: i32, day: i32): void {
  for (let k: i32 = 0; k < setCount[set]; k = (k + 1) | 0) useSlots(b, setPool[(setFirst[set] + k) | 0], 1, day);
}

/** Gives up what the present stage of an opportunity seized. */
export function releaseSeized(o: i32, day: i32): void {
  const set: i32 = stageOwnerSet[oppStage[o]];
  const taken: i32 = setCount[set];
  if (taken === 0) return;
  const b: i32 = o >> oppShift;
  for (let k: i32 = 0; k < taken; k = (k + 1) | 0) useSlots(b, setPool[(setFirst[set] + k) | 0], -1, day);
  markDirty(b);
}

/** The seat of a pool that gets the next item, by the pool's rule; -1 when none has room. */
export function chooseSeat(b: i32, pool: i32): i32 {
  if (poolRoom[(imul(b, pools) + pool) | 0] <= 0) return -1;
  return poolAssign[pool] === ASSIGN_ROUND_ROBIN ? nextInTurn(b, pool) : leastLoaded(b, pool);
}

/** The first seat with room after the last one assigned. */
function nextInTurn(b: i32, pool: i32): i32 {
  const at: i32 = (imul(b, pools) + pool) | 0;
  const words: i32 = ((poolSeats[pool] + 31) >> 5) | 0;
  const first: i32 = (imul(b, seatWords) + firstWord(pool)) | 0;
  const turn: i32 = poolTurn[at];
  let word: i32 = turn >> 5;
  let bits: i32 = word < words ? roomBits[(first + word) | 0] & (-1 << (turn & 31)) : 0;
  while (bits === 0) {
    word = (word + 1) | 0;
    if (word >= words) word = 0;
    bits = roomBits[(first + word) | 0];
  }
  const place: i32 = ((word << 5) + ctz32(bits)) | 0;
  poolTurn[at] = (place + 1) | 0;
  return (poolFirstSeat[pool] + place) | 0;
}

/** Lowest use per slot; ties by fewest assigned this period, then seat order. */
function leastLoaded(b: i32, pool: i32): i32 {
  const words: i32 = ((poolSeats[pool] + 31) >> 5) | 0;
  const first: i32 = (imul(b, seatWords) + firstWord(pool)) | 0;
  const firstSeat: i32 = (imul(b, seats) + poolFirstSeat[pool]) | 0;
  let best: i32 = -1;
  for (let word: i32 = 0; word < words; word = (word + 1) | 0) {
    let bits: i32 = roomBits[(first + word) | 0];
    while (bits !== 0) {
      const place: i32 = ((word << 5) + ctz32(bits)) | 0;
      bits = bits & ((bits - 1) | 0);
      if (best < 0 || isLessLoaded((firstSeat + place) | 0, (firstSeat + best) | 0)) best = place;
    }
  }
  return (poolFirstSeat[pool] + best) | 0;
}

function isLessLoaded(a: i32, z: i32): bool {
  const x: f64 = toF64(seatUsed[a]) * toF64(seatSlots[z]);
  const y: f64 = toF64(seatUsed[z]) * toF64(seatSlots[a]);
  return x === y ? seatAssigned[a] < seatAssigned[z] : x < y;
}

/** Nothing in use, nobody in a seat: the beginning of trial b. */
export function setUpPools(b: i32): void {
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    const at: i32 = (imul(b, pools) + pool) | 0;
    poolUsed[at] = 0;
    poolRoom[at] = 0;
    poolTurn[at] = 0;
    poolSlotsNow[at] = poolUnlimited[pool] === 1 ? UNLIMITED : 0;
  }
  fillI32(roomBits, imul(b, seatWords), imul((b + 1) | 0, seatWords), 0);
  fillI32(seatUsed, imul(b, seats), imul((b + 1) | 0, seats), 0);
  fillI32(seatSlots, imul(b, seats), imul((b + 1) | 0, seats), 0);
  fillI32(seatAssigned, imul(b, seats), imul((b + 1) | 0, seats), 0);
}
