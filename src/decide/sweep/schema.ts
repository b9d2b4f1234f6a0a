import { z } from 'zod';
import { label, unit } from '../../record/result-parts.ts';
import { headShape } from '../head.ts';
import { difference } from '../paired/difference.ts';

const maybe = z.number().nullable();

/** A metric over the horizon: where its trials lie, and the paired difference to the base. */
const metric = difference.extend({
  id: label,
  unit,
  by: z.record(z.string(), label),
  better: z.enum(['more', 'less']).nullable(),
  level: z.strictObject({ mean: maybe, p10: maybe, p50: maybe, p90: maybe }),
});

/** A variant; with an error it has no metrics. */
export const sweepRow = z.strictObject({
  name: z.string(),
  /** what was set, as it was written */
  settings: z.record(z.string(), z.string()),
  file: z.string().nullable(),
  identity: z.string().nullable(),
  error: z.string().nullable(),
  metrics: z.array(metric).readonly(),
});

const name = z.strictObject({ id: label, unit, by: z.record(z.string(), label) });

/** What `sweep --json` prints: a table of variants against one base. */
export const sweepSchema = z.strictObject({
  ...headShape('quotacast.sweep'),
  base: sweepRow,
  primary: name,
  /** how many variants were asked for; with an interruption there are fewer rows */
  asked: z.int().min(1),
  failed: z.int().min(0),
  rows: z.array(sweepRow).readonly(),
});

export type Sweep = z.infer<typeof sweepSchema>;
export type SweepRow = z.infer<typeof sweepRow>;
export type SweepMetric = SweepRow['metrics'][number];
