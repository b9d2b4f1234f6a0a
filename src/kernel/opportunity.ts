// An opportunity from birth to close. The outcome of a stage is decided when it starts; its end is put on a list.

import { getF64, getI32, hasTrace, imul, setF64, setI32, toF64, traceHook } from './lang.ts';
import {
  CREDIT_NEW, FLOW_ARR, FLOW_CREATED, FLOW_CYCLE_LOST, FLOW_CYCLE_WON, FLOW_FROM_OPEN, FLOW_GROSS, FLOW_LATE, FLOW_LOST, FLOW_NET,
  FLOW_NO_DECISION, FLOW_ONE_OFF, FLOW_WON, FOR_ADVANCE, FOR_NO_DECISION, FOR_ONE_OFF, FREE, GOES_LOST, GOES_NO_DECISION, H_DEAL_HISTOGRAMS,
  H_MARKETS, H_SPLITS, OPP_ACCOUNT, OPP_AMOUNT, OPP_ASSISTS, OPP_CREATED, OPP_DUE, OPP_HOLDS, OPP_KEY0, OPP_KEY1, OPP_LEFT, OPP_LINK,
  OPP_ORDER, OPP_PATCH, OPP_PROOFS, OPP_SEAT, OPP_SOURCE, OPP_STAGE, OPP_STATE, OPP_TRIAL, OPP_VISIT, RUNNING, SOURCE_NOW_DAYS,
  SOURCE_NOW_INDEX, SOURCE_NOW_ROW, SOURCE_NOW_STAGE, SOURCE_NOW_TRIAL, SOURCE_NOW_VACANT, STAGE_BRANCHES, STAGE_NOW_FLAGS, STAGE_NOW_INDEX,
  STAGE_NOW_NEXT, STAGE_NOW_NO_DECISION, TRACE_CREATED, TRACE_LOST, TRACE_NO_DECISION, TRACE_WON,
} from './layout.ts';
import { addAccount, growAccount } from './accounts.ts';
import { amountOf } from './amount.ts';
import { daysOfAssists } from './assists.ts';
import { bookedPart } from './contracts.ts';
import { creditBase, creditProofs, creditQualified, creditWin } from './credit.ts';
import { draw, unit } from './draw.ts';
import { mayCancel } from './losses.ts';
import { coolAccount } from './market.ts';
import { sample } from './quantile.ts';
import { count, countOf, emit, flowAt, periodOf } from './row.ts';
import { releaseOwner } from './slots.ts';
import { creditSecond, ownPart, secondOf } from './split.ts';
import { drawTraits } from './traits.ts';
import {
  dayMonth, header, motionEvent, motionLeads, motionOneOff, motionRenewal, motionSegment, motionTermDays, nextShare, nextStage, periodStart,
  seasonSize, sourceMargin, sourceMotion, sourceResale, stageAddress, stageDays, stageLostDays, stageNextCount, stageNextFirst,
} from './sections.ts';
import {
  accountTerm, assists, dealsDiffer, extras, motions, openedBelow, oppAt, oppDays, oppSeq, oppShift, oppUsed, placeOf, proofs, seatOf,
  sourceOf, stageNow, stageOf, trials, vacantOf, warmupDays,
} from './state.ts';

const VISIT: i32 = 0x9e3779b9 | 0;
/** The days before a period's end whose bookings count as late. */
const LATE_DAYS: i32 = 14;

/** Set when a trial's places for opportunities have run out; the batch must be run again with more. */
export let opportunitiesFull: bool = false;

export function resetOpportunities(): void {
  opportunitiesFull = false;
  for (let b: i32 = 0; b < trials; b = (b + 1) | 0) {
    oppUsed[b] = 0;
    oppSeq[b] = 0;
    for (let m: i32 = 0; m < motions; m = (m + 1) | 0) setI32(vacantOf(b, m), 0, 0);
  }
}

/** A new opportunity of a source (its record), counted as created on `day`; -1 when there is no place left. Its key is (k0, k1). */
export function createOpportunity(from: i32, k0: i32, k1: i32, clock: f64, day: i32): i32 {
  const o: i32 = placeOpportunity(from, k0, k1, clock);
  if (o >= 0) {
    countOf(getI32(from, SOURCE_NOW_ROW), FLOW_CREATED, 1.0);
    if (dealsDiffer > 0) drawTraits(o);
  }
  if (hasTrace) traceHook(TRACE_CREATED, day, o, toF64(getI32(from, SOURCE_NOW_INDEX)), clock);
  return o;
}

