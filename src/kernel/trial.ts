// A batch of trials, advanced in lock-step over one day loop. The step of a day is the list of its phases, in their order.

import { getF64, getI32, hasTrace, imul, toF64, traceHook } from './lang.ts';
import {
  DONE, EVENT_ARRIVAL, EVENT_CANCEL, EVENT_COOLED, EVENT_LEAVE, EVENT_LOST, EVENT_MOVE, EVENT_ONBOARDED, EVENT_PATIENCE, EVENT_PROMOTION,
  EVENT_RAMP, EVENT_RENEWAL_DUE, EVENT_RENEWAL_OPEN, EVENT_START, EVENT_WIN_BACK, EVENT_WON, FREE, FULL_ACCOUNTS, FULL_LISTS,
  FULL_OPPORTUNITIES, FULL_PEOPLE, GOES_LOST, GOES_NO_DECISION, GOES_WON, H_ARRIVAL_PERIODS, H_EXPANSIONS, H_MARKETS, H_SELF_COUNT,
  OPEN_COUNT, OPEN_VALUE, OPP_DUE, OPP_NEXT, OPP_STATE, POOL_NOW_SLOTS, POOL_NOW_USED, POOL_R_AVAILABLE, POOL_R_USED, STAGE_NOW_SET,
  TRACE_PERIOD, USES_CANCELLATION, USES_ONBOARDING, USES_WIN_BACK,
} from './layout.ts';
import { accountsFull, closeAccounts, openAccounts, openRenewal, resetAccounts, resolveRenewal } from './accounts.ts';
import { amountOf } from './amount.ts';
import { arrive, startArrivals } from './arrivals.ts';
import { releaseSeized } from './assists.ts';
import { closeCoverage } from './coverage.ts';
import { createToday, startCreating } from './creating.ts';
import { dirtyCount } from './dirty.ts';
import { createForAccounts, hasLostItsAccount } from './expansion.ts';
import { bringAlong, handOn, receive } from './handoff.ts';
import { forgetAssigned } from './least-busy.ts';
import { across, atEnd, clearList, endOf, entryAt, firstOf, listOf, listsFull, nextOf, resetLists } from './lists.ts';
import { endOnboarding } from './live.ts';
import { cancel, comeBack } from './losses.ts';
import { closeMarkets, openMarkets, returnAccount } from './market.ts';
import { openPipeline } from './opening.ts';
import { closeLost, closeWon, isDue, opportunitiesFull, resetOpportunities } from './opportunity.ts';
import { closePartners, openPartners, partnersToday, startRecruiting } from './partners.ts';
import { recordWeek, weekEnding } from './paths.ts';
import { payPools } from './pay.ts';
import { closeSeats, openRecords } from './people.ts';
import { askForStage, loseIfWaiting, resetQueues, serveDirty } from './queues.ts';
import { rollUp } from './rollup.ts';
import { count, emitted, openAt, peopleFull, periodOf, poolAt, resetRows, turnDay } from './row.ts';
import { join, leave, openSeats, promote, rampUp } from './seats.ts';
import { setUpTrial } from './setup.ts';
import { setUpPools, turnPools } from './slots.ts';
import { turnSources } from './sources-now.ts';
import { turnStages } from './stages-now.ts';
import { decideStarts, pending, resetStarts, startStage } from './starts.ts';
import { arrivalStart, dayMonth, header, motionHandFirst, motionLeads, periodStart, poolUnlimited, stageMotion } from './sections.ts';
import {
  accountPlaces, horizonDays, openedBelow, oppAt, oppSeq, oppUsed, periods, poolNow, pools, programs, row, stageOf, uses, warmupDays,
} from './state.ts';

/** Whether customers buy more; their deals end with them. */
let expands: bool = false;

/** Values of people and deals that the last batch has emitted. */
export function emittedCount(): i32 {
  return emitted;
}

/**
 * Runs trials first … first + n - 1 (n at most the batch that the state was laid out for) and leaves their rows in `row`.
 * Returns DONE, or what was full: then nothing of the batch counts, and it must be run again with more room.
 */
