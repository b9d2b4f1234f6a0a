// The reference model written by hand, for nothing else: what an engine without any generality would take in the same language.
// BATCH trials go through the days together. Work that ends stands on append-only lists, one for each day and kind; an entry is
// opportunity << 9 | trial << 5 | person. Every draw is keyed by (trial, opportunity, purpose); every stage's end is an event.
import * as generator from '../../dist/kernel/draw.js';
import { aliasTable, pick } from './alias.js';
import { ADVANCE, arrivalsOfADay, DAYS, ENGINEERS, PEOPLE, SLOTS, sizeQuantiles, stageDays } from './reference-laws.js';

const BATCH = 16;
const TRIAL_SHIFT = 5;
const NUMBER_SHIFT = 9;
const SEAT_MASK = (1 << NUMBER_SHIFT) - 1;
const PERSON_MASK = (1 << TRIAL_SHIFT) - 1;
/** Kinds of list: a stage and how it ends. */
const KINDS = 8;
/** Entries of a list: nine standard deviations above what a day's arrivals could bring. */
const ROOM = 256;
/** The most that can wait for an engineer: everybody's slots. */
const WAITING = 256;
/** Purposes of draws: a stage's outcome and its days, the size; days have keys of their own. */
const PURPOSES = 16;
const FOR_SIZE = 8;
const QUARTERS = 4;
const QUARTER_DAYS = DAYS / QUARTERS;
const DAY_BITS = 8;
const ARRIVAL_BITS = 6;
const SIZE_BITS = 10;

const { draw, threefry } = generator;
const days = ADVANCE.map((_, stage) => aliasTable(stageDays(stage, (1 << DAY_BITS) - 1), DAY_BITS));
const arrivals = aliasTable(arrivalsOfADay((1 << ARRIVAL_BITS) - 1), ARRIVAL_BITS);
const advanceBelow = Uint32Array.from(ADVANCE, (p) => p * 2 ** 32);
const sizes = sizeQuantiles(1 << SIZE_BITS);

// what falls beyond the last day has one list that is written over
const LISTS = (DAYS + 1) * KINDS;
const lists = new Int32Array(LISTS * ROOM);
const lengths = new Int32Array(LISTS);
const key0 = new Int32Array(BATCH);
const key1 = new Int32Array(BATCH);
const created = new Int32Array(BATCH);
const owned = new Int32Array(BATCH);
const roomBits = new Int32Array(BATCH);
const notYet = new Int32Array(BATCH);
const open = new Int32Array(BATCH << TRIAL_SHIFT);
const freeEngineers = new Int32Array(BATCH);
const waiting = new Int32Array(BATCH * WAITING);
const waitingFirst = new Int32Array(BATCH);
const waitingEnd = new Int32Array(BATCH);
const won = new Int32Array(BATCH);
/** Bookings by trial, person and quarter. */
const booked = new Float64Array((BATCH << TRIAL_SHIFT) * QUARTERS);

/**
 * Simulates trials 0 … trials − 1, a multiple of 16.
 *
 * @param each called with the opportunities, wins and bookings of every trial
 */
export function simulateByHand(trials, each = () => {}) {
  const all = { created: 0, won: 0, gross: 0 };
  for (let first = 0; first < trials; first += BATCH) {
    reset(first);
    for (let day = 0; day < DAYS; day += 1) oneDay(day);
    for (let b = 0; b < BATCH; b += 1) {
      const from = (b << TRIAL_SHIFT) * QUARTERS;
      const gross = booked.subarray(from, from + PEOPLE * QUARTERS).reduce((sum, x) => sum + x, 0);
      all.created += created[b];
      all.won += won[b];
      all.gross += gross;
      each({ created: created[b], won: won[b], gross });
    }
  }
  return all;
}

function reset(first) {
  for (const state of [lengths, created, owned, open, waitingFirst, waitingEnd, won, booked]) state.fill(0);
  freeEngineers.fill(ENGINEERS);
  roomBits.fill((1 << PEOPLE) - 1);
  notYet.fill(-1);
  for (let b = 0; b < BATCH; b += 1) {
    threefry(0x51ed270b, 0x2545f491, first + b, 0);
    key0[b] = generator.key0;
    key1[b] = generator.key1;
  }
}

function oneDay(day) {
  const base = day * KINDS;
  // engineers fall free first, whatever comes of their proof
  engineersFree(base + 4, day);
  engineersFree(base + 5, day);
  // wins, then everything that gives its slot up
  wins(base + 7, (day / QUARTER_DAYS) | 0);
  for (let kind = 0; kind < KINDS; kind += 2) slotsFree(base + kind, day);
  slotsFree(base + 7, day);
  // next stages
  startAll(base + 1, 1, day);
  engineersAsked(base + 3, day);
  startAll(base + 5, 3, day);
  for (let b = 0; b < BATCH; b += 1) arrive(b, day);
}

