// Credit for what was booked: the owner's person, and pools that worked the deal as a team.

import { getI32, imul } from './lang.ts';
import { CREDIT_CROSS_SELL, CREDIT_EVENTS, CREDIT_NEW, CREDIT_QUALIFIED, CREDIT_RENEWAL, CREDIT_UPLIFT, CREDIT_UPSELL, H_CREDIT_NET, MEASURE_NEW, MEASURE_QUALIFIED, MEASURE_RENEWAL_RATE, MEASURE_TOTAL, OPP_PROOFS, OPP_TRIAL, POOL_R_CREDIT, POOL_R_PROOF, POOL_R_QUOTA, POOL_R_STREET, POOL_R_STREET_FILLED } from './layout.ts';
import { count, poolAt } from './row.ts';
import { header, motionEvent, motionOwner, motionTeamFirst, poolCredit, poolMeasure, poolQuotaRate, seatPool, sourceCredit, teamPool, teamProof, teamShare } from './sections.ts';
import { seatCredit, seatDue, seats } from './state.ts';

/** What a win is credited with: gross or net by the scenario's credit base, times the source's channel credit. */
export function creditBase(source: i32, gross: f64, net: f64): f64 {
  return (header[H_CREDIT_NET] === 1 ? net : gross) * sourceCredit[source];
}

/** Credits a win of motion m to its owner, who keeps the part `own` of it, and to the pools that worked it as a team. */
export function creditWin(b: i32, seat: i32, m: i32, base: f64, own: f64, period: i32): void {
  if (seat >= 0) creditSeat(b, seat, motionEvent[m], base * own, period);

  for (let k: i32 = motionTeamFirst[m]; k < motionTeamFirst[(m + 1) | 0]; k = (k + 1) | 0) {
    if (teamProof[k] === 0) count(poolAt(b, teamPool[k], POOL_R_CREDIT, period), base * teamShare[k]);
  }
}

/** Pools that carried out a proof of concept which this won deal went through. */
export function creditProofs(o: i32, m: i32, base: f64, period: i32): void {
  const b: i32 = getI32(o, OPP_TRIAL);
  for (let k: i32 = motionTeamFirst[m]; k < motionTeamFirst[(m + 1) | 0]; k = (k + 1) | 0) {
    if ((teamProof[k] & getI32(o, OPP_PROOFS)) === 0) continue;
    count(poolAt(b, teamPool[k], POOL_R_CREDIT, period), base * teamShare[k]);
    count(poolAt(b, teamPool[k], POOL_R_PROOF, period), base * teamShare[k]);
  }
}

/** Whether an event counts toward a pool's quota measure. */
function counts(pool: i32, event: i32): bool {
  const measure: i32 = poolMeasure[pool];
  if (measure === MEASURE_RENEWAL_RATE) return false;
  if (measure === MEASURE_QUALIFIED || event === CREDIT_QUALIFIED) return measure === MEASURE_QUALIFIED && event === CREDIT_QUALIFIED;
  if (event === CREDIT_NEW) return true;
  const isGrowth: bool = event === CREDIT_UPLIFT || event === CREDIT_UPSELL || event === CREDIT_CROSS_SELL;
  return isGrowth ? measure !== MEASURE_NEW : measure === MEASURE_TOTAL;
}

export function creditSeat(b: i32, seat: i32, event: i32, base: f64, period: i32): void {
  const pool: i32 = seatPool[seat];
  if (!counts(pool, event)) return;
  const earned: f64 = base * poolCredit[(imul(pool, CREDIT_EVENTS) + event) | 0];
  seatCredit[(imul(b, seats) + seat) | 0] += earned;
  count(poolAt(b, pool, POOL_R_CREDIT, period), earned);
}

/** Credits one qualified opportunity to the person who qualified or created it. */
export function creditQualified(b: i32, seat: i32, period: i32): void {
  if (seat >= 0) creditSeat(b, seat, CREDIT_QUALIFIED, 1.0, period);
}

/** Takes credit of a win back: the part `own` from the seller who is still there, else from the pool alone, and from the team. */
export function takeBack(b: i32, seat: i32, isThere: bool, m: i32, base: f64, own: f64, period: i32): void {
  if (isThere) creditWin(b, seat, m, 0.0 - base, own, period);
  else {
    chargePool(b, motionOwner[m], motionEvent[m], base * own, period);
    creditWin(b, -1, m, 0.0 - base, 0.0, period);
  }
}

/** Takes credit from a pool without asking which of its people earned it. */
export function chargePool(b: i32, pool: i32, event: i32, base: f64, period: i32): void {
  if (counts(pool, event)) count(poolAt(b, pool, POOL_R_CREDIT, period), 0.0 - base * poolCredit[(imul(pool, CREDIT_EVENTS) + event) | 0]);
}

/**
 * Credits a resolved renewal of `due` ARR, of which `renewed` stays at the old price and `uplift` is added. A pool measured by
 * its renewal rate carries `rate` of what falls due as quota. `seat` is -1 for an uncovered one: then only the pool answers.
 */
export function creditRenewal(b: i32, pool: i32, seat: i32, due: f64, renewed: f64, uplift: f64, period: i32): void {
  if (poolMeasure[pool] === MEASURE_RENEWAL_RATE) {
    const quota: f64 = due * poolQuotaRate[pool];
    const earned: f64 = renewed * poolCredit[(imul(pool, CREDIT_EVENTS) + CREDIT_RENEWAL) | 0];
    count(poolAt(b, pool, POOL_R_CREDIT, period), earned);
    count(poolAt(b, pool, POOL_R_QUOTA, period), quota);
    count(poolAt(b, pool, POOL_R_STREET, period), quota);
    count(poolAt(b, pool, POOL_R_STREET_FILLED, period), quota);
    if (seat < 0) return;
    seatCredit[(imul(b, seats) + seat) | 0] += earned;
    seatDue[(imul(b, seats) + seat) | 0] += quota;
    return;
  }
  if (seat < 0) return;
  creditSeat(b, seat, CREDIT_RENEWAL, renewed, period);
  if (uplift > 0.0) creditSeat(b, seat, CREDIT_UPLIFT, uplift, period);
}
