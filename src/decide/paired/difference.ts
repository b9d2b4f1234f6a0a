import { z } from 'zod';
import { probability } from '../../record/result-parts.ts';
import { meanOf, momentsOf } from '../../record/statistics/moments.ts';
import { beats } from './beats.ts';
import { meanDifference } from './mean.ts';
import { pairOf } from './pair.ts';
import { quantileDifference } from './quantile.ts';
import { verdictOf } from './verdict.ts';

const maybe = z.number().nullable();

/** `Estimate` of pair.ts. */
export const estimate = z.strictObject({ value: maybe, lo: maybe, hi: maybe, varianceReduction: maybe });

/** A metric of a variant against that of the base, over the trials in which both have a value. */
export const difference = z.strictObject({
  /** trials with both values */
  n: z.int().min(0),
  /** means of the two */
  base: maybe,
  variant: maybe,
  mean: estimate,
  p10: estimate,
  p50: estimate,
  p90: estimate,
  /** share of trials in which the variant is better: above, or below where less is better; `ties` are trials with equal values */
  beats: probability.extend({ ties: z.int().min(0) }),
  /** of the means */
  verdict: z.enum(['more', 'less', 'same', 'notDecided']),
});

export type Difference = z.infer<typeof difference>;

export interface DifferenceOptions {
  /** the trials of both have the same luck; true unless said */
  readonly isPaired?: boolean;
  /** less is better */
  readonly less?: boolean;
}

/** Compares two columns of samples in trial order; NaN marks a missing value. */
export function differenceOf(base: Float64Array, variant: Float64Array, { isPaired = true, less = false }: DifferenceOptions = {}): Difference {
  const pair = pairOf(base, variant, isPaired);
  const mean = meanDifference(pair);
  return {
    n: pair.base.length,
    base: meanOf(momentsOf(pair.base)),
    variant: meanOf(momentsOf(pair.variant)),
    mean,
    p10: quantileDifference(pair, 0.1),
    p50: quantileDifference(pair, 0.5),
    p90: quantileDifference(pair, 0.9),
    beats: beats(pair, less),
    verdict: verdictOf(mean),
  };
}
