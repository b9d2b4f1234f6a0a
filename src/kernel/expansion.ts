// Opportunities in existing accounts: a Poisson process whose rate is in proportion to the accounts that have ARR, each of
// them equally likely to be the one; those outside the motion's customer tenure are passed over (exact thinning).

import { getF64, getI32, imul, maxF64, minF64, setF64, setI32, toF64 } from './lang.ts';
import {
  CREDIT_NEW, FOR_SIZE, H_EXPANSIONS, H_EXPONENTIAL, OPP_ACCOUNT, OPP_AMOUNT, OPP_KEY0, OPP_KEY1, POOL_NOW_SLOTS, SOURCE_NOW_FACTOR,
  SOURCE_NOW_KEY0, SOURCE_NOW_KEY1, SOURCE_NOW_MASS, SOURCE_NOW_ORDINAL, SOURCE_NOW_USED,
} from './layout.ts';
import { askAsArrival } from './arrivals.ts';
import { draw, unit } from './draw.ts';
import { liveAccount, liveAccounts } from './live.ts';
import { createOpportunity } from './opportunity.ts';
import { readLinear, sample, tableAt } from './quantile.ts';
import {
  dayMonth, expansionSource, header, liftRenewal, motionEvent, motionLift, motionLiftFactor, motionLiftFirst, motionOfArr, motionRenewal,
  motionSize, motionTenureFrom, motionTenureUntil, seasonArrivals, sourceMotion,
} from './sections.ts';
import { accountArr, accountSince, param, params, poolNow, sourceNow, sourceOf, warmupDays } from './state.ts';

/** A day of trial b: every expansion source creates what its accounts bring. */
export function createForAccounts(b: i32, day: i32): void {
  for (let k: i32 = 0; k < header[H_EXPANSIONS]; k = (k + 1) | 0) {
    const s: i32 = expansionSource[k];
    const m: i32 = sourceMotion[s];
    const live: i32 = liveAccounts(b, motionRenewal[m]);
    if (live === 0) continue;
    const from: i32 = sourceNow(b, s);
    const rate: f64 = getF64(from, SOURCE_NOW_FACTOR) * seasonArrivals[dayMonth[(day + warmupDays) | 0]] * toF64(live) * lift(b, m);
    const before: f64 = getF64(from, SOURCE_NOW_MASS);
    const mass: f64 = before + rate;
    while (getF64(from, SOURCE_NOW_USED) < mass) create(b, s, m, toF64(day) + (getF64(from, SOURCE_NOW_USED) - before) / rate, day);
    setF64(from, SOURCE_NOW_MASS, mass);
  }
}

/** Account strategists multiply the rate in the share of accounts that they cover: their slots over the accounts of all they lift. */
function lift(b: i32, m: i32): f64 {
  const pool: i32 = motionLift[m];
  if (pool < 0) return 1.0;
  let accounts: f64 = 0.0;
  for (let k: i32 = motionLiftFirst[m]; k < motionLiftFirst[(m + 1) | 0]; k = (k + 1) | 0) accounts = accounts + toF64(liveAccounts(b, liftRenewal[k]));
  const share: f64 = minF64(1.0, toF64(getI32(poolNow(b, pool), POOL_NOW_SLOTS)) / accounts);
  return 1.0 + (param[(imul(b, params) + motionLiftFactor[m]) | 0] - 1.0) * share;
}

function create(b: i32, s: i32, m: i32, clock: f64, day: i32): void {
  const from: i32 = sourceNow(b, s);
  const n: i32 = getI32(from, SOURCE_NOW_ORDINAL);
  const a0: i32 = getI32(from, SOURCE_NOW_KEY0);
  const a1: i32 = getI32(from, SOURCE_NOW_KEY1);
  setI32(from, SOURCE_NOW_ORDINAL, (n + 1) | 0);
  setF64(from, SOURCE_NOW_USED, getF64(from, SOURCE_NOW_USED) + readLinear(tableAt(header[H_EXPONENTIAL]), draw(a0, a1, (n + 1) << 2)));
  const account: i32 = liveAccount(b, motionRenewal[m], unit(draw(a0, a1, ((n << 2) + 3) | 0)));
  // in the warm-up accounts are as old as on day 0
  const tenure: f64 = maxF64(0.0, maxF64(0.0, clock) - accountSince[account]);
  if (tenure < motionTenureFrom[m] || tenure >= motionTenureUntil[m]) return;
  const o: i32 = createOpportunity(from, draw(a0, a1, ((n << 2) + 1) | 0), draw(a0, a1, ((n << 2) + 2) | 0), clock, day);
  if (o < 0) return;
  setI32(o, OPP_ACCOUNT, account);
  if (motionOfArr[m] === 1) setF64(o, OPP_AMOUNT, maxF64(0.0, sample(b, motionSize[m], draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), FOR_SIZE))) * accountArr[account]);
  askAsArrival(o, -1, day);
}

/** Whether the account that an opportunity was to grow has left. */
export function hasLostItsAccount(o: i32): bool {
  return motionEvent[sourceMotion[sourceOf(o)]] !== CREDIT_NEW && accountArr[getI32(o, OPP_ACCOUNT)] <= 0.0;
}
