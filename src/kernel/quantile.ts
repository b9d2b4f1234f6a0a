// One uniform word through a table gives one draw: the same few nanoseconds for every family, monotone in the uniform.

import { clz32, floorF64, imul, toF64, toI32, u32ToF64 } from './lang.ts';
import {
  BANK_SIZE, BODY_CELLS, DIST_CONSTANT, DIST_STEPS, H_NORMAL, LEFT_ATOM, LEFT_TAIL, OCTAVES, OCTAVE_CELLS, RIGHT_ATOM, RIGHT_TAIL, TAIL_CELLS,
} from './layout.ts';
import { bankLocation, bankScale, bankTable, distBank, distBankFirst, distKind, distLocation, distScale, distStep, distTable, header, tables } from './sections.ts';
import { dists, distLocationNow, distScaleNow, distTableNow, inputWord, inputs, param, params } from './state.ts';

const CELL: f64 = 1.0 / 4194304.0;
const UNIT: f64 = 1.0 / 4294967296.0;

/** The quantile at u of the linear table that begins at `at`: straight lines between knots, tails in octaves. */
export function readLinear(at: i32, u: i32): f64 {
  const cell: i32 = u >>> 22;
  if (cell >= TAIL_CELLS && cell < BODY_CELLS - TAIL_CELLS) {
    const knot: i32 = (at + cell) | 0;
    const low: f64 = tables[knot];
    return low + (toF64(u & 0x3fffff) + 0.5) * CELL * (tables[(knot + 1) | 0] - low);
  }
  return readTail(at, u);
}

function readTail(at: i32, u: i32): f64 {
  const right: bool = u < 0;
  const w: i32 = right ? ~u : u;
  if (w === 0) return tables[(at + (right ? RIGHT_ATOM : LEFT_ATOM)) | 0];
  const zeros: i32 = clz32(w);
  // w + 0.5 = 2^(31 - zeros) (1 + place / 32)
  const place: f64 = ((toF64(w) + 0.5) / toF64(1 << ((31 - zeros) | 0)) - 1.0) * toF64(OCTAVE_CELLS);
  const cell: i32 = toI32(place);
  const knot: i32 = (at + (right ? RIGHT_TAIL : LEFT_TAIL) + imul((31 - zeros) | 0, OCTAVE_CELLS) + cell) | 0;
  const low: f64 = tables[knot];
  return low + (place - toF64(cell)) * (tables[(knot + 1) | 0] - low);
}

/** The value at u of the step table that begins at `at`: its size, cumulative thresholds in units of 2^-32, values. */
export function readSteps(at: i32, u: i32): f64 {
  const size: i32 = toI32(tables[at]);
  const p: f64 = u32ToF64(u) + 0.5;
  let low: i32 = 0;
  let high: i32 = (size - 1) | 0;
  while (low < high) {
    const middle: i32 = (low + high) >> 1;
    if (p < tables[(at + 1 + middle) | 0]) high = middle;
    else low = (middle + 1) | 0;
  }
  return tables[(at + 1 + size + low) | 0];
}

/** A draw of distribution d in trial b for the uniform word u. */
export function sample(b: i32, d: i32, u: i32): f64 {
  const now: i32 = (imul(b, dists) + d) | 0;
  const kind: i32 = distKind[d];
  if (kind === DIST_CONSTANT) return distLocationNow[now];
  const at: i32 = distTableNow[now];
  const t: f64 = kind === DIST_STEPS ? readSteps(at, u) : readLinear(at, u);
  const value: f64 = distLocationNow[now] + distScaleNow[now] * t;
  const step: f64 = distStep[d];
  return step > 0.0 ? step * (1.0 + floorF64(value)) : value;
}

/** Digests the distributions of trial b: location and scale may be uncertain, a bank's table is picked by its input. */
export function resolveDistributions(b: i32): void {
  for (let d: i32 = 0; d < dists; d = (d + 1) | 0) {
    const now: i32 = (imul(b, dists) + d) | 0;
    const bank: i32 = distBank[d];
    let table: i32 = distTable[d];
    let location: f64 = param[paramAt(b, distLocation[d])];
    let scale: f64 = param[paramAt(b, distScale[d])];
    if (bank >= 0) {
      const pick: i32 = (distBankFirst[d] + toI32((u32ToF64(inputWord[(imul(b, inputs) + bank) | 0]) + 0.5) * UNIT * toF64(BANK_SIZE))) | 0;
      table = bankTable[pick];
      location = location + bankLocation[pick];
      scale = scale * bankScale[pick];
    }
    distTableNow[now] = table;
    distLocationNow[now] = location;
    distScaleNow[now] = scale;
  }
}

