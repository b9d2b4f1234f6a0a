// Deals around a period close, decided once, when a winning last stage starts: due shortly before the close some slip past
// it; due shortly after a close that is still ahead some are pulled to its last day, at a discount. Never both.

import { floorF64, getF64, getI32, hasTrace, imul, maxF64, setF64, toF64, toI32, traceHook } from './lang.ts';
import {
  FLOW_PULLED, FLOW_SLIPPED, FOR_QUARTER_END, OPP_AMOUNT, OPP_KEY0, OPP_KEY1, OPP_START, OPP_TRIAL, TRACE_PULLED, TRACE_SLIPPED,
} from './layout.ts';
import { amountOf } from './amount.ts';
import { draw, unit } from './draw.ts';
import { count, flowAt, periodOf } from './row.ts';
import { motionPull, motionPullDays, motionPullDiscount, motionSlip, motionSlipDays, periodStart } from './sections.ts';
import { horizonDays, param, params, sourceOf } from './state.ts';

/** The day on which a win due at `due` really closes; `day` is today. */
export function moveAcrossQuarterEnd(o: i32, m: i32, due: f64, day: i32): f64 {
  const b: i32 = getI32(o, OPP_TRIAL);
  const dueDay: i32 = toI32(floorF64(due));
  const u: f64 = unit(draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), FOR_QUARTER_END));
  // a deal due behind the horizon can still be pulled to its last day
  const last: i32 = dueDay >= horizonDays ? horizonDays : periodStart[periodOf(dueDay)];
  if (motionSlip[m] >= 0 && dueDay < horizonDays) {
    const period: i32 = periodOf(dueDay);
    const next: f64 = toF64(periodStart[(period + 1) | 0]);
    if (next - due <= motionSlipDays[m]) {
      if (u >= param[(imul(b, params) + motionSlip[m]) | 0]) return due;
      count(flowAt(b, sourceOf(o), FLOW_SLIPPED, period), amountOf(o));
      if (hasTrace) traceHook(TRACE_SLIPPED, day, o, due, next + (next - due));
      return next + (next - due);
    }
  }
  if (motionPull[m] < 0 || last <= day || due - toF64(last) >= motionPullDays[m]) return due;
  if (u >= param[(imul(b, params) + motionPull[m]) | 0]) return due;
  setF64(o, OPP_AMOUNT, amountOf(o) * (1.0 - motionPullDiscount[m]));
  count(flowAt(b, sourceOf(o), FLOW_PULLED, periodOf((last - 1) | 0)), getF64(o, OPP_AMOUNT));
  if (hasTrace) traceHook(TRACE_PULLED, day, o, due, toF64((last - 1) | 0));
  return maxF64(toF64((last - 1) | 0), getF64(o, OPP_START));
}
