import { z } from 'zod';
import { distribution, histogram, label, overTime, paths, perPeriod, probability, stats, unit } from './result-parts.ts';
import { poolPay, rollUp } from './pay-section.ts';
import { runHead, scenarioHead, timing } from './result-head.ts';

/** Version of the shape of a simulation's result; a reader refuses any other. */
export const RESULT_VERSION = 1;

/** One period of the horizon; `days` counts those before `asOf` too. */
const period = z.strictObject({
  id: label,
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  days: z.int().min(1),
  fiscalYear: label,
});

/** What the company must reach, and how often it does. `periods` and `hit.periods` are empty for a target that has only a total. */
const target = z.strictObject({
  name: label,
  measure: z.enum(['newAcv', 'newAndExpansionAcv', 'netNewArr', 'totalBookings', 'renewalRate']),
  unit,
  total: z.number(),
  periods: z.array(z.number()).readonly(),
  hit: z.strictObject({
    total: probability.extend({
      /** P10 and P90 of the probability over the uncertain rates; null when none is uncertain, or it was not computed */
      givenRates: z.tuple([z.number(), z.number()]).readonly().nullable(),
    }),
    periods: z.array(probability).readonly(),
  }),
  /** Over the horizon: E[max(0, T - X)] and E[T - X given X < T], each with the half width of its mean's 95 % interval. */
  shortfall: z.strictObject({
    expected: z.number().nullable(),
    ifMissed: z.number().nullable(),
    expectedError: z.number().nullable(),
    ifMissedError: z.number().nullable(),
    missed: z.int().min(0),
  }),
  /** How many trials land where, in the target's unit; left out by results that were written before it was recorded. */
  landing: z.strictObject({ total: histogram, periods: z.array(histogram).readonly() }).optional(),
});

/** One line of `metrics`; `by` is empty for the whole company, else it names one dimension and its value. */
const metric = overTime.extend({
  id: label,
  unit,
  by: z.record(z.string(), label),
  sampling: z.enum(['exact', 'histogram']),
});

/**
 * Attainment of a pool with a quota. `person.total` is over people, fiscal years and trials, `person.periods` over people and
 * trials; so are the two histograms. `n` and `leftOut` count records of a person in a period, `yearsLeftOut` those of a fiscal year.
 */
const poolAttainment = z.strictObject({
  pool: label,
  measure: label,
  whole: overTime,
  person: overTime.extend({ n: z.int().min(0), leftOut: z.int().min(0), yearsLeftOut: z.int().min(0) }),
  shareAtQuota: overTime,
  histogram,
  periodHistogram: histogram,
});

const poolHeadcount = z.strictObject({
  pool: label,
  budgeted: perPeriod,
  filledEnd: perPeriod,
  filledAverage: perPeriod,
  ramped: perPeriod,
  hires: perPeriod,
  leavers: perPeriod,
});

/** What `simulate --json` prints, and all that a report needs. */
export const resultSchema = z.strictObject({
  kind: z.literal('quotacast.simulation'),
  version: z.literal(RESULT_VERSION),
  scenario: scenarioHead,
  run: runHead,
  timing,
  periods: z.array(period).readonly(),
  targets: z.array(target).readonly(),
  metrics: z.array(metric).readonly(),
  attainment: z.strictObject({
    /** of the first target; those of all targets are the metric attainment.company */
    company: overTime.nullable(),
    pools: z.array(poolAttainment).readonly(),
  }),
  headcount: z.strictObject({ pools: z.array(poolHeadcount).readonly() }),
  /** Open opportunities on the first day, before anything happens. */
  openingPipeline: z.strictObject({ count: stats, value: stats }),
  /** From week to week; null unless asked for. */
  paths: paths.nullable(),
  /** Distributions over deals, or people, and trials: dealSize.won and cycle.won by segment; pay.person and pay.personYear by pool. */
  histograms: z.array(distribution).readonly(),
  /** Pools whose pay is stated; left out where nobody's is. */
  pay: z.array(poolPay).readonly().optional(),
  /** Leaders' pools; left out where there are none. */
  rollUps: z.array(rollUp).readonly().optional(),
  /** Null: one run cannot tell rates, shocks and luck apart; `sensitivity`, which runs each of them anew, can. */
  variance: z.strictObject({ rates: z.number(), shocks: z.number(), luck: z.number() }).nullable(),
  health: z.array(z.strictObject({ check: z.string(), ok: z.boolean(), detail: z.string() })).readonly(),
});

export type Result = z.infer<typeof resultSchema>;
export type ResultPeriod = Result['periods'][number];
export type ResultTarget = Result['targets'][number];
export type ResultMetric = Result['metrics'][number];
export type PoolAttainment = Result['attainment']['pools'][number];
export type PoolHeadcount = Result['headcount']['pools'][number];