export function runTrials(first: i32, n: i32): i32 {
  expands = header[H_EXPANSIONS] > 0;
  resetLists();
  resetQueues();
  resetOpportunities();
  resetStarts();
  resetAccounts();
  resetRows();
  for (let b: i32 = 0; b < n; b = (b + 1) | 0) {
    setUpTrial(b, (first + b) | 0);
    setUpPools(b);
    openSeats(b);
    openAccounts(b);
  }
  for (let b: i32 = 0; b < n && programs > 0; b = (b + 1) | 0) openPartners(b);
  let ap: i32 = -1;
  let turned: i32 = -1;
  for (let day: i32 = (0 - warmupDays) | 0; day < horizonDays; day = (day + 1) | 0) {
    const period: i32 = periodOf(day);
    const month: i32 = dayMonth[(day + warmupDays) | 0];
    turnDay(day);
    if (imul(period, 12) + month !== turned) {
      turned = (imul(period, 12) + month) | 0;
      turnStages(period, month);
      for (let b: i32 = 0; b < n; b = (b + 1) | 0) turnTo(b, period);
    }
    if (ap + 1 < header[H_ARRIVAL_PERIODS] && arrivalStart[(ap + 1) | 0] === day) {
      ap = (ap + 1) | 0;
      for (let b: i32 = 0; b < n; b = (b + 1) | 0) startPeriod(b, ap);
    }
    if (day === 0) for (let b: i32 = 0; b < n; b = (b + 1) | 0) openTrial(b);
    if (day >= 0 && day === periodStart[period]) for (let b: i32 = 0; b < n; b = (b + 1) | 0) openPeriod(b, period);
    runDay(n, day, ap);
    const week: i32 = weekEnding(day);
    if (week >= 0) for (let b: i32 = 0; b < n; b = (b + 1) | 0) recordWeek(b, week, period);
    if (day >= 0 && day + 1 === periodStart[(period + 1) | 0]) for (let b: i32 = 0; b < n; b = (b + 1) | 0) closePeriod(b, period);
    if (opportunitiesFull) return FULL_OPPORTUNITIES;
    if (accountsFull) return FULL_ACCOUNTS;
    if (listsFull) return FULL_LISTS;
    if (peopleFull) return FULL_PEOPLE;
  }
  for (let b: i32 = 0; b < n; b = (b + 1) | 0) countOpen(b, periods);
  return DONE;
}

/** An arrival period begins: what comes in is counted anew. */
function startPeriod(b: i32, ap: i32): void {
  startArrivals(b, ap);
  startCreating(b, ap);
  startRecruiting(b, ap);
}

/** What is counted in trial b from now on is counted for this period. */
function turnTo(b: i32, period: i32): void {
  turnPools(b, period);
  turnSources(b, period);
}

function runDay(n: i32, day: i32, ap: i32): void {
  // 1 seats: leave, promotions, start, ramp step
  changeSeats(day);
  if (header[H_MARKETS] === 1) coolDown(day);
  // 2 work that ends today; 3 waiting work
  settleDay(day);
  // 4 renewals that fall due, then those that open; who waits gets the slots they leave before today's arrivals do
  renew(day);
  serveDirty(day);
  // 5 new opportunities, each served as it comes
  if (programs > 0 && day >= 0) partnersToday(n, day);
  receive(day);
  if (header[H_SELF_COUNT] > 0) for (let b: i32 = 0; b < n; b = (b + 1) | 0) createToday(b, day);
  if (expands) for (let b: i32 = 0; b < n; b = (b + 1) | 0) createForAccounts(b, day);
  const arrivals: i32 = listOf(day, EVENT_ARRIVAL);
  let at: i32 = firstOf(arrivals);
  while (at !== endOf(arrivals)) {
    if (atEnd(at)) at = across(at);
    arrive(entryAt(at), day, ap);
    at = nextOf(at);
  }
  clearList(arrivals);
  settleDay(day);
  // leads that came and qualified today
  while (receive(day)) settleDay(day);
}

