import type { Pool, Scenario } from '../scenario/schema.ts';
import { monthsPerPeriod } from './seats.ts';

/** Ramp and quota relief by cohort; the last cohort is that of the ramped people and lasts. */
export interface Shares {
  readonly ramp: readonly number[];
  readonly relief: readonly number[];
}

type Steps = { readonly byQuarter?: readonly number[] | undefined; readonly byMonth?: readonly number[] | undefined; readonly linearMonths?: number | undefined };

/** What a pool's people of each cohort are worth, as a share of a ramped person. */
export function sharesOf({ ramp, quota }: Pool, scenario: Scenario): Shares {
  const length = Math.max(1, Math.round(monthsPerPeriod(scenario)));
  const written = ramp === 'none' ? {} : ramp;
  const relief = quota?.relief ?? 'ramp';
  const carried = relief === 'none' ? {} : relief === 'ramp' ? written : relief;
  const cohorts = Math.max(monthsOf(written), monthsOf(carried), 0) / length;
  const all = Array.from({ length: Math.ceil(cohorts - 1e-9) + 1 }, (_, k) => k);
  const trimmedTo = (list: readonly { ramp: number; relief: number }[]) => list.slice(0, list.findLastIndex((each) => each.ramp !== 1 || each.relief !== 1) + 2);
  const shares = trimmedTo(all.map((k) => ({ ramp: meanShare(written, k, length), relief: Math.min(1, meanShare(carried, k, length)) })));
  return { ramp: shares.map((each) => each.ramp), relief: shares.map((each) => each.relief) };
}

/** Months until everybody is ramped. */
function monthsOf({ byQuarter, byMonth, linearMonths }: Steps): number {
  return byMonth?.length ?? (byQuarter === undefined ? Math.ceil(linearMonths ?? 0) : byQuarter.length * 3);
}

/** Mean over the months of a period; a straight line is read on each month's first day, as planners write it. */
function meanShare(steps: Steps, cohort: number, length: number): number {
  const months = Array.from({ length }, (_, j) => cohort * length + j);
  return months.reduce((sum, month) => sum + shareIn(steps, month), 0) / length;
}

function shareIn({ byQuarter, byMonth, linearMonths }: Steps, month: number): number {
  if (byMonth !== undefined) return byMonth[month] ?? 1;
  if (byQuarter !== undefined) return byQuarter[Math.floor(month / 3)] ?? 1;
  return linearMonths === undefined ? 1 : Math.min(1, month / linearMonths);
}
