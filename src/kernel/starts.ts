// Stages that have started today. What becomes of them is decided together, in loops that each do one thing for many deals: while
// one deal waits for a table or a list, the next ones are under way. What is pending is decided before anybody looks at the end of
// a stage, and nobody's end goes on a list before those of the stages that started earlier: so nothing can be seen of it.

import {
  I32s, drawFour, flag, floorF64, getF64, getI32, hasTrace, maxI32, minI32, setF64, setI32, toF64, traceHook, wholeToI32,
} from './lang.ts';
import {
  EVENT_LOST, EVENT_MOVE, EVENT_WON, FOR_ADVANCE, FOR_DAYS, GOES_WON, OPP_DUE, OPP_KEY0, OPP_KEY1, OPP_NEXT, OPP_PROOFS, OPP_SEAT,
  OPP_SOURCE, OPP_STAGE, OPP_START, OPP_STATE, OPP_VISIT, RUNNING, SOURCE_NOW_DAYS, STAGE_BRANCHES, STAGE_CYCLIC, STAGE_MOVES,
  STAGE_NOW_ADDRESS, STAGE_NOW_CYCLE, STAGE_NOW_FLAGS, STAGE_NOW_INDEX, STAGE_NOW_LOST, STAGE_NOW_LOST_DAYS, STAGE_NOW_LOST_EVENT,
  STAGE_NOW_MOTION, STAGE_RICH, STAGE_UNDECIDED, STAGE_WHOLE_DAYS, TRACE_STARTED,
} from './layout.ts';
import { takeAssists } from './assists.ts';
import { chanceAlike, chanceOf } from './chances.ts';
import { unit } from './draw.ts';
import { listOf, push } from './lists.ts';
import { isUndecided, outcomeAt, paceOf, visitPart } from './opportunity.ts';
import { sampleAt } from './quantile.ts';
import { moveAcrossQuarterEnd } from './quarter-end.ts';
import { stageProof } from './sections.ts';
import {
  TOGETHER, assists, horizonEnd, proofs, started, startedAddress, startedChance, startedDaysWord, startedKey0, startedKey1, startedList,
  startedOutcomeWord, startedPace, startedSide,
} from './state.ts';

/** Marks an opportunity whose end is known and only waits for its turn; records begin at even bytes. */
const DECIDED: i32 = 1;
/** Beside the flags of stages: there are such. */
const SOME_SHIFT: i32 = 16;
const SOME_DECIDED: i32 = 65536;

export let pending: i32 = 0;

export function resetStarts(): void {
  pending = 0;
}

/** Starts the stage of the record `now` of opportunity o at `clock` on `day`. Its outcome and its end are pending. */
export function startStage(o: i32, now: i32, clock: f64, day: i32): void {
  if (assists > 0) takeAssists(o, getI32(now, STAGE_NOW_INDEX), clock, day);
  enterStage(o, now, clock);
  // nothing follows yet: whoever comes to it by an entry that an earlier end left behind has it decided first (endMoves)
  setI32(o, OPP_NEXT, 0);
  started[pending] = o;
  pending = (pending + 1) | 0;
}

/** From now on the stage runs. */
function enterStage(o: i32, now: i32, clock: f64): void {
  setI32(o, OPP_STAGE, now);
  setI32(o, OPP_STATE, RUNNING);
  setF64(o, OPP_START, clock);
  if (proofs > 0) setI32(o, OPP_PROOFS, getI32(o, OPP_PROOFS) | stageProof[getI32(now, STAGE_NOW_INDEX)]);
}

/** Runs the stage of the record `now` with a decided outcome from `clock` to `due`; `day` is today. */
export function beginStage(o: i32, now: i32, outcome: i32, clock: f64, due: f64, day: i32): void {
  enterStage(o, now, clock);
  setI32(o, OPP_NEXT, outcome);
  setF64(o, OPP_DUE, due);
  finishDecision(o, now, getI32(now, STAGE_NOW_FLAGS), day);
  pushEnd(o, day);
  if (hasTrace) traceHook(TRACE_STARTED, day, o, toF64(getI32(now, STAGE_NOW_INDEX)), getF64(o, OPP_DUE));
}

