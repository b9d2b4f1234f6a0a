// Waiting deals: one queue per set of pools they need (and per patch), in ticket order. A head starts when everything it
// needs is free, and takes it all at once; it never holds a part, so another set's head may pass.

import { floorF64, hasTrace, imul, maxF64, toF64, toI32, traceHook } from './lang.ts';
import {
  EVENT_IMPATIENT, EVENT_PATIENCE, FOR_OWNER_PATIENCE, FOR_PATIENCE, ORDER_DUE, ORDER_SIZE, POOL_R_SERVED, POOL_R_WAITED, POOL_R_WAIT_DAYS,
  RUNNING, TRACE_WAITS, WAITS_OWNER, WAITS_STAGE,
} from './layout.ts';
import { draw } from './draw.ts';
import { clearDirty, dirtyCount, markDirty, resetDirty } from './dirty.ts';
import { listOf, push } from './lists.ts';
import { amountOf } from './amount.ts';
import { closeLost, pushEnd, stageDraw, startStage } from './opportunity.ts';
import { sample } from './quantile.ts';
import { count, periodOf, poolAt } from './row.ts';
import { chooseSeat, freeSlots, hasRoom, takeSeat, takeSeized } from './slots.ts';
import {
  motionPatience, poolFirstSeat, poolOrder, queueSet, setCount, setFirst, setOwner, setPool, setQueue, setQueues, sourceMotion,
  stageOwnerSet, stagePatience, stageSet,
} from './sections.ts';
import {
  dirty, horizonDays, isDirty, nextTicket, oppAsked, oppCreated, oppDue, oppKey0, oppKey1, oppLeft, oppLink, oppNext,
  oppPatch, oppPrev, oppSeat, oppShift, oppSource, oppStage, oppState, oppTicket, oppLimit, poolRoom, pools, queueHead, queueTail, queues,
  trials, waiting,
} from './state.ts';

/** The last day of waiting of a deal that waits as long as it takes. */
const NO_LIMIT: i32 = 1073741824;

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
    isDirty[dirty[k]] = 0;
    serve(dirty[k], day);
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
    grant(best, day);
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
  if (queueHead[queueOf(o, set)] < 0 && canStart(b, set, oppPatch[o])) {
    oppState[o] = WAITS_OWNER;
    oppAsked[o] = day;
    grant(o, day);
  } else {
    joinQueue(o, set, WAITS_OWNER, day);
    const patience: i32 = motionPatience[sourceMotion[oppSource[o]]];
    if (patience >= 0) limitWaiting(o, sample(b, patience, draw(oppKey0[o], oppKey1[o], FOR_OWNER_PATIENCE)), day);
  }
}

/** A deal that has its owner asks for what its next stage seizes; `oppDue` is its clock. It is served with the others. */
export function askForStage(o: i32, s: i32, day: i32): void {
  oppStage[o] = s;
  joinQueue(o, stageSet[s], WAITS_STAGE, day);
  if (stagePatience[s] >= 0) limitWaiting(o, sample(o >> oppShift, stagePatience[s], stageDraw(o, s, FOR_PATIENCE)), day);
}

/** A deal without an owner in the midst of its funnel waits for one; `oppLeft` days of its stage remain (-1: it was waiting itself). */
export function askForNewOwner(o: i32, day: i32): void {
  joinQueue(o, stageOwnerSet[oppStage[o]], WAITS_OWNER, day);
}

/** Takes the owner and what the present stage of a placed deal seizes, if all is free now. */
export function claimNow(o: i32, day: i32): bool {
  const b: i32 = o >> oppShift;
  const set: i32 = stageOwnerSet[oppStage[o]];
  if (queueHead[queueOf(o, set)] >= 0 || !canStart(b, set, oppPatch[o])) return false;
  claim(o, set, day);
  return true;
}

function limitWaiting(o: i32, days: f64, day: i32): void {
  if (days >= toF64((horizonDays - day) | 0)) return;
  const whole: i32 = toI32(floorF64(days));
  const last: i32 = (day + whole) | 0;
  oppLimit[o] = last;
  push(listOf(last, whole <= 0 ? EVENT_IMPATIENT : EVENT_PATIENCE), o);
}