/** A place for an opportunity that is not yet owned nor started, first in its motion's funnel. */
export function placeOpportunity(from: i32, k0: i32, k1: i32, clock: f64): i32 {
  const b: i32 = getI32(from, SOURCE_NOW_TRIAL);
  const vacant: i32 = getI32(from, SOURCE_NOW_VACANT);
  let o: i32 = getI32(vacant, 0);
  if (o !== 0) {
    setI32(vacant, 0, getI32(o, OPP_LINK));
  } else {
    const used: i32 = oppUsed[b];
    if (used >= 1 << oppShift) {
      opportunitiesFull = true;
      return -1;
    }
    oppUsed[b] = (used + 1) | 0;
    o = oppAt(b, used);
    setI32(o, OPP_TRIAL, b);
  }
  setI32(o, OPP_STATE, RUNNING);
  setI32(o, OPP_KEY0, k0);
  setI32(o, OPP_KEY1, k1);
  setI32(o, OPP_SOURCE, from);
  setI32(o, OPP_STAGE, getI32(from, SOURCE_NOW_STAGE));
  setI32(o, OPP_SEAT, 0);
  setI32(o, OPP_PATCH, -1);
  setI32(o, OPP_VISIT, 0);
  setF64(o, OPP_LEFT, -1.0);
  setF64(o, OPP_AMOUNT, -1.0);
  setF64(o, OPP_CREATED, clock);
  setF64(o, OPP_DUE, clock);
  if (header[H_MARKETS] === 1) setI32(o, OPP_HOLDS, -1);
  if (extras > 0) beginPlain(o);
  const seq: i32 = oppSeq[b];
  setI32(o, OPP_ORDER, seq);
  oppSeq[b] = (seq + 1) | 0;
  return o;
}

/** Nothing is proven and nobody assists yet. */
function beginPlain(o: i32): void {
  if (proofs > 0) setI32(o, OPP_PROOFS, 0);
  if (assists > 0) setI32(o, OPP_ASSISTS, 0);
}

/** A draw of stage s at the opportunity's present visit. */
export function stageDraw(o: i32, s: i32, purpose: i32): i32 {
  return draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), (stageAddress[s] + visitPart(o) + purpose) | 0);
}

/** What sets the draws of the present visit apart from those of other visits of the same stage. */
export function visitPart(o: i32): i32 {
  return imul(getI32(o, OPP_VISIT), VISIT);
}

/** What multiplies the days of the stage of this record: the source, the deal's traits, who assists. */
export function paceOf(o: i32, now: i32): f64 {
  const pace: f64 = getF64(getI32(o, OPP_SOURCE), SOURCE_NOW_DAYS);
  return extras === 0 ? pace : ownPace(o, now, pace);
}

function ownPace(o: i32, now: i32, pace: f64): f64 {
  const own: f64 = dealsDiffer > 0 ? pace * oppDays[placeOf(o)] : pace;
  return assists > 0 ? own * daysOfAssists(o, getI32(now, STAGE_NOW_INDEX)) : own;
}

/** What follows the stage of this record when it advances with probability p: the next stage's record, a win, a loss or no decision. */
export function outcomeOf(o: i32, now: i32, p: f64): i32 {
  return outcomeAt(o, now, unit(stageDraw(o, getI32(now, STAGE_NOW_INDEX), FOR_ADVANCE)), p);
}

/** The same for the number u in (0, 1) that was drawn. */
export function outcomeAt(o: i32, now: i32, u: f64, p: f64): i32 {
  return u < p ? advanceFrom(o, now, u, p) : isUndecided(o, now) ? GOES_NO_DECISION : GOES_LOST;
}

/** The distribution of the days in stage s for an outcome. */
export function daysDist(s: i32, outcome: i32): i32 {
  return outcome === GOES_LOST || outcome === GOES_NO_DECISION ? stageLostDays[s] : stageDays[s];
}

/** Where an opportunity goes that advances as u < p; the rest of u chooses where a graph branches. */
function advanceFrom(o: i32, now: i32, u: f64, p: f64): i32 {
  return (getI32(now, STAGE_NOW_FLAGS) & STAGE_BRANCHES) === 0 ? getI32(now, STAGE_NOW_NEXT) : branchFrom(getI32(o, OPP_TRIAL), getI32(now, STAGE_NOW_INDEX), u / p);
}

/** The branch from stage s that v in [0, 1) chooses. */
function branchFrom(b: i32, s: i32, v: f64): i32 {
  const first: i32 = stageNextFirst[s];
  const last: i32 = (stageNextCount[s] - 1) | 0;
  let k: i32 = 0;
  while (k < last && v >= nextShare[(first + k) | 0]) k = (k + 1) | 0;
  const next: i32 = nextStage[(first + k) | 0];
  return next < 0 ? next : stageNow(b, next);
}

/** Whether an opportunity that does not advance from the stage of this record ends without a decision. */
export function isUndecided(o: i32, now: i32): bool {
  return unit(draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), FOR_NO_DECISION)) < getF64(now, STAGE_NOW_NO_DECISION);
}

/** Whether the stage of an opportunity ends today. An entry of a list may speak of one that was handed over, lost or postponed since. */
export function isDue(o: i32, tomorrow: f64): bool {
  return getI32(o, OPP_STATE) === RUNNING && getF64(o, OPP_DUE) < tomorrow;
}

