// Waiting deals: one queue per set of pools they need (and per patch), in ticket order. A head starts when everything it
// needs is free, and takes it all at once; it never holds a part, so another set's head may pass.

import { floorF64, hasTrace, imul, maxF64, toF64, toI32, traceHook } from './lang.ts';
import {
  EVENT_PATIENCE, FOR_OWNER_PATIENCE, FOR_PATIENCE, ORDER_DUE, ORDER_SIZE, POOL_R_SERVED, POOL_R_WAITED, POOL_R_WAIT_DAYS,
  RUNNING, TRACE_RESUMED, TRACE_WAITS, WAITS_OWNER, WAITS_STAGE,
} from './layout.ts';
import { draw } from './draw.ts';
import { clearDirty, dirtyCount, markDirty, resetDirty } from './dirty.ts';
import { listOf, push } from './lists.ts';
import { amountOf } from './amount.ts';
import { closeLost, pushEnd, stageDraw, startStage } from './opportunity.ts';
import { sample } from './quantile.ts';
import { count, periodOf, poolAt } from './row.ts';
import { chooseSeatAt, freeSlots, hasRoom, seatFreeFrom, setFreeFrom, takeSeat, takeSeized } from './slots.ts';
import {
  motionPatience, poolFirstSeat, poolOrder, queueSet, setCount, setFirst, setOwner, setPool, setQueue, setQueues, sourceMotion,
  stageOwnerSet, stagePatience, stageSet,
} from './sections.ts';
import {
  dirty, horizonDays, isDirty, nextTicket, oppAsked, oppCreated, oppDue, oppKey0, oppKey1, oppLeft, oppLink, oppNext,
  oppPatch, oppPrev, oppSeat, oppShift, oppSource, oppStage, oppState, oppTicket, oppLimit, poolRoom, pools, queueHead, queueTail, queues,
  trials, waiting,
} from './state.ts';

/** The end of the patience of a deal that waits as long as it takes. */
const NO_LIMIT: f64 = 1e9;
/** Days below which a deal has not waited: rounding of clocks. */
const AT_ONCE: f64 = 1e-9;

export function resetQueues(): void {
  resetDirty();
  for (let b: i32 = 0; b < trials; b = (b + 1) | 0) {
    waiting[b] = 0;
    nextTicket[b] = 0;
    for (let q: i32 = 0; q < queues; q = (q + 1) | 0) {
      queueHead[(imul(b, queues) + q) | 0] = -1;
      queueTail[(imul(b, queues) + q) | 0] = -1;
    }
  }
}

/** Serves the queues of every marked trial. */
export function serveDirty(day: i32): void {
  for (let k: i32 = 0; k < dirtyCount; k = (k + 1) | 0) {
    // marked until it is served: what becomes free meanwhile is seen by the same loop over the heads
    serve(dirty[k], day);
    isDirty[dirty[k]] = 0;
  }
  clearDirty();
}

/** Over the heads in ticket order, starts what can start, until nothing can. */
export function serve(b: i32, day: i32): void {
  while (waiting[b] > 0) {
    let best: i32 = -1;
    let ticket: i32 = 0;
    for (let q: i32 = 0; q < queues; q = (q + 1) | 0) {
      const head: i32 = queueHead[(imul(b, queues) + q) | 0];
      if (head < 0 || (best >= 0 && oppTicket[head] > ticket)) continue;
      if (!canStart(b, queueSet[q], oppPatch[head])) continue;
      best = head;
      ticket = oppTicket[head];
    }
    if (best < 0) return;
    leaveQueue(best);
    const set: i32 = setOf(best);
    const seat: i32 = seatFor(best, set, day);
    grant(best, set, seat, startOf(best, set, seat, day), day);
  }
}

/** Whether every pool of a set has a free slot now; a patch asks for the seat of that place in the owner pool. */
function canStart(b: i32, set: i32, patch: i32): bool {
  const owner: i32 = setOwner[set];
  if (owner >= 0) {
    if (patch >= 0) {
      if (!hasRoom(b, (poolFirstSeat[owner] + patch) | 0)) return false;
    } else if (poolRoom[(imul(b, pools) + owner) | 0] <= 0) return false;
  }
  for (let k: i32 = 0; k < setCount[set]; k = (k + 1) | 0) {
    if (freeSlots(b, setPool[(setFirst[set] + k) | 0]) <= 0) return false;
  }
  return true;
}

