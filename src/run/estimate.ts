import { BLOCK_TRIALS } from '../record/block.ts';
import { TYPICAL_HISTOGRAM_BYTES } from '../record/paged-counts.ts';
import { emittedFirst, histogramsOf, planRecord, sampleBytes, SAMPLE_BUDGET_BYTES, type Plan } from '../record/plan.ts';
import { STATS_WIDTH } from '../record/statistics/stats-row.ts';
import type { Subject } from '../record/subject.ts';
import { ResourceLimitError } from './errors.ts';
import { bytesText, timeText } from './figures.ts';
import { MOST_TRIALS } from './options.ts';

/** Records of a run may take so many bytes. A constant: what is refused must not depend on the machine. */
const RECORD_CAP_BYTES = 2 ** 31;

/** Bytes of a run's records: samples, their summaries, histograms, and the rows that threads hold. Without the kernel's own state. */
export function estimateBytes(plan: Plan, workers: number): number {
  const summaries = plan.exactColumns * STATS_WIDTH * 8;
  const histograms = histogramsOf(plan) * (TYPICAL_HISTOGRAM_BYTES + 24);
  const perThread = BLOCK_TRIALS * (plan.places.width * 8 + emittedFirst(plan) * 2);
  return sampleBytes(plan) + summaries + histograms + workers * perThread;
}

/**
 * Plans a recording before anything is allocated.
 *
 * @param secondsPerTrial asked only for the message of a refusal
 * @throws ResourceLimitError with the figures when it would take more than it may
 */
export function affordablePlan(subject: Subject, trials: number, metrics: readonly string[], workers: number, secondsPerTrial: () => number): Plan {
  if (trials > MOST_TRIALS) {
    const bytes = planRecord(subject, 1)!.exactColumns * 8 * trials;
    const seconds = (secondsPerTrial() * trials) / workers;
    throw new ResourceLimitError(`${trials} trials: expected at most ${MOST_TRIALS}; their samples would take ${bytesText(bytes)} and the run about ${timeText(seconds)}`);
  }
  const plan = planRecord(subject, trials, metrics);
  if (plan === null) {
    const bytes = planRecord(subject, 1)!.entries.filter(({ id }) => metrics.includes(id)).reduce((all, { columns }) => all + columns, 0) * 8 * trials;
    throw new ResourceLimitError(`samples of ${metrics.join(', ')} over ${trials} trials would take ${bytesText(bytes)}, at most ${bytesText(SAMPLE_BUDGET_BYTES)} are kept: ask for fewer metrics or trials`);
  }
  const bytes = estimateBytes(plan, workers);
  if (bytes > RECORD_CAP_BYTES) {
    const columns = plan.exactColumns + plan.histogramColumns;
    throw new ResourceLimitError(`${columns} columns over ${trials} trials would take about ${bytesText(bytes)}, at most ${bytesText(RECORD_CAP_BYTES)} are allowed: simulate fewer periods, pools, segments or stages`);
  }
  return plan;
}
