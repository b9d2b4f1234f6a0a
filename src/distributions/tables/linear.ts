import { powerOfTwo } from '../special/bits.ts';
import { BODY, BODY_CELLS, BODY_FIRST, BODY_LAST, HIGH_ATOM, LEFT_TAIL, LOW_ATOM, RIGHT_TAIL, TABLE_LENGTH, TAIL_CELLS, TAIL_OCTAVES } from '../table-layout.ts';
import type { Unit } from '../units/unit.ts';
import { highAtom, lowAtom } from './tail-atom.ts';

/** Quantiles of a continuous distribution at the knots of `table-layout.ts`. */
export function linearValues(unit: Unit): Float64Array {
  const values = new Float64Array(TABLE_LENGTH);
  for (let knot = 0; knot < TAIL_OCTAVES * TAIL_CELLS; knot++) {
    const tail = tailProbability(knot);
    values[LEFT_TAIL + knot] = unit.lower(tail);
    values[RIGHT_TAIL - knot] = unit.upper(tail);
  }
  for (let i = BODY_FIRST; i <= BODY_LAST; i++) {
    values[BODY + i] = i <= BODY_CELLS / 2 ? unit.lower(i / BODY_CELLS) : unit.upper((BODY_CELLS - i) / BODY_CELLS);
  }
  // neighbouring quantiles may disagree in their last bits where the distribution is all but a point
  for (let i = LEFT_TAIL + 1; i <= RIGHT_TAIL; i++) values[i] = Math.max(values[i], values[i - 1]);
  values[LOW_ATOM] = Math.min(values[LEFT_TAIL], lowAtom(unit, { kind: 'linear', values }));
  values[HIGH_ATOM] = Math.max(values[RIGHT_TAIL], highAtom(unit, { kind: 'linear', values }));
  return values;
}

/**
 * Largest error in probability between the knots of a linear table, in units of what is allowed there: 1e-5, and 1 %
 * of a tail. Estimated from second differences: a cell of width h is off by h²/8 · Q″/Q′ at most.
 */
export function linearError(values: Float64Array): number {
  let worst = 0;
  for (let i = BODY_FIRST + 1; i < BODY_LAST; i++) {
    worst = Math.max(worst, cellError(values, BODY + i, 1 / BODY_CELLS) / ALLOWED);
  }
  for (let knot = 1; knot < TAIL_OCTAVES * TAIL_CELLS; knot++) {
    if (knot % TAIL_CELLS === 0) continue;
    const width = powerOfTwo(Math.floor(knot / TAIL_CELLS) - 32) / TAIL_CELLS;
    const error = Math.max(cellError(values, LEFT_TAIL + knot, width), cellError(values, RIGHT_TAIL - knot, width));
    worst = Math.max(worst, error / Math.min(ALLOWED, ALLOWED_OF_TAIL * tailProbability(knot)));
  }
  return worst;
}

const ALLOWED = 1e-5;
const ALLOWED_OF_TAIL = 0.01;

/** 2^(e−32) (1 + c/32) for knot 32 e + c. */
function tailProbability(knot: number): number {
  return powerOfTwo(Math.floor(knot / TAIL_CELLS) - 32) * (1 + (knot % TAIL_CELLS) / TAIL_CELLS);
}

function cellError(values: Float64Array, i: number, width: number): number {
  const rise = values[i + 1] - values[i - 1];
  return rise > 0 ? ((width / 4) * Math.abs(values[i + 1] - 2 * values[i] + values[i - 1])) / rise : 0;
}
