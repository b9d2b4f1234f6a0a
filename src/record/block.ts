/** Trials of a block: the unit that threads take, commit and repeat. A constant, so that no result depends on the threads. */
export const BLOCK_TRIALS = 128;

export function blocksOf(trials: number): number {
  return Math.ceil(trials / BLOCK_TRIALS);
}

/** What a block hands over besides its exact samples, which it writes to their place in the shared columns. */
export interface BlockRecord {
  readonly block: number;
  /** How many bins each histogram has values in, in the plan's order of histograms; these bins and their counts, one histogram after another. */
  readonly lengths: Uint32Array;
  readonly bins: Uint16Array;
  readonly counts: Uint32Array;
  /** count, mean, m2 of each histogram that has moments */
  readonly moments: Float64Array;
  /** joint moments of people per trial and their attainment, CLUSTER_WIDTH numbers per pool and period, and per pool over the fiscal years */
  readonly clusters: Float64Array;
  readonly tallies: Float64Array;
}

export const MOMENTS_WIDTH = 3;
export const CLUSTER_WIDTH = 6;

/** Sums over all trials: two of the run, then per pool. */
export const TALLY_CREATED = 0;
export const TALLY_DEAD_AGE = 1;
export const TALLIES = 2;
export const POOL_TALLY_LEFT_OUT = 0;
export const POOL_TALLY_YEARS_LEFT_OUT = 1;
export const POOL_TALLIES = 2;

/** The buffers of a record, to be moved to another thread. */
export function transferablesOf({ lengths, bins, counts, moments, clusters, tallies }: BlockRecord): ArrayBuffer[] {
  return [lengths, bins, counts, moments, clusters, tallies].map(({ buffer }) => buffer as ArrayBuffer);
}
