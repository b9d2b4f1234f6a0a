import { RowTurner, type Counters } from '../../record/counters.ts';
import { evaluateInto, NotFinite } from '../../record/evaluate.ts';
import { NumericalFault } from '../../record/numerical-fault.ts';
import type { Engine } from '../engine.ts';
import type { Line } from './column.ts';

/** Trials of one task of a thread: enough to be worth a message, few enough to share a small run among threads. */
export const CHUNK_TRIALS = 1024;

/** Rows that are held at once. */
const STEP = 128;

/** Columns that a line has. */
export function widthOf({ periods }: Line, all: number): number {
  return periods ? all + 1 : 1;
}

/**
 * Runs trials first … first + count − 1 and computes the lines: column after column, `count` numbers each, the periods
 * of a line before its horizon. The numbers of a trial do not depend on the chunk that it is in.
 *
 * @throws NumericalFault when a counter is not finite
 */
export function runChunk(engine: Engine, lines: readonly Line[], periods: number, first: number, count: number): Float64Array {
  const columns = lines.reduce((all, line) => all + widthOf(line, periods), 0);
  const out = new Float64Array(columns * count);
  const values = new Float64Array((periods + 1) * STEP);
  const scratch = new Float64Array(values.length);
  const turner = new RowTurner();
  for (let done = 0; done < count; done += STEP) {
    const n = Math.min(STEP, count - done);
    const { rows } = engine.runBlock(first + done, n);
    const counters = turner.turn({ values: rows, width: engine.rowWidth, count: n, periods });
    let column = 0;
    for (const line of lines) {
      evaluate(values, line, counters, scratch, first + done);
      for (let t = line.periods ? 0 : periods; t <= periods; t++, column++) out.set(values.subarray(t * n, (t + 1) * n), column * count + done);
    }
  }
  return out;
}

function evaluate(values: Float64Array, { name, formula }: Line, counters: Counters, scratch: Float64Array, first: number): void {
  try {
    evaluateInto(values, formula, counters, scratch);
  } catch (error) {
    if (!(error instanceof NotFinite)) throw error;
    throw new NumericalFault(first + error.row, `${name}, period ${error.period}`, error.value);
  }
}