/** A new opportunity asks for an owner and what its first stage seizes: it starts now or joins the queue. */
export function askForOwner(o: i32, day: i32): void {
  const b: i32 = o >> oppShift;
  const set: i32 = stageOwnerSet[oppStage[o]];
  ask(o, WAITS_OWNER, day);
  const isFree: bool = queueHead[queueOf(o, set)] < 0 && canStart(b, set, oppPatch[o]);
  const seat: i32 = isFree ? seatFor(o, set, day) : -1;
  const start: f64 = isFree ? startOf(o, set, seat, day) : NO_LIMIT;
  const patience: i32 = motionPatience[sourceMotion[oppSource[o]]];
  if (patience >= 0 && start - oppAsked[o] > AT_ONCE) {
    oppLimit[o] = oppAsked[o] + maxF64(0.0, sample(b, patience, draw(oppKey0[o], oppKey1[o], FOR_OWNER_PATIENCE)));
  }
  if (isFree) grant(o, set, seat, start, day);
  else joinQueue(o, set, day);
}

/** A deal that has its owner asks for what its next stage seizes; `oppDue` is its clock. It is served with the others. */
export function askForStage(o: i32, s: i32, day: i32): void {
  oppStage[o] = s;
  ask(o, WAITS_STAGE, day);
  if (stagePatience[s] >= 0) oppLimit[o] = oppAsked[o] + maxF64(0.0, sample(o >> oppShift, stagePatience[s], stageDraw(o, s, FOR_PATIENCE)));
  joinQueue(o, stageSet[s], day);
}

/** A deal without an owner in the midst of its funnel waits for one; `oppLeft` days of its stage remain (-1: it was waiting itself). */
export function askForNewOwner(o: i32, day: i32): void {
  oppDue[o] = toF64(day);
  ask(o, WAITS_OWNER, day);
  joinQueue(o, stageOwnerSet[oppStage[o]], day);
}

/** Takes the owner and what the present stage of a placed deal seizes, if all is free now. */
export function claimNow(o: i32, day: i32): bool {
  const b: i32 = o >> oppShift;
  const set: i32 = stageOwnerSet[oppStage[o]];
  if (queueHead[queueOf(o, set)] >= 0 || !canStart(b, set, oppPatch[o])) return false;
  claim(o, set, seatFor(o, set, day), day);
  return true;
}

/** From now on the deal asks; without a limit to its patience. */
function ask(o: i32, state: i32, day: i32): void {
  oppState[o] = state;
  oppAsked[o] = maxF64(oppDue[o], toF64(day));
  oppLimit[o] = NO_LIMIT;
}

/** A deal that has waited long enough goes cold. Entries of deals that have started since are passed over. */
export function loseIfWaiting(o: i32, day: i32): void {
  const state: i32 = oppState[o];
  if ((state !== WAITS_OWNER && state !== WAITS_STAGE) || toI32(floorF64(oppLimit[o])) !== day) return;
  leaveQueue(o);
  closeLost(o, day, oppLimit[o], true);
}

function queueOf(o: i32, set: i32): i32 {
  const own: i32 = setQueues[set] > 1 && oppPatch[o] >= 0 ? (oppPatch[o] + 1) | 0 : 0;
  return (imul(o >> oppShift, queues) + setQueue[set] + own) | 0;
}

function joinQueue(o: i32, set: i32, day: i32): void {
  const b: i32 = o >> oppShift;
  const q: i32 = queueOf(o, set);
  oppTicket[o] = nextTicket[b];
  nextTicket[b] = (nextTicket[b] + 1) | 0;
  waiting[b] = (waiting[b] + 1) | 0;
  let before: i32 = queueTail[q];
  const order: i32 = setOwner[set] >= 0 ? poolOrder[setOwner[set]] : poolOrder[setPool[setFirst[set]]];
  while (before >= 0 && goesFirst(o, before, order)) before = oppPrev[before];
  const after: i32 = before < 0 ? queueHead[q] : oppLink[before];
  oppPrev[o] = before;
  oppLink[o] = after;
  if (before < 0) queueHead[q] = o;
  else oppLink[before] = o;
  if (after < 0) queueTail[q] = o;
  else oppPrev[after] = o;
  markDirty(b);
  if (oppLimit[o] < toF64(horizonDays)) push(listOf(toI32(floorF64(oppLimit[o])), EVENT_PATIENCE), o);
  if (hasTrace) traceHook(TRACE_WAITS, day, o, toF64(set), toF64(oppState[o]));
}

