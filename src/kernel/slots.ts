// Slots of people: which are in use, which seats of an owner pool have room, and how long slots were in use.
// Pools that are only seized are counted, not seated: who of them works is not asked.

import { ctz32, fillI32, getI32, imul, maxF64, setI32, toF64 } from './lang.ts';
import { ASSIGN_ROUND_ROBIN, OPP_SEAT, OPP_SOURCE, OPP_TRIAL, POOL_R_AVAILABLE, POOL_R_USED, UNLIMITED } from './layout.ts';
import { markDirty } from './dirty.ts';
import { clearBusy, leastBusy, noteEased } from './least-busy.ts';
import { count, periodOf, poolAt } from './row.ts';
import { motionWith, periodStart, poolAssign, poolFirstSeat, poolSeats, poolUnlimited, seatPool, setCount, setFirst, setPool, sourceMotion } from './sections.ts';
import { freedClock, freedCount, freedDay, freedFirst, freedPlaces, horizonDays, poolRoom, pools, poolSlotsNow, poolTurn, poolUsed, roomBits, seatAssigned, seats, seatSlots, seatUsed, seatWords, slotsOfSeat } from './state.ts';

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
  if (change <= 0) return;
  noteEased(b, seat);
  markDirty(b);
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
  takeFreed(b, seat, (seatSlots[at] - seatUsed[at]) | 0, day);
  seatUsed[at] = (seatUsed[at] + 1) | 0;
  seatAssigned[at] = (seatAssigned[at] + 1) | 0;
  const pool: i32 = seatPool[seat];
  poolTurn[(imul(b, pools) + pool) | 0] = (seat - poolFirstSeat[pool] + 1) | 0;
  useSlots(b, pool, 1, day);
  updateRoom(b, seat);
}

/** Gives up a slot of a seat on `day`; it is free from `clock` on. */
export function releaseSeat(b: i32, seat: i32, clock: f64, day: i32): void {
  const at: i32 = (imul(b, seats) + seat) | 0;
  seatUsed[at] = (seatUsed[at] - 1) | 0;
  keepFreed(b, seat, seatPool[seat], (seatSlots[at] - seatUsed[at]) | 0, clock, day);
  useSlots(b, seatPool[seat], -1, day);
  updateRoom(b, seat);
  noteEased(b, seat);
  markDirty(b);
}

/** Gives up the owner's slot of an opportunity at `clock`, if it has one, and those that are held with it. */
export function releaseOwner(o: i32, clock: f64, day: i32): void {
  const seat: i32 = getI32(o, OPP_SEAT);
  if (seat < 0) return;
  setI32(o, OPP_SEAT, -1);
  releaseSeat(getI32(o, OPP_TRIAL), seat, clock, day);
  const team: i32 = motionWith[sourceMotion[getI32(o, OPP_SOURCE)]];
  if (team >= 0) releaseSet(getI32(o, OPP_TRIAL), team, clock, day);
}

/** One slot of each pool of a set. */
export function takeSeized(b: i32, set: i32, day: i32): void {
  for (let k: i32 = 0; k < setCount[set]; k = (k + 1) | 0) {
    const pool: i32 = setPool[(setFirst[set] + k) | 0];
    takeOne(b, pool, day);
  }
}

/** A slot of a pool that is counted, not seated. */
export function takeOne(b: i32, pool: i32, day: i32): void {
  takeFreed(b, (seats + pool) | 0, freeSlots(b, pool), day);
  useSlots(b, pool, 1, day);
}

/** Gives such a slot up; it is free from `clock` on. */
export function giveOne(b: i32, pool: i32, clock: f64, day: i32): void {
  useSlots(b, pool, -1, day);
  keepFreed(b, (seats + pool) | 0, pool, freeSlots(b, pool), clock, day);
  markDirty(b);
}

export function releaseSet(b: i32, set: i32, clock: f64, day: i32): void {
  for (let k: i32 = 0; k < setCount[set]; k = (k + 1) | 0) giveOne(b, setPool[(setFirst[set] + k) | 0], clock, day);
}

// ---- when a slot is free from: one that was released in the course of today cannot be taken before that

/**
 * Remembers a release of today at a place (a seat, or behind the seats a pool that is seized), which leaves it `room` free
 * slots. The clocks stand in rising order; there are never more of them than free slots.
 */
function keepFreed(b: i32, place: i32, pool: i32, room: i32, clock: f64, day: i32): void {
  if (room <= 0 || clock <= toF64(day) || poolUnlimited[pool] === 1) return;
  const at: i32 = (imul(b, (seats + pools) | 0) + place) | 0;
  const first: i32 = (imul(b, freedPlaces) + freedFirst[place]) | 0;
  let count: i32 = freedDay[at] === day ? freedCount[at] : 0;
  for (; count >= room; count = (count - 1) | 0) dropFirst(first, count);
  let k: i32 = count;
  while (k > 0 && freedClock[(first + k - 1) | 0] > clock) {
    freedClock[(first + k) | 0] = freedClock[(first + k - 1) | 0];
    k = (k - 1) | 0;
  }
  freedClock[(first + k) | 0] = clock;
  freedDay[at] = day;
  freedCount[at] = (count + 1) | 0;
}

