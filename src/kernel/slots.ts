// Slots of people: which are in use, which seats of an owner pool have room, and how long slots were in use.
// Pools that are only seized are counted, not seated: who of them works is not asked. Pools and seats are given as their records
// (poolNow and seatNow of state.ts).

import { ctz32, fillI32, flag, getF64, getI32, imul, maxF64, setF64, setI32, toF64 } from './lang.ts';
import {
  ASSIGN_ROUND_ROBIN, FREED_CLOCKS, FREED_COUNT, FREED_DAY, OPP_SEAT, OPP_SOURCE, POOL_NOW_ASSIGN, POOL_NOW_BITS, POOL_NOW_FIRST,
  POOL_NOW_INDEX, POOL_NOW_LEAVES, POOL_NOW_NUMBERS, POOL_NOW_RANKED, POOL_NOW_ROOM, POOL_NOW_ROW, POOL_NOW_SEATS, POOL_NOW_SLOTS,
  POOL_NOW_TRIAL, POOL_NOW_TURN, POOL_NOW_UNLIMITED, POOL_NOW_USED, POOL_NOW_WINNERS, POOL_NOW_WORDS, POOL_R_AVAILABLE, POOL_R_USED,
  SEAT_NOW_ASSIGNED, SEAT_NOW_BIT, SEAT_NOW_INDEX, SEAT_NOW_ODDS, SEAT_NOW_PLACE, SEAT_NOW_POOL, SEAT_NOW_SLOTS, SEAT_NOW_USED,
  SEAT_NOW_WORD, SET_NOW_COUNT, SOURCE_NOW_TEAM, UNLIMITED,
} from './layout.ts';
import { markDirty } from './dirty.ts';
import { clearBusy, leastBusy, noteEased } from './least-busy.ts';
import { leastLoaded, rank, rankAll, weigh } from './ranking.ts';
import { count, countOf, daysLeft, daysLeftToday, periodOf, poolAt } from './row.ts';
import { poolOf } from './sets-now.ts';
import { poolAssign, poolFirstSeat, poolSeats, poolUnlimited, seatOddsFirst, seatPool } from './sections.ts';
import {
  freedClockAt, freedPlaces, horizonDays, isRanked, leavesFor, leavesOfAll, numbersAt, poolNow, pools, roomBits, roomBitsAt, rowAt,
  seatAtPlace, seatNow, seatOddsAt, seatOddsCount, seatWords, slotsOfSeat, trialNow, winnersAt,
} from './state.ts';

/** Adds n slots (or takes them) to those in use of a pool, from today on. */
function useSlots(pool: i32, n: i32): void {
  setI32(pool, POOL_NOW_USED, (getI32(pool, POOL_NOW_USED) + n) | 0);
  countOf(getI32(pool, POOL_NOW_ROW), POOL_R_USED, toF64(n) * daysLeftToday);
}

/** Free slots of a pool that is seized; may be negative after its people left. */
export function freeSlots(pool: i32): i32 {
  return (getI32(pool, POOL_NOW_SLOTS) - getI32(pool, POOL_NOW_USED)) | 0;
}

/** Sets the slots of a seat from `day` on: 0 when it is vacant. */
export function setSeatSlots(b: i32, index: i32, slotsNow: i32, day: i32): void {
  const seat: i32 = seatNow(b, index);
  const pool: i32 = getI32(seat, SEAT_NOW_POOL);
  const had: bool = hasRoom(seat);
  const change: i32 = (slotsNow - getI32(seat, SEAT_NOW_SLOTS)) | 0;
  setI32(seat, SEAT_NOW_SLOTS, slotsNow);
  weigh(seat);
  if (getI32(pool, POOL_NOW_UNLIMITED) === 0) {
    setI32(pool, POOL_NOW_SLOTS, (getI32(pool, POOL_NOW_SLOTS) + change) | 0);
    count(poolAt(b, seatPool[index], POOL_R_AVAILABLE, periodOf(day)), toF64(change) * daysLeft(day));
  }
  if (had !== hasRoom(seat)) turnRoom(pool, seat, had ? -1 : 1);
  if (getI32(pool, POOL_NOW_RANKED) === 1) rank(pool, seat);
  if (change <= 0) return;
  noteEased(pool, seat);
  markDirty(getI32(pool, POOL_NOW_TRIAL));
}

/** Whether a filled seat has a free slot. */
export function hasRoom(seat: i32): bool {
  return getI32(seat, SEAT_NOW_USED) < getI32(seat, SEAT_NOW_SLOTS);
}

