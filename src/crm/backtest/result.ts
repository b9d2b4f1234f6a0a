import { z } from 'zod';
import { periodKinds } from './periods.ts';

/** Version of the shape of a backtest's result; a reader refuses any other. */
export const BACKTEST_VERSION = 1;

const day = z.iso.date();
const maybe = z.number().nullable();
const share = z.strictObject({ hits: z.int().min(0), n: z.int().min(0), share: z.number(), lo: z.number(), hi: z.number(), p: z.number() });

/** What one method said at one origin of the whole period: what was booked by then is part of it. Money, or deals. */
const forecast = z.strictObject({ method: z.string(), mean: z.number(), p10: z.number(), p50: z.number(), p90: z.number(), crps: z.number(), pit: maybe });

const origin = z.strictObject({
  period: z.string(),
  day,
  /** place in the period, 0 its first day */
  step: z.int().min(0),
  booked: z.number(),
  actual: z.number(),
  forecasts: z.array(forecast).readonly(),
});

const methodScores = z.strictObject({
  method: z.string(),
  name: z.string(),
  /** `number`: it states no distribution; its CRPS is the absolute error, and it has no interval */
  states: z.enum(['distribution', 'number']),
  n: z.int().min(0),
  /** Σ |P50 − actual| / Σ actual */
  wape: maybe,
  /** Σ (P50 − actual) / Σ actual: above 0 too high */
  bias: maybe,
  /** the fair continuous ranked probability score, and the mean pinball loss of the nine deciles, over the mean actual */
  crps: maybe,
  pinball: maybe,
  /** of the interval from P10 to P90: the exact 95 % interval of the share, and the exact p-value against 80 % */
  coverage: share.nullable(),
  /** mean width of that interval over the mean actual */
  width: maybe,
  /** Kolmogorov–Smirnov of the PIT values against uniform, exact p-value */
  pitKs: z.strictObject({ statistic: z.number(), p: z.number() }).nullable(),
});

/** Diebold–Mariano, small-sample form, on CRPS: `difference` is Quotacast's minus the other's, over the mean actual; below 0 Quotacast is better. */
const comparison = z.strictObject({ method: z.string(), n: z.int(), difference: z.number(), statistic: maybe, p: maybe });

export const backtestSchema = z.strictObject({
  kind: z.literal('quotacast.backtest'),
  version: z.literal(BACKTEST_VERSION),
  /** none: a backtest needs nothing but a history */
  scenario: z.null(),
  run: z.strictObject({ seed: z.string(), draws: z.int().min(1), engine: z.string(), command: z.array(z.string()).readonly().optional() }),
  timing: z.strictObject({ seconds: z.number(), node: z.string() }),
  history: z.strictObject({
    files: z.array(z.string()).readonly(),
    source: z.enum(['events', 'snapshots']),
    deals: z.int().min(0),
    firstDay: day,
    lastDay: day,
    currency: z.string().nullable(),
  }),
  settings: z.strictObject({ period: z.enum(periodKinds), value: z.enum(['amount', 'count']), horizonSteps: z.int().min(1) }),
  periods: z.array(z.strictObject({ id: z.string(), firstDay: day, lastDay: day, cut: z.boolean(), actual: z.number() })).readonly(),
  origins: z.array(origin).readonly(),
  scores: z.array(methodScores).readonly(),
  comparisons: z.array(comparison).readonly(),
  /** what Quotacast had learnt at the last origin: sd per step and persistence of the shared shocks, and effects found */
  learnt: z.strictObject({ shockSd: z.number(), shockPersistence: z.number(), demandSd: z.number(), effects: z.array(z.strictObject({ name: z.string(), sd: z.number() })).readonly() }).nullable(),
  health: z.array(z.strictObject({ check: z.string(), ok: z.boolean(), detail: z.string() })).readonly(),
});

export type Backtest = z.infer<typeof backtestSchema>;
export type MethodScores = z.infer<typeof methodScores>;
export type OriginForecasts = z.infer<typeof origin>;
