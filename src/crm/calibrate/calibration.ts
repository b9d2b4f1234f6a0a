import { z } from 'zod';

/*
 * What `calibrate` found, typed: every figure with its source, its sample and its interval; what was not found; and what
 * cannot be told from this history.
 */

const figure = z.strictObject({
  path: z.string().nullable().describe('where it stands in the scenario; null for figures that only describe'),
  what: z.string(),
  unit: z.string(),
  value: z.number().describe('mean of the draws'),
  p10: z.number(),
  p90: z.number(),
  n: z.number().describe('how many deals, spells, periods or contracts it rests on'),
  of: z.string().describe('what is counted in n'),
  method: z.string(),
});

const days = z.strictObject({
  family: z.enum(['exponential', 'weibull', 'lognormal', 'loglogistic', 'empirical']),
  shape: z.number().nullable().describe('Weibull shape, or sd of the logarithm'),
  mean: z.number(),
  events: z.number(),
  distance: z.number().describe('greatest distance between the observed curve and the best family'),
  others: z.record(z.string(), z.number()).describe('Akaike score of the other families less that of the best'),
  best: z.enum(['exponential', 'weibull', 'lognormal', 'loglogistic']).nullable().describe('the family that follows best, kept or not; null where none can be told'),
  curve: z
    .strictObject({ days: z.array(z.number()).readonly(), observed: z.array(z.number()).readonly(), error: z.array(z.number()).readonly(), fitted: z.array(z.number()).readonly().nullable() })
    .describe('share still in the stage after so many days: as observed (Kaplan–Meier) with its standard error (Greenwood), and by the best family'),
});

const stage = z.strictObject({
  name: z.string(),
  label: z.string(),
  advanced: z.number(),
  lost: z.number(),
  open: z.number(),
  advance: figure,
  noDecision: z.number(),
  days: days.nullable(),
  daysIfLost: days.nullable(),
});

const motion = z.strictObject({
  name: z.string(),
  label: z.string(),
  segment: z.string().nullable(),
  deals: z.strictObject({ won: z.number(), lost: z.number(), noDecision: z.number(), open: z.number(), unrecorded: z.number() }),
  winRate: figure,
  observed: z
    .object({ won: z.number(), lost: z.number(), error: z.number(), afterDays: z.number() })
    .nullable()
    .describe('Aalen–Johansen share won and lost after so many days, with the standard error of the share won'),
  stages: z.array(stage),
  dealSize: z.strictObject({ family: z.enum(['lognormal', 'empirical']), mean: z.number(), median: z.number(), sigma: z.number(), n: z.number(), missing: z.number() }).nullable(),
});

/** Version of the shape of a calibration's result; a reader refuses any other. */
export const CALIBRATION_VERSION = 1;

export const calibrationSchema = z.strictObject({
  kind: z.literal('quotacast.calibration'),
  version: z.literal(CALIBRATION_VERSION),
  scenario: z.strictObject({ name: z.string(), currency: z.string(), asOf: z.string(), period: z.string() }),
  run: z.strictObject({ seed: z.string(), draws: z.int().min(1), engine: z.string(), command: z.array(z.string()).readonly().optional() }),
  timing: z.strictObject({ seconds: z.number(), node: z.string() }),
  history: z.strictObject({ files: z.array(z.string()), source: z.string(), from: z.string(), to: z.string(), deals: z.number(), owners: z.number(), unqualified: z.number() }),
  figures: z.array(figure),
  motions: z.array(motion),
  findings: z.array(z.strictObject({ what: z.string(), found: z.boolean(), text: z.string(), p: z.number().nullable() })),
  cannot: z.array(z.strictObject({ what: z.string(), why: z.string(), instead: z.string() })).describe('what this history does not tell, and what the scenario says instead'),
  priors: z.record(z.string(), z.string()),
});

export type CalibrationResult = z.infer<typeof calibrationSchema>;
export type Figure = z.infer<typeof figure>;
export type DaysSummary = z.infer<typeof days>;
export type Finding = CalibrationResult['findings'][number];
export type Unknown = CalibrationResult['cannot'][number];
