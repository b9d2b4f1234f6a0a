// Opportunities come in: a unit-rate Poisson process run against each source's cumulated rate, started anew on every
// period's first day (exact, because it has no memory), and evenly spaced ones.

import { floorF64, getF64, getI32, imul, maxI32, minI32, setF64, setI32, toF64, toI32, wholeToI32 } from './lang.ts';
import {
  ASSIGN_TERRITORY, EVENT_ARRIVAL, FOR_OVER_DISPERSION, FOR_PATCH, H_ARRIVAL_PERIODS, H_EXPONENTIAL, H_MARKETS, H_SOURCE_DATES,
  H_TERRITORIES, H_WARMUP_PERIODS, OPP_KEY0, OPP_KEY1, OPP_PATCH, OPP_SOURCE, POOL_NOW_ASSIGN, POOL_NOW_INDEX, POOL_NOW_SEATS,
  SOURCE_ACCOUNTS, SOURCE_EVEN, SOURCE_HANDOFF, SOURCE_NONE, SOURCE_NOW_END, SOURCE_NOW_EVEN, SOURCE_NOW_FACTOR, SOURCE_NOW_INDEX,
  SOURCE_NOW_KEY0, SOURCE_NOW_KEY1, SOURCE_NOW_MASS, SOURCE_NOW_NEXT, SOURCE_NOW_ORDINAL, SOURCE_NOW_PIECE, SOURCE_NOW_POOL,
  SOURCE_NOW_RATE, SOURCE_NOW_START, SOURCE_NOW_TIME, SOURCE_NOW_USED, SOURCE_SELF,
} from './layout.ts';
import { draw, key0, key1, threefry, unit } from './draw.ts';
import { listOf, push } from './lists.ts';
import { findsAccount, holdAccount } from './market.ts';
import { createOpportunity } from './opportunity.ts';
import { readLinear, sample, tableAt } from './quantile.ts';
import { askForOwner } from './queues.ts';
import { periodOf } from './row.ts';
import {
  arrivalNumber, arrivalStart, header, motionWarm, poolFirstSeat, poolSeats, rateFirst, rateSeason, rateStart, seatBudget, seatPotential,
  sourceAddress, sourceFactor, sourceFrom, sourceKind, sourceMotion, sourceOverDispersion, sourceRate, sourceUntil,
} from './sections.ts';
import { demandShock, luck0, luck1, param, params, slots, sourceNow, sources } from './state.ts';

/** Evenly spaced arrivals fall on a day when they are so close to it (days or arrivals). */
const WHOLE: f64 = 1e-9;

/** Starts the sources of trial b on the first day of arrival period `ap` (warm-up periods come first). */
export function startArrivals(b: i32, ap: i32): void {
  const day: i32 = arrivalStart[ap];
  for (let s: i32 = 0; s < sources; s = (s + 1) | 0) {
    const kind: i32 = sourceKind[s];
    if (kind === SOURCE_NONE || kind === SOURCE_HANDOFF || (day < 0 && motionWarm[sourceMotion[s]] === 0)) continue;
    const from: i32 = sourceNow(b, s);
    threefry(luck0[b], luck1[b], sourceAddress[s], arrivalNumber[ap]);
    setI32(from, SOURCE_NOW_KEY0, key0);
    setI32(from, SOURCE_NOW_KEY1, key1);
    let factor: f64 = param[(imul(b, params) + sourceRate[s]) | 0] * demandShock[(imul(b, slots) + periodOf(day)) | 0];
    if (sourceOverDispersion[s] >= 0) factor = factor * sample(b, sourceOverDispersion[s], draw(key0, key1, FOR_OVER_DISPERSION));
    setF64(from, SOURCE_NOW_FACTOR, factor * sourceFactor[(imul(s, header[H_ARRIVAL_PERIODS]) + ap) | 0]);
    // what depends on the state of the day is created day by day
    if (kind >= SOURCE_SELF && kind !== SOURCE_ACCOUNTS) continue;
    if (kind !== SOURCE_EVEN || ap === 0 || ap === header[H_WARMUP_PERIODS]) {
      setF64(from, SOURCE_NOW_MASS, 0.0);
      setI32(from, SOURCE_NOW_ORDINAL, 0);
    }
    if (kind !== SOURCE_EVEN) setF64(from, SOURCE_NOW_USED, gap(from, 0));
    if (kind === SOURCE_ACCOUNTS) continue;
    startPiece(from, rateFirst[ap], getF64(from, SOURCE_NOW_MASS));
    scheduleArrival(from, ap);
  }
}

