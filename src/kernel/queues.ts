// Waiting deals: one queue per set of pools they need (and per patch), in ticket order. A head starts when everything it
// needs is free, and takes it all at once; it never holds a part, so another set's head may pass.

import { floorF64, getF64, getI32, hasTrace, imul, maxF64, setF64, setI32, toF64, toI32, traceHook } from './lang.ts';
import {
  EVENT_PATIENCE, FOR_OWNER_PATIENCE, FOR_PATIENCE, NOT_LISTED, OPP_ASKED, OPP_CREATED, OPP_DUE, OPP_KEY0, OPP_KEY1, OPP_LEFT, OPP_LIMIT,
  OPP_LINK, OPP_PATCH, OPP_PREV, OPP_SEAT, OPP_SOURCE, OPP_STAGE, OPP_STATE, OPP_TICKET, OPP_TRIAL, ORDER_DUE, ORDER_SIZE, POOL_NOW_ROOM,
  POOL_NOW_ROW, POOL_R_SERVED, POOL_R_WAITED, POOL_R_WAIT_DAYS, QUEUE_NOW_BYTES, QUEUE_NOW_HEAD, QUEUE_NOW_NEXT, QUEUE_NOW_SET,
  QUEUE_NOW_TAIL, RUNNING, SET_NOW_COUNT, SET_NOW_ORDER, SET_NOW_OWNER, SET_NOW_QUEUE, SET_NOW_QUEUES, SOURCE_NOW_ALONE, SOURCE_NOW_POOL,
  SOURCE_NOW_SET, SOURCE_NOW_STAGE, STAGE_NOW_INDEX, STAGE_NOW_OWNER_SET, STAGE_NOW_SET, TRACE_RESUMED, TRACE_WAITS, TRIAL_NOW_DIRTY,
  TRIAL_NOW_QUEUES, TRIAL_NOW_TICKET, TRIAL_NOW_WAITING, WAITS_OWNER, WAITS_STAGE,
} from './layout.ts';
import { amountOf } from './amount.ts';
import { clearDirty, dirtyCount, markDirty, resetDirty } from './dirty.ts';
import { draw } from './draw.ts';
import { listOf, push } from './lists.ts';
import { closeLost, stageDraw } from './opportunity.ts';
import { sample } from './quantile.ts';
import { countOf } from './row.ts';
import { poolOf } from './sets-now.ts';
import { chooseSeat, chooseSeatAt, freeSlots, hasRoom, seatFreeFrom, setFreeFrom, takeSeat, takeSeized } from './slots.ts';
import { pushEnd, startStage } from './starts.ts';
import { motionPatience, sourceMotion, stagePatience } from './sections.ts';
import { dirty, horizonDays, indexOfSet, seatAtPlace, sourceOf, trialNow, trials } from './state.ts';

/** The end of the patience of a deal that waits as long as it takes. */
const NO_LIMIT: f64 = 1e9;
/** Days below which a deal has not waited: rounding of clocks. */
/** How many heads of the queues that were looked at last could start. */
let rivals: i32 = 0;

/** Above every ticket. */
const LAST_TICKET: i32 = 0x7fffffff;
const AT_ONCE: f64 = 1e-9;

export function resetQueues(): void {
  resetDirty();
  for (let b: i32 = 0; b < trials; b = (b + 1) | 0) {
    const trial: i32 = trialNow(b);
    setI32(trial, TRIAL_NOW_WAITING, 0);
    setI32(trial, TRIAL_NOW_TICKET, 0);
    setI32(trial, TRIAL_NOW_DIRTY, 0);
    setI32(trial, TRIAL_NOW_QUEUES, 0);
  }
}

/** Serves the queues of every marked trial. */
export function serveDirty(day: i32): void {
  for (let k: i32 = 0; k < dirtyCount; k = (k + 1) | 0) {
    // marked until it is served: what becomes free meanwhile is seen by the same loop over the heads
    serve(dirty[k], day);
    setI32(dirty[k], TRIAL_NOW_DIRTY, 0);
  }
  clearDirty();
}

/** Over the heads in ticket order, starts what can start, until nothing can. */
function serve(trial: i32, day: i32): void {
  while (getI32(trial, TRIAL_NOW_WAITING) > 0) {
    let head: i32 = firstThatCanStart(trial);
    if (head === 0) return;
    const set: i32 = setOf(head);
    const queue: i32 = queueOf(head, set);
    let isServed: bool = serveHead(head, set, day);
    // without rivals nobody else can start before something becomes free, so only the same queue is looked at
    while (isServed && rivals === 1) {
      head = getI32(queue, QUEUE_NOW_HEAD);
      if (head === 0 || !canStart(set, getI32(head, OPP_PATCH))) return;
      isServed = serveHead(head, set, day);
    }
  }
}

