import { lineName, type By } from '../record/metrics/entry.ts';
import type { Recording } from '../record/recording.ts';
import type { Result } from '../record/result.ts';

/** A finished run: the result as it is printed, and the samples behind it. */
export class Simulation {
  readonly result: Result;
  readonly recording: Recording;

  constructor(result: Result, recording: Recording) {
    this.result = result;
    this.recording = recording;
  }

  /**
   * Samples of a metric in trial order, NaN where a trial has no value; a view, not to be changed.
   *
   * @param by one dimension and its value; empty for the whole company
   * @param period index of a period; the horizon unless said
   * @returns null when there is no such column, or it was kept as a histogram
   */
  samples(id: string, by: By = {}, period?: number): Float64Array | null {
    const name = lineName({ id, by });
    const entry = this.recording.plan.entries.find((each) => lineName(each) === name);
    if (entry === undefined) return null;
    const column = period ?? entry.columns - 1;
    if (period !== undefined && !(Number.isInteger(period) && period >= 0 && period < entry.columns - 1)) return null;
    return this.recording.samples(entry, column);
  }
}
