import { BLOCK_TRIALS } from '../record/block.ts';
import { TYPICAL_HISTOGRAM_BYTES } from '../record/paged-counts.ts';
import { emittedFirst, histogramsOf, sampleBytes, type Plan } from '../record/plan.ts';
import { STATS_WIDTH } from '../record/statistics/stats-row.ts';

/** Bytes of a run's records: samples, their summaries, histograms, and the rows that threads hold. Without the kernel's own state. */
export function recordBytes(plan: Plan, workers: number): number {
  const summaries = plan.exactColumns * STATS_WIDTH * 8;
  const histograms = histogramsOf(plan) * (TYPICAL_HISTOGRAM_BYTES + 24);
  const perThread = BLOCK_TRIALS * (plan.places.width * 8 + emittedFirst(plan) * 2);
  return sampleBytes(plan) + summaries + histograms + workers * perThread;
}
