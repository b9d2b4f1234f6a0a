// The way through a period: at each week's end, what it has booked so far and what is open.

import { getI32, imul } from './lang.ts';
import { ACC_BOOKED_RENEWAL, ACC_BOOKED_UPLIFT, ACC_BOOKED_WIN_BACK, ACC_CHURNED, ACC_CONTRACTION, ACC_UPLIFT, ACC_WIN_BACK, CREDIT_NEW, FLOW_ARR, FLOW_GROSS, FREE, H_SEGMENTS, H_WEEKS, OPP_STATE, PATH_ARR, PATH_EXPANSION, PATH_NEW, PATH_OPEN, PATH_RENEWAL } from './layout.ts';
import { amountOf } from './amount.ts';
import { accountAt, flowAt, pathAt } from './row.ts';
import { header, motionEvent, sourceMotion } from './sections.ts';
import { horizonDays, oppAt, oppUsed, row, sources } from './state.ts';

const WEEK_DAYS: i32 = 7;

/** The week that ends with this day, the last of which may be short; -1 where none does or none is wanted. */
export function weekEnding(day: i32): i32 {
  if (header[H_WEEKS] === 0 || day < 0) return -1;
  const week: i32 = (day / WEEK_DAYS) | 0;
  return day === imul(week, WEEK_DAYS) + WEEK_DAYS - 1 || day === horizonDays - 1 ? week : -1;
}

/** Looks at trial b at the end of a week. Counters of the running period are sums since its first day. */
export function recordWeek(b: i32, week: i32, period: i32): void {
  let fresh: f64 = 0.0;
  let grown: f64 = 0.0;
  let arr: f64 = 0.0;
  for (let s: i32 = 0; s < sources; s = (s + 1) | 0) {
    const gross: f64 = row[flowAt(b, s, FLOW_GROSS, period)];
    if (motionEvent[sourceMotion[s]] === CREDIT_NEW) fresh = fresh + gross;
    else grown = grown + gross;
    arr = arr + row[flowAt(b, s, FLOW_ARR, period)];
  }
  let renewed: f64 = 0.0;
  for (let g: i32 = 0; g < header[H_SEGMENTS]; g = (g + 1) | 0) {
    fresh = fresh + row[accountAt(b, g, ACC_BOOKED_WIN_BACK, period)];
    grown = grown + row[accountAt(b, g, ACC_BOOKED_UPLIFT, period)];
    renewed = renewed + row[accountAt(b, g, ACC_BOOKED_RENEWAL, period)];
    arr = arr + row[accountAt(b, g, ACC_WIN_BACK, period)] + row[accountAt(b, g, ACC_UPLIFT, period)] - row[accountAt(b, g, ACC_CONTRACTION, period)] - row[accountAt(b, g, ACC_CHURNED, period)];
  }
  row[pathAt(b, PATH_NEW, week)] = fresh;
  row[pathAt(b, PATH_EXPANSION, week)] = grown;
  row[pathAt(b, PATH_RENEWAL, week)] = renewed;
  row[pathAt(b, PATH_ARR, week)] = arr;
  row[pathAt(b, PATH_OPEN, week)] = openValue(b);
}

function openValue(b: i32): f64 {
  let value: f64 = 0.0;
  for (let k: i32 = 0; k < oppUsed[b]; k = (k + 1) | 0) {
    const o: i32 = oppAt(b, k);
    if (getI32(o, OPP_STATE) !== FREE) value = value + amountOf(o);
  }
  return value;
}
