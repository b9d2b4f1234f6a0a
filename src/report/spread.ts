import type { Result, ResultMetric, ResultTarget } from '../record/result.ts';
import type { Stats } from '../record/statistics/stats.ts';
import { findLine } from './find-line.ts';

/** Statistics of a measure over the horizon and by period. */
export interface Spread {
  readonly unit: string;
  readonly total: Stats;
  readonly periods: readonly Stats[];
}

/**
 * The distribution of a target's measure. Where no metric is the measure itself it is what was attained times the
 * target: a percentile times a positive number is the percentile of the product.
 */
export function spread(result: Result, target: ResultTarget): Spread | undefined {
  const metric = ownMetric(result, target.measure);
  if (metric !== undefined) return metric;
  const attained = findLine(result, 'attainment.company', { target: target.name });
  if (attained === undefined) return undefined;
  const { unit, total, periods } = target;
  return { unit, total: scaled(attained.total, total), periods: periods.map((figure, t) => scaled(attained.periods[t], figure)) };
}

function ownMetric(result: Result, measure: string): ResultMetric | undefined {
  if (measure === 'newAcv') return findLine(result, 'bookings.new');
  if (measure === 'totalBookings') return findLine(result, 'bookings.total');
  if (measure === 'renewalRate') return findLine(result, 'renewals.rate');
  // without an installed base nothing expands
  const grows = findLine(result, 'bookings.expansion') !== undefined;
  return measure === 'newAndExpansionAcv' && !grows ? findLine(result, 'bookings.new') : undefined;
}

function scaled({ n, error, ...figures }: Stats, by: number): Stats {
  const times = (x: number | null) => (x === null || !Number.isFinite(x * by) ? null : x * by);
  const { mean, ...intervals } = error;
  const each = <T, U>(values: Readonly<Record<string, T>>, to: (value: T) => U) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, to(value)]));
  return {
    n,
    ...each(figures, times),
    error: { mean: times(mean), ...each(intervals, (interval) => (interval === null ? null : interval.map(times))) },
  } as unknown as Stats;
}
