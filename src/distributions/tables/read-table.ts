import { powerOfTwo } from '../special/bits.ts';
import { BODY, BODY_SHIFT, HIGH_ATOM, LEFT_TAIL, LOW_ATOM, RIGHT_TAIL, TAIL_CELLS } from '../table-layout.ts';
import type { Table } from './table.ts';

const BODY_MASK = 0x3fffff;
/** The body's first and one past its last uniform. */
const BODY_FROM = 0x08000000;
const BODY_TO = 0xf8000000;

/** The quantile at (u + ½) / 2^32 for a 32-bit u: non-decreasing in u. The reference for the kernel's reader. */
export function readTable({ kind, values }: Table, u: number): number {
  switch (kind) {
    case 'constant':
      return values[0];
    case 'linear':
      return readLinear(values, u);
    case 'step':
      return readStep(values, u);
    case 'piecewise':
      return readPiecewise(values, u);
  }
}

function readLinear(values: Float64Array, u: number): number {
  if (u >= BODY_FROM && u < BODY_TO) {
    const knot = BODY + (u >>> BODY_SHIFT);
    return between(values[knot], values[knot + 1], ((u & BODY_MASK) + 0.5) / (BODY_MASK + 1));
  }
  if (u < BODY_FROM) {
    if (u === 0) return values[LOW_ATOM];
    const position = tailPosition(u);
    const knot = LEFT_TAIL + Math.floor(position);
    return between(values[knot], values[knot + 1], position % 1);
  }
  const mirrored = ~u >>> 0;
  if (mirrored === 0) return values[HIGH_ATOM];
  const position = tailPosition(mirrored);
  const knot = RIGHT_TAIL - Math.floor(position);
  return between(values[knot], values[knot - 1], position % 1);
}

/** Where (u + ½) / 2^32 lies among the knots of a tail, counted in cells from 2^−32. */
function tailPosition(u: number): number {
  const octave = 31 - Math.clz32(u);
  return octave * TAIL_CELLS + ((u + 0.5) / powerOfTwo(octave) - 1) * TAIL_CELLS;
}

function readStep(values: Float64Array, u: number): number {
  return values[1 + values[0] + pieceOf(values, u)];
}

function readPiecewise(values: Float64Array, u: number): number {
  const n = values[0];
  const piece = pieceOf(values, u);
  return values[1 + n + piece] - values[1 + 2 * n + piece] * (values[1 + piece] - (u + 0.5));
}

/** Index of the first piece whose upper threshold lies above u + ½. */
function pieceOf(values: Float64Array, u: number): number {
  let low = 0;
  let high = values[0] - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[1 + middle] > u + 0.5) high = middle;
    else low = middle + 1;
  }
  return low;
}

function between(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
