import { lineName, type By } from './metrics/entry.ts';
import { emittedFirst, histogramsOf, type PlannedEntry } from './plan.ts';
import type { Recording } from './recording.ts';
import type { OverTime } from './result-parts.ts';
import { designEffect } from './statistics/clustered.ts';
import { summariseHistogram } from './statistics/histogram.ts';
import { BIN_COUNT } from './statistics/log-bins.ts';
import { foldMoments } from './statistics/moments.ts';
import { statsFromRow, statsToRow, STATS_WIDTH } from './statistics/stats-row.ts';
import { summarise, type Stats } from './statistics/stats.ts';

/** Summarises exact columns, each into its row of `rows`. Threads may share the columns between them. */
export class ColumnSummariser {
  private readonly exact: Float64Array;
  private readonly planned: number;
  private readonly trials: number;
  private readonly scratch: Float64Array;

  /**
   * @param exact columns one after another
   * @param planned samples of a column's place, of which the first `trials` count
   */
  constructor(exact: Float64Array, planned: number, trials: number) {
    this.exact = exact;
    this.planned = planned;
    this.trials = trials;
    this.scratch = new Float64Array(trials);
  }

  summariseInto(rows: Float64Array, column: number): void {
    const first = column * this.planned;
    const samples = this.exact.subarray(first, first + this.trials);
    statsToRow(summarise(samples, { scratch: this.scratch }), rows, column * STATS_WIDTH);
  }
}

/** Room for the summaries of all exact columns. */
export function summaryRows(recording: Recording): Float64Array {
  return new Float64Array(new SharedArrayBuffer(recording.plan.exactColumns * STATS_WIDTH * Float64Array.BYTES_PER_ELEMENT));
}

/** The summaries of a recording: those of exact columns as threads left them in rows, all others made when asked for. */
export class Summaries {
  readonly recording: Recording;
  private readonly rows: Float64Array;
  private readonly entries: ReadonlyMap<string, PlannedEntry>;
  private readonly counts = new Float64Array(BIN_COUNT);

  constructor(recording: Recording, rows: Float64Array) {
    this.recording = recording;
    this.rows = rows;
    this.entries = new Map(recording.plan.entries.map((entry) => [lineName(entry), entry]));
  }

  /** @throws RangeError when there is no such line */
  entry(id: string, by: By): PlannedEntry {
    const entry = this.entries.get(lineName({ id, by }));
    if (entry === undefined) throw new RangeError(`summaries: no line ${lineName({ id, by })}`);
    return entry;
  }

  overTime(entry: PlannedEntry): OverTime {
    const all = Array.from({ length: entry.columns }, (_, column) => this.column(entry, column));
    return { total: all[all.length - 1], periods: all.slice(0, -1) };
  }

  /** Summary of one column of an entry; the last is the horizon's. */
  column({ exactFirst, histogramFirst }: PlannedEntry, column: number): Stats {
    if (exactFirst >= 0) return statsFromRow(this.rows, (exactFirst + column) * STATS_WIDTH);
    const histogram = histogramFirst + column;
    return summariseHistogram(this.read([histogram]), this.recording.momentsAt(histogram));
  }

  /** Counts of one column of an entry that is kept as a histogram. Valid until the next call. */
  trials({ histogramFirst }: PlannedEntry, column: number): Float64Array {
    return this.read([histogramFirst + column]);
  }

  /** Summary of one column of the weeks. */
  week(column: number): Stats {
    const histogram = this.recording.plan.histogramColumns + column;
    return summariseHistogram(this.read([histogram]), this.recording.momentsAt(histogram));
  }

  /**
   * Summary over people and trials of a pool's attainment, its intervals widened for people of one trial being alike.
   *
   * @param codes emitted codes to take together: one period, or all fiscal years
   * @param period the period, or their number for the fiscal years
   */
  people(pool: number, codes: readonly number[], period: number): Stats {
    const { recording } = this;
    const histograms = codes.map((code) => emittedFirst(recording.plan) + code);
    const moments = foldMoments(histograms.map((histogram) => recording.momentsAt(histogram)));
    const effect = designEffect(recording.clustersAt(pool, period), moments);
    return summariseHistogram(this.read(histograms), moments, effect);
  }

  /** Counts of emitted codes together. Valid until the next call. */
  emitted(codes: readonly number[]): Float64Array {
    return this.read(codes.map((code) => emittedFirst(this.recording.plan) + code));
  }

  private read(histograms: readonly number[]): Float64Array {
    this.counts.fill(0);
    for (const histogram of histograms) {
      if (histogram >= histogramsOf(this.recording.plan)) throw new RangeError(`summaries: no histogram ${histogram}`);
      this.recording.counts.addTo(this.counts, histogram);
    }
    return this.counts;
  }
}
