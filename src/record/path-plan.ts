import { PATH_ARR, PATH_EXPANSION, PATH_NEW, PATH_OPEN, PATH_RENEWAL } from '../kernel/layout.ts';
import type { SumFormula } from './formula.ts';
import { Context } from './metrics/context.ts';
import { hasPeriods, measureOf } from './metrics/targets.ts';
import type { Subject, SubjectWeek } from './subject.ts';

/** What is followed from week to week, in the order of its columns: each has one per week. */
export const PATH_SERIES = ['booked', 'pipeline', 'toGo'] as const;
export type PathSeries = (typeof PATH_SERIES)[number];

/** How the weeks of a trial are read: the first target's measure, cumulated, and the open pipeline. */
export interface PathPlan {
  readonly weeks: readonly SubjectWeek[];
  readonly measure: string;
  readonly unit: string;
  /** the measure by period; those of earlier periods are added to what the running one has booked */
  readonly byPeriod: SumFormula;
  /** places of week 0: what the running period has booked, and the open pipeline */
  readonly booked: readonly number[];
  readonly open: number;
  /** the target's figures by period; null where it has none, and nothing is to go */
  readonly goals: readonly number[] | null;
}

const counters: Readonly<Record<string, readonly number[]>> = {
  newAcv: [PATH_NEW],
  newAndExpansionAcv: [PATH_NEW, PATH_EXPANSION],
  totalBookings: [PATH_NEW, PATH_EXPANSION, PATH_RENEWAL],
  netNewArr: [PATH_ARR],
};

/** A rate has no path: bookings of new business and expansion take its place, as where there is no target. */
const IN_ITS_PLACE = 'newAndExpansionAcv';

/** Null where no weeks are recorded. */
export function pathPlan(subject: Subject): PathPlan | null {
  if (subject.weeks.length === 0) return null;
  const context = new Context(subject);
  const [target] = subject.targets;
  const isFollowed = target !== undefined && target.measure in counters;
  const measure = isFollowed ? target.measure : IN_ITS_PLACE;
  return {
    weeks: subject.weeks,
    measure,
    unit: subject.currency,
    byPeriod: measureOf(context, measure) as SumFormula,
    booked: counters[measure].map((counter) => context.places.path(counter)),
    open: context.places.path(PATH_OPEN),
    goals: isFollowed && hasPeriods(target) ? target.byPeriod : null,
  };
}

export function pathColumns(plan: PathPlan | null): number {
  return plan === null ? 0 : seriesOf(plan).length * plan.weeks.length;
}

export function seriesOf({ goals }: PathPlan): readonly PathSeries[] {
  return goals === null ? PATH_SERIES.slice(0, 2) : PATH_SERIES;
}