/** The head of a queue that can start leaves it; true if it starts, false if its patience ends before that. */
function serveHead(head: i32, set: i32, day: i32): bool {
  leaveQueue(head, set);
  const seat: i32 = seatFor(head, set, day);
  return grant(head, set, seat, startOf(head, set, seat, day), day);
}

/** Of the heads of a trial's queues the one with the lowest ticket that can start now; 0 for none. Empty queues leave the trial's list. */
function firstThatCanStart(trial: i32): i32 {
  let best: i32 = 0;
  rivals = 0;
  let ticket: i32 = LAST_TICKET;
  let link: i32 = (trial + TRIAL_NOW_QUEUES) | 0;
  let queue: i32 = getI32(link, 0);
  while (queue !== 0) {
    const head: i32 = getI32(queue, QUEUE_NOW_HEAD);
    const next: i32 = getI32(queue, QUEUE_NOW_NEXT);
    if (head === 0) {
      setI32(queue, QUEUE_NOW_NEXT, NOT_LISTED);
      setI32(link, 0, next);
    } else {
      if (canStart(getI32(queue, QUEUE_NOW_SET), getI32(head, OPP_PATCH))) {
        rivals = (rivals + 1) | 0;
        if (getI32(head, OPP_TICKET) < ticket) {
          best = head;
          ticket = getI32(head, OPP_TICKET);
        }
      }
      link = (queue + QUEUE_NOW_NEXT) | 0;
    }
    queue = next;
  }
  return best;
}

/** Whether every pool of a set has a free slot now; a patch asks for the seat of that place in the owner pool. */
function canStart(set: i32, patch: i32): bool {
  const owner: i32 = getI32(set, SET_NOW_OWNER);
  if (owner !== 0 && (patch >= 0 ? !hasRoom(seatAtPlace(owner, patch)) : getI32(owner, POOL_NOW_ROOM) <= 0)) return false;
  const n: i32 = getI32(set, SET_NOW_COUNT);
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) if (freeSlots(poolOf(set, k)) <= 0) return false;
  return true;
}

/** A new opportunity asks for an owner and what its first stage seizes: it starts now or joins the queue. */
export function askForOwner(o: i32, day: i32): void {
  if (!startsAtOnce(o, day)) askOrWait(o, day);
}

/** What nearly all do: nobody waits before it, the owner is chosen by the pool's rule, and has a free slot at the deal's clock. */
function startsAtOnce(o: i32, day: i32): bool {
  const from: i32 = getI32(o, OPP_SOURCE);
  // a copy of an open deal may ask for an owner in the midst of its funnel
  if (getI32(from, SOURCE_NOW_ALONE) === 0 || getI32(o, OPP_PATCH) >= 0 || getI32(o, OPP_STAGE) !== getI32(from, SOURCE_NOW_STAGE)) return false;
  if (getI32(getI32(getI32(from, SOURCE_NOW_SET), SET_NOW_QUEUE), QUEUE_NOW_HEAD) !== 0) return false;
  const pool: i32 = getI32(from, SOURCE_NOW_POOL);
  const clock: f64 = maxF64(getF64(o, OPP_DUE), toF64(day));
  const seat: i32 = chooseSeat(pool);
  if (seat === 0 || seatFreeFrom(seat, day) > clock) return false;
  setI32(o, OPP_SEAT, seat);
  takeSeat(seat, day);
  countOf(getI32(pool, POOL_NOW_ROW), POOL_R_SERVED, 1.0);
  startStage(o, getI32(o, OPP_STAGE), clock, day);
  return true;
}

function askOrWait(o: i32, day: i32): void {
  const b: i32 = getI32(o, OPP_TRIAL);
  const set: i32 = getI32(getI32(o, OPP_STAGE), STAGE_NOW_OWNER_SET);
  ask(o, WAITS_OWNER, day);
  const isFree: bool = isFirst(o, set) && canStart(set, getI32(o, OPP_PATCH));
  const seat: i32 = isFree ? seatFor(o, set, day) : 0;
  const start: f64 = isFree ? startOf(o, set, seat, day) : NO_LIMIT;
  const patience: i32 = motionPatience[sourceMotion[sourceOf(o)]];
  if (patience >= 0 && start - getF64(o, OPP_ASKED) > AT_ONCE) {
    setF64(o, OPP_LIMIT, getF64(o, OPP_ASKED) + maxF64(0.0, sample(b, patience, draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), FOR_OWNER_PATIENCE))));
  }
  if (isFree) grant(o, set, seat, start, day);
  else joinQueue(o, set, day);
}

