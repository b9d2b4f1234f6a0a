// Deals that are open on day 0: named ones at their stage and age, and a warmed-up pipeline rescaled to what is known of it.

import { floorF64, getF64, getI32, hasTrace, imul, setF64, setI32, toF64, toI32, traceHook } from './lang.ts';
import {
  DIST_NOW_LOCATION, DIST_NOW_SCALE, DIST_NOW_TABLE, FOR_DAYS, FOR_RESAMPLE, FREE, HEALTH_DEAD_AGE, H_DEALS, OPP_AMOUNT, OPP_CREATED,
  OPP_DUE, OPP_KEY0, OPP_KEY1, OPP_LEFT, OPP_NEXT, OPP_ORDER, OPP_PROOFS, OPP_SOURCE, OPP_STAGE, OPP_START, OPP_STATE, RUNNING,
  TRACE_COPIED, TRACE_DROPPED, TRACE_NAMED,
} from './layout.ts';
import { amountOf } from './amount.ts';
import { releaseSeized, takeAssists } from './assists.ts';
import { NAMED, chanceOf } from './chances.ts';
import { draw, key0, key1, threefry, unit } from './draw.ts';
import { daysDist, dropOpportunity, outcomeOf, paceOf, placeOpportunity, stageDraw } from './opportunity.ts';
import { sample, shareBelow } from './quantile.ts';
import { askForNewOwner, askForOwner, claimNow, leaveQueue, setOf } from './queues.ts';
import { count, healthAt } from './row.ts';
import { drawTraits, keepNeutral } from './traits.ts';
import { beginStage, decideStarts } from './starts.ts';
import {
  dealAddress, dealAge, dealAmount, dealSource, dealStage, dealStageAge, dealWin, header, motionFirstSource, motionFirstStage,
  motionOpeningCount, motionOpeningValue, sourceAddress, sourceMotion, stageDays, stageLostDays, stageMotion, stageProof, stageWholeDays,
} from './sections.ts';
import {
  assists, dealAsked, dealBelow, dealLocation, dealScale, dealTable, dealsDiffer, distNow, handed, luck0, luck1, motions, oppAt, oppUsed,
  proofs, sourceNow, sourceOf, stageNow, stageOf,
} from './state.ts';

const VISIT: i32 = 0x9e3779b9 | 0;

/** Puts the opening pipeline of trial b in place on day 0. */
export function openPipeline(b: i32): void {
  for (let m: i32 = 0; m < motions; m = (m + 1) | 0) {
    if (motionOpeningCount[m] >= 0.0) resample(b, m, toI32(floorF64(motionOpeningCount[m] + 0.5)));
  }
  for (let d: i32 = 0; d < header[H_DEALS]; d = (d + 1) | 0) openNamed(b, d);
  // a win that is pulled into an earlier quarter has another amount
  decideStarts(0);
  for (let m: i32 = 0; m < motions; m = (m + 1) | 0) {
    if (motionOpeningValue[m] >= 0.0) revalue(b, m, motionOpeningValue[m]);
  }
}

// ---- named deals

function openNamed(b: i32, d: i32): void {
  threefry(luck0[b], luck1[b], dealAddress[d], 0);
  const o: i32 = placeOpportunity(sourceNow(b, dealSource[d]), key0, key1, 0.0 - dealAge[d]);
  if (o < 0) return;
  setI32(o, OPP_ORDER, (NAMED + d) | 0);
  setI32(o, OPP_STAGE, stageNow(b, dealStage[d]));
  setF64(o, OPP_AMOUNT, dealAmount[d]);
  setF64(o, OPP_DUE, 0.0);
  if (hasTrace) traceHook(TRACE_NAMED, 0, o, toF64(d), dealStageAge[d]);
  // a stated win rate speaks for the deal, its size included
  if (dealsDiffer > 0) keepNeutral(o, dealWin[d] < 0.0);
  if (proofs > 0) setI32(o, OPP_PROOFS, proofsBefore(dealStage[d]));
  ageInStage(b, o, dealStage[d], dealStageAge[d], d);
}

/** The proofs of concept of the stages that stand before stage s. */
function proofsBefore(s: i32): i32 {
  let before: i32 = 0;
  for (let k: i32 = motionFirstStage[stageMotion[s]]; k < s; k = (k + 1) | 0) before = before | stageProof[k];
  return before;
}

/**
 * A deal that has been `age` days in stage s: the age conditions the outcome as well as the time. P(advance | age) is in
 * proportion to p S_advance(age), P(not) to (1 - p) S_lost(age); the rest of the days is drawn above the age. A deal that
 * finds no owner on day 0 is decided at a neutral person's odds. `d` is the named deal, -1 for another one.
 */
function ageInStage(b: i32, o: i32, s: i32, age: f64, d: i32): void {
  const owned: bool = claimNow(o, 0);
  if (owned && assists > 0) takeAssists(o, s, 0.0, 0);
  const now: i32 = stageNow(b, s);
  const p: f64 = chanceOf(o, now);
  const factor: f64 = paceOf(o, now);
  const asked: f64 = stageWholeDays[s] === 1 ? floorF64(age) : age / (factor > 0.0 ? factor : 1.0);
  const below: f64 = d < 0 ? shareBelow(b, stageDays[s], asked) : shareBelowDeal(b, d, stageDays[s], asked);
  const lostBelow: f64 = stageLostDays[s] === stageDays[s] ? below : shareBelow(b, stageLostDays[s], asked);
  const won: f64 = p * (1.0 - below);
  const lost: f64 = (1.0 - p) * (1.0 - lostBelow);
  const dead: bool = won + lost <= 0.0;
  const outcome: i32 = outcomeOf(o, now, dead ? p : won / (won + lost));
  let left: f64 = 1.0;
  if (dead) count(healthAt(b, HEALTH_DEAD_AGE), 1.0);
  else left = restOf(b, o, s, outcome, daysDist(s, outcome) === stageDays[s] ? below : lostBelow, age, factor);
  if (owned) {
    beginStage(o, now, outcome, 0.0 - age, left, 0);
    return;
  }
  setI32(o, OPP_NEXT, outcome);
  setF64(o, OPP_LEFT, left);
  askForNewOwner(o, 0);
}

