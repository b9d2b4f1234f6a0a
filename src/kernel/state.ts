// The state of a batch of trials that advance in lock-step: one place per trial and entity, trial after trial.

import { F64s, I32s, clz32, f64View, fillI32, getI32, i32View, imul, toF64, toI32 } from './lang.ts';
import {
  ASSIGN_ROUND_ROBIN, DIST_NOW_BYTES, EVENT_KINDS, H_ACCOUNT_LISTS, H_ACCOUNT_USES, H_ASSISTS, H_DAYS, H_DEALS, H_DEALS_DIFFER, H_DISTS,
  H_INPUTS, H_LIFE, H_MARKETS, H_MOTIONS, H_PARAMS, H_PAY, H_PERIODS, H_PERIODS_PER_YEAR, H_POOLS, H_PROGRAMS, H_PROOFS, H_PROSPECTING,
  H_QUEUES, H_RENEWALS, H_ROW, H_SEATS, H_SEAT_ODDS, H_SEAT_WORDS, H_SEGMENTS, H_SELF_SOURCES, H_SETS, H_SOURCES, H_SPLITS, H_STAGES,
  H_TRAITS, H_WARMUP_DAYS, OPP_BYTES, OPP_SEAT, OPP_SOURCE, OPP_STAGE, POOL_NOW_BYTES, POOL_NOW_FIRST, QUEUE_NOW_BYTES, SEAT_NOW_BYTES,
  SEAT_NOW_INDEX, SET_NOW_BYTES, SOURCE_NOW_BYTES, SOURCE_NOW_INDEX, STAGE_NOW_BYTES, STAGE_NOW_INDEX, TRIAL_NOW_BYTES, USES_CANCELLATION,
  USES_ONBOARDING, USES_SENIORITY, USES_WIN_BACK,
} from './layout.ts';
import { header, poolAssign, poolCapacity, poolSeats, poolUnlimited, setCount } from './sections.ts';

/** Bytes of a list: its first chunk and the place of its next entry; of a chunk: a link and 15 entries. */
export const LIST_BYTES: i32 = 8;
export const CHUNK_BYTES: i32 = 64;
/** Stages that are decided together: few enough that what is noted of them stays in the first cache. A multiple of four. */
export const TOGETHER: i32 = 256;

export let trials: i32 = 0;
export let oppShift: i32 = 0;
export let accountPlaces: i32 = 0;
export let people: i32 = 0;
export let chunks: i32 = 0;

// counts of the program, as plain numbers for the loops
export let periods: i32 = 0;
/** Periods plus the place of the warm-up. */
export let slots: i32 = 0;
export let warmupDays: i32 = 0;
export let horizonDays: i32 = 0;
/** The same for comparing with clocks. */
export let horizonEnd: f64 = 0.0;
export let pools: i32 = 0;
export let seats: i32 = 0;
export let motions: i32 = 0;
export let stages: i32 = 0;
export let sources: i32 = 0;
export let queues: i32 = 0;
export let renewals: i32 = 0;
export let inputs: i32 = 0;
export let params: i32 = 0;
export let dists: i32 = 0;
export let seatWords: i32 = 0;
export let seatOddsCount: i32 = 0;
/** Slots of people, each with room for the clock of its release. */
export let freedPlaces: i32 = 0;
/** Pools of all sets, beside their owners. */
export let setPools: i32 = 0;
/** Leaves of the tournaments of all pools that have one. */
export let leavesOfAll: i32 = 0;
export let selfSlots: i32 = 0;
export let segments: i32 = 0;
export let programs: i32 = 0;
export let rowWidth: i32 = 0;
/** Period starts of ARR kept per account: a year back. */
export let past: i32 = 0;
export let lists: i32 = 0;
/** Whether deals have odds and days of their own; how many proofs of concept, assists and traits there are. */
export let dealsDiffer: i32 = 0;
export let proofs: i32 = 0;
export let assists: i32 = 0;
/** More than 0 where deals differ, are assisted or are proven: one question on the way of those that are plain. */
export let extras: i32 = 0;
export let traits: i32 = 0;

