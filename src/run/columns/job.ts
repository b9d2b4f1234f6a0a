import type { Compiled } from '../../compile/compile.ts';
import { subjectOf } from '../subject.ts';
import { refuseWork } from '../work.ts';
import { linesOf, type Column, type Line, type Wanted } from './column.ts';
import { CHUNK_TRIALS, widthOf } from './chunk.ts';

/** Trials of one compiled scenario, and what is kept of them. */
export interface ColumnJob {
  readonly compiled: Compiled;
  /** keys of the lanes rates, shocks and luck, as `laneKeys` makes them */
  readonly keys: Int32Array;
  readonly wanted: readonly Wanted[];
  readonly trials: number;
  /** number of the first trial, 0 unless said */
  readonly first?: number;
  /** so many successive trials share one draw of the uncertain rates */
  readonly trialsPerRates?: number;
}

/** What a thread needs for a chunk of a job; the same for all chunks of the job. */
export interface ChunkSetup {
  readonly id: number;
  readonly program: Uint8Array;
  readonly keys: Int32Array;
  readonly lines: readonly Line[];
  readonly periods: number;
  readonly trialsPerRates: number;
}

let jobs = 0;

/** @throws ResourceLimitError for more work than is done */
export function setupOf({ compiled, keys, wanted, trials, trialsPerRates = 1 }: ColumnJob): ChunkSetup {
  refuseWork(compiled, trials, 1);
  jobs += 1;
  const subject = subjectOf(compiled);
  return { id: jobs, program: compiled.program, keys, lines: linesOf(subject, wanted), periods: subject.periods.length, trialsPerRates };
}

/** First trial and count of every chunk. */
export function chunksOf({ trials, first = 0 }: ColumnJob): { first: number; count: number }[] {
  return Array.from({ length: Math.ceil(trials / CHUNK_TRIALS) }, (_, k) => ({ first: first + k * CHUNK_TRIALS, count: Math.min(CHUNK_TRIALS, trials - k * CHUNK_TRIALS) }));
}

/** Gathers chunks, in any order, into columns. */
export class Gathered {
  readonly columns: Column[];
  private readonly all: Float64Array[];

  constructor({ lines, periods }: ChunkSetup, trials: number) {
    this.columns = lines.map((line) => {
      const columns = Array.from({ length: widthOf(line, periods) }, () => new Float64Array(trials));
      return { total: columns.at(-1)!, periods: columns.slice(0, -1) };
    });
    this.all = this.columns.flatMap(({ periods: before, total }) => [...before, total]);
  }

  /** Puts a chunk that begins at `offset` of the job in its place. */
  take(offset: number, count: number, values: Float64Array): void {
    this.all.forEach((column, k) => column.set(values.subarray(k * count, (k + 1) * count), offset));
  }
}