/** The share of days in the stage of a named deal that are below `asked`: looked up once as long as it is asked for the same. */
function shareBelowDeal(b: i32, d: i32, dist: i32, asked: f64): f64 {
  const now: i32 = distNow(b, dist);
  const table: i32 = getI32(now, DIST_NOW_TABLE);
  const location: f64 = getF64(now, DIST_NOW_LOCATION);
  const scale: f64 = getF64(now, DIST_NOW_SCALE);
  const isKnown: bool = dealTable[d] === table && dealAsked[d] === asked && dealLocation[d] === location && dealScale[d] === scale;
  if (isKnown) return dealBelow[d];
  dealTable[d] = table;
  dealAsked[d] = asked;
  dealLocation[d] = location;
  dealScale[d] = scale;
  dealBelow[d] = shareBelow(b, dist, asked);
  return dealBelow[d];
}

/** Days that remain in a stage with a decided outcome of which `age` days have passed: longer than a share `below` of all such stages. */
function restOf(b: i32, o: i32, s: i32, outcome: i32, below: f64, age: f64, factor: f64): f64 {
  const u: f64 = below + (1.0 - below) * unit(stageDraw(o, s, FOR_DAYS));
  const scaled: f64 = u * 4294967296.0;
  const word: i32 = scaled >= 4294967295.0 ? -1 : scaled >= 2147483648.0 ? toI32(scaled - 4294967296.0) : toI32(scaled);
  const days: f64 = sample(b, daysDist(s, outcome), word) * factor;
  const left: f64 = stageWholeDays[s] === 1 ? floorF64(days) + 1.0 - age : days - age;
  return left > 0.0 ? left : 0.0;
}

// ---- a rescaled opening pipeline

/** The open deals of motion m, in the order of their creation, are listed in `handed`; returns how many. */
function listOpen(b: i32, m: i32): i32 {
  let n: i32 = 0;
  for (let k: i32 = 0; k < oppUsed[b]; k = (k + 1) | 0) {
    const o: i32 = oppAt(b, k);
    if (getI32(o, OPP_STATE) === FREE || sourceMotion[sourceOf(o)] !== m) continue;
    let place: i32 = n;
    while (place > 0 && getI32(handed[(place - 1) | 0], OPP_ORDER) > getI32(o, OPP_ORDER)) {
      handed[place] = handed[(place - 1) | 0];
      place = (place - 1) | 0;
    }
    handed[place] = o;
    n = (n + 1) | 0;
  }
  return n;
}

/** Keeps, drops or copies the open deals of motion m so that there are `wanted`, spread evenly over them. */
function resample(b: i32, m: i32, wanted: i32): void {
  const n: i32 = listOpen(b, m);
  if (n === 0) return;
  const offset: f64 = unit(draw(luck0[b], luck1[b], (FOR_RESAMPLE + sourceAddress[motionFirstSource[m]]) | 0));
  let made: i32 = 0;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) {
    const upTo: i32 = toI32(floorF64((toF64((k + 1) | 0) * toF64(wanted)) / toF64(n) + offset));
    const copies: i32 = (upTo - made) | 0;
    made = upTo;
    if (copies === 0) drop(handed[k]);
    for (let c: i32 = 1; c < copies; c = (c + 1) | 0) copy(b, handed[k], c);
  }
}

function drop(o: i32): void {
  if (hasTrace) traceHook(TRACE_DROPPED, 0, o, 0.0, 0.0);
  if (getI32(o, OPP_STATE) === RUNNING) releaseSeized(o, 0.0, 0);
  else leaveQueue(o, setOf(o));
  dropOpportunity(o, 0);
}

/** Another deal like o: same stage and age, its own outcome and its own rest of the stage. */
function copy(b: i32, o: i32, number: i32): void {
  const address: i32 = (FOR_RESAMPLE + imul(number, VISIT)) | 0;
  const clone: i32 = placeOpportunity(getI32(o, OPP_SOURCE), draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), address), draw(getI32(o, OPP_KEY1), getI32(o, OPP_KEY0), address), getF64(o, OPP_CREATED));
  if (clone < 0) return;
  setI32(clone, OPP_STAGE, getI32(o, OPP_STAGE));
  if (dealsDiffer > 0) drawTraits(clone);
  if (proofs > 0) setI32(clone, OPP_PROOFS, getI32(o, OPP_PROOFS));
  // one that has waited starts on day 0 at the earliest
  setF64(clone, OPP_DUE, 0.0);
  if (hasTrace) traceHook(TRACE_COPIED, 0, clone, toF64(o), getF64(o, OPP_CREATED));
  if (getI32(o, OPP_STATE) === RUNNING) ageInStage(b, clone, stageOf(o), 0.0 - getF64(o, OPP_START), -1);
  else askForOwner(clone, 0);
}

/** Scales the amounts of the open deals of motion m so that they sum to `value`. */
function revalue(b: i32, m: i32, value: f64): void {
  const n: i32 = listOpen(b, m);
  let sum: f64 = 0.0;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) sum = sum + amountOf(handed[k]);
  if (sum <= 0.0) return;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) setF64(handed[k], OPP_AMOUNT, (getF64(handed[k], OPP_AMOUNT) * value) / sum);
}