// keys of the three lanes of each trial
export let trialNumber: I32s = i32View(0, 0);
export let rates0: I32s = i32View(0, 0);
export let rates1: I32s = i32View(0, 0);
export let shocks0: I32s = i32View(0, 0);
export let shocks1: I32s = i32View(0, 0);
export let luck0: I32s = i32View(0, 0);
export let luck1: I32s = i32View(0, 0);

// uncertain inputs of a trial and what follows from them
export let inputWord: I32s = i32View(0, 0);
export let inputValue: F64s = f64View(0, 0);
export let param: F64s = f64View(0, 0);
/** Records of distributions (DIST_NOW_ in layout.ts), of their resolved form in each trial. */
let distsAt: i32 = 0;
/** Records of stages (STAGE_NOW_ in layout.ts). */
let stagesAt: i32 = 0;
/** Records of pools, sources, seats and trials (POOL_NOW_, SEAT_NOW_ and so on in layout.ts). */
export let poolsAt: i32 = 0;
let setsAt: i32 = 0;
export let setPoolsAt: i32 = 0;
let queuesAt: i32 = 0;
let sourcesAt: i32 = 0;
export let seatsAt: i32 = 0;
let trialsAt: i32 = 0;
export let advance: F64s = f64View(0, 0);
export let traitOddsNow: F64s = f64View(0, 0);
export let traitDaysNow: F64s = f64View(0, 0);
export let sizeOddsNow: F64s = f64View(0, 0);
export let assistOddsNow: F64s = f64View(0, 0);
export let demandShock: F64s = f64View(0, 0);
export let cycleShock: F64s = f64View(0, 0);
export let oddsShock: F64s = f64View(0, 0);

// seats: the person in it, their slots and tenure, and what they earned
export let seatFilled: I32s = i32View(0, 0);
export let seatOccupant: I32s = i32View(0, 0);
export let seatSince: F64s = f64View(0, 0);
export let seatLeaves: F64s = f64View(0, 0);
export let seatStarts: F64s = f64View(0, 0);
export let seatStep: I32s = i32View(0, 0);
export let seatRampDay: I32s = i32View(0, 0);
export let seatRound: F64s = f64View(0, 0);
export let seatKey0: I32s = i32View(0, 0);
export let seatKey1: I32s = i32View(0, 0);
export let seatOddsNow: F64s = f64View(0, 0);
export let seatOddsAt: i32 = 0;
export let seatSettled: I32s = i32View(0, 0);
export let seatCredit: F64s = f64View(0, 0);
export let seatRelief: F64s = f64View(0, 0);
export let seatDue: F64s = f64View(0, 0);
export let seatPresent: F64s = f64View(0, 0);
export let seatYearCredit: F64s = f64View(0, 0);
export let seatYearQuota: F64s = f64View(0, 0);
export let seatYearPresent: F64s = f64View(0, 0);
// pay in the period and in the fiscal year, the days it is for, and the variable part that is due by the year's attainment so far
export let seatPaid: F64s = f64View(0, 0);
export let seatPaidDays: F64s = f64View(0, 0);
export let seatYearPaid: F64s = f64View(0, 0);
export let seatYearPaidDays: F64s = f64View(0, 0);
export let seatYearVariable: F64s = f64View(0, 0);
/** guaranteed pay that later variable pay has to make up for */
export let seatDrawn: F64s = f64View(0, 0);
/** The days on which the person leaves and on which the next one starts; entries for other days are stale. */
export let seatLeaveDay: I32s = i32View(0, 0);
export let seatStartDay: I32s = i32View(0, 0);
// careers: a hire that went wrong, the coming promotion, who brings whom on and how long a ramp takes
export let seatBad: I32s = i32View(0, 0);
export let seatPromotion: I32s = i32View(0, 0);
export let seatPromotionDay: I32s = i32View(0, 0);
export let seatMentor: I32s = i32View(0, 0);
export let seatMentees: I32s = i32View(0, 0);
export let seatStretch: F64s = f64View(0, 0);

// pools: slots in use and in all, for those who own work the seats with room as bits, and who has the least to do (see least-busy.ts)
export let leastUsed: I32s = i32View(0, 0);
export let leastAssigned: I32s = i32View(0, 0);
export let leastPlace: I32s = i32View(0, 0);
export let easedPlace: I32s = i32View(0, 0);
export let roomBits: I32s = i32View(0, 0);
export let roomBitsAt: i32 = 0;
// tournaments of who is least loaded: the seats' numbers and the winners (see ranking.ts), the first bytes
export let numbersAt: i32 = 0;
export let winnersAt: i32 = 0;