/** A seat has got room (by 1) or has none any more (by -1). */
function turnRoom(pool: i32, seat: i32, by: i32): void {
  const word: i32 = getI32(seat, SEAT_NOW_WORD);
  setI32(word, 0, getI32(word, 0) ^ getI32(seat, SEAT_NOW_BIT));
  setI32(pool, POOL_NOW_ROOM, (getI32(pool, POOL_NOW_ROOM) + by) | 0);
}

/** Nothing of a seat is in use any more: what was goes with the person. */
export function dropUse(seat: i32): void {
  const used: i32 = getI32(seat, SEAT_NOW_USED);
  if (used <= 0) return;
  const pool: i32 = getI32(seat, SEAT_NOW_POOL);
  const had: bool = hasRoom(seat);
  useSlots(pool, (0 - used) | 0);
  setI32(seat, SEAT_NOW_USED, 0);
  if (had !== hasRoom(seat)) turnRoom(pool, seat, 1);
  if (getI32(pool, POOL_NOW_RANKED) === 1) rank(pool, seat);
}

/** Takes a slot of a seat with room. */
export function takeSeat(seat: i32, day: i32): void {
  const pool: i32 = getI32(seat, SEAT_NOW_POOL);
  const used: i32 = getI32(seat, SEAT_NOW_USED);
  const room: i32 = (getI32(seat, SEAT_NOW_SLOTS) - used) | 0;
  takeFreed(seat, room, day);
  setI32(seat, SEAT_NOW_USED, (used + 1) | 0);
  setI32(seat, SEAT_NOW_ASSIGNED, (getI32(seat, SEAT_NOW_ASSIGNED) + 1) | 0);
  setI32(pool, POOL_NOW_TURN, (getI32(seat, SEAT_NOW_PLACE) + 1) | 0);
  useSlots(pool, 1);
  if (room === 1) turnRoom(pool, seat, -1);
  if (getI32(pool, POOL_NOW_RANKED) === 1) rank(pool, seat);
}

/** Gives up a slot of a seat on `day`; it is free from `clock` on. */
export function releaseSeat(seat: i32, clock: f64, day: i32): void {
  const pool: i32 = getI32(seat, SEAT_NOW_POOL);
  const used: i32 = (getI32(seat, SEAT_NOW_USED) - 1) | 0;
  const room: i32 = (getI32(seat, SEAT_NOW_SLOTS) - used) | 0;
  setI32(seat, SEAT_NOW_USED, used);
  keepFreed(seat, pool, room, clock, day);
  useSlots(pool, -1);
  if (room === 1) turnRoom(pool, seat, 1);
  if (getI32(pool, POOL_NOW_RANKED) === 1) rank(pool, seat);
  noteEased(pool, seat);
  markDirty(getI32(pool, POOL_NOW_TRIAL));
}

/** Gives up the owner's slot of an opportunity at `clock`, if it has one, and those that are held with it. */
export function releaseOwner(o: i32, clock: f64, day: i32): void {
  const seat: i32 = getI32(o, OPP_SEAT);
  if (seat === 0) return;
  setI32(o, OPP_SEAT, 0);
  releaseSeat(seat, clock, day);
  const team: i32 = getI32(getI32(o, OPP_SOURCE), SOURCE_NOW_TEAM);
  if (team !== 0) releaseSet(team, clock, day);
}

/** One slot of each pool of a set. */
export function takeSeized(set: i32, day: i32): void {
  const n: i32 = getI32(set, SET_NOW_COUNT);
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) takeOne(poolOf(set, k), day);
}

/** A slot of a pool that is counted, not seated. */
export function takeOne(pool: i32, day: i32): void {
  takeFreed(pool, freeSlots(pool), day);
  useSlots(pool, 1);
}

/** Gives such a slot up; it is free from `clock` on. */
export function giveOne(pool: i32, clock: f64, day: i32): void {
  useSlots(pool, -1);
  keepFreed(pool, pool, freeSlots(pool), clock, day);
  markDirty(getI32(pool, POOL_NOW_TRIAL));
}

export function releaseSet(set: i32, clock: f64, day: i32): void {
  const n: i32 = getI32(set, SET_NOW_COUNT);
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) giveOne(poolOf(set, k), clock, day);
}

// ---- when a slot is free from: one that was released in the course of today cannot be taken before that

/**
 * Remembers a release of today at a place (the record of a seat, or of a pool that is seized), which leaves it `room` free
 * slots. The clocks stand in rising order; there are never more of them than free slots.
 */
