import { z } from 'zod';
import { label, unit } from '../../record/result-parts.ts';
import { headShape } from '../head.ts';
import { logEvent } from './event.ts';

const maybe = z.number().nullable();

/** Where trials lie: percentiles of the same metric over all of them, and the share of them that lie below this one. */
const among = z.strictObject({ n: z.int().min(0), p10: maybe, p50: maybe, p90: maybe, below: maybe });

/** What `replay --json` prints: one trial with all that happened in it. */
export const replaySchema = z.strictObject({
  ...headShape('quotacast.replay'),
  /** counted from 0, as in the rows of `simulate --samples` */
  trial: z.int().min(0),
  /** by what it was looked for; null when its number was given */
  chosen: z.strictObject({ at: z.enum(['worst', 'p10', 'p50', 'p90', 'best']), metric: label, value: z.number() }).nullable(),
  periods: z.array(z.strictObject({ id: label, firstDay: z.iso.date(), lastDay: z.iso.date() })).readonly(),
  targets: z.array(z.strictObject({ name: label, measure: label, unit, total: z.number(), periods: z.array(z.number()).readonly() })).readonly(),
  /** drawn once for the trial: inputs that are not exactly known, and multipliers of arrivals, win odds and stage days */
  dealt: z.strictObject({
    inputs: z.array(z.strictObject({ path: z.string(), value: z.number(), usual: z.number() })).readonly(),
    shocks: z.array(z.strictObject({ period: label, demand: z.number(), winOdds: z.number(), cycle: z.number() })).readonly(),
  }),
  metrics: z.array(z.strictObject({ id: label, unit, by: z.record(z.string(), label), total: maybe, periods: z.array(maybe).readonly(), among: among.nullable() })).readonly(),
  events: z.array(logEvent).readonly(),
});

export type Replay = z.infer<typeof replaySchema>;
export type ReplayMetric = Replay['metrics'][number];