// slots released today and not taken since, by seat of an owner pool and, behind the seats, by pool that is seized: the clocks, rising
export let freedClockAt: i32 = 0;

// named deals: the share of stage days below their age, and what it was looked up for
export let dealTable: I32s = i32View(0, 0);
export let dealAsked: F64s = f64View(0, 0);
export let dealLocation: F64s = f64View(0, 0);
export let dealScale: F64s = f64View(0, 0);
export let dealBelow: F64s = f64View(0, 0);

// trials whose queues may have become servable
export let dirty: I32s = i32View(0, 0);

// processes whose rate depends on the state of the day
export let selfMass: F64s = f64View(0, 0);
export let selfNext: F64s = f64View(0, 0);
export let selfOrdinal: I32s = i32View(0, 0);
export let selfKey0: I32s = i32View(0, 0);
export let selfKey1: I32s = i32View(0, 0);

// partners that are active, and the processes that recruit them
export let partnersActive: I32s = i32View(0, 0);
export let recruitMass: F64s = f64View(0, 0);
export let recruitNext: F64s = f64View(0, 0);
export let recruitOrdinal: I32s = i32View(0, 0);
export let recruitKey0: I32s = i32View(0, 0);
export let recruitKey1: I32s = i32View(0, 0);

// whether the people of a pool prospect now; accounts of finite markets in use; customers: by segment
export let poolProspects: I32s = i32View(0, 0);
export let marketUsed: I32s = i32View(0, 0);
export let customers: I32s = i32View(0, 0);

// opportunities, 2^oppShift places a trial
export let oppUsed: I32s = i32View(0, 0);
/** First vacant record by trial and motion, in bytes: the order of a motion's records, in which values are summed, is its own affair. */
let vacantAt: i32 = 0;
export let oppSeq: I32s = i32View(0, 0);
/** Deals below this place in the order of creation were open when the period began. */
export let openedBelow: I32s = i32View(0, 0);
/** The first byte of the records of opportunities, trial after trial; see OPP_ in layout.ts. */
let oppsAt: i32 = 0;
/** What multiplies the odds and the days of a deal, by place. */
export let oppOdds: F64s = f64View(0, 0);
export let oppDays: F64s = f64View(0, 0);
export let handed: I32s = i32View(0, 0);
// stages that have started and are not decided yet (see starts.ts): the opportunities; then, of those that are decided together, what
// their words are drawn with, the words for outcome and days, chance and pace where deals differ, the outcome's fields, the list of the end
export let started: I32s = i32View(0, 0);
export let startedKey0: I32s = i32View(0, 0);
export let startedKey1: I32s = i32View(0, 0);
export let startedAddress: I32s = i32View(0, 0);
export let startedOutcomeWord: I32s = i32View(0, 0);
export let startedDaysWord: I32s = i32View(0, 0);
export let startedChance: F64s = f64View(0, 0);
export let startedPace: F64s = f64View(0, 0);
export let startedSide: I32s = i32View(0, 0);
export let startedList: I32s = i32View(0, 0);

// accounts, accountPlaces a trial
export let accountUsed: I32s = i32View(0, 0);
export let accountRenewal: I32s = i32View(0, 0);
export let accountSeat: I32s = i32View(0, 0);
export let accountOccupant: I32s = i32View(0, 0);
export let accountNumber: I32s = i32View(0, 0);
export let accountKey0: I32s = i32View(0, 0);
export let accountKey1: I32s = i32View(0, 0);
export let accountHolds: I32s = i32View(0, 0);
export let accountArr: F64s = f64View(0, 0);
export let accountTerm: F64s = f64View(0, 0);
export let accountEnd: F64s = f64View(0, 0);
export let accountSince: F64s = f64View(0, 0);
export let accountPast: F64s = f64View(0, 0);
// accounts with ARR by renewal motion: how many, how many of them are being onboarded, and which (where something needs it)
export let liveCount: I32s = i32View(0, 0);
export let onboardingCount: I32s = i32View(0, 0);
export let livePlace: I32s = i32View(0, 0);
export let liveList: I32s = i32View(0, 0);
// renewals that an account has had before its number 0
export let accountSeniority: I32s = i32View(0, 0);
export let accountOnboards: I32s = i32View(0, 0);
/** ARR with which a lost account comes back. */
export let accountLost: F64s = f64View(0, 0);
// who won an account, and the credit for it
export let accountMotion: I32s = i32View(0, 0);
export let accountSeller: I32s = i32View(0, 0);
export let accountSellerOccupant: I32s = i32View(0, 0);
export let accountCredit: F64s = f64View(0, 0);
/** seat of the second person who was credited, or -1, and who sat there */
export let accountSecond: I32s = i32View(0, 0);
export let accountSecondOccupant: I32s = i32View(0, 0);

