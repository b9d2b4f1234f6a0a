import { dateOf, dayNumber } from '../scenario/calendar.ts';
import type { Scenario } from '../scenario/schema.ts';

/** A week of the horizon: seven days from asOf on, the last one as many as are left. */
export interface Week {
  readonly lastDay: string;
  /** index of the period that its last day lies in */
  readonly period: number;
}

const WEEK_DAYS = 7;

/** @param starts first days of the periods from asOf on, and the day behind the last one */
export function weeksOf({ asOf }: Scenario['calendar'], starts: readonly number[]): Week[] {
  const horizonDays = starts[starts.length - 1];
  return Array.from({ length: Math.ceil(horizonDays / WEEK_DAYS) }, (_, week) => {
    const last = Math.min((week + 1) * WEEK_DAYS, horizonDays) - 1;
    return { lastDay: dateOf(dayNumber(asOf) + last), period: starts.findLastIndex((start) => start <= last) };
  });
}