/** Starts a stage: its outcome is decided, its end put on the list of its day and kind. */
function start(entry, stage, day) {
  const b = (entry & SEAT_MASK) >> TRIAL_SHIFT;
  const k0 = key0[b];
  const k1 = key1[b];
  const address = (entry >>> NUMBER_SHIFT) * PURPOSES + stage * 2;
  const ends = day + pick(days[stage], DAY_BITS, draw(k0, k1, address));
  if (ends >= DAYS) return;
  const list = ends * KINDS + stage * 2 + (draw(k0, k1, address + 1) >>> 0 < advanceBelow[stage] ? 1 : 0);
  const length = lengths[list];
  if (length === ROOM) throw new Error(`more than ${ROOM} ends of a kind on day ${ends}`);
  lists[list * ROOM + length] = entry;
  lengths[list] = length + 1;
}

function startAll(list, stage, day) {
  const to = list * ROOM + lengths[list];
  for (let at = list * ROOM; at < to; at += 1) start(lists[at], stage, day);
}

/** An engineer is free: who has waited longest starts, if anybody waits. */
function engineersFree(list, day) {
  const to = list * ROOM + lengths[list];
  for (let at = list * ROOM; at < to; at += 1) {
    const b = (lists[at] & SEAT_MASK) >> TRIAL_SHIFT;
    const first = waitingFirst[b];
    if (first === waitingEnd[b]) {
      freeEngineers[b] += 1;
    } else {
      waitingFirst[b] = first + 1;
      start(waiting[b * WAITING + (first & (WAITING - 1))], 2, day);
    }
  }
}

function engineersAsked(list, day) {
  const to = list * ROOM + lengths[list];
  for (let at = list * ROOM; at < to; at += 1) {
    const entry = lists[at];
    const b = (entry & SEAT_MASK) >> TRIAL_SHIFT;
    if (freeEngineers[b] > 0) {
      freeEngineers[b] -= 1;
      start(entry, 2, day);
    } else {
      waiting[b * WAITING + (waitingEnd[b] & (WAITING - 1))] = entry;
      waitingEnd[b] += 1;
    }
  }
}

function wins(list, quarter) {
  const to = list * ROOM + lengths[list];
  for (let at = list * ROOM; at < to; at += 1) {
    const entry = lists[at];
    const seat = entry & SEAT_MASK;
    const b = seat >> TRIAL_SHIFT;
    const u = draw(key0[b], key1[b], (entry >>> NUMBER_SHIFT) * PURPOSES + FOR_SIZE);
    const step = u >>> (32 - SIZE_BITS);
    const within = (u & ((1 << (32 - SIZE_BITS)) - 1)) / (1 << (32 - SIZE_BITS));
    booked[seat * QUARTERS + quarter] += sizes[step] + (sizes[step + 1] - sizes[step]) * within;
    won[b] += 1;
  }
}

/** A slot is given up: the opportunity that waits longest takes it, or it is free. Those that wait are a number: they differ in nothing yet. */
function slotsFree(list, day) {
  const to = list * ROOM + lengths[list];
  for (let at = list * ROOM; at < to; at += 1) {
    const seat = lists[at] & SEAT_MASK;
    const b = seat >> TRIAL_SHIFT;
    const number = owned[b];
    if (number < created[b]) {
      owned[b] = number + 1;
      start((number << NUMBER_SHIFT) | seat, 0, day);
    } else {
      open[seat] -= 1;
      roomBits[b] |= 1 << (seat & PERSON_MASK);
    }
  }
}

/** A day's arrivals go to the next people with room in turn; those for whom there is none wait. */
function arrive(b, day) {
  created[b] += pick(arrivals, ARRIVAL_BITS, draw(key0[b], key1[b], -1 - day));
  while (owned[b] < created[b] && roomBits[b] !== 0) {
    const later = roomBits[b] & notYet[b];
    const bits = later === 0 ? roomBits[b] : later;
    const person = 31 - Math.clz32(bits & -bits);
    notYet[b] = -2 << person;
    const seat = (b << TRIAL_SHIFT) | person;
    open[seat] += 1;
    if (open[seat] === SLOTS) roomBits[b] ^= 1 << person;
    start((owned[b] << NUMBER_SHIFT) | seat, 0, day);
    owned[b] += 1;
  }
}
