import { normalQuantile } from '../../distributions/special/normal-quantile.ts';
import { ALPHA } from '../../record/statistics/confidence.ts';
import { momentsOf, sdOf } from '../../record/statistics/moments.ts';
import { meanDifference } from '../paired/mean.ts';
import type { Estimate } from '../paired/pair.ts';
import type { MetricName } from './lines.ts';
import { ocba } from './ocba.ts';
import type { Ranking } from './schema.ts';

export interface Candidate {
  readonly name: string;
  readonly samples: Float64Array;
}

/**
 * Orders candidates by the mean of a metric. All pairwise intervals hold together with 95 % (Bonferroni), because which one
 * is best is read off the same trials: what lies within its interval of the best one may be the best.
 *
 * Source: Hsu (1996), "Multiple Comparisons", 4 and 5.
 */
export function rankingOf(all: readonly Candidate[], { id, unit, by }: MetricName, better: 'more' | 'less', isPaired: boolean): Ranking {
  const candidates = present(all);
  const sign = better === 'more' ? 1 : -1;
  const order = candidates.map(({ name, samples }) => ({ name, samples, mean: momentsOf(samples).mean })).sort((a, b) => sign * (b.mean - a.mean));
  const [best] = order;
  const pairs = (order.length * (order.length - 1)) / 2;
  const z = normalQuantile(1 - ALPHA / 2 / pairs);
  const behind = order.map((candidate): Estimate => (candidate === best ? { value: 0, lo: 0, hi: 0, varianceReduction: null } : meanDifference({ base: best.samples, variant: candidate.samples, isPaired }, z)));
  const wins = isPaired ? winsOf(order.map(({ samples }) => samples), sign) : null;
  const further = isPaired || best.samples.length < 2 ? null : furtherTrials(order.map(({ samples }) => samples), sign);
  return {
    metric: id,
    unit,
    by: { ...by },
    better,
    confidence: 1 - ALPHA,
    order: order.map(({ name, mean }, i) => ({
      name,
      mean: best.samples.length === 0 ? null : mean,
      behind: behind[i],
      mayBeBest: i === 0 || reaches(behind[i], sign),
      bestIn: wins?.[i] ?? null,
      furtherTrials: further?.[i] ?? null,
    })),
    trialsToDecide: trialsToDecide(behind.slice(1).filter((estimate) => reaches(estimate, sign)), best.samples.length),
  };
}

/** Trials in which every candidate has a value. */
function present(candidates: readonly Candidate[]): Candidate[] {
  const kept = Int32Array.from(candidates[0].samples.keys()).filter((i) => candidates.every(({ samples }) => samples[i] === samples[i]));
  return candidates.map(({ name, samples }) => ({ name, samples: Float64Array.from(kept, (i) => samples[i]) }));
}

/** Whether the interval of the distance behind the best one reaches it. */
function reaches({ lo, hi }: Estimate, sign: number): boolean {
  const end = sign > 0 ? hi : lo;
  return end === null || sign * end >= 0;
}

/** Share of trials in which none is better. */
function winsOf(columns: readonly Float64Array[], sign: number): number[] {
  const wins = columns.map(() => 0);
  const trials = columns[0].length;
  for (let i = 0; i < trials; i++) {
    const top = columns.reduce((most, column) => Math.max(most, sign * column[i]), -Infinity);
    columns.forEach((column, k) => {
      if (sign * column[i] === top) wins[k] += 1;
    });
  }
  return wins.map((n) => n / trials);
}

/** The error falls with the root of the trials: so many would narrow the widest undecided interval to its distance. */
function trialsToDecide(undecided: readonly Estimate[], trials: number): number | null {
  const needed = undecided.flatMap(({ value, hi }) => (value === null || hi === null || value === 0 ? [] : [trials * ((hi - value) / value) ** 2]));
  if (needed.length === 0) return null;
  const most = Math.max(...needed);
  return most > 1e9 ? null : Math.ceil(Number(most.toPrecision(2)));
}

function furtherTrials(columns: readonly Float64Array[], sign: number): number[] | null {
  const moments = columns.map(momentsOf);
  const variances = moments.map((each) => (sdOf(each) ?? 0) ** 2);
  const n = columns.map(({ length }) => length);
  return variances.every((v) => v > 0) ? ocba(moments.map(({ mean }) => -sign * mean), variances, n, n.reduce((all, x) => all + x, 0)) : null;
}