/** Whether nobody waits before a deal for the same. */
function isFirst(o: i32, set: i32): bool {
  return getI32(queueOf(o, set), QUEUE_NOW_HEAD) === 0;
}

/** A deal that has its owner asks for what its next stage seizes; `OPP_DUE` is its clock. It is served with the others. */
export function askForStage(o: i32, now: i32, day: i32): void {
  const s: i32 = getI32(now, STAGE_NOW_INDEX);
  setI32(o, OPP_STAGE, now);
  ask(o, WAITS_STAGE, day);
  if (stagePatience[s] >= 0) setF64(o, OPP_LIMIT, getF64(o, OPP_ASKED) + maxF64(0.0, sample(getI32(o, OPP_TRIAL), stagePatience[s], stageDraw(o, s, FOR_PATIENCE))));
  joinQueue(o, getI32(now, STAGE_NOW_SET), day);
}

/** A deal without an owner in the midst of its funnel waits for one; `OPP_LEFT` days of its stage remain (-1: it was waiting itself). */
export function askForNewOwner(o: i32, day: i32): void {
  setF64(o, OPP_DUE, toF64(day));
  ask(o, WAITS_OWNER, day);
  joinQueue(o, getI32(getI32(o, OPP_STAGE), STAGE_NOW_OWNER_SET), day);
}

/** Takes the owner and what the present stage of a placed deal seizes, if all is free now. */
export function claimNow(o: i32, day: i32): bool {
  const set: i32 = getI32(getI32(o, OPP_STAGE), STAGE_NOW_OWNER_SET);
  if (!isFirst(o, set) || !canStart(set, getI32(o, OPP_PATCH))) return false;
  claim(o, set, seatFor(o, set, day), day);
  return true;
}

/** From now on the deal asks; without a limit to its patience. */
function ask(o: i32, state: i32, day: i32): void {
  setI32(o, OPP_STATE, state);
  setF64(o, OPP_ASKED, maxF64(getF64(o, OPP_DUE), toF64(day)));
  setF64(o, OPP_LIMIT, NO_LIMIT);
}

/** A deal that has waited long enough goes cold. Entries of deals that have started since are passed over. */
export function loseIfWaiting(o: i32, day: i32): void {
  const state: i32 = getI32(o, OPP_STATE);
  if ((state !== WAITS_OWNER && state !== WAITS_STAGE) || toI32(floorF64(getF64(o, OPP_LIMIT))) !== day) return;
  leaveQueue(o, setOf(o));
  closeLost(o, day, getF64(o, OPP_LIMIT), true);
}

/** The queue of a deal for a set: that of its patch, where patches have queues of their own. */
function queueOf(o: i32, set: i32): i32 {
  const patch: i32 = getI32(o, OPP_PATCH);
  const first: i32 = getI32(set, SET_NOW_QUEUE);
  return patch >= 0 && getI32(set, SET_NOW_QUEUES) > 1 ? (first + imul((patch + 1) | 0, QUEUE_NOW_BYTES)) | 0 : first;
}

function joinQueue(o: i32, set: i32, day: i32): void {
  const trial: i32 = trialNow(getI32(o, OPP_TRIAL));
  const queue: i32 = queueOf(o, set);
  const ticket: i32 = getI32(trial, TRIAL_NOW_TICKET);
  setI32(o, OPP_TICKET, ticket);
  setI32(trial, TRIAL_NOW_TICKET, (ticket + 1) | 0);
  setI32(trial, TRIAL_NOW_WAITING, (getI32(trial, TRIAL_NOW_WAITING) + 1) | 0);
  if (getI32(queue, QUEUE_NOW_NEXT) === NOT_LISTED) {
    setI32(queue, QUEUE_NOW_NEXT, getI32(trial, TRIAL_NOW_QUEUES));
    setI32(trial, TRIAL_NOW_QUEUES, queue);
  }
  let before: i32 = getI32(queue, QUEUE_NOW_TAIL);
  const order: i32 = getI32(set, SET_NOW_ORDER);
  while (before !== 0 && goesFirst(o, before, order)) before = getI32(before, OPP_PREV);
  const after: i32 = before === 0 ? getI32(queue, QUEUE_NOW_HEAD) : getI32(before, OPP_LINK);
  setI32(o, OPP_PREV, before);
  setI32(o, OPP_LINK, after);
  if (before === 0) setI32(queue, QUEUE_NOW_HEAD, o);
  else setI32(before, OPP_LINK, o);
  if (after === 0) setI32(queue, QUEUE_NOW_TAIL, o);
  else setI32(after, OPP_PREV, o);
  markDirty(trial);
  const limit: f64 = getF64(o, OPP_LIMIT);
  if (limit < toF64(horizonDays)) push(listOf(toI32(floorF64(limit)), EVENT_PATIENCE), o);
  if (hasTrace) traceHook(TRACE_WAITS, day, o, toF64(indexOfSet(set)), toF64(getI32(o, OPP_STATE)));
}

