import type { Compiled } from '../compile/compile.ts';
import { planRecord, SAMPLE_BUDGET_BYTES, type Plan } from '../record/plan.ts';
import type { Subject } from '../record/subject.ts';
import { secondsOf, trialWork } from './cost.ts';
import { ResourceLimitError } from './errors.ts';
import { bytesText, timeText } from './figures.ts';
import { MOST_TRIALS } from './options.ts';
import { recordBytes } from './record-bytes.ts';

/** Records of a run may take so many bytes. A constant: what is refused must not depend on the machine. */
const RECORD_CAP_BYTES = 2 ** 31;

/**
 * Plans a recording before anything is allocated.
 *
 * @throws ResourceLimitError with the figures when it would take more than it may
 */
export function affordablePlan({ compiled, subject }: { compiled: Compiled; subject: Subject }, trials: number, metrics: readonly string[], workers: number): Plan {
  if (trials > MOST_TRIALS) {
    const { exactColumns } = planRecord(subject, 1)!;
    const bytes = exactColumns * 8 * trials;
    const { seconds } = secondsOf(trialWork(compiled), { trials, workers, exactColumns, binnedColumns: 0, summaries: exactColumns });
    throw new ResourceLimitError(`${trials} trials: expected at most ${MOST_TRIALS}; their samples would take ${bytesText(bytes)} and the run about ${timeText(seconds)}`);
  }
  const plan = planRecord(subject, trials, metrics);
  if (plan === null) {
    const bytes = planRecord(subject, 1)!.entries.filter(({ id }) => metrics.includes(id)).reduce((all, { columns }) => all + columns, 0) * 8 * trials;
    throw new ResourceLimitError(`samples of ${metrics.join(', ')} over ${trials} trials would take ${bytesText(bytes)}, at most ${bytesText(SAMPLE_BUDGET_BYTES)} are kept: ask for fewer metrics or trials`);
  }
  const bytes = recordBytes(plan, workers);
  if (bytes > RECORD_CAP_BYTES) {
    const columns = plan.exactColumns + plan.histogramColumns;
    throw new ResourceLimitError(`${columns} columns over ${trials} trials would take about ${bytesText(bytes)}, at most ${bytesText(RECORD_CAP_BYTES)} are allowed: simulate fewer periods, pools, segments or stages`);
  }
  return plan;
}
