import type { Counters } from './counters.ts';
import { evaluateInto, NotFinite } from './evaluate.ts';
import { lineName } from './metrics/entry.ts';
import { NumericalFault } from './numerical-fault.ts';
import { columnPeriod, type Plan, type PlannedEntry } from './plan.ts';

/** Takes the values of one column, in trial order; NaN marks a missing one. The view is valid during the call only. */
export interface ColumnSink {
  exact(column: number, values: Float64Array): void;
  histogram(histogram: number, values: Float64Array): void;
}

/** Turns counters of trials into columns, entry after entry. Keeps its scratch between blocks. */
export class ColumnMaker {
  private readonly plan: Plan;
  private out = new Float64Array(0);
  private scratch = new Float64Array(0);

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /**
   * @param first number of the first trial
   * @throws NumericalFault when a counter is not finite, or a value overflows
   */
  make(counters: Counters, first: number, sink: ColumnSink): void {
    const length = (counters.periods + 1) * counters.count;
    if (this.out.length < length) {
      this.out = new Float64Array(length);
      this.scratch = new Float64Array(length);
    }
    for (const entry of this.plan.entries) this.makeEntry(entry, counters, first, sink);
  }

  private makeEntry(entry: PlannedEntry, counters: Counters, first: number, sink: ColumnSink): void {
    const { out, scratch, plan } = this;
    try {
      evaluateInto(out, entry.formula, counters, scratch);
    } catch (error) {
      if (!(error instanceof NotFinite)) throw error;
      throw new NumericalFault(first + error.row, `${lineName(entry)}@${periodName(plan, error.period)}`, error.value);
    }
    const columnsFrom = counters.periods + 1 - entry.columns;
    for (let column = 0; column < entry.columns; column++) {
      const start = (columnsFrom + column) * counters.count;
      const bad = firstInfinite(out, start, start + counters.count);
      if (bad >= 0) throw new NumericalFault(first + bad - start, `${lineName(entry)}@${columnPeriod(plan, entry, column)}`, out[bad]);
      const values = out.subarray(start, start + counters.count);
      if (entry.exactFirst >= 0) sink.exact(entry.exactFirst + column, values);
      else sink.histogram(entry.histogramFirst + column, values);
    }
  }
}

/** Where the first value that overflowed is, or −1; NaN stands for a missing one. */
function firstInfinite(out: Float64Array, from: number, to: number): number {
  for (let k = from; k < to; k++) if (out[k] === Infinity || out[k] === -Infinity) return k;
  return -1;
}

function periodName({ subject }: Plan, period: number): string {
  return period < subject.periods.length ? subject.periods[period].id : 'total';
}