/** Closes an opportunity as lost or without a decision and gives up what it holds. */
export function closeLost(o: i32, day: i32, clock: f64, noDecision: bool): void {
  const counters: i32 = getI32(getI32(o, OPP_SOURCE), SOURCE_NOW_ROW);
  countOf(counters, noDecision ? FLOW_NO_DECISION : FLOW_LOST, 1.0);
  countOf(counters, FLOW_CYCLE_LOST, clock - getF64(o, OPP_CREATED));
  if (hasTrace) traceHook(noDecision ? TRACE_NO_DECISION : TRACE_LOST, day, o, toF64(stageOf(o)), clock);
  if (header[H_MARKETS] === 1) coolAccount(o, clock, day);
  releaseOwner(o, clock, day);
  free(o);
}

/** Books a win on its close day: money, credit, account. A lead that is won has qualified. */
export function closeWon(o: i32, day: i32): void {
  const b: i32 = getI32(o, OPP_TRIAL);
  const source: i32 = sourceOf(o);
  if (day >= 0) {
    if (motionLeads[sourceMotion[source]] === 1) countQualified(o, b, source, day);
    else bookWin(o, b, source, day);
  } else if (hasTrace) traceHook(TRACE_WON, day, o, 0.0, getF64(o, OPP_DUE));
  releaseOwner(o, getF64(o, OPP_DUE), day);
  free(o);
}

function countQualified(o: i32, b: i32, source: i32, day: i32): void {
  const period: i32 = periodOf(day);
  count(flowAt(b, source, FLOW_WON, period), 1.0);
  count(flowAt(b, source, FLOW_CYCLE_WON, period), getF64(o, OPP_DUE) - getF64(o, OPP_CREATED));
  creditQualified(b, seatOf(o), period);
  if (hasTrace) traceHook(TRACE_WON, day, o, 0.0, getF64(o, OPP_DUE));
}

function bookWin(o: i32, b: i32, source: i32, day: i32): void {
  const period: i32 = periodOf(day);
  const m: i32 = sourceMotion[source];
  const counters: i32 = getI32(getI32(o, OPP_SOURCE), SOURCE_NOW_ROW);
  const clock: f64 = getF64(o, OPP_DUE);
  // ARR is a year's worth; a term under a year books its part of it
  const event: i32 = motionEvent[m];
  const part: f64 = bookedPart(event === CREDIT_NEW ? motionTermDays[m] : accountTerm[getI32(o, OPP_ACCOUNT)]);
  const kept: f64 = sourceResale[source] === 1 ? 1.0 - sourceMargin[source] : 1.0;
  const annual: f64 = amountOf(o) * seasonSize[dayMonth[(day + warmupDays) | 0]];
  const gross: f64 = annual * part;
  const net: f64 = gross * kept;
  const arr: f64 = annual * kept;
  const cycle: f64 = clock - getF64(o, OPP_CREATED);
  countOf(counters, FLOW_WON, 1.0);
  countOf(counters, FLOW_GROSS, gross);
  countOf(counters, FLOW_NET, net);
  countOf(counters, FLOW_ARR, arr);
  if (getI32(o, OPP_ORDER) < openedBelow[b]) countOf(counters, FLOW_FROM_OPEN, gross);
  countOf(counters, FLOW_CYCLE_WON, cycle);
  if (day >= periodStart[(period + 1) | 0] - LATE_DAYS) countOf(counters, FLOW_LATE, gross);
  if (motionOneOff[m] >= 0) {
    countOf(counters, FLOW_ONE_OFF, sample(b, motionOneOff[m], draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), FOR_ONE_OFF)));
  }
  const histogram: i32 = (header[H_DEAL_HISTOGRAMS] + (motionSegment[m] << 1)) | 0;
  emit(histogram, gross);
  emit((histogram + 1) | 0, cycle);
  const base: f64 = creditBase(source, gross, net);
  const second: i32 = header[H_SPLITS] === 1 ? secondOf(o, m) : -1;
  creditWin(b, seatOf(o), m, base, ownPart(m, second), period);
  creditSecond(b, second, m, base, period);
  if (proofs > 0) creditProofs(o, m, base, period);
  if (event !== CREDIT_NEW) growAccount(b, getI32(o, OPP_ACCOUNT), event, arr, period);
  else if (motionRenewal[m] >= 0) {
    const account: i32 = addAccount(b, m, getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), arr, clock, day, header[H_MARKETS] === 1 ? getI32(o, OPP_HOLDS) : -1);
    if (account >= 0) mayCancel(b, account, m, seatOf(o), base, second, clock, day);
  }
  if (hasTrace) traceHook(TRACE_WON, day, o, gross, clock);
}

/** Takes an opportunity away without an outcome: what a rescaled opening pipeline does not hold. */
export function dropOpportunity(o: i32, day: i32): void {
  releaseOwner(o, toF64(day), day);
  free(o);
}

function free(o: i32): void {
  const vacant: i32 = getI32(getI32(o, OPP_SOURCE), SOURCE_NOW_VACANT);
  setI32(o, OPP_STATE, FREE);
  setI32(o, OPP_LINK, getI32(vacant, 0));
  setI32(vacant, 0, o);
}
