import { Z_95 } from '../../record/statistics/confidence.ts';
import { momentsOf, sdOf } from '../../record/statistics/moments.ts';
import { NO_ESTIMATE, type Estimate, type Pair } from './pair.ts';

/**
 * Difference of the means, variant less base: mean(d) ± 1.96 · sd(d) / √n over the differences d of single trials, or
 * with the variances of both added up where the trials are not paired. The reduction of its variance is
 * (Var(base) + Var(variant)) / Var(d).
 *
 * @param z half the interval's width in standard errors; that of a 95 % interval unless said
 *
 * Source: Law (2015), "Simulation Modeling and Analysis", 10.2.1 and 11.2.
 */
export function meanDifference({ base, variant, isPaired }: Pair, z = Z_95): Estimate {
  const n = base.length;
  if (n === 0) return NO_ESTIMATE;
  const gaps = momentsOf(variant.map((x, i) => x - base[i]));
  if (n === 1) return { ...NO_ESTIMATE, value: gaps.mean };
  const apart = varianceOf(base) + varianceOf(variant);
  const together = (sdOf(gaps) ?? 0) ** 2;
  const half = z * Math.sqrt((isPaired ? together : apart) / n);
  return { value: gaps.mean, lo: gaps.mean - half, hi: gaps.mean + half, varianceReduction: isPaired ? ratioOf(apart, together) : 1 };
}

/** How many times one variance is another; null where the latter is 0. */
export function ratioOf(apart: number, together: number): number | null {
  return together > 0 ? apart / together : null;
}

function varianceOf(values: Float64Array): number {
  return (sdOf(momentsOf(values)) ?? 0) ** 2;
}