function goesFirst(o: i32, other: i32, order: i32): bool {
  if (order === ORDER_SIZE) return amountOf(o) > amountOf(other);
  return order === ORDER_DUE ? getF64(o, OPP_CREATED) < getF64(other, OPP_CREATED) : false;
}

/** Takes a waiting deal out of its queue. */
export function leaveQueue(o: i32, set: i32): void {
  const queue: i32 = queueOf(o, set);
  const before: i32 = getI32(o, OPP_PREV);
  const after: i32 = getI32(o, OPP_LINK);
  if (before === 0) setI32(queue, QUEUE_NOW_HEAD, after);
  else setI32(before, OPP_LINK, after);
  if (after === 0) setI32(queue, QUEUE_NOW_TAIL, before);
  else setI32(after, OPP_PREV, before);
  const trial: i32 = trialNow(getI32(o, OPP_TRIAL));
  setI32(trial, TRIAL_NOW_WAITING, (getI32(trial, TRIAL_NOW_WAITING) - 1) | 0);
}

/** What a waiting deal waits for. */
export function setOf(o: i32): i32 {
  return getI32(o, OPP_STATE) === WAITS_OWNER ? getI32(getI32(o, OPP_STAGE), STAGE_NOW_OWNER_SET) : getI32(getI32(o, OPP_STAGE), STAGE_NOW_SET);
}

/** The owner's seat for a deal: its patch, or chosen by the pool's rule; 0 when it keeps the owner it has. */
function seatFor(o: i32, set: i32, day: i32): i32 {
  const pool: i32 = getI32(set, SET_NOW_OWNER);
  if (pool === 0) return 0;
  const patch: i32 = getI32(o, OPP_PATCH);
  return patch >= 0 ? seatAtPlace(pool, patch) : chooseSeatAt(pool, maxF64(getF64(o, OPP_DUE), toF64(day)), day);
}

/** When a deal can start with this seat and what the set seizes: at its own clock, or when the last of their slots becomes free. */
function startOf(o: i32, set: i32, seat: i32, day: i32): f64 {
  const clock: f64 = maxF64(getF64(o, OPP_DUE), setFreeFrom(set, day));
  return seat === 0 ? clock : maxF64(clock, seatFreeFrom(seat, day));
}

/** Gives a deal everything it asked for and starts (or resumes) its stage. If its patience ends before that, it goes cold instead, and is not served. */
function grant(o: i32, set: i32, seat: i32, start: f64, day: i32): bool {
  const waited: f64 = start - getF64(o, OPP_ASKED);
  if (waited > AT_ONCE && getF64(o, OPP_LIMIT) <= start) {
    closeLost(o, day, getF64(o, OPP_LIMIT), true);
    return false;
  }
  claim(o, set, seat, day);
  countServed(set, waited);
  if (getF64(o, OPP_LEFT) >= 0.0) resume(o, start, day);
  else startStage(o, getI32(o, OPP_STAGE), start, day);
  return true;
}

/** Takes a slot of every pool of a set. */
function claim(o: i32, set: i32, seat: i32, day: i32): void {
  if (seat !== 0) {
    setI32(o, OPP_SEAT, seat);
    takeSeat(seat, day);
  }
  takeSeized(set, day);
}

/** A deal goes on with its stage: the remaining days from `start` on, the outcome as decided. */
function resume(o: i32, start: f64, day: i32): void {
  const due: f64 = start + getF64(o, OPP_LEFT);
  setF64(o, OPP_LEFT, -1.0);
  setI32(o, OPP_STATE, RUNNING);
  setF64(o, OPP_DUE, due);
  pushEnd(o, day);
  if (hasTrace) traceHook(TRACE_RESUMED, day, o, start, due);
}

function countServed(set: i32, waited: f64): void {
  const owner: i32 = getI32(set, SET_NOW_OWNER);
  if (owner !== 0) countServedBy(owner, waited);
  const n: i32 = getI32(set, SET_NOW_COUNT);
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) countServedBy(poolOf(set, k), waited);
}

function countServedBy(pool: i32, waited: f64): void {
  const counters: i32 = getI32(pool, POOL_NOW_ROW);
  countOf(counters, POOL_R_SERVED, 1.0);
  if (waited <= AT_ONCE) return;
  countOf(counters, POOL_R_WAITED, 1.0);
  countOf(counters, POOL_R_WAIT_DAYS, waited);
}
