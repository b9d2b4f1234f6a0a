import { z } from 'zod';
import { label, unit } from '../record/result-parts.ts';
import { decisionRun, headShape } from '../run/decision-head.ts';

const maybe = z.number().nullable();

/** Mean over trials, and half the width of its 95 % interval. */
const simulated = z.strictObject({ mean: maybe, error: maybe });

/** One row of the table. */
const line = z.strictObject({
  id: z.enum([
    'heads.cohort', 'heads', 'joined', 'leavers', 'rampedRepEquivalents', 'productivity', 'productivityCapacity', 'judgment', 'plan', 'linearity',
    'yearOverYear', 'quotaOnTheStreet', 'quotaCushion', 'overAssignment', 'newBusinessQuota', 'coverageNeeded', 'pipelineNeeded', 'pipelineNeeded.source',
    'pipelineExpected', 'pipelineCover', 'opportunities',
  ]),
  /** null for the company */
  pool: label.nullable(),
  /** the cohort (counted from 1, the last one is ramped) or the source that the row speaks of */
  of: label.nullable(),
  unit,
  periods: z.array(maybe).readonly(),
  /** by fiscal year, of the periods within the horizon; null where a sum means nothing */
  years: z.array(maybe).readonly(),
  total: maybe,
  /** the same in the simulation; null where it was not simulated or has no counterpart */
  simulated: z.strictObject({ metric: z.string(), periods: z.array(simulated).readonly(), total: simulated }).nullable(),
});

/** A number on the way from people to company. */
const level = z.strictObject({
  pool: label,
  /** people's quotas of a pool, or the number that leaders carry, over the horizon */
  number: z.number(),
  /** how far the level below exceeds it; null for people */
  cushion: maybe,
  /** how far it exceeds the plan */
  overAssignment: maybe,
});

/**
 * Why capacity and simulated bookings differ over the horizon. Causes are taken away one after another from both: `table` and
 * `simulation` are what each costs there, `difference` how much more it costs in the simulation. The differences add up to
 * capacity less bookings. Pipeline is the rest: what people could book with all of the above gone, less what the sources bring.
 */
const reason = z.strictObject({
  cause: z.enum(['attrition', 'ramp', 'queues', 'pipeline']),
  table: z.number(),
  simulation: z.number(),
  difference: z.number(),
  /** half the width of the 95 % interval of `difference` */
  error: maybe,
});

/** What `capacity --json` prints. `run` is null without a simulation. */
export const capacitySchema = z.strictObject({
  ...headShape('quotacast.capacity'),
  run: decisionRun.nullable(),
  /** the command that gives the same table again, where `run` is null */
  command: z.array(z.string()).readonly().optional(),
  periods: z.array(z.strictObject({ id: label, firstDay: z.iso.date(), lastDay: z.iso.date(), days: z.int().min(1), fiscalYear: label })).readonly(),
  years: z.array(label).readonly(),
  pools: z.array(z.strictObject({ pool: label, productivityFrom: z.enum(['stated', 'funnel', 'quota']).nullable(), cohorts: z.array(z.number()).readonly() })).readonly(),
  planFrom: z.enum(['judgment', 'target']).nullable(),
  coverageFrom: z.enum(['stated', 'winRate']).nullable(),
  lines: z.array(line).readonly(),
  levels: z.array(level).readonly(),
  reasons: z.array(reason).readonly(),
  notes: z.array(z.string()).readonly(),
});

export type Capacity = z.infer<typeof capacitySchema>;
export type CapacityLine = Capacity['lines'][number];
export type CapacityReason = Capacity['reasons'][number];