function keepFreed(place: i32, pool: i32, room: i32, clock: f64, day: i32): void {
  if (room <= 0 || clock <= toF64(day) || getI32(pool, POOL_NOW_UNLIMITED) === 1) return;
  const first: i32 = getI32(place, FREED_CLOCKS);
  let kept: i32 = getI32(place, FREED_DAY) === day ? getI32(place, FREED_COUNT) : 0;
  for (; kept >= room; kept = (kept - 1) | 0) dropFirst(first, kept);
  let at: i32 = (first + (kept << 3)) | 0;
  while (at > first && getF64((at - 8) | 0, 0) > clock) {
    setF64(at, 0, getF64((at - 8) | 0, 0));
    at = (at - 8) | 0;
  }
  setF64(at, 0, clock);
  setI32(place, FREED_DAY, day);
  setI32(place, FREED_COUNT, (kept + 1) | 0);
}

/** Of `room` free slots of a place the one that is free earliest is taken. */
function takeFreed(place: i32, room: i32, day: i32): void {
  if (getI32(place, FREED_DAY) !== day) return;
  const kept: i32 = getI32(place, FREED_COUNT);
  if (room > kept) return;
  dropFirst(getI32(place, FREED_CLOCKS), kept);
  setI32(place, FREED_COUNT, (kept - 1) | 0);
}

function dropFirst(first: i32, kept: i32): void {
  for (let k: i32 = 1; k < kept; k = (k + 1) | 0) setF64((first + ((k - 1) << 3)) | 0, 0, getF64((first + (k << 3)) | 0, 0));
}

/** The clock from which the earliest of `room` free slots of a place can be taken: today's morning, if one is older than today. */
function freeFrom(place: i32, room: i32, day: i32): f64 {
  if (getI32(place, FREED_DAY) !== day || room > getI32(place, FREED_COUNT)) return toF64(day);
  return getF64(getI32(place, FREED_CLOCKS), 0);
}

export function seatFreeFrom(seat: i32, day: i32): f64 {
  return freeFrom(seat, (getI32(seat, SEAT_NOW_SLOTS) - getI32(seat, SEAT_NOW_USED)) | 0, day);
}

/** The clock from which a pool that is counted has a slot. */
export function poolFreeFrom(pool: i32, day: i32): f64 {
  return freeFrom(pool, freeSlots(pool), day);
}

/** The clock from which every pool of a set has a slot. */
export function setFreeFrom(set: i32, day: i32): f64 {
  const n: i32 = getI32(set, SET_NOW_COUNT);
  let clock: f64 = toF64(day);
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) clock = maxF64(clock, poolFreeFrom(poolOf(set, k), day));
  return clock;
}

// ---- who gets the next item

/** The seat of a pool that gets the next item, by the pool's rule; 0 when none has room. */
export function chooseSeat(pool: i32): i32 {
  if (getI32(pool, POOL_NOW_ROOM) <= 0) return 0;
  if (getI32(pool, POOL_NOW_ASSIGN) === ASSIGN_ROUND_ROBIN) return nextInTurn(pool);
  return getI32(pool, POOL_NOW_UNLIMITED) === 1 ? leastBusy(pool) : leastLoaded(pool);
}

/** The seat that gets an item of this clock: by the rule among those with room by then, else the one that has it first. */
export function chooseSeatAt(pool: i32, clock: f64, day: i32): i32 {
  const chosen: i32 = chooseSeat(pool);
  return chosen === 0 || seatFreeFrom(chosen, day) <= clock ? chosen : firstFree(pool, clock, day);
}

/** Rare: the rule's seat became free only after the clock of the item. */
function firstFree(pool: i32, clock: f64, day: i32): i32 {
  const byTurn: bool = getI32(pool, POOL_NOW_ASSIGN) === ASSIGN_ROUND_ROBIN;
  const turn: i32 = getI32(pool, POOL_NOW_TURN);
  const n: i32 = getI32(pool, POOL_NOW_SEATS);
  let best: i32 = 0;
  let from: f64 = 0.0;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const seat: i32 = seatAtPlace(pool, byTurn ? (turn + k) % n : k);
    if (!hasRoom(seat)) continue;
    const free: f64 = maxF64(clock, seatFreeFrom(seat, day));
    if (best !== 0 && (free > from || (free === from && (byTurn || !isLessLoaded(seat, best))))) continue;
    best = seat;
    from = free;
  }
  return best;
}

/** The first seat with room after the last one assigned. */
function nextInTurn(pool: i32): i32 {
  const words: i32 = getI32(pool, POOL_NOW_WORDS);
  const first: i32 = getI32(pool, POOL_NOW_BITS);
  const turn: i32 = getI32(pool, POOL_NOW_TURN);
  let word: i32 = turn >> 5;
  let bits: i32 = word < words ? getI32((first + (word << 2)) | 0, 0) & (-1 << (turn & 31)) : 0;
  while (bits === 0) {
    word = (word + 1) | 0;
    if (word >= words) word = 0;
    bits = getI32((first + (word << 2)) | 0, 0);
  }
  return seatAtPlace(pool, ((word << 5) + ctz32(bits)) | 0);
}

