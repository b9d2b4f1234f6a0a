// People beside the owner who work on a stage while it runs: those it seizes, and those who help it along if one of them is
// free when it starts, for whom it never waits.

import { getI32, imul, maxF64, setI32, toF64 } from './lang.ts';
import {
  OPP_ASSISTS, OPP_STAGE, OPP_TRIAL, POOL_NOW_ROOM, POOL_NOW_ROW, POOL_NOW_UNLIMITED, POOL_R_ASSISTED, POOL_R_SERVED, POOL_R_UNFILLED,
  STAGE_NOW_SET,
} from './layout.ts';
import { raised } from './math.ts';
import { countOf } from './row.ts';
import { freeSlots, giveOne, poolFreeFrom, releaseSet, takeOne } from './slots.ts';
import { assistDays, assistFrom, assistOdds, assistPool, motionExponent, stageAssistFirst, stageMotion } from './sections.ts';
import { assistOddsNow, assists, param, params, poolNow, stageOf, stages } from './state.ts';

/** The odds that an assist gives its stage in trial b. */
export function setUpAssists(b: i32): void {
  for (let s: i32 = 0; s < stages; s = (s + 1) | 0) {
    const a: f64 = motionExponent[stageMotion[s]];
    for (let k: i32 = stageAssistFirst[s]; k < stageAssistFirst[(s + 1) | 0]; k = (k + 1) | 0) {
      assistOddsNow[(imul(b, assists) + k) | 0] = raised(param[(imul(b, params) + assistOdds[k]) | 0], a);
    }
  }
}

/** Stage s starts at `clock` on `day`: takes a slot of each assisting pool that has one free by then. */
export function takeAssists(o: i32, s: i32, clock: f64, day: i32): void {
  const b: i32 = getI32(o, OPP_TRIAL);
  const first: i32 = stageAssistFirst[s];
  let taken: i32 = 0;
  for (let k: i32 = first; k < stageAssistFirst[(s + 1) | 0]; k = (k + 1) | 0) {
    if (day < assistFrom[k]) continue;
    const pool: i32 = poolNow(b, assistPool[k]);
    const counters: i32 = getI32(pool, POOL_NOW_ROW);
    if (!isFree(pool, maxF64(clock, toF64(day)), day)) {
      countOf(counters, POOL_R_UNFILLED, 1.0);
      continue;
    }
    takeOne(pool, day);
    taken = taken | (1 << ((k - first) | 0));
    countOf(counters, POOL_R_SERVED, 1.0);
    countOf(counters, POOL_R_ASSISTED, 1.0);
  }
  setI32(o, OPP_ASSISTS, taken);
}

/** Whether a pool has a person with a free slot at `clock`. */
function isFree(pool: i32, clock: f64, day: i32): bool {
  if (getI32(pool, POOL_NOW_UNLIMITED) === 1) return getI32(pool, POOL_NOW_ROOM) > 0;
  return freeSlots(pool) > 0 && poolFreeFrom(pool, day) <= clock;
}

/** Gives up at `clock` what the present stage of an opportunity seized, and who assists it. */
export function releaseSeized(o: i32, clock: f64, day: i32): void {
  if (assists > 0) releaseAssists(o, clock, day);
  const set: i32 = getI32(getI32(o, OPP_STAGE), STAGE_NOW_SET);
  if (set !== 0) releaseSet(set, clock, day);
}

function releaseAssists(o: i32, clock: f64, day: i32): void {
  const taken: i32 = getI32(o, OPP_ASSISTS);
  setI32(o, OPP_ASSISTS, 0);
  for (let k: i32 = 0; taken >> k !== 0; k = (k + 1) | 0) {
    if ((taken & (1 << k)) !== 0) giveOne(poolNow(getI32(o, OPP_TRIAL), assistPool[(stageAssistFirst[stageOf(o)] + k) | 0]), clock, day);
  }
}

/** What multiplies the odds of stage s by those who assist it. */
export function oddsOfAssists(o: i32, s: i32): f64 {
  const b: i32 = getI32(o, OPP_TRIAL);
  const taken: i32 = getI32(o, OPP_ASSISTS);
  let odds: f64 = 1.0;
  for (let k: i32 = 0; taken >> k !== 0; k = (k + 1) | 0) {
    if ((taken & (1 << k)) !== 0) odds = odds * assistOddsNow[(imul(b, assists) + stageAssistFirst[s] + k) | 0];
  }
  return odds;
}

/** What multiplies the days of stage s by those who assist it. */
export function daysOfAssists(o: i32, s: i32): f64 {
  const b: i32 = getI32(o, OPP_TRIAL);
  const taken: i32 = getI32(o, OPP_ASSISTS);
  let days: f64 = 1.0;
  for (let k: i32 = 0; taken >> k !== 0; k = (k + 1) | 0) {
    if ((taken & (1 << k)) !== 0) days = days * param[(imul(b, params) + assistDays[(stageAssistFirst[s] + k) | 0]) | 0];
  }
  return days;
}