function changeSeats(day: i32): void {
  let list: i32 = listOf(day, EVENT_LEAVE);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    leave(entryAt(at), day);
    at = nextOf(at);
  }
  clearList(list);
  list = listOf(day, EVENT_PROMOTION);
  at = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    promote(entryAt(at), day);
    at = nextOf(at);
  }
  clearList(list);
  list = listOf(day, EVENT_START);
  at = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    join(entryAt(at), day);
    at = nextOf(at);
  }
  clearList(list);
  list = listOf(day, EVENT_RAMP);
  at = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    rampUp(entryAt(at), day);
    at = nextOf(at);
  }
  clearList(list);
}

/**
 * Ends of today, grants and patience, again and again while what was granted ends today, too, or who gave up leaves room. A
 * grant asks whether the patience lasts to the clock of the slot, so that nobody is served who would have gone before.
 */
function settleDay(day: i32): void {
  let again: bool = true;
  while (again) {
    endMoves(day);
    endLosses(day);
    endWins(day);
    serveDirty(day);
    losePatience(listOf(day, EVENT_PATIENCE), day);
    again = pending !== 0 || dirtyCount !== 0 || firstOf(listOf(day, EVENT_MOVE)) !== 0 || firstOf(listOf(day, EVENT_LOST)) !== 0 || firstOf(listOf(day, EVENT_WON)) !== 0;
  }
}

/** Stages that end today and lead to another one; those among them that have only just started, too. */
function endMoves(day: i32): void {
  const list: i32 = listOf(day, EVENT_MOVE);
  const tomorrow: f64 = toF64((day + 1) | 0);
  decideStarts(day);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    while (at !== endOf(list)) {
      if (atEnd(at)) at = across(at);
      const o: i32 = entryAt(at);
      at = nextOf(at);
      // an entry that an earlier end left behind counts for a stage that has just started, if that ends today
      if (getI32(o, OPP_NEXT) === 0) decideStarts(day);
      const next: i32 = getI32(o, OPP_NEXT);
      if (next <= 0 || !isDue(o, tomorrow)) continue;
      releaseSeized(o, getF64(o, OPP_DUE), day);
      if (expands && hasLostItsAccount(o)) closeLost(o, day, getF64(o, OPP_DUE), false);
      else moveOn(o, next, day);
    }
    decideStarts(day);
  }
  clearList(list);
}

/** Those that are lost or left undecided. */
function endLosses(day: i32): void {
  const list: i32 = listOf(day, EVENT_LOST);
  const tomorrow: f64 = toF64((day + 1) | 0);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    const o: i32 = entryAt(at);
    at = nextOf(at);
    const next: i32 = getI32(o, OPP_NEXT);
    if ((next !== GOES_LOST && next !== GOES_NO_DECISION) || !isDue(o, tomorrow)) continue;
    releaseSeized(o, getF64(o, OPP_DUE), day);
    closeLost(o, day, getF64(o, OPP_DUE), next === GOES_NO_DECISION && !(expands && hasLostItsAccount(o)));
  }
  clearList(list);
}

/** Those that are won. */
function endWins(day: i32): void {
  const list: i32 = listOf(day, EVENT_WON);
  const tomorrow: f64 = toF64((day + 1) | 0);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    const o: i32 = entryAt(at);
    at = nextOf(at);
    if (getI32(o, OPP_NEXT) !== GOES_WON || !isDue(o, tomorrow)) continue;
    releaseSeized(o, getF64(o, OPP_DUE), day);
    if (expands && hasLostItsAccount(o)) {
      closeLost(o, day, getF64(o, OPP_DUE), false);
      continue;
    }
    const m: i32 = stageMotion[stageOf(o)];
    if (motionLeads[m] === 1) handOn(o, day);
    else if (motionHandFirst[(m + 1) | 0] > motionHandFirst[m]) bringAlong(o, day);
    closeWon(o, day);
  }
  clearList(list);
}

/** The next stage (its record) starts at the clock of the last one's end, unless it must wait for what it seizes. */
function moveOn(o: i32, next: i32, day: i32): void {
  if (getI32(next, STAGE_NOW_SET) === 0) startStage(o, next, getF64(o, OPP_DUE), day);
  else askForStage(o, next, day);
}

