// Opportunities whose rate depends on the state of the day: those that people create (for themselves, or for the owners of a
// motion), and those that customers and working partners bring. Unit-rate Poisson processes, fed day by day.

import { getF64, getI32, imul, maxF64, minF64, toF64 } from './lang.ts';
import {
  CREATING_WORDS, H_EXPONENTIAL, H_SELF_COUNT, H_SOURCE_DATES, POOL_NOW_SLOTS, SEAT_NOW_SLOTS, SEAT_NOW_USED, SOURCE_NOW_FACTOR,
  SOURCE_OUTBOUND, SOURCE_PROGRAM, SOURCE_SELF,
} from './layout.ts';
import { bring, isOpen } from './arrivals.ts';
import { creditQualified } from './credit.ts';
import { draw, key0, key1, threefry } from './draw.ts';
import { workingPartners } from './partners.ts';
import { prospects } from './prospecting.ts';
import { readLinear, tableAt } from './quantile.ts';
import { periodOf } from './row.ts';
import {
  arrivalNumber, creating, dayMonth, header, motionLeads, motionWarm, poolFirstSeat, poolRampFirst, poolSeats, poolUnlimited, rampSlots,
  seasonArrivals, seatAddress, sourceAddress, sourceKind, sourceMotion,
} from './sections.ts';
import {
  customers, luck0, luck1, poolNow, seatFilled, seatNow, seatStep, seats, segments, selfKey0, selfKey1, selfMass, selfNext, selfOrdinal,
  selfSlots, sourceNow, warmupDays,
} from './state.ts';

const VISIT: i32 = 0x9e3779b9 | 0;

/** Starts the processes of trial b anew on the first day of arrival period `ap`: one for each seat, or one for the source. */
export function startCreating(b: i32, ap: i32): void {
  for (let k: i32 = 0; k < header[H_SELF_COUNT]; k = (k + 1) | 0) {
    const entry: i32 = imul(k, CREATING_WORDS);
    const s: i32 = creating[entry];
    const isPeople: bool = createdByPeople(s);
    const first: i32 = (imul(b, selfSlots) + creating[(entry + 1) | 0]) | 0;
    for (let j: i32 = 0; j < creating[(entry + 3) | 0]; j = (j + 1) | 0) {
      const who: i32 = isPeople ? imul(seatAddress[(poolFirstSeat[creating[(entry + 2) | 0]] + j) | 0], VISIT) : 0;
      threefry(luck0[b], luck1[b], (sourceAddress[s] + who) | 0, arrivalNumber[ap]);
      const at: i32 = (first + j) | 0;
      selfKey0[at] = key0;
      selfKey1[at] = key1;
      selfMass[at] = 0.0;
      selfOrdinal[at] = 0;
      selfNext[at] = readLinear(tableAt(header[H_EXPONENTIAL]), draw(key0, key1, 0));
    }
  }
}

function createdByPeople(s: i32): bool {
  return sourceKind[s] === SOURCE_SELF || sourceKind[s] === SOURCE_OUTBOUND;
}

/** A day of trial b: what people, customers and partners create at today's rates. */
export function createToday(b: i32, day: i32): void {
  for (let k: i32 = 0; k < header[H_SELF_COUNT]; k = (k + 1) | 0) {
    const entry: i32 = imul(k, CREATING_WORDS);
    const s: i32 = creating[entry];
    if (day < 0 && motionWarm[sourceMotion[s]] === 0) continue;
    if (header[H_SOURCE_DATES] === 1 && !isOpen(s, day)) continue;
    const rate: f64 = getF64(sourceNow(b, s), SOURCE_NOW_FACTOR) * seasonArrivals[dayMonth[(day + warmupDays) | 0]];
    const first: i32 = (imul(b, selfSlots) + creating[(entry + 1) | 0]) | 0;
    const pool: i32 = creating[(entry + 2) | 0];
    if (createdByPeople(s)) {
      peopleCreate(b, s, first, pool, rate, day);
      continue;
    }
    const whose: i32 = creating[(entry + 4) | 0];
    const units: f64 = sourceKind[s] === SOURCE_PROGRAM ? workingPartners(b, whose) : coveredCustomers(b, whose, pool);
    if (units > 0.0) create(b, s, first, pool, -1, rate * units, day);
  }
}

/** Each person creates at the rate times the ramp's share of slots times the free share. */
function peopleCreate(b: i32, s: i32, first: i32, pool: i32, rate: f64, day: i32): void {
  if (sourceKind[s] === SOURCE_SELF && !prospects(b, pool)) return;
  for (let j: i32 = 0; j < poolSeats[pool]; j = (j + 1) | 0) {
    const seat: i32 = (imul(b, seats) + poolFirstSeat[pool] + j) | 0;
    if (seatFilled[seat] === 0) continue;
    const share: f64 = rampSlots[(poolRampFirst[pool] + seatStep[seat]) | 0] * freeShare(seatNow(b, (poolFirstSeat[pool] + j) | 0), pool);
    create(b, s, (first + j) | 0, pool, j, rate * share, day);
  }
}

/** The share of the slots of a seat (its record) that is free. */
function freeShare(seat: i32, pool: i32): f64 {
  if (poolUnlimited[pool] === 1) return 1.0;
  const all: i32 = getI32(seat, SEAT_NOW_SLOTS);
  return all <= 0 ? 0.0 : maxF64(0.0, toF64((all - getI32(seat, SEAT_NOW_USED)) | 0)) / toF64(all);
}

/** Customers of a segment, of whom a covering pool reaches as many as its people have slots. */
function coveredCustomers(b: i32, segment: i32, pool: i32): f64 {
  const all: f64 = toF64(customers[(imul(b, segments) + segment) | 0]);
  if (pool < 0) return all;
  if (poolUnlimited[pool] === 0) return minF64(all, toF64(getI32(poolNow(b, pool), POOL_NOW_SLOTS)));
  for (let j: i32 = 0; j < poolSeats[pool]; j = (j + 1) | 0) {
    if (seatFilled[(imul(b, seats) + poolFirstSeat[pool] + j) | 0] === 1) return all;
  }
  return 0.0;
}

/** Adds a day's rate to the process `at`, and brings what falls due by it. `j` is the creator's place in the pool, or -1. */
function create(b: i32, s: i32, at: i32, pool: i32, j: i32, rate: f64, day: i32): void {
  const mass: f64 = selfMass[at] + rate;
  while (selfNext[at] < mass) {
    const clock: f64 = toF64(day) + (selfNext[at] - selfMass[at]) / (mass - selfMass[at]);
    const n: i32 = (selfOrdinal[at] + 1) | 0;
    const k0: i32 = selfKey0[at];
    const k1: i32 = selfKey1[at];
    selfOrdinal[at] = n;
    selfNext[at] += readLinear(tableAt(header[H_EXPONENTIAL]), draw(k0, k1, n << 2));
    const patch: i32 = sourceKind[s] === SOURCE_SELF ? j : -1;
    const o: i32 = bring(sourceNow(b, s), draw(k0, k1, ((n << 2) - 3) | 0), draw(k0, k1, ((n << 2) - 2) | 0), patch, clock, day);
    if (o >= 0 && day >= 0 && sourceKind[s] === SOURCE_OUTBOUND && motionLeads[sourceMotion[s]] === 0) {
      creditQualified(b, (poolFirstSeat[pool] + j) | 0, periodOf(day));
    }
  }
  selfMass[at] = mass;
}
