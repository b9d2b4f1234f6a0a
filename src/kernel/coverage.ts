// People who look after accounts without owning work: customer success. Their capacity is a number of accounts; more than
// that lowers the odds of renewal.

import { getI32, imul, toF64 } from './lang.ts';
import { H_COVERAGES, POOL_NOW_SLOTS, POOL_R_COVERED, POOL_R_COVERING } from './layout.ts';
import { expOf } from './math.ts';
import { count, poolAt } from './row.ts';
import { coveragePool, header, renewalCoverage, renewalCoverageBeta, renewalOnboardWeight } from './sections.ts';
import { liveCount, onboardingCount, param, params, poolNow, renewals } from './state.ts';

/** Accounts that a pool looks after in trial b; those being onboarded count by their weight. */
function accountsOf(b: i32, pool: i32): f64 {
  let load: f64 = 0.0;
  for (let r: i32 = 0; r < renewals; r = (r + 1) | 0) {
    if (renewalCoverage[r] !== pool) continue;
    const at: i32 = (imul(b, renewals) + r) | 0;
    load = load + toF64(liveCount[at]) + (renewalOnboardWeight[r] - 1.0) * toF64(onboardingCount[at]);
  }
  return load;
}

/** What the load of the covering pool multiplies the odds of a renewal by: exp(-beta (load / capacity - 1)) above capacity. */
export function coverageOdds(b: i32, r: i32): f64 {
  const pool: i32 = renewalCoverage[r];
  if (pool < 0) return 1.0;
  const beta: f64 = param[(imul(b, params) + renewalCoverageBeta[r]) | 0];
  const capacity: f64 = toF64(getI32(poolNow(b, pool), POOL_NOW_SLOTS));
  const load: f64 = accountsOf(b, pool);
  if (beta <= 0.0 || load <= capacity) return 1.0;
  return capacity <= 0.0 ? 0.0 : expOf(0.0 - beta * (load / capacity - 1.0));
}

/** At a period's end: accounts and capacity of each such pool. */
export function closeCoverage(b: i32, period: i32): void {
  for (let k: i32 = 0; k < header[H_COVERAGES]; k = (k + 1) | 0) {
    const pool: i32 = coveragePool[k];
    count(poolAt(b, pool, POOL_R_COVERED, period), accountsOf(b, pool));
    count(poolAt(b, pool, POOL_R_COVERING, period), toF64(getI32(poolNow(b, pool), POOL_NOW_SLOTS)));
  }
}
