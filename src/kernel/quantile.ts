// One uniform word through a table gives one draw: the same few nanoseconds for every family, monotone in the uniform.

import { clz32, floorF64, getF64, getI32, imul, setF64, setI32, toF64, toI32, u32ToF64 } from './lang.ts';
import {
  BANK_SIZE, BODY, BODY_CELLS, BODY_FIRST, DIST_CONSTANT, DIST_LINEAR, DIST_NOW_KIND, DIST_NOW_LOCATION, DIST_NOW_SCALE, DIST_NOW_STEP,
  DIST_NOW_TABLE, DIST_STEPPED, DIST_STEPS, HIGH_ATOM, H_NORMAL, LEFT_TAIL, LOW_ATOM, RIGHT_TAIL, TAIL_CELLS,
} from './layout.ts';
import {
  bankKind, bankLocation, bankScale, bankTable, distBank, distBankFirst, distKind, distLocation, distScale, distStep, distTable, header,
  tables, tablesAt,
} from './sections.ts';
import { distNow, dists, inputWord, inputs, param, params } from './state.ts';

const CELL: f64 = 1.0 / 4194304.0;
/** Bytes from a table's beginning to the first knot of its body (8 BODY) and to the next one: a product would be looked up each time. */
const BODY_AT: i32 = 6664;
const BEHIND_AT: i32 = 6672;
const UNIT: f64 = 1.0 / 4294967296.0;

/** The first byte of the table that begins at a place of the tables. */
export function tableAt(place: i32): i32 {
  return (tablesAt + (place << 3)) | 0;
}

/** The quantile at u of a linear table (its first byte): straight lines between knots, tails in octaves. */
export function readLinear(table: i32, u: i32): f64 {
  const cell: i32 = u >>> 22;
  if (cell >= BODY_FIRST && cell < BODY_CELLS - BODY_FIRST) {
    const knot: i32 = (table + (cell << 3)) | 0;
    const low: f64 = getF64(knot, BODY_AT);
    return low + (toF64(u & 0x3fffff) + 0.5) * CELL * (getF64(knot, BEHIND_AT) - low);
  }
  return u < 0 ? readRightTail(table, ~u) : readLeftTail(table, u);
}

function readLeftTail(table: i32, w: i32): f64 {
  if (w === 0) return knotAt(table, LOW_ATOM);
  const place: f64 = tailPlace(w);
  const cell: i32 = toI32(place);
  const near: f64 = knotAt(table, (LEFT_TAIL + cell) | 0);
  return near + (place - toF64(cell)) * (knotAt(table, (LEFT_TAIL + cell + 1) | 0) - near);
}

function readRightTail(table: i32, w: i32): f64 {
  if (w === 0) return knotAt(table, HIGH_ATOM);
  const place: f64 = tailPlace(w);
  const cell: i32 = toI32(place);
  const near: f64 = knotAt(table, (RIGHT_TAIL - cell) | 0);
  return near + (place - toF64(cell)) * (knotAt(table, (RIGHT_TAIL - cell - 1) | 0) - near);
}

function knotAt(table: i32, k: i32): f64 {
  return getF64((table + (k << 3)) | 0, 0);
}

/** The place of the tables at which a table begins. */
function placeOfTable(table: i32): i32 {
  return (table - tablesAt) >> 3;
}

/** Cells between 2^-32 and the tail probability (w + 0.5) / 2^32: 32 an octave. */
function tailPlace(w: i32): f64 {
  const octave: i32 = (31 - clz32(w)) | 0;
  return toF64(imul(octave, TAIL_CELLS)) + ((toF64(w) + 0.5) / toF64(1 << octave) - 1.0) * toF64(TAIL_CELLS);
}

/** The place among the thresholds of a table of steps or pieces (their number, then thresholds in units of 2^-32) where u lies. */
function placeAmong(at: i32, u: i32): i32 {
  const p: f64 = u32ToF64(u) + 0.5;
  let low: i32 = 0;
  let high: i32 = (toI32(tables[at]) - 1) | 0;
  while (low < high) {
    const middle: i32 = (low + high) >> 1;
    if (p < tables[(at + 1 + middle) | 0]) high = middle;
    else low = (middle + 1) | 0;
  }
  return low;
}

/** The quantile at u of a table of steps (values follow the thresholds) or pieces (upper values and slopes follow them). */
function readPlaces(table: i32, u: i32, kind: i32): f64 {
  const at: i32 = placeOfTable(table);
  const size: i32 = toI32(tables[at]);
  const k: i32 = placeAmong(at, u);
  const value: f64 = tables[(at + 1 + size + k) | 0];
  if (kind === DIST_STEPS) return value;
  return value - tables[(at + 1 + size + size + k) | 0] * (tables[(at + 1 + k) | 0] - (u32ToF64(u) + 0.5));
}

/** The quantile at u of a table (its first byte) of a kind. */
export function readTable(table: i32, u: i32, kind: i32): f64 {
  return kind === DIST_LINEAR ? readLinear(table, u) : readPlaces(table, u, kind);
}

/** A draw of distribution d in trial b for the uniform word u. */
export function sample(b: i32, d: i32, u: i32): f64 {
  return sampleAt(distNow(b, d), u);
}

/** A draw of the distribution of this record. */
export function sampleAt(now: i32, u: i32): f64 {
  if (getI32(now, DIST_NOW_KIND) !== DIST_LINEAR) return sampleOther(now, u);
  return getF64(now, DIST_NOW_LOCATION) + getF64(now, DIST_NOW_SCALE) * readLinear(getI32(now, DIST_NOW_TABLE), u);
}

