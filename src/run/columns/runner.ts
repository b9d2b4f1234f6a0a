import type { Column } from './column.ts';
import type { ColumnJob } from './job.ts';

/** Runs jobs, several at once, and gives their columns. The same bits on any number of threads. */
export interface ColumnRunner {
  readonly workers: number;
  /**
   * @param onTrials told how many more trials are done
   * @throws RunInputError for a line that the scenario does not have; ResourceLimitError, TrialFault, WorkerFault
   */
  run(job: ColumnJob, onTrials?: (trials: number) => void): Promise<readonly Column[]>;
  /** Gives all threads back; jobs under way are rejected with `reason`, and their threads ended. */
  close(reason?: unknown): Promise<void>;
}
