// Fiscal years and the periods that lie in them.

import { toF64 } from './lang.ts';
import { periodDays, periodYear } from './sections.ts';
import { past, periods } from './state.ts';

/** Whether a fiscal year ends with this period, or the horizon does. */
export function endsYear(period: i32): bool {
  return period + 1 >= periods || periodYear[(period + 1) | 0] !== periodYear[period];
}

/** Whether the horizon holds all of a fiscal year. */
export function isWholeYear(year: i32): bool {
  let within: i32 = 0;
  for (let p: i32 = 0; p < periods; p = (p + 1) | 0) {
    if (periodYear[p] === year) within = (within + 1) | 0;
  }
  return within === past;
}

export function yearDays(year: i32): f64 {
  let days: i32 = 0;
  for (let p: i32 = 0; p < periods; p = (p + 1) | 0) {
    if (periodYear[p] === year) days = (days + periodDays[p]) | 0;
  }
  return toF64(days);
}