// what was measured: one row a trial, and values of people and deals for histograms
export let row: F64s = f64View(0, 0);
export let peopleCode: I32s = i32View(0, 0);
export let peopleValue: F64s = f64View(0, 0);

// lists of events by day and kind, and the chunks of their entries: the first bytes (see lists.ts)
export let listsAt: i32 = 0;
export let chunksAt: i32 = 0;

// where the host finds what was measured, in bytes
export let rowAt: i32 = 0;
export let peopleCodeAt: i32 = 0;
export let peopleValueAt: i32 = 0;

/** The record of distribution d in trial b. */
export function distNow(b: i32, d: i32): i32 {
  return (distsAt + imul((imul(b, dists) + d) | 0, DIST_NOW_BYTES)) | 0;
}

/** The record of stage s in trial b. */
export function stageNow(b: i32, s: i32): i32 {
  return (stagesAt + imul((imul(b, stages) + s) | 0, STAGE_NOW_BYTES)) | 0;
}

/** The record of a pool in trial b. */
export function poolNow(b: i32, pool: i32): i32 {
  return (poolsAt + imul((imul(b, pools) + pool) | 0, POOL_NOW_BYTES)) | 0;
}

/** The record of source s in trial b. */
export function sourceNow(b: i32, s: i32): i32 {
  return (sourcesAt + imul((imul(b, sources) + s) | 0, SOURCE_NOW_BYTES)) | 0;
}

/** Where the first vacant record of a motion stands. */
export function vacantOf(b: i32, m: i32): i32 {
  return (vacantAt + ((imul(b, (motions + 1) & -2) + m) << 2)) | 0;
}

/** An opportunity's source and stage. */
export function sourceOf(o: i32): i32 {
  return getI32(getI32(o, OPP_SOURCE), SOURCE_NOW_INDEX);
}

export function stageOf(o: i32): i32 {
  return getI32(getI32(o, OPP_STAGE), STAGE_NOW_INDEX);
}

/** The record of a set in trial b; 0 for none (-1). */
export function setNow(b: i32, set: i32): i32 {
  return set < 0 ? 0 : (setsAt + imul((imul(b, header[H_SETS]) + set) | 0, SET_NOW_BYTES)) | 0;
}

/** Which set a record is of; of the first trial of a batch. */
export function indexOfSet(set: i32): i32 {
  return ((set - setsAt) / SET_NOW_BYTES) | 0;
}

/** The record of queue q in trial b. */
export function queueNow(b: i32, q: i32): i32 {
  return (queuesAt + imul((imul(b, queues) + q) | 0, QUEUE_NOW_BYTES)) | 0;
}

/** The record of the seat at a place of a pool (its record). */
export function seatAtPlace(pool: i32, place: i32): i32 {
  return (getI32(pool, POOL_NOW_FIRST) + imul(place, SEAT_NOW_BYTES)) | 0;
}

/** The record of a seat in trial b. */
export function seatNow(b: i32, seat: i32): i32 {
  return (seatsAt + imul((imul(b, seats) + seat) | 0, SEAT_NOW_BYTES)) | 0;
}

/** The seat of an opportunity's owner, or -1. */
export function seatOf(o: i32): i32 {
  const seat: i32 = getI32(o, OPP_SEAT);
  return seat === 0 ? -1 : getI32(seat, SEAT_NOW_INDEX);
}