/** Puts the end of a running stage (OPP_DUE, OPP_NEXT) on the list of its day, behind those of the stages that started earlier. */
export function pushEnd(o: i32, day: i32): void {
  if (pending > 0) {
    started[pending] = o | DECIDED;
    pending = (pending + 1) | 0;
    return;
  }
  const list: i32 = listOfDecided(o, day);
  if (list !== 0) push(list, o);
}

/** The list of a decided end. */
function listOfDecided(o: i32, day: i32): i32 {
  const next: i32 = getI32(o, OPP_NEXT);
  return listOfEnd(getF64(o, OPP_DUE), day, next > 0 ? EVENT_MOVE : next === GOES_WON ? EVENT_WON : EVENT_LOST);
}

/** The list for the end of a stage; 0 where it lies beyond the horizon. */
function listOfEnd(due: f64, day: i32, event: i32): i32 {
  // asked so that what is no number ends nowhere
  return due < horizonEnd ? listOf(maxI32(wholeToI32(floorF64(due)), day), event) : 0;
}

/** Decides what is pending; `day` is the day on which it started. */
export function decideStarts(day: i32): void {
  for (let first: i32 = 0; first < pending; first = (first + TOGETHER) | 0) {
    const n: i32 = minI32(TOGETHER, (pending - first) | 0);
    const flags: i32 = drawWords(first, n);
    if ((flags & STAGE_RICH) !== 0) lookAtDeals(first, n);
    decideOutcomes(first, n);
    decideEnds(first, n, day);
    if ((flags & (STAGE_BRANCHES | STAGE_CYCLIC | STAGE_MOVES | SOME_DECIDED)) !== 0) finishSome(first, n, day);
    listEnds(first, n, day);
  }
  pending = 0;
}

/** The words that outcomes and days are drawn with. Returns the flags of all stages together, and SOME_DECIDED. */
function drawWords(first: i32, n: i32): i32 {
  const keys0: I32s = startedKey0;
  const keys1: I32s = startedKey1;
  const addresses: I32s = startedAddress;
  let flags: i32 = 0;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const entry: i32 = started[(first + k) | 0];
    const o: i32 = entry & ~DECIDED;
    const now: i32 = getI32(o, OPP_STAGE);
    keys0[k] = getI32(o, OPP_KEY0);
    keys1[k] = getI32(o, OPP_KEY1);
    addresses[k] = (getI32(now, STAGE_NOW_ADDRESS) + visitPart(o)) | 0;
    flags = flags | getI32(now, STAGE_NOW_FLAGS) | ((entry & DECIDED) << SOME_SHIFT);
  }
  // the last four may be fewer, and then some lanes are nobody's
  for (let k: i32 = 0; k < n; k = (k + 4) | 0) {
    drawFour(startedOutcomeWord, keys0, keys1, addresses, k, FOR_ADVANCE);
    drawFour(startedDaysWord, keys0, keys1, addresses, k, FOR_DAYS);
  }
  return flags;
}

/** The chances and the pace of deals that differ. */
function lookAtDeals(first: i32, n: i32): void {
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const o: i32 = started[(first + k) | 0];
    if ((o & DECIDED) !== 0) continue;
    const now: i32 = getI32(o, OPP_STAGE);
    if ((getI32(now, STAGE_NOW_FLAGS) & STAGE_RICH) === 0) continue;
    startedChance[k] = chanceOf(o, now);
    startedPace[k] = paceOf(o, now);
  }
}

/** What follows. Nothing is called in this loop and the next: that would cost every deal. */
function decideOutcomes(first: i32, n: i32): void {
  const words: I32s = startedOutcomeWord;
  const sides: I32s = startedSide;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const o: i32 = started[(first + k) | 0];
    if ((o & DECIDED) !== 0) continue;
    const now: i32 = getI32(o, OPP_STAGE);
    const flags: i32 = getI32(now, STAGE_NOW_FLAGS);
    const p: f64 = (flags & STAGE_RICH) === 0 ? chanceAlike(getI32(o, OPP_SEAT), getI32(o, OPP_SOURCE), now) : startedChance[k];
    const u: f64 = unit(words[k]);
    // the fields of the outcomes stand side by side: which of them it is need not be guessed
    const advances: i32 = flag(u < p);
    let side: i32 = (now + (advances << 2)) | 0;
    if ((flags & STAGE_UNDECIDED) !== 0) side = (side + (((advances ^ 1) & flag(isUndecided(o, now))) << 3)) | 0;
    sides[k] = side;
    setI32(o, OPP_NEXT, getI32(side, STAGE_NOW_LOST));
  }
}