/** The n-th gap of a Poisson source in this period, in units of its cumulated rate. */
function gap(from: i32, n: i32): f64 {
  return readLinear(tableAt(header[H_EXPONENTIAL]), draw(getI32(from, SOURCE_NOW_KEY0), getI32(from, SOURCE_NOW_KEY1), n << 2));
}

/** The rate of a source is that of this piece of time from its beginning on, where the cumulated rate is `mass`. */
function startPiece(from: i32, piece: i32, mass: f64): void {
  const start: i32 = rateStart[piece];
  const next: i32 = rateStart[(piece + 1) | 0];
  const rate: f64 = getF64(from, SOURCE_NOW_FACTOR) * rateSeason[piece];
  setI32(from, SOURCE_NOW_PIECE, piece);
  setI32(from, SOURCE_NOW_START, start);
  setI32(from, SOURCE_NOW_NEXT, next);
  setF64(from, SOURCE_NOW_RATE, rate);
  setF64(from, SOURCE_NOW_MASS, mass);
  setF64(from, SOURCE_NOW_END, mass + rate * toF64((next - start) | 0));
}

/** Finds when the cumulated rate reaches the next arrival and puts it on its day's list; none is left when the period ends first. */
function scheduleArrival(from: i32, ap: i32): void {
  const even: bool = getI32(from, SOURCE_NOW_EVEN) === 1;
  const target: f64 = even ? toF64(getI32(from, SOURCE_NOW_ORDINAL)) + WHOLE : getF64(from, SOURCE_NOW_USED);
  const last: i32 = rateFirst[(ap + 1) | 0];
  while (getI32(from, SOURCE_NOW_PIECE) < last) {
    if (target < getF64(from, SOURCE_NOW_END)) {
      const time: f64 = toF64(getI32(from, SOURCE_NOW_START)) + (target - getF64(from, SOURCE_NOW_MASS)) / getF64(from, SOURCE_NOW_RATE);
      // rounding must not carry it over the piece's end, where the period may be another one
      const day: i32 = minI32(wholeToI32(floorF64(even ? time + WHOLE : time)), (getI32(from, SOURCE_NOW_NEXT) - 1) | 0);
      setF64(from, SOURCE_NOW_TIME, even ? toF64(day) : time);
      push(listOf(day, EVENT_ARRIVAL), from);
      return;
    }
    endPiece(from, last);
  }
}

/** The next piece of the rate begins; behind the last one of the period only the cumulated rate is kept. */
function endPiece(from: i32, last: i32): void {
  const next: i32 = (getI32(from, SOURCE_NOW_PIECE) + 1) | 0;
  const mass: f64 = getF64(from, SOURCE_NOW_END);
  if (next < last) startPiece(from, next, mass);
  else {
    setI32(from, SOURCE_NOW_PIECE, next);
    setF64(from, SOURCE_NOW_MASS, mass);
  }
}