/** The share of draws of distribution d below x in trial b: the table read backwards. For deals of known age. */
export function shareBelow(b: i32, d: i32, x: f64): f64 {
  const now: i32 = (imul(b, dists) + d) | 0;
  const kind: i32 = distKind[d];
  const location: f64 = distLocationNow[now];
  if (kind === DIST_CONSTANT) return location < x ? 1.0 : 0.0;
  const at: i32 = distTableNow[now];
  const scale: f64 = distScaleNow[now];
  if (scale === 0.0) return location < x ? 1.0 : 0.0;
  let t: f64 = (x - location) / scale;
  const step: f64 = distStep[d];
  // step * (1 + floor(value)) < x  <=>  value < ceil(x / step) - 1
  if (step > 0.0) t = (0.0 - floorF64((0.0 - x) / step) - 1.0 - location) / scale;
  return kind === DIST_STEPS ? stepsBelow(at, t) : linearBelow(at, t);
}

function stepsBelow(at: i32, t: f64): f64 {
  const size: i32 = toI32(tables[at]);
  let share: f64 = 0.0;
  for (let k: i32 = 0; k < size; k = (k + 1) | 0) {
    if (tables[(at + 1 + size + k) | 0] < t) share = tables[(at + 1 + k) | 0] * UNIT;
  }
  return share;
}

function linearBelow(at: i32, t: f64): f64 {
  const bodyLow: f64 = tables[(at + TAIL_CELLS) | 0];
  const bodyHigh: f64 = tables[(at + BODY_CELLS - TAIL_CELLS) | 0];
  if (t <= bodyLow) return tailBelow((at + LEFT_TAIL) | 0, t, false);
  if (t >= bodyHigh) return 1.0 - tailBelow((at + RIGHT_TAIL) | 0, t, true);
  const place: f64 = placeOf((at + TAIL_CELLS) | 0, (BODY_CELLS - TAIL_CELLS - TAIL_CELLS) | 0, t, false);
  return (toF64(TAIL_CELLS) + place) / toF64(BODY_CELLS);
}

/** The probability of the tail whose knots begin at `first`, in knots of ascending probability, beyond the value t. */
function tailBelow(first: i32, t: f64, right: bool): f64 {
  const outermost: f64 = tables[first];
  if (right ? t >= outermost : t <= outermost) return 0.0;
  const place: f64 = placeOf(first, imul(OCTAVES, OCTAVE_CELLS), t, right);
  const octave: i32 = toI32(place) >> 5;
  let p: f64 = UNIT;
  for (let j: i32 = 0; j < octave; j = (j + 1) | 0) p = p * 2.0;
  return p * (1.0 + (place - toF64(octave << 5)) / toF64(OCTAVE_CELLS));
}

/** Where t lies among the knots first … first + cells, as a real number of cells; knots rise, or fall when `falling`. */
function placeOf(first: i32, cells: i32, t: f64, falling: bool): f64 {
  let low: i32 = 0;
  let high: i32 = cells;
  while (high - low > 1) {
    const middle: i32 = (low + high) >> 1;
    const knot: f64 = tables[(first + middle) | 0];
    if (falling ? knot >= t : knot <= t) low = middle;
    else high = middle;
  }
  const a: f64 = tables[(first + low) | 0];
  const z: f64 = tables[(first + low + 1) | 0];
  if (a === z) return toF64(low);
  const inside: f64 = (t - a) / (z - a);
  return toF64(low) + (inside < 0.0 ? 0.0 : inside > 1.0 ? 1.0 : inside);
}

/** Place of parameter k of trial b. */
function paramAt(b: i32, k: i32): i32 {
  return (imul(b, params) + k) | 0;
}

/** The standard normal distribution function, read from its table. */
export function normalShare(z: f64): f64 {
  return linearBelow(header[H_NORMAL], z);
}
