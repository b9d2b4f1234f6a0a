import { z } from 'zod';
import { label, probability, unit } from '../../record/result-parts.ts';
import { headShape } from '../head.ts';

/** A mean over trials with the half width of its 95 % interval; null where no trial has a value. */
const mean = z.strictObject({ mean: z.number().nullable(), error: z.number().nullable() });

/** A quota as the scenario states it. */
const stated = z.strictObject({ pool: label, per: z.enum(['perMonth', 'perQuarter', 'perYear']), amount: z.number() });

const poolLine = z.strictObject({
  pool: label,
  quota: stated.omit({ pool: true }),
  /** people at or above quota over the fiscal years, and what the pool earns and loses over the horizon */
  shareAtQuota: mean,
  pay: mean.nullable(),
  leavers: mean,
});

/** One number of the chain from the people up to the company's plan, and how far the numbers below add up to more. */
const link = z.strictObject({ of: z.string(), number: z.number(), below: z.number(), cushion: z.number() });

const level = z.strictObject({
  /** street quota over the plan, less 1 */
  overAssignment: z.number(),
  street: z.number(),
  plan: z.number(),
  hit: probability,
  pools: z.array(poolLine).readonly(),
  chain: z.array(link).readonly(),
});

/** What `quota --json` prints. */
export const quotaSchema = z.strictObject({
  ...headShape('quotacast.quota'),
  hold: z.enum(['plan', 'street']),
  target: z.strictObject({ name: label, measure: label, unit, total: z.number() }),
  /** the scenario as it is */
  stated: level,
  levels: z.array(level).readonly(),
  /** with the plan held: every trial hits, or misses, the target alike at all levels */
  sellsTheSame: z.boolean(),
  /** the quotas at which a share of the people attain, all scaled alike; null unless asked for */
  attained: z.strictObject({
    share: z.number(),
    /** what the quotas are multiplied by, with its 95 % interval */
    factor: z.number(),
    lo: z.number(),
    hi: z.number(),
    found: mean,
    quotas: z.array(stated).readonly(),
  }).nullable(),
});

export type Quota = z.infer<typeof quotaSchema>;
export type QuotaLevel = Quota['levels'][number];
export type QuotaPool = QuotaLevel['pools'][number];
export type StatedQuota = z.infer<typeof stated>;
