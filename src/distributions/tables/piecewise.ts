import type { Unit } from '../units/unit.ts';
import { TWO_32 } from './table.ts';
import { highAtom, lowAtom } from './tail-atom.ts';

/**
 * Error in probability allowed between knots: absolute, and as a share of the smaller tail. Values farther from the
 * median than the quartiles are from each other carry the moments and are followed more closely.
 */
const ALLOWED = 4e-6;
const ALLOWED_OF_TAIL = 5e-3;
const ALLOWED_OF_FAR_TAIL = 2e-4;

/** Values that agree to so many digits are not told apart: an edge may be steeper than doubles are dense. */
const SAME = 1e-12;

/** The slope of a piece between smaller values would lose its digits. */
const SMALLEST = 1e-290;

/** A straight piece of the quantile function over uniforms up to `to` (in units of 2^−32). */
interface Piece {
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** Of the lowest or highest uniform alone, its value still to be found. */
  readonly open?: boolean;
}

interface Target {
  readonly unit: Unit;
  readonly median: number;
  readonly quartileRange: number;
}

/**
 * The `piecewise` layout of a distribution that a linear table would blur: one with values of their own among
 * continuous ones, with gaps, or with an edge steeper than its knots follow. Values of their own become flat pieces;
 * between them cells are halved until the distribution function at three points inside agrees.
 */
export function piecewiseValues(unit: Unit): Float64Array {
  const target = { unit, median: unit.lower(0.5), quartileRange: unit.upper(0.25) - unit.lower(0.25) };
  const pieces: Piece[] = [];
  let done = 0;
  for (const { value, from, to } of unit.atoms?.() ?? []) {
    addContinuous(pieces, target, done, Math.round(from * TWO_32));
    done = Math.round(to * TWO_32);
    if (done > (pieces.at(-1)?.to ?? 0)) pieces.push({ to: done, start: value, end: value });
  }
  addContinuous(pieces, target, done, TWO_32);
  const values = layOut(pieces);
  const n = pieces.length;
  if (pieces[0].open) values[1 + n] = Math.min(values[1 + n], lowAtom(unit, { kind: 'piecewise', values }));
  if (pieces[n - 1].open) values[2 * n] = Math.max(values[2 * n], highAtom(unit, { kind: 'piecewise', values }));
  return values;
}

function addContinuous(pieces: Piece[], target: Target, from: number, to: number): void {
  if (from >= to) return;
  const { unit } = target;
  const knots = startKnots(from, to);
  let start = quantileAt(unit, knots[0]);
  // the outermost uniforms wait for their values, see `tail-atom.ts`
  if (from === 0) pieces.push({ to: 1, start, end: start, open: true });
  for (let i = 1; i < knots.length; i++) {
    const end = quantileAt(unit, knots[i]);
    addCell(pieces, target, { from: knots[i - 1], to: knots[i], start, end });
    start = end;
  }
  if (to === TWO_32) pieces.push({ to, start, end: start, open: true });
}

/** The ends of a gap (the two outermost uniforms apart), the octaves of both tails within it, and eighths of the body. */
function startKnots(from: number, to: number): number[] {
  const first = Math.max(from, 1);
  const last = Math.min(to, TWO_32 - 1);
  const inside: number[] = [];
  for (let size = 1; size < TWO_32; size *= 2) inside.push(size, TWO_32 - size);
  for (let i = 1; i < 8; i++) inside.push((i * TWO_32) / 8);
  const knots = inside.filter((u) => u > first && u < last).toSorted((a, b) => a - b);
  return [first, ...knots.filter((u, i) => u !== knots[i - 1]), last];
}

interface Cell extends Piece {
  readonly from: number;
}

function addCell(pieces: Piece[], target: Target, cell: Cell): void {
  const { from, to, start, end } = cell;
  if (to - from <= 1 || end - start <= SAME * Math.abs(end) || isStraight(target, cell)) {
    if (to > from) pieces.push({ to, start, end });
    return;
  }
  const middle = Math.floor((from + to) / 2);
  const value = quantileAt(target.unit, middle);
  addCell(pieces, target, { from, to: middle, start, end: value });
  addCell(pieces, target, { from: middle, to, start: value, end });
}

/** Whether a quarter, half and three quarters of the way the distribution function agrees with the straight line. */
function isStraight({ unit, median, quartileRange }: Target, { from, to, start, end }: Cell): boolean {
  const outermost = from >= TWO_32 / 2 ? end : start;
  const allowedOfTail = Math.abs(outermost - median) > quartileRange ? ALLOWED_OF_FAR_TAIL : ALLOWED_OF_TAIL;
  for (let quarter = 1; quarter <= 3; quarter++) {
    const x = start + ((end - start) * quarter) / 4;
    const u = from + ((to - from) * quarter) / 4;
    const inUpperHalf = u > TWO_32 / 2;
    const tail = (inUpperHalf ? TWO_32 - u : u) / TWO_32;
    const error = Math.abs((inUpperHalf ? unit.survival(x) : unit.cdf(x)) - tail);
    if (error > Math.min(ALLOWED, allowedOfTail * tail)) return false;
  }
  return true;
}

function quantileAt(unit: Unit, u: number): number {
  const value = u <= TWO_32 / 2 ? unit.lower(u / TWO_32) : unit.upper((TWO_32 - u) / TWO_32);
  return Math.abs(value) < SMALLEST ? 0 : value;
}

/** Thresholds, end values and slopes; a slope is per 2^−32 of probability. */
function layOut(pieces: readonly Piece[]): Float64Array {
  const n = pieces.length;
  const values = new Float64Array(1 + 3 * n);
  values[0] = n;
  let from = 0;
  let reached = -Infinity;
  pieces.forEach(({ to, start, end }, i) => {
    const low = Math.max(start, reached);
    const high = Math.max(end, low);
    values[1 + i] = to;
    values[1 + n + i] = high;
    values[1 + 2 * n + i] = (high - low) / (to - from);
    from = to;
    reached = high;
  });
  return values;
}