/** When it follows, and the list of that day. */
function decideEnds(first: i32, n: i32, day: i32): void {
  const sides: I32s = startedSide;
  const words: I32s = startedDaysWord;
  const lists: I32s = startedList;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const o: i32 = started[(first + k) | 0];
    if ((o & DECIDED) !== 0) continue;
    const side: i32 = sides[k];
    const now: i32 = getI32(o, OPP_STAGE);
    const flags: i32 = getI32(now, STAGE_NOW_FLAGS);
    const pace: f64 = (flags & STAGE_RICH) === 0 ? getF64(getI32(o, OPP_SOURCE), SOURCE_NOW_DAYS) : startedPace[k];
    const drawn: f64 = sampleAt(getI32(side, STAGE_NOW_LOST_DAYS), words[k]);
    const days: f64 = (drawn > 0.0 ? drawn : 0.0) * getF64(now, STAGE_NOW_CYCLE) * pace;
    const due: f64 = dueAfter(flags, getF64(o, OPP_START), days);
    setF64(o, OPP_DUE, due);
    lists[k] = listOfEnd(due, day, getI32(side, STAGE_NOW_LOST_EVENT));
  }
}

/** What only some stages have: they branch, they may come again, their wins are moved; and ends that were known before. */
function finishSome(first: i32, n: i32, day: i32): void {
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const entry: i32 = started[(first + k) | 0];
    const o: i32 = entry & ~DECIDED;
    const now: i32 = getI32(o, OPP_STAGE);
    const flags: i32 = getI32(now, STAGE_NOW_FLAGS);
    if (entry !== o) startedList[k] = listOfDecided(o, day);
    else if ((flags & (STAGE_BRANCHES | STAGE_CYCLIC | STAGE_MOVES)) !== 0) {
      if ((flags & STAGE_BRANCHES) !== 0) setI32(o, OPP_NEXT, outcomeAt(o, now, unit(startedOutcomeWord[k]), startedChance[k]));
      finishDecision(o, now, flags, day);
      if ((flags & STAGE_BRANCHES) !== 0 || getI32(o, OPP_NEXT) === GOES_WON) startedList[k] = listOfDecided(o, day);
    }
  }
}

/** A stage may come again; a win may be moved across the end of a quarter. */
function finishDecision(o: i32, now: i32, flags: i32, day: i32): void {
  if ((flags & STAGE_CYCLIC) !== 0) setI32(o, OPP_VISIT, (getI32(o, OPP_VISIT) + 1) | 0);
  if ((flags & STAGE_MOVES) === 0 || getI32(o, OPP_NEXT) !== GOES_WON || day < 0) return;
  setF64(o, OPP_DUE, moveAcrossQuarterEnd(o, getI32(now, STAGE_NOW_MOTION), getF64(o, OPP_DUE), day));
}

function listEnds(first: i32, n: i32, day: i32): void {
  const lists: I32s = startedList;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const entry: i32 = started[(first + k) | 0];
    const o: i32 = entry & ~DECIDED;
    if (lists[k] !== 0) push(lists[k], o);
    if (hasTrace && entry === o) traceHook(TRACE_STARTED, day, o, toF64(getI32(getI32(o, OPP_STAGE), STAGE_NOW_INDEX)), getF64(o, OPP_DUE));
  }
}

/** When a stage ends that starts at `clock` and takes so many days. */
function dueAfter(flags: i32, clock: f64, days: f64): f64 {
  return (flags & STAGE_WHOLE_DAYS) !== 0 ? floorF64(clock) + floorF64(days) + 1.0 : clock + days;
}
