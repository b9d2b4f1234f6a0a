import { z } from 'zod';
import { label, probability, unit } from '../../record/result-parts.ts';
import { headShape } from '../head.ts';

const maybe = z.number().nullable();

/** A figure with the half width of its 95 % interval. */
const estimate = z.strictObject({ value: z.number(), error: z.number() });

const part = z.strictObject({ amount: estimate, share: estimate });

const index = z.strictObject({
  name: z.string(),
  paths: z.array(z.string()).readonly(),
  /** share of the variance of the mean over luck: explained alone, and with all that it does together with others */
  first: estimate,
  total: estimate,
  /** share of the variance of the output itself, luck included, that knowing it would take away */
  removed: estimate,
  /** sd of the output if it were known, in the metric's unit */
  sdIfKnown: maybe,
});

/** One end of a line: the value of the field, the mean output against the base's, the chance of the first target. */
const tornadoEnd = z.strictObject({
  value: z.number(),
  difference: z.strictObject({ value: maybe, lo: maybe, hi: maybe }),
  chance: probability.nullable(),
});

const tornadoLine = z.strictObject({
  path: z.string(),
  /** at P10 and P90 of what is not known; at the ends of a range; or moved by a share, a what-if that says nothing of how sure it is */
  kind: z.enum(['uncertain', 'range', 'whatIf']),
  low: tornadoEnd,
  high: tornadoEnd,
});

/** What `sensitivity --json` prints. */
export const sensitivitySchema = z.strictObject({
  ...headShape('quotacast.sensitivity'),
  metric: z.strictObject({ line: z.string(), measure: label, unit }),
  target: label.nullable(),
  base: z.strictObject({ n: z.int().min(0), mean: maybe, sd: maybe, chance: probability.nullable() }),
  /** of the output's variance, in the order rates, shocks, luck */
  split: z.strictObject({ variance: estimate, rates: part, shocks: part, luck: part }),
  /** of E[output | rates]; null where no rate is uncertain */
  rates: z.strictObject({
    variance: estimate,
    /** false where that variance cannot be told from 0: then no index can either */
    decided: z.boolean(),
    inputs: z.array(index).readonly(),
  }).nullable(),
  tornado: z.array(tornadoLine).readonly(),
  /** share by which what is taken as known was moved; null unless it was */
  whatIf: z.number().nullable(),
  /** of the mean output over ranges of decisions; null without any */
  ranges: z.strictObject({
    points: z.int(),
    trialsPerPoint: z.int(),
    variance: estimate,
    decided: z.boolean(),
    inputs: z.array(z.strictObject({ path: z.string(), from: z.number(), to: z.number(), first: estimate, total: estimate })).readonly(),
  }).nullable(),
  /** fields that could not be moved */
  leftOut: z.array(z.strictObject({ path: z.string(), reason: z.string() })).readonly(),
});

export type Sensitivity = z.infer<typeof sensitivitySchema>;
export type TornadoLine = z.infer<typeof tornadoLine>;
export type TornadoEnd = z.infer<typeof tornadoEnd>;
export type RateIndex = z.infer<typeof index>;
