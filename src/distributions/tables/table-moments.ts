import { BODY, BODY_CELLS, BODY_FIRST, BODY_LAST, LEFT_TAIL, RIGHT_TAIL, TAIL_CELLS, TAIL_OCTAVES } from '../table-layout.ts';
import { readTable } from './read-table.ts';
import { type Table, TWO_32 } from './table.ts';

/** `count` uniforms whose values lie at the midpoints of equal cells between `start` and `end`. */
type VisitRun = (count: number, start: number, end: number) => void;

/** Mean of the values that the 2^32 uniforms read from a table, summed exactly cell by cell. */
export function tableMean(table: Table): number {
  let sum = 0;
  eachRun(table, (count, start, end) => (sum += count * (start + end)));
  return sum / 2 / TWO_32;
}

/** Variance of the values that the 2^32 uniforms read from a table. */
export function tableVariance(table: Table): number {
  const mean = tableMean(table);
  let sum = 0;
  eachRun(table, (count, start, end) => {
    const a = start - mean;
    const b = end - mean;
    const spread = (b - a) / count;
    sum += count * ((a * a + a * b + b * b) / 3 - (spread * spread) / 12);
  });
  return sum / TWO_32;
}

function eachRun(table: Table, visit: VisitRun): void {
  const { kind, values } = table;
  if (kind === 'constant') visit(TWO_32, values[0], values[0]);
  else if (kind === 'linear') eachLinearRun(table, visit);
  else eachPiece(table, visit);
}

function eachLinearRun(table: Table, visit: VisitRun): void {
  const { values } = table;
  // octaves of less than one uniform per cell: uniform by uniform
  for (let u = 0; u < TAIL_CELLS; u++) {
    const low = readTable(table, u);
    const high = readTable(table, TWO_32 - 1 - u);
    visit(1, low, low);
    visit(1, high, high);
  }
  let perCell = 1;
  for (let octave = 5; octave < TAIL_OCTAVES; octave++, perCell *= 2) {
    for (let knot = octave * TAIL_CELLS; knot < (octave + 1) * TAIL_CELLS; knot++) {
      visit(perCell, values[LEFT_TAIL + knot], values[LEFT_TAIL + knot + 1]);
      visit(perCell, values[RIGHT_TAIL - knot], values[RIGHT_TAIL - knot - 1]);
    }
  }
  for (let i = BODY_FIRST; i < BODY_LAST; i++) visit(TWO_32 / BODY_CELLS, values[BODY + i], values[BODY + i + 1]);
}

function eachPiece({ kind, values }: Table, visit: VisitRun): void {
  const n = values[0];
  let from = 0;
  for (let i = 0; i < n; i++) {
    // a uniform u belongs to a piece if u + ½ lies below its threshold
    const to = Math.ceil(values[1 + i] - 0.5);
    const end = values[1 + n + i];
    const slope = kind === 'piecewise' ? values[1 + 2 * n + i] : 0;
    if (to > from) visit(to - from, end - slope * (to - from), end);
    from = to;
  }
}
