// What becomes of a leaver's open deals.

import { getF64, getI32, hasTrace, imul, maxF64, setF64, setI32, toF64, traceHook } from './lang.ts';
import {
  ASSIGN_TERRITORY, FOR_HANDOVER, FREE, OPP_DUE, OPP_KEY0, OPP_KEY1, OPP_LEFT, OPP_ORDER, OPP_PATCH, OPP_STATE, RUNNING, TRACE_HANDED_OVER,
  WAITS_STAGE,
} from './layout.ts';
import { releaseSeized } from './assists.ts';
import { draw, unit } from './draw.ts';
import { closeLost } from './opportunity.ts';
import { askForNewOwner, leaveQueue, setOf } from './queues.ts';
import { releaseOwner } from './slots.ts';
import { poolAssign, poolHandoverDays, poolLost, seatAddress, seatPool } from './sections.ts';
import { handed, oppAt, oppUsed, param, params, seatOccupant, seatOf, seats } from './state.ts';

const VISIT: i32 = 0x9e3779b9 | 0;

/** A leaver's open deals, in the order of their creation: some are lost, the others wait for a new owner. */
export function handOver(b: i32, seat: i32, day: i32): void {
  let n: i32 = 0;
  for (let k: i32 = 0; k < oppUsed[b]; k = (k + 1) | 0) {
    const o: i32 = oppAt(b, k);
    if (getI32(o, OPP_STATE) === FREE || seatOf(o) !== seat) continue;
    let place: i32 = n;
    while (place > 0 && getI32(handed[(place - 1) | 0], OPP_ORDER) > getI32(o, OPP_ORDER)) {
      handed[place] = handed[(place - 1) | 0];
      place = (place - 1) | 0;
    }
    handed[place] = o;
    n = (n + 1) | 0;
  }
  const at: i32 = (imul(b, seats) + seat) | 0;
  const lost: f64 = param[(imul(b, params) + poolLost[seatPool[seat]]) | 0];
  const address: i32 = (FOR_HANDOVER + seatAddress[seat] + imul(seatOccupant[at], VISIT)) | 0;
  for (let k: i32 = 0; k < n; k = (k + 1) | 0) handOverOne(b, handed[k], seat, unit(draw(getI32(handed[k], OPP_KEY0), getI32(handed[k], OPP_KEY1), address)) < lost, day);
}

function handOverOne(b: i32, o: i32, seat: i32, isLost: bool, day: i32): void {
  setF64(o, OPP_LEFT, -1.0);
  if (getI32(o, OPP_STATE) === WAITS_STAGE) {
    leaveQueue(o, setOf(o));
  } else if (getI32(o, OPP_STATE) === RUNNING) {
    releaseSeized(o, toF64(day), day);
    // the hand-over costs some days, too
    setF64(o, OPP_LEFT, maxF64(0.0, getF64(o, OPP_DUE) - toF64(day)) + poolHandoverDays[seatPool[seat]]);
  }
  releaseOwner(o, toF64(day), day);
  if (isLost) {
    closeLost(o, day, toF64(day), false);
    return;
  }
  if (poolAssign[seatPool[seat]] !== ASSIGN_TERRITORY) setI32(o, OPP_PATCH, -1);
  askForNewOwner(o, day);
  if (hasTrace) traceHook(TRACE_HANDED_OVER, day, o, toF64(seat), getF64(o, OPP_LEFT));
}