function isLessLoaded(a: i32, z: i32): bool {
  const x: f64 = toF64(getI32(a, SEAT_NOW_USED)) * toF64(getI32(z, SEAT_NOW_SLOTS));
  const y: f64 = toF64(getI32(z, SEAT_NOW_USED)) * toF64(getI32(a, SEAT_NOW_SLOTS));
  return x === y ? getI32(a, SEAT_NOW_ASSIGNED) < getI32(z, SEAT_NOW_ASSIGNED) : x < y;
}

// ---- the beginning of a trial

/** Nothing in use, nobody in a seat: the beginning of trial b. */
export function setUpPools(b: i32): void {
  clearBusy(b);
  fillI32(roomBits, imul(b, seatWords), imul((b + 1) | 0, seatWords), 0);
  let numbers: i32 = (numbersAt + (imul(b, leavesOfAll) << 3)) | 0;
  let winners: i32 = (winnersAt + (imul(b, leavesOfAll) << 3)) | 0;
  let clocks: i32 = (freedClockAt + (imul(b, freedPlaces) << 3)) | 0;
  for (let index: i32 = 0; index < pools; index = (index + 1) | 0) {
    const pool: i32 = poolNow(b, index);
    const firstSeat: i32 = poolFirstSeat[index];
    const n: i32 = poolSeats[index];
    // each pool begins a word of its own
    const bits: i32 = (roomBitsAt + ((imul(b, seatWords) + (firstSeat >> 5) + index) << 2)) | 0;
    // a pool that is seized has the clocks of all its seats
    forgetFreed(pool, clocks);
    setI32(pool, POOL_NOW_USED, 0);
    setI32(pool, POOL_NOW_SLOTS, poolUnlimited[index] === 1 ? UNLIMITED : 0);
    setI32(pool, POOL_NOW_ROOM, 0);
    setI32(pool, POOL_NOW_BITS, bits);
    setI32(pool, POOL_NOW_WORDS, (n + 31) >> 5);
    setI32(pool, POOL_NOW_TURN, 0);
    setI32(pool, POOL_NOW_UNLIMITED, poolUnlimited[index]);
    setI32(pool, POOL_NOW_ASSIGN, poolAssign[index]);
    setI32(pool, POOL_NOW_FIRST, seatNow(b, firstSeat));
    setI32(pool, POOL_NOW_SEATS, n);
    setI32(pool, POOL_NOW_TRIAL, trialNow(b));
    setI32(pool, POOL_NOW_INDEX, index);
    setI32(pool, POOL_NOW_RANKED, flag(isRanked(index)));
    setI32(pool, POOL_NOW_NUMBERS, numbers);
    setI32(pool, POOL_NOW_WINNERS, winners);
    setI32(pool, POOL_NOW_LEAVES, leavesFor(n));
    if (isRanked(index)) {
      numbers = (numbers + (leavesFor(n) << 3)) | 0;
      winners = (winners + (leavesFor(n) << 3)) | 0;
    }
    for (let place: i32 = 0; place < n; place = (place + 1) | 0) {
      const seat: i32 = seatNow(b, (firstSeat + place) | 0);
      forgetFreed(seat, clocks);
      clocks = (clocks + (slotsOfSeat(index) << 3)) | 0;
      setI32(seat, SEAT_NOW_USED, 0);
      setI32(seat, SEAT_NOW_SLOTS, 0);
      setI32(seat, SEAT_NOW_ASSIGNED, 0);
      setI32(seat, SEAT_NOW_POOL, pool);
      setI32(seat, SEAT_NOW_BIT, 1 << (place & 31));
      setI32(seat, SEAT_NOW_WORD, (bits + ((place >> 5) << 2)) | 0);
      setI32(seat, SEAT_NOW_PLACE, place);
      setI32(seat, SEAT_NOW_INDEX, (firstSeat + place) | 0);
      setI32(seat, SEAT_NOW_ODDS, (seatOddsAt + ((imul(b, seatOddsCount) + seatOddsFirst[(firstSeat + place) | 0]) << 3)) | 0);
    }
    rankAll(pool);
  }
}

function forgetFreed(place: i32, clocks: i32): void {
  setI32(place, FREED_DAY, horizonDays);
  setI32(place, FREED_COUNT, 0);
  setI32(place, FREED_CLOCKS, clocks);
}

/** A period begins: its counters are those that kept. */
export function turnPools(b: i32, period: i32): void {
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) setI32(poolNow(b, pool), POOL_NOW_ROW, (rowAt + (poolAt(b, pool, 0, period) << 3)) | 0);
}