/** An arrival of a source: the opportunity is created and asks for its owner; the next one is scheduled. */
export function arrive(from: i32, day: i32, ap: i32): void {
  const n: i32 = getI32(from, SOURCE_NOW_ORDINAL);
  const a0: i32 = getI32(from, SOURCE_NOW_KEY0);
  const a1: i32 = getI32(from, SOURCE_NOW_KEY1);
  const time: f64 = getF64(from, SOURCE_NOW_TIME);
  setI32(from, SOURCE_NOW_ORDINAL, (n + 1) | 0);
  if (getI32(from, SOURCE_NOW_EVEN) === 0) setF64(from, SOURCE_NOW_USED, getF64(from, SOURCE_NOW_USED) + gap(from, (n + 1) | 0));
  scheduleArrival(from, ap);
  if (header[H_SOURCE_DATES] === 1 && !isOpen(getI32(from, SOURCE_NOW_INDEX), day)) return;
  bring(from, draw(a0, a1, (n << 2) + 1), draw(a0, a1, (n << 2) + 2), -1, time, day);
}

/** Whether a source brings anything on a day. */
export function isOpen(s: i32, day: i32): bool {
  return day >= sourceFrom[s] && day <= sourceUntil[s];
}

/** A source brings an opportunity of key (k0, k1), if its market has an account for it: it asks for its owner. -1 if there is none. */
export function bring(from: i32, k0: i32, k1: i32, patch: i32, clock: f64, day: i32): i32 {
  const hasMarkets: bool = header[H_MARKETS] === 1;
  if (hasMarkets && !findsAccount(from, k0, k1, day)) return -1;
  const o: i32 = createOpportunity(from, k0, k1, clock, day);
  if (o < 0) return -1;
  if (hasMarkets) holdAccount(o, day);
  askAsArrival(o, patch, day);
  return o;
}

/** A new opportunity asks for its owner: for one seat where it has a patch, given or by territory. */
export function askAsArrival(o: i32, patch: i32, day: i32): void {
  const pool: i32 = getI32(getI32(o, OPP_SOURCE), SOURCE_NOW_POOL);
  if (patch >= 0) setI32(o, OPP_PATCH, patch);
  else if (getI32(pool, POOL_NOW_ASSIGN) === ASSIGN_TERRITORY && getI32(pool, POOL_NOW_SEATS) > 0) setI32(o, OPP_PATCH, patchOf(getI32(pool, POOL_NOW_INDEX), unit(draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), FOR_PATCH)), day));
  askForOwner(o, day);
}

/** The patch of an opportunity: a seat of the pool, each budgeted one equally likely; any of them while none is. */
function patchOf(pool: i32, u: f64, day: i32): i32 {
  if (header[H_TERRITORIES] === 1) return patchByPotential(pool, u, maxI32(day, 0));
  const first: i32 = poolFirstSeat[pool];
  const now: i32 = maxI32(day, 0);
  let budgeted: i32 = 0;
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    if (seatBudget[(first + k) | 0] <= now) budgeted = (budgeted + 1) | 0;
  }
  if (budgeted === 0) return toI32(u * toF64(poolSeats[pool]));
  let pick: i32 = toI32(u * toF64(budgeted));
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    if (seatBudget[(first + k) | 0] > now) continue;
    if (pick === 0) return k;
    pick = (pick - 1) | 0;
  }
  return 0;
}

/** The same, each patch as likely as its potential among those that are budgeted; among all of them while none is. */
function patchByPotential(pool: i32, u: f64, now: i32): i32 {
  const first: i32 = poolFirstSeat[pool];
  let all: f64 = 0.0;
  let budgeted: f64 = 0.0;
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    all = all + seatPotential[(first + k) | 0];
    if (seatBudget[(first + k) | 0] <= now) budgeted = budgeted + seatPotential[(first + k) | 0];
  }
  const anyway: bool = budgeted <= 0.0;
  let left: f64 = u * (anyway ? all : budgeted);
  let last: i32 = 0;
  for (let k: i32 = 0; k < poolSeats[pool]; k = (k + 1) | 0) {
    const potential: f64 = seatPotential[(first + k) | 0];
    if (potential <= 0.0 || (!anyway && seatBudget[(first + k) | 0] > now)) continue;
    last = k;
    if (left < potential) return k;
    left = left - potential;
  }
  return last;
}
