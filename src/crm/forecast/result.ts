import { z } from 'zod';
import { runHead, scenarioHead, timing } from '../../record/result-head.ts';
import { label, probability, stats } from '../../record/result-parts.ts';
import { forecastCategories } from '../history.ts';

/** Version of the shape of a forecast; a reader refuses any other. */
export const FORECAST_VERSION = 1;

const maybe = z.number().nullable();
const category = z.enum(forecastCategories).nullable();

/** Where one period lands, money. `closed`, `open`, `toCome` and `customers` add up to `landing` in every trial. */
const period = z.strictObject({
  id: label,
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  landing: stats,
  /** booked before the day of the forecast */
  closed: z.number(),
  /** of deals that are open on that day */
  open: stats,
  /** of deals that are not created yet */
  toCome: stats,
  /** of customers, where the target counts them: expansion, renewals; null where it does not */
  customers: stats.nullable(),
  target: z.strictObject({ name: label, amount: z.number(), hit: probability }).nullable(),
  /**
   * Booked and, as people reckon it, the stage-weighted open pipeline, the run rate; and what the CRM's history alone says
   * (what backtest scores), null where it is too short. Null for the next period.
   */
  beside: z.strictObject({ stageWeighted: maybe, runRate: maybe, history: z.strictObject({ p10: z.number(), p50: z.number(), p90: z.number() }).nullable() }).nullable(),
});

/** One large deal. `won` is its chance to be booked in the period; the landing without it is of the same trials. */
const large = z.strictObject({
  id: z.string(),
  stage: label,
  amount: z.number(),
  ageDays: z.number(),
  category,
  won: z.strictObject({ thisPeriod: probability, nextPeriod: probability }),
  /** mean of what it adds to this period */
  adds: z.number(),
  without: z.strictObject({ p10: maybe, p50: maybe, p90: maybe, hit: probability.nullable() }),
  /** whether the trials were run again without it, or it was taken out of them: the same where nobody's time is short */
  how: z.enum(['taken out', 'run again']),
});

/** What sellers say: closed and open deals of a category and better that they expect in this period. */
const rollUp = z.strictObject({
  upTo: z.enum(['closed', 'commit', 'bestCase', 'pipeline']),
  deals: z.int().min(0),
  amount: z.number(),
  /** share of trials that land below it */
  percentile: z.number(),
});

export const forecastSchema = z.strictObject({
  kind: z.literal('quotacast.forecast'),
  version: z.literal(FORECAST_VERSION),
  scenario: scenarioHead,
  run: runHead,
  timing,
  pipeline: z.strictObject({
    files: z.array(z.string()).readonly(),
    asOf: z.iso.date(),
    deals: z.int().min(0),
    value: z.number(),
    withoutAmount: z.int().min(0),
    leftOut: z.array(z.strictObject({ reason: z.string(), count: z.int(), value: z.number() })).readonly(),
  }),
  measure: z.enum(['newAcv', 'newAndExpansionAcv', 'totalBookings']),
  periods: z.array(period).readonly(),
  large: z.array(large).readonly(),
  /** empty where the export states no forecast category */
  rollUps: z.array(rollUp).readonly(),
  health: z.array(z.strictObject({ check: z.string(), ok: z.boolean(), detail: z.string() })).readonly(),
});

export type Forecast = z.infer<typeof forecastSchema>;
export type LargeDeal = z.infer<typeof large>;
export type RollUp = z.infer<typeof rollUp>;