function sampleOther(now: i32, u: i32): f64 {
  const kind: i32 = kindOf(now);
  const location: f64 = getF64(now, DIST_NOW_LOCATION);
  const scale: f64 = getF64(now, DIST_NOW_SCALE);
  if (kind === DIST_CONSTANT) return location + scale;
  const value: f64 = location + scale * readTable(getI32(now, DIST_NOW_TABLE), u, kind);
  const step: f64 = getF64(now, DIST_NOW_STEP);
  return step > 0.0 ? step * (1.0 + floorF64(value)) : value;
}

function kindOf(now: i32): i32 {
  return getI32(now, DIST_NOW_KIND) & ~DIST_STEPPED;
}

/** Digests the distributions of trial b: location and scale may be uncertain, a bank's table is picked by its input. */
export function resolveDistributions(b: i32): void {
  for (let d: i32 = 0; d < dists; d = (d + 1) | 0) {
    const now: i32 = distNow(b, d);
    const bank: i32 = distBank[d];
    let table: i32 = distTable[d];
    let kind: i32 = distKind[d];
    let location: f64 = param[paramAt(b, distLocation[d])];
    let scale: f64 = param[paramAt(b, distScale[d])];
    if (bank >= 0) {
      const pick: i32 = (distBankFirst[d] + toI32((u32ToF64(inputWord[(imul(b, inputs) + bank) | 0]) + 0.5) * UNIT * toF64(BANK_SIZE))) | 0;
      table = bankTable[pick];
      kind = bankKind[pick];
      location = location + bankLocation[pick];
      scale = scale * bankScale[pick];
    }
    setI32(now, DIST_NOW_TABLE, tableAt(table));
    setI32(now, DIST_NOW_KIND, distStep[d] > 0.0 ? kind | DIST_STEPPED : kind);
    setF64(now, DIST_NOW_LOCATION, location);
    setF64(now, DIST_NOW_SCALE, scale);
    setF64(now, DIST_NOW_STEP, distStep[d]);
  }
}

/** The share of draws of distribution d below x in trial b: the table read backwards. For deals of known age. */
export function shareBelow(b: i32, d: i32, x: f64): f64 {
  const now: i32 = distNow(b, d);
  const kind: i32 = kindOf(now);
  const location: f64 = getF64(now, DIST_NOW_LOCATION);
  const scale: f64 = getF64(now, DIST_NOW_SCALE);
  if (kind === DIST_CONSTANT || scale === 0.0) return location + scale < x ? 1.0 : 0.0;
  let t: f64 = (x - location) / scale;
  const step: f64 = distStep[d];
  // step (1 + floor(value)) < x  <=>  value < ceil(x / step) - 1
  if (step > 0.0) t = (0.0 - floorF64((0.0 - x) / step) - 1.0 - location) / scale;
  const at: i32 = placeOfTable(getI32(now, DIST_NOW_TABLE));
  return kind === DIST_LINEAR ? linearBelow(at, t) : placesBelow(at, t, kind);
}

/** The share of a table of steps or pieces below t. */
function placesBelow(at: i32, t: f64, kind: i32): f64 {
  const size: i32 = toI32(tables[at]);
  let share: f64 = 0.0;
  for (let k: i32 = 0; k < size; k = (k + 1) | 0) {
    const high: f64 = tables[(at + 1 + size + k) | 0];
    const upTo: f64 = tables[(at + 1 + k) | 0] * UNIT;
    if (high < t) {
      share = upTo;
      continue;
    }
    if (kind === DIST_STEPS) return share;
    const slope: f64 = tables[(at + 1 + size + size + k) | 0];
    const inside: f64 = slope > 0.0 ? upTo - ((high - t) / slope) * UNIT : share;
    return inside > share ? inside : share;
  }
  return share;
}

function linearBelow(at: i32, t: f64): f64 {
  if (t <= tables[(at + LEFT_TAIL) | 0]) return 0.0;
  if (t >= tables[(at + RIGHT_TAIL) | 0]) return 1.0;
  let low: i32 = LEFT_TAIL;
  let high: i32 = RIGHT_TAIL;
  while (high - low > 1) {
    const middle: i32 = (low + high) >> 1;
    if (tables[(at + middle) | 0] <= t) low = middle;
    else high = middle;
  }
  const a: f64 = tables[(at + low) | 0];
  const z: f64 = tables[(at + low + 1) | 0];
  const inside: f64 = z > a ? (t - a) / (z - a) : 0.0;
  if (low >= BODY + BODY_FIRST && low < BODY + BODY_CELLS - BODY_FIRST) return (toF64((low - BODY) | 0) + inside) / toF64(BODY_CELLS);
  return low < BODY + BODY_FIRST ? tailShare(toF64((low - LEFT_TAIL) | 0) + inside) : 1.0 - tailShare(toF64((RIGHT_TAIL - low) | 0) - inside);
}

/** The tail probability so many cells above 2^-32. */
function tailShare(place: f64): f64 {
  const octave: i32 = toI32(place) >> 5;
  return UNIT * toF64(1 << octave) * (1.0 + (place - toF64(octave << 5)) / toF64(TAIL_CELLS));
}

/** Place of parameter k of trial b. */
function paramAt(b: i32, k: i32): i32 {
  return (imul(b, params) + k) | 0;
}

/** The standard normal distribution function, read from its table. */
export function normalShare(z: f64): f64 {
  return linearBelow(header[H_NORMAL], z);
}
