// Where a trial's counters stand in its row, and the few ways of counting.

import { getF64, imul, setF64, toF64 } from './lang.ts';
import {
  ACCS, FLOWS, H_SEGMENTS, H_WEEKS, H_YEARS, OPENS, PARTNER_RS, PATHS, POOL_RS, YEAR_RS, accountBlock, healthBlock, openBlock, partnerBlock,
  poolBlock, yearBlock,
} from './layout.ts';
import { dayPeriod, header, periodStart } from './sections.ts';
import { people, peopleCode, peopleValue, periods, pools, row, rowWidth, slots, sources, stages, warmupDays } from './state.ts';

let openFirst: i32 = 0;
let poolFirst: i32 = 0;
let yearFirst: i32 = 0;
let accountFirst: i32 = 0;
let healthFirst: i32 = 0;
let partnerFirst: i32 = 0;
let pathFirst: i32 = 0;
let years: i32 = 0;
/** From a counter of a period to the next counter of the same period, in bytes. */
let counterBytes: i32 = 0;
export let daysLeftToday: f64 = 0.0;

/** How many values of people and deals were emitted, and whether their place ran out. */
export let emitted: i32 = 0;
export let peopleFull: bool = false;

export function resetRows(): void {
  years = header[H_YEARS];
  counterBytes = slots << 3;
  openFirst = openBlock(sources, periods);
  poolFirst = poolBlock(sources, stages, periods);
  yearFirst = yearBlock(sources, stages, pools, periods);
  accountFirst = accountBlock(sources, stages, pools, periods, years);
  healthFirst = healthBlock(sources, stages, pools, periods, years, header[H_SEGMENTS]);
  partnerFirst = partnerBlock(healthFirst);
  pathFirst = (rowWidth - imul(PATHS, header[H_WEEKS])) | 0;
  emitted = 0;
  peopleFull = false;
}

/** The period of a day; warm-up days have a place of their own behind the last period, which nobody reads. */
export function periodOf(day: i32): i32 {
  return dayPeriod[(day + warmupDays) | 0];
}

export function flowAt(b: i32, source: i32, flow: i32, period: i32): i32 {
  return (imul(b, rowWidth) + imul((imul(source, FLOWS) + flow) | 0, slots) + period) | 0;
}

export function openAt(b: i32, stage: i32, what: i32, period: i32): i32 {
  return (imul(b, rowWidth) + openFirst + imul((imul(stage, OPENS) + what) | 0, slots) + period) | 0;
}

export function poolAt(b: i32, pool: i32, what: i32, period: i32): i32 {
  return (imul(b, rowWidth) + poolFirst + imul((imul(pool, POOL_RS) + what) | 0, slots) + period) | 0;
}

export function yearAt(b: i32, pool: i32, what: i32, year: i32): i32 {
  return (imul(b, rowWidth) + yearFirst + imul((imul(pool, YEAR_RS) + what) | 0, years) + year) | 0;
}

export function accountAt(b: i32, segment: i32, what: i32, period: i32): i32 {
  return (imul(b, rowWidth) + accountFirst + imul((imul(segment, ACCS) + what) | 0, slots) + period) | 0;
}

export function healthAt(b: i32, what: i32): i32 {
  return (imul(b, rowWidth) + healthFirst + what) | 0;
}

export function partnerAt(b: i32, program: i32, what: i32, period: i32): i32 {
  return (imul(b, rowWidth) + partnerFirst + imul((imul(program, PARTNER_RS) + what) | 0, slots) + period) | 0;
}

/** Weeks stand at the end of a row. */
export function pathAt(b: i32, what: i32, week: i32): i32 {
  return (imul(b, rowWidth) + pathFirst + imul(what, header[H_WEEKS]) + week) | 0;
}

/** Days of the period from `day` on; 0 in the warm-up, where nothing is measured. */
export function daysLeft(day: i32): f64 {
  return day < 0 ? 0.0 : toF64((periodStart[(periodOf(day) + 1) | 0] - day) | 0);
}

/** A day begins. */
export function turnDay(day: i32): void {
  daysLeftToday = daysLeft(day);
}

/** Adds to a counter of the present period, given the byte of the entity's first one (POOL_NOW_ROW). */
export function countOf(first: i32, what: i32, x: f64): void {
  const at: i32 = (first + imul(what, counterBytes)) | 0;
  setF64(at, 0, getF64(at, 0) + x);
}

/** Adds to a counter. */
export function count(at: i32, x: f64): void {
  row[at] += x;
}

/** Hands a value to the histogram `code` (see record/histograms.ts). */
export function emit(code: i32, value: f64): void {
  if (emitted >= people) {
    peopleFull = true;
    return;
  }
  peopleCode[emitted] = code;
  peopleValue[emitted] = value;
  emitted = (emitted + 1) | 0;
}