/** Accounts that were lost a while ago can be sold to again. */
function coolDown(day: i32): void {
  const list: i32 = listOf(day, EVENT_COOLED);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    returnAccount(entryAt(at));
    at = nextOf(at);
  }
  clearList(list);
}

function losePatience(list: i32, day: i32): void {
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    loseIfWaiting(entryAt(at), day);
    at = nextOf(at);
  }
  clearList(list);
}

/** Early cancellations, contract dates, renewals that open, customers who come back, onboarding that ends. */
function renew(day: i32): void {
  if (uses(USES_CANCELLATION)) cancelDue(day);
  let list: i32 = listOf(day, EVENT_RENEWAL_DUE);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    resolveRenewal(entryAt(at), day);
    at = nextOf(at);
  }
  clearList(list);
  list = listOf(day, EVENT_RENEWAL_OPEN);
  at = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    openRenewal(entryAt(at), day);
    at = nextOf(at);
  }
  clearList(list);
  if (uses(USES_WIN_BACK)) returnDue(day);
  if (uses(USES_ONBOARDING)) endOnboardings(day);
}

function cancelDue(day: i32): void {
  const list: i32 = listOf(day, EVENT_CANCEL);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    cancel(entryAt(at), day);
    at = nextOf(at);
  }
  clearList(list);
}

function returnDue(day: i32): void {
  const list: i32 = listOf(day, EVENT_WIN_BACK);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    comeBack(entryAt(at), day);
    at = nextOf(at);
  }
  clearList(list);
}

function endOnboardings(day: i32): void {
  const list: i32 = listOf(day, EVENT_ONBOARDED);
  let at: i32 = firstOf(list);
  while (at !== endOf(list)) {
    if (atEnd(at)) at = across(at);
    endOnboarding((entryAt(at) / accountPlaces) | 0, entryAt(at));
    at = nextOf(at);
  }
  clearList(list);
}

/** Day 0: the opening pipeline takes its slots, and the people's records begin. */
function openTrial(b: i32): void {
  openPipeline(b);
  if (header[H_MARKETS] === 1) openMarkets(b);
  openRecords(b);
}

/** A period's first day, before anything happens: slots in use and in all count for its days; the pipeline is looked at. */
function openPeriod(b: i32, period: i32): void {
  const days: f64 = toF64((periodStart[(period + 1) | 0] - periodStart[period]) | 0);
  for (let pool: i32 = 0; pool < pools; pool = (pool + 1) | 0) {
    const now: i32 = poolNow(b, pool);
    row[poolAt(b, pool, POOL_R_USED, period)] = toF64(getI32(now, POOL_NOW_USED)) * days;
    if (period > 0 && poolUnlimited[pool] === 0) count(poolAt(b, pool, POOL_R_AVAILABLE, period), toF64(getI32(now, POOL_NOW_SLOTS)) * days);
  }
  forgetAssigned(b);
  openedBelow[b] = oppSeq[b];
  if (hasTrace) traceHook(TRACE_PERIOD, periodStart[period], period, 0.0, 0.0);
  countOpen(b, period);
}

/** Number and value of the open opportunities by stage; `place` is a period, or their number for the horizon's end. */
function countOpen(b: i32, place: i32): void {
  for (let k: i32 = 0; k < oppUsed[b]; k = (k + 1) | 0) {
    const o: i32 = oppAt(b, k);
    if (getI32(o, OPP_STATE) === FREE) continue;
    count(openAt(b, stageOf(o), OPEN_COUNT, place), 1.0);
    count(openAt(b, stageOf(o), OPEN_VALUE, place), amountOf(o));
  }
}

/** The books close. */
function closePeriod(b: i32, period: i32): void {
  closeSeats(b, period);
  rollUp(b, period);
  payPools(b, period);
  closeAccounts(b, period, periodStart[(period + 1) | 0]);
  if (header[H_MARKETS] === 1) closeMarkets(b, period);
  closePartners(b, period);
  closeCoverage(b, period);
}
