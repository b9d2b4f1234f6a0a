import { z } from 'zod';
import type { Stats } from './statistics/stats.ts';

/** A name of a scenario, or an id. */
export const label = z.string().max(256);

/** A currency code for money, or what is counted. */
export const unit = z.string().max(16);

const maybe = z.number().nullable();
const interval = z.tuple([maybe, maybe]).readonly().nullable();
const percentiles = <T extends z.ZodType>(each: T) => ({ p5: each, p10: each, p25: each, p50: each, p75: each, p90: each, p95: each });

/** `Stats` of statistics/stats.ts. An end of an interval is null where the trials do not bound it. */
export const stats: z.ZodType<Stats> = z.strictObject({
  n: z.int().min(0),
  mean: maybe,
  sd: maybe,
  ...percentiles(maybe),
  error: z.strictObject({ mean: maybe, ...percentiles(interval) }),
});

export const perPeriod = z.array(stats).readonly();

/** A figure over the horizon and in each period; `periods` is empty where only the horizon has one. */
export const overTime = z.strictObject({ total: stats, periods: perPeriod });
export type OverTime = z.infer<typeof overTime>;

/** Something of the horizon and of each period. */
export interface OverTimeOf<T> {
  readonly total: T;
  readonly periods: readonly T[];
}

/** The share of trials that reach a target, with its Wilson 95 % interval; null where no trial has a value. */
export const probability = z.strictObject({ n: z.int().min(0), hits: z.int().min(0), p: maybe, lo: maybe, hi: maybe });

const weekly = z.array(maybe).readonly();

/** Figures at the end of each week over trials; percentiles are within 0.5 %. `n` counts the trials that have one. */
const fan = z.strictObject({ n: z.array(z.int().min(0)).readonly(), mean: weekly, p10: weekly, p25: weekly, p50: weekly, p75: weekly, p90: weekly });
export type Fan = z.infer<typeof fan>;

/**
 * Weeks of seven days from asOf. `booked` is the measure cumulated from the first period on, `pipeline` the value of open
 * deals, `toGo` the pipeline over what the running period's target still wants (trials that have reached it are left out).
 */
export const paths = z.strictObject({
  measure: label,
  unit,
  weeks: z.array(z.strictObject({ lastDay: z.iso.date(), period: z.int().min(0) })).readonly(),
  booked: fan,
  pipeline: fan,
  toGo: fan.nullable(),
});
export type Paths = z.infer<typeof paths>;

const bins = {
  edges: z.array(z.number()).readonly(),
  counts: z.array(z.number()).readonly(),
  below: z.number(),
  above: z.number(),
};

/** Counts between round edges; `below` and `above` are long tails outside them. */
export const histogram = z.strictObject(bins);

/** A distribution over single deals. */
export const distribution = z.strictObject({ id: label, unit, by: z.record(z.string(), label), n: z.int().min(0), ...bins });
export type Distribution = z.infer<typeof distribution>;
