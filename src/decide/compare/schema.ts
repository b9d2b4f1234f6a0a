import { z } from 'zod';
import { label, unit } from '../../record/result-parts.ts';
import { headShape } from '../head.ts';
import { difference, estimate } from '../paired/difference.ts';

const maybe = z.number().nullable();

const metric = difference.extend({
  id: label,
  unit,
  by: z.record(z.string(), label),
  better: z.enum(['more', 'less']).nullable(),
});

/** The first period from whose end on what was gained covers what was spent, to the horizon's end; null where it never does. */
const payback = z.strictObject({
  /** by the means, and by the ends of the 95 % interval of the cumulated difference */
  period: label.nullable(),
  earliest: label.nullable(),
  latest: label.nullable(),
  /** share of trials in which it has paid back by the end of the horizon */
  shareOfTrials: maybe,
});

/** Selling expense; null where neither pay nor other cost of people is stated. */
const cost = z
  .strictObject({
    expense: estimate,
    /** new and expansion bookings, times the gross margin where one is stated */
    gain: estimate,
    grossMargin: maybe,
    /** null where it costs no more than the base */
    payback: payback.nullable(),
  })
  .nullable();

const variant = z.strictObject({
  name: z.string(),
  /** assignments that make it of the base; empty for a file */
  changes: z.array(z.string()).readonly(),
  file: z.string().nullable(),
  identity: z.string(),
  metrics: z.array(metric).readonly(),
  /** new and expansion bookings of the last period, per year */
  exitRunRate: difference,
  cost,
  /** metrics that only one of the two has */
  onlyInBase: z.array(z.string()).readonly(),
  onlyInVariant: z.array(z.string()).readonly(),
});

/** Levers together against the sum of what each does alone. */
const effect = z.strictObject({
  levers: z.array(z.string()).min(1).readonly(),
  /** all of them against the base */
  together: estimate,
  /** what is left when the effects of all smaller groups are taken off; the effect itself for a single lever */
  interaction: estimate,
  verdict: z.enum(['more', 'less', 'same', 'notDecided']),
});

const factorial = z.strictObject({ metric: label, unit, by: z.record(z.string(), label), effects: z.array(effect).readonly() });

const ranked = z.strictObject({
  name: z.string(),
  mean: maybe,
  /** against the best, with a simultaneous interval */
  behind: estimate,
  /** it may be the best: the trials do not tell it from the best one */
  mayBeBest: z.boolean(),
  /** share of trials in which none is better; ties count for each */
  bestIn: maybe,
  /** where luck is not shared: how many of as many further trials it should get, by OCBA */
  furtherTrials: z.int().nullable(),
});

const ranking = z.strictObject({
  metric: label,
  unit,
  by: z.record(z.string(), label),
  better: z.enum(['more', 'less']),
  confidence: z.number(),
  order: z.array(ranked).readonly(),
  /** the first place is not decided: trials of each that would probably decide it; null where it is, or nothing differs */
  trialsToDecide: z.int().nullable(),
});

/** What `compare --json` prints, and all that its report needs. */
export const comparisonSchema = z.strictObject({
  ...headShape('quotacast.comparison'),
  base: z.string(),
  periods: z.array(z.strictObject({ id: label, firstDay: z.iso.date(), lastDay: z.iso.date(), days: z.int().min(1), fiscalYear: label })).readonly(),
  /** the metric that answers the question: that of the first target, else new bookings */
  primary: z.strictObject({ id: label, unit, by: z.record(z.string(), label) }),
  variants: z.array(variant).readonly(),
  factorial: z.array(factorial).readonly(),
  ranking: ranking.nullable(),
});

export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparedVariant = Comparison['variants'][number];
export type ComparedMetric = ComparedVariant['metrics'][number];
export type Factorial = Comparison['factorial'][number];
export type Ranking = NonNullable<Comparison['ranking']>;