/** A deal that has waited long enough goes cold. Entries of deals that have started since are passed over. */
export function loseIfWaiting(o: i32, day: i32): void {
  const state: i32 = oppState[o];
  if ((state !== WAITS_OWNER && state !== WAITS_STAGE) || oppLimit[o] !== day) return;
  leaveQueue(o);
  closeLost(o, day, maxF64(oppDue[o], toF64(day)), true);
}

function queueOf(o: i32, set: i32): i32 {
  const own: i32 = setQueues[set] > 1 && oppPatch[o] >= 0 ? (oppPatch[o] + 1) | 0 : 0;
  return (imul(o >> oppShift, queues) + setQueue[set] + own) | 0;
}

function joinQueue(o: i32, set: i32, state: i32, day: i32): void {
  const b: i32 = o >> oppShift;
  const q: i32 = queueOf(o, set);
  oppState[o] = state;
  oppAsked[o] = day;
  oppLimit[o] = NO_LIMIT;
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
  if (hasTrace) traceHook(TRACE_WAITS, day, o, toF64(set), toF64(state));
}

function goesFirst(o: i32, other: i32, order: i32): bool {
  if (order === ORDER_SIZE) return amountOf(o) > amountOf(other);
  return order === ORDER_DUE ? oppCreated[o] < oppCreated[other] : false;
}

/** Takes a waiting deal out of its queue. */
export function leaveQueue(o: i32): void {
  const b: i32 = o >> oppShift;
  const set: i32 = oppState[o] === WAITS_OWNER ? stageOwnerSet[oppStage[o]] : stageSet[oppStage[o]];
  const q: i32 = queueOf(o, set);
  const before: i32 = oppPrev[o];
  const after: i32 = oppLink[o];
  if (before < 0) queueHead[q] = after;
  else oppLink[before] = after;
  if (after < 0) queueTail[q] = before;
  else oppPrev[after] = before;
  waiting[b] = (waiting[b] - 1) | 0;
}

/** Gives a deal everything it asked for and starts (or resumes) its stage. */
function grant(o: i32, day: i32): void {
  const s: i32 = oppStage[o];
  const set: i32 = oppState[o] === WAITS_OWNER ? stageOwnerSet[s] : stageSet[s];
  const waited: i32 = (day - oppAsked[o]) | 0;
  claim(o, set, day);
  countServed(o >> oppShift, set, waited, day);
  if (oppLeft[o] >= 0.0) resume(o, day);
  else startStage(o, s, waited > 0 ? maxF64(oppDue[o], toF64(day)) : oppDue[o], day);
}

/** Takes a slot of every pool of a set; the owner's seat is the deal's patch or chosen by the pool's rule. */
function claim(o: i32, set: i32, day: i32): void {
  const b: i32 = o >> oppShift;
  const owner: i32 = setOwner[set];
  if (owner >= 0) {
    const patch: i32 = oppPatch[o];
    const seat: i32 = patch >= 0 ? (poolFirstSeat[owner] + patch) | 0 : chooseSeat(b, owner);
    oppSeat[o] = seat;
    takeSeat(b, seat, day);
  }
  takeSeized(b, set, day);
}

/** A deal goes on with its stage: the remaining days from today on, the outcome as decided. */
function resume(o: i32, day: i32): void {
  const due: f64 = toF64(day) + oppLeft[o];
  oppLeft[o] = -1.0;
  oppState[o] = RUNNING;
  oppDue[o] = due;
  pushEnd(o, due, day, oppNext[o]);
}

function countServed(b: i32, set: i32, waited: i32, day: i32): void {
  if (setOwner[set] >= 0) countServedBy(b, setOwner[set], waited, day);
  for (let k: i32 = 0; k < setCount[set]; k = (k + 1) | 0) countServedBy(b, setPool[(setFirst[set] + k) | 0], waited, day);
}

function countServedBy(b: i32, pool: i32, waited: i32, day: i32): void {
  const period: i32 = periodOf(day);
  count(poolAt(b, pool, POOL_R_SERVED, period), 1.0);
  if (waited <= 0) return;
  count(poolAt(b, pool, POOL_R_WAITED, period), 1.0);
  count(poolAt(b, pool, POOL_R_WAIT_DAYS, period), toF64(waited));
}