/** The record of trial b. */
export function trialNow(b: i32): i32 {
  return (trialsAt + imul(b, TRIAL_NOW_BYTES)) | 0;
}

/** The record of the k-th opportunity of trial b. */
export function oppAt(b: i32, k: i32): i32 {
  return (oppsAt + imul(((b << oppShift) + k) | 0, OPP_BYTES)) | 0;
}

/** An opportunity's place among those of its batch. */
export function placeOf(o: i32): i32 {
  return ((o - oppsAt) / OPP_BYTES) | 0;
}

let cursor: i32 = 0;
let lastPlace: i32 = 0;
let measuring: bool = false;

function i32s(length: i32): I32s {
  const at: i32 = cursor;
  lastPlace = at;
  cursor = (cursor + (((length + 1) >> 1) << 3)) | 0;
  return i32View(measuring ? 0 : at, measuring ? 0 : length);
}

function f64s(length: i32): F64s {
  const at: i32 = cursor;
  lastPlace = at;
  cursor = (cursor + (length << 3)) | 0;
  return f64View(measuring ? 0 : at, measuring ? 0 : length);
}

/** Room for records from the beginning of a cache line on. */
function records(n: i32, bytes: i32): i32 {
  const at: i32 = (cursor + 63) & -64;
  cursor = (at + imul(n, bytes)) | 0;
  return at;
}

/** Whether accounts have to remember something. */
export function uses(what: i32): bool {
  return (header[H_ACCOUNT_USES] & what) !== 0;
}

/** Leaves of a tournament of n: the next power of two. */
export function leavesFor(n: i32): i32 {
  return n <= 1 ? 1 : 1 << ((32 - clz32((n - 1) | 0)) | 0);
}

/** Whether the least loaded seat of a pool is looked for. */
export function isRanked(pool: i32): bool {
  return poolUnlimited[pool] === 0 && poolAssign[pool] !== ASSIGN_ROUND_ROBIN;
}

/** Slots that a seat of this pool may have at most; those of an unlimited one are not told apart. */
export function slotsOfSeat(pool: i32): i32 {
  return poolUnlimited[pool] === 1 ? 0 : (toI32(poolCapacity[pool]) + 1) | 0;
}

/** Reads the counts of the bound program. */
function readCounts(): void {
  periods = header[H_PERIODS];
  slots = (periods + 1) | 0;
  warmupDays = header[H_WARMUP_DAYS];
  horizonDays = header[H_DAYS];
  horizonEnd = toF64(horizonDays);
  pools = header[H_POOLS];
  seats = header[H_SEATS];
  motions = header[H_MOTIONS];
  stages = header[H_STAGES];
  sources = header[H_SOURCES];
  queues = header[H_QUEUES];
  renewals = header[H_RENEWALS];
  inputs = header[H_INPUTS];
  params = header[H_PARAMS];
  dists = header[H_DISTS];
  seatWords = header[H_SEAT_WORDS];
  seatOddsCount = header[H_SEAT_ODDS];
  freedPlaces = 0;
  leavesOfAll = 0;
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) if (isRanked(pool)) leavesOfAll = (leavesOfAll + leavesFor(poolSeats[pool])) | 0;
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) freedPlaces = (freedPlaces + imul(poolSeats[pool], slotsOfSeat(pool))) | 0;
  selfSlots = header[H_SELF_SOURCES];
  segments = header[H_SEGMENTS];
  programs = header[H_PROGRAMS];
  rowWidth = header[H_ROW];
  past = header[H_PERIODS_PER_YEAR];
  dealsDiffer = header[H_DEALS_DIFFER];
  proofs = header[H_PROOFS];
  assists = header[H_ASSISTS];
  extras = (dealsDiffer + proofs + assists) | 0;
  traits = header[H_TRAITS];
  lists = imul((warmupDays + horizonDays) | 0, EVENT_KINDS);
}

/**
 * Lays the state of `batch` trials out from byte `base` on and returns the first byte behind it.
 * With `measureOnly` nothing is bound: the host asks how much memory it needs. The program must be bound.
 */