function goesFirst(o: i32, other: i32, order: i32): bool {
  if (order === ORDER_SIZE) return amountOf(o) > amountOf(other);
  return order === ORDER_DUE ? oppCreated[o] < oppCreated[other] : false;
}

/** Takes a waiting deal out of its queue. */
export function leaveQueue(o: i32): void {
  const b: i32 = o >> oppShift;
  const q: i32 = queueOf(o, setOf(o));
  const before: i32 = oppPrev[o];
  const after: i32 = oppLink[o];
  if (before < 0) queueHead[q] = after;
  else oppLink[before] = after;
  if (after < 0) queueTail[q] = before;
  else oppPrev[after] = before;
  waiting[b] = (waiting[b] - 1) | 0;
}

/** What a waiting deal waits for. */
function setOf(o: i32): i32 {
  return oppState[o] === WAITS_OWNER ? stageOwnerSet[oppStage[o]] : stageSet[oppStage[o]];
}

/** The owner's seat for a deal: its patch, or chosen by the pool's rule; -1 when it keeps the owner it has. */
function seatFor(o: i32, set: i32, day: i32): i32 {
  const owner: i32 = setOwner[set];
  if (owner < 0) return -1;
  return oppPatch[o] >= 0 ? (poolFirstSeat[owner] + oppPatch[o]) | 0 : chooseSeatAt(o >> oppShift, owner, maxF64(oppDue[o], toF64(day)), day);
}

/** When a deal can start with this seat and what the set seizes: at its own clock, or when the last of their slots becomes free. */
function startOf(o: i32, set: i32, seat: i32, day: i32): f64 {
  const b: i32 = o >> oppShift;
  const clock: f64 = maxF64(oppDue[o], setFreeFrom(b, set, day));
  return seat < 0 ? clock : maxF64(clock, seatFreeFrom(b, seat, day));
}

/** Gives a deal everything it asked for and starts (or resumes) its stage. If its patience ends before that, it goes cold instead. */
function grant(o: i32, set: i32, seat: i32, start: f64, day: i32): void {
  const waited: f64 = start - oppAsked[o];
  if (waited > AT_ONCE && oppLimit[o] <= start) {
    closeLost(o, day, oppLimit[o], true);
    return;
  }
  claim(o, set, seat, day);
  countServed(o >> oppShift, set, waited, day);
  if (oppLeft[o] >= 0.0) resume(o, start, day);
  else startStage(o, oppStage[o], start, day);
}

/** Takes a slot of every pool of a set. */
function claim(o: i32, set: i32, seat: i32, day: i32): void {
  const b: i32 = o >> oppShift;
  if (seat >= 0) {
    oppSeat[o] = seat;
    takeSeat(b, seat, day);
  }
  takeSeized(b, set, day);
}

/** A deal goes on with its stage: the remaining days from `start` on, the outcome as decided. */
function resume(o: i32, start: f64, day: i32): void {
  const due: f64 = start + oppLeft[o];
  oppLeft[o] = -1.0;
  oppState[o] = RUNNING;
  oppDue[o] = due;
  pushEnd(o, due, day, oppNext[o]);
  if (hasTrace) traceHook(TRACE_RESUMED, day, o, start, due);
}

function countServed(b: i32, set: i32, waited: f64, day: i32): void {
  if (setOwner[set] >= 0) countServedBy(b, setOwner[set], waited, day);
  for (let k: i32 = 0; k < setCount[set]; k = (k + 1) | 0) countServedBy(b, setPool[(setFirst[set] + k) | 0], waited, day);
}

function countServedBy(b: i32, pool: i32, waited: f64, day: i32): void {
  const period: i32 = periodOf(day);
  count(poolAt(b, pool, POOL_R_SERVED, period), 1.0);
  if (waited <= AT_ONCE) return;
  count(poolAt(b, pool, POOL_R_WAITED, period), 1.0);
  count(poolAt(b, pool, POOL_R_WAIT_DAYS, period), waited);
}