/** Of `room` free slots of a place the one that is free earliest is taken. */
function takeFreed(b: i32, place: i32, room: i32, day: i32): void {
  const at: i32 = (imul(b, (seats + pools) | 0) + place) | 0;
  if (freedDay[at] !== day || room > freedCount[at]) return;
  dropFirst((imul(b, freedPlaces) + freedFirst[place]) | 0, freedCount[at]);
  freedCount[at] = (freedCount[at] - 1) | 0;
}

function dropFirst(first: i32, count: i32): void {
  for (let k: i32 = 1; k < count; k = (k + 1) | 0) freedClock[(first + k - 1) | 0] = freedClock[(first + k) | 0];
}

/** The clock from which the earliest of `room` free slots of a place can be taken: today's morning, if one is older than today. */
function freeFrom(b: i32, place: i32, room: i32, day: i32): f64 {
  const at: i32 = (imul(b, (seats + pools) | 0) + place) | 0;
  if (freedDay[at] !== day || room > freedCount[at]) return toF64(day);
  return freedClock[(imul(b, freedPlaces) + freedFirst[place]) | 0];
}

export function seatFreeFrom(b: i32, seat: i32, day: i32): f64 {
  const at: i32 = (imul(b, seats) + seat) | 0;
  return freeFrom(b, seat, (seatSlots[at] - seatUsed[at]) | 0, day);
}

/** The clock from which a pool that is counted has a slot. */
export function poolFreeFrom(b: i32, pool: i32, day: i32): f64 {
  return freeFrom(b, (seats + pool) | 0, freeSlots(b, pool), day);
}

/** The clock from which every pool of a set has a slot. */
export function setFreeFrom(b: i32, set: i32, day: i32): f64 {
  let clock: f64 = toF64(day);
  for (let k: i32 = 0; k < setCount[set]; k = (k + 1) | 0) {
    const pool: i32 = setPool[(setFirst[set] + k) | 0];
    clock = maxF64(clock, poolFreeFrom(b, pool, day));
  }
  return clock;
}

// ---- who gets the next item

/** The seat of a pool that gets the next item, by the pool's rule; -1 when none has room. */
export function chooseSeat(b: i32, pool: i32): i32 {
  if (poolRoom[(imul(b, pools) + pool) | 0] <= 0) return -1;
  if (poolAssign[pool] === ASSIGN_ROUND_ROBIN) return nextInTurn(b, pool);
  return poolUnlimited[pool] === 1 ? leastBusy(b, pool) : leastLoaded(b, pool);
}

/** The seat that gets an item of this clock: by the rule among those with room by then, else the one that has it first. */
export function chooseSeatAt(b: i32, pool: i32, clock: f64, day: i32): i32 {
  const turn: i32 = poolTurn[(imul(b, pools) + pool) | 0];
  const chosen: i32 = chooseSeat(b, pool);
  if (chosen < 0 || seatFreeFrom(b, chosen, day) <= clock) return chosen;
  // rare: the rule's seat became free only after that clock
  const byTurn: bool = poolAssign[pool] === ASSIGN_ROUND_ROBIN;
  const firstSeat: i32 = poolFirstSeat[pool];
  const n: i32 = poolSeats[pool];
  let best: i32 = -1;
  let from: f64 = 0.0;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const place: i32 = byTurn ? (turn + k) % n : k;
    const seat: i32 = (firstSeat + place) | 0;
    if (!hasRoom(b, seat)) continue;
    const free: f64 = maxF64(clock, seatFreeFrom(b, seat, day));
    if (best >= 0 && (free > from || (free === from && (byTurn || !isLessLoaded((imul(b, seats) + seat) | 0, (imul(b, seats) + best) | 0))))) continue;
    best = seat;
    from = free;
  }
  return best;
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
  return (poolFirstSeat[pool] + (word << 5) + ctz32(bits)) | 0;
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

/** Where the clocks of releases stand within a trial: seat by seat; a pool that is seized has those of all its seats. */
export function placeFreed(): void {
  let first: i32 = 0;
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    const each: i32 = slotsOfSeat(pool);
    freedFirst[(seats + pool) | 0] = first;
    for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
      freedFirst[(poolFirstSeat[pool] + k) | 0] = first;
      first = (first + each) | 0;
    }
  }
}

/** Nothing in use, nobody in a seat: the beginning of trial b. */
export function setUpPools(b: i32): void {
  clearBusy(b);
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    const at: i32 = (imul(b, pools) + pool) | 0;
    poolUsed[at] = 0;
    poolRoom[at] = 0;
    poolTurn[at] = 0;
    poolSlotsNow[at] = poolUnlimited[pool] === 1 ? UNLIMITED : 0;
  }
  fillI32(freedDay, imul(b, (seats + pools) | 0), imul((b + 1) | 0, (seats + pools) | 0), horizonDays);
  fillI32(roomBits, imul(b, seatWords), imul((b + 1) | 0, seatWords), 0);
  fillI32(seatUsed, imul(b, seats), imul((b + 1) | 0, seats), 0);
  fillI32(seatSlots, imul(b, seats), imul((b + 1) | 0, seats), 0);
  fillI32(seatAssigned, imul(b, seats), imul((b + 1) | 0, seats), 0);
}