export function bindState(base: i32, batch: i32, shift: i32, accounts: i32, chunkCount: i32, peopleCount: i32, measureOnly: bool): i32 {
  readCounts();
  measuring = measureOnly;
  cursor = base;
  trials = batch;
  oppShift = shift;
  accountPlaces = accounts;
  chunks = chunkCount;
  people = peopleCount;
  const t: i32 = batch;
  const o: i32 = batch << shift;
  const a: i32 = imul(batch, accounts);
  trialNumber = i32s(t);
  rates0 = i32s(t);
  rates1 = i32s(t);
  shocks0 = i32s(t);
  shocks1 = i32s(t);
  luck0 = i32s(t);
  luck1 = i32s(t);
  inputWord = i32s(imul(t, inputs));
  inputValue = f64s(imul(t, inputs));
  param = f64s(imul(t, params));
  distsAt = records(imul(t, dists), DIST_NOW_BYTES);
  stagesAt = records(imul(t, stages), STAGE_NOW_BYTES);
  vacantAt = cursor;
  cursor = (cursor + imul(imul(t, (motions + 1) & -2), 4)) | 0;
  sourcesAt = records(imul(t, sources), SOURCE_NOW_BYTES);
  setPools = 0;
  for (let s: i32 = 0; s < header[H_SETS]; s = (s + 1) | 0) setPools = (setPools + setCount[s]) | 0;
  setsAt = records(imul(t, header[H_SETS]), SET_NOW_BYTES);
  setPoolsAt = records(imul(t, setPools), 8);
  queuesAt = records(imul(t, queues), QUEUE_NOW_BYTES);
  poolsAt = records(imul(t, pools), POOL_NOW_BYTES);
  seatsAt = records(imul(t, seats), SEAT_NOW_BYTES);
  trialsAt = records(t, TRIAL_NOW_BYTES);
  advance = f64s(imul(t, stages));
  traitOddsNow = f64s(imul(t, traits));
  traitDaysNow = f64s(imul(t, traits));
  sizeOddsNow = f64s(imul(imul(t, motions), dealsDiffer));
  assistOddsNow = f64s(imul(t, assists));
  demandShock = f64s(imul(t, slots));
  cycleShock = f64s(imul(t, slots));
  oddsShock = f64s(imul(imul(t, slots), motions));
  seatFilled = i32s(imul(t, seats));
  seatOccupant = i32s(imul(t, seats));
  seatSince = f64s(imul(t, seats));
  seatLeaves = f64s(imul(t, seats));
  seatStarts = f64s(imul(t, seats));
  seatStep = i32s(imul(t, seats));
  seatRampDay = i32s(imul(t, seats));
  seatRound = f64s(imul(t, seats));
  seatKey0 = i32s(imul(t, seats));
  seatKey1 = i32s(imul(t, seats));
  seatOddsNow = f64s(imul(t, seatOddsCount));
  seatOddsAt = lastPlace;
  seatSettled = i32s(imul(t, seats));
  seatCredit = f64s(imul(t, seats));
  seatRelief = f64s(imul(t, seats));
  seatDue = f64s(imul(t, seats));
  seatPresent = f64s(imul(t, seats));
  seatYearCredit = f64s(imul(t, seats));
  seatYearQuota = f64s(imul(t, seats));
  seatYearPresent = f64s(imul(t, seats));
  const paid: i32 = imul(imul(t, seats), header[H_PAY]);
  seatPaid = f64s(paid);
  seatPaidDays = f64s(paid);
  seatYearPaid = f64s(paid);
  seatYearPaidDays = f64s(paid);
  seatYearVariable = f64s(paid);
  seatDrawn = f64s(paid);
  seatLeaveDay = i32s(imul(t, seats));
  seatStartDay = i32s(imul(t, seats));
  const careers: i32 = imul(imul(t, seats), header[H_LIFE]);
  seatBad = i32s(careers);
  seatPromotion = i32s(careers);
  seatPromotionDay = i32s(careers);
  seatMentor = i32s(careers);
  seatMentees = i32s(careers);
  seatStretch = f64s(careers);
  leastUsed = i32s(imul(t, pools));
  leastAssigned = i32s(imul(t, pools));
  leastPlace = i32s(imul(t, pools));
  easedPlace = i32s(imul(t, pools));
  roomBits = i32s(imul(t, seatWords));
  roomBitsAt = lastPlace;
  numbersAt = records(imul(t, leavesOfAll), 8);
  winnersAt = records(imul(t, leavesOfAll), 8);
  freedClockAt = records(imul(t, freedPlaces), 8);
  dirty = i32s(t);
  selfMass = f64s(imul(t, selfSlots));
  selfNext = f64s(imul(t, selfSlots));
  selfOrdinal = i32s(imul(t, selfSlots));
  selfKey0 = i32s(imul(t, selfSlots));
  selfKey1 = i32s(imul(t, selfSlots));
  partnersActive = i32s(imul(t, programs));
  recruitMass = f64s(imul(t, programs));
  recruitNext = f64s(imul(t, programs));
  recruitOrdinal = i32s(imul(t, programs));
  recruitKey0 = i32s(imul(t, programs));
  recruitKey1 = i32s(imul(t, programs));
  poolProspects = i32s(imul(imul(t, pools), header[H_PROSPECTING]));
  marketUsed = i32s(imul(imul(t, segments), header[H_MARKETS]));
  customers = i32s(imul(t, segments));
  dealTable = i32s(header[H_DEALS]);
  dealAsked = f64s(header[H_DEALS]);
  dealLocation = f64s(header[H_DEALS]);
  dealScale = f64s(header[H_DEALS]);
  dealBelow = f64s(header[H_DEALS]);
  if (!measuring) fillI32(dealTable, 0, header[H_DEALS], -1);
  oppUsed = i32s(t);
  oppSeq = i32s(t);
  openedBelow = i32s(t);
  oppsAt = records(o, OPP_BYTES);
  oppOdds = f64s(imul(o, dealsDiffer));
  oppDays = f64s(imul(o, dealsDiffer));
  handed = i32s(1 << oppShift);
  started = i32s(o);
  startedKey0 = i32s(TOGETHER);
  startedKey1 = i32s(TOGETHER);
  startedAddress = i32s(TOGETHER);
  startedOutcomeWord = i32s(TOGETHER);
  startedDaysWord = i32s(TOGETHER);
  startedChance = f64s(TOGETHER);
  startedPace = f64s(TOGETHER);
  startedSide = i32s(TOGETHER);
  startedList = i32s(TOGETHER);
  accountUsed = i32s(t);
  accountRenewal = i32s(a);
  accountSeat = i32s(a);
  accountOccupant = i32s(a);
  accountNumber = i32s(a);
  accountKey0 = i32s(a);
  accountKey1 = i32s(a);
  accountHolds = i32s(imul(a, header[H_MARKETS]));
  accountArr = f64s(a);
  accountTerm = f64s(a);
  accountEnd = f64s(a);
  accountSince = f64s(a);
  accountPast = f64s(imul(a, past));
  liveCount = i32s(imul(t, renewals));
  onboardingCount = i32s(imul(t, renewals));
  livePlace = i32s(header[H_ACCOUNT_LISTS] > 0 ? a : 0);
  liveList = i32s(imul(a, header[H_ACCOUNT_LISTS]));
  accountSeniority = i32s(uses(USES_SENIORITY) ? a : 0);
  accountOnboards = i32s(uses(USES_ONBOARDING) ? a : 0);
  accountLost = f64s(uses(USES_WIN_BACK) ? a : 0);
  accountMotion = i32s(uses(USES_CANCELLATION) ? a : 0);
  accountSeller = i32s(uses(USES_CANCELLATION) ? a : 0);
  accountSellerOccupant = i32s(uses(USES_CANCELLATION) ? a : 0);
  accountCredit = f64s(uses(USES_CANCELLATION) ? a : 0);
  accountSecond = i32s(uses(USES_CANCELLATION) ? imul(a, header[H_SPLITS]) : 0);
  accountSecondOccupant = i32s(uses(USES_CANCELLATION) ? imul(a, header[H_SPLITS]) : 0);
  row = f64s(imul(t, rowWidth));
  rowAt = lastPlace;
  peopleCode = i32s(people);
  peopleCodeAt = lastPlace;
  peopleValue = f64s(people);
  peopleValueAt = lastPlace;
  listsAt = records(lists, LIST_BYTES);
  chunksAt = records(chunks, CHUNK_BYTES);
  return cursor;
}
