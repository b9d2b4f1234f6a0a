import { periodsOf } from '../calendar.ts';
import { limits } from '../limits.ts';
import type { Checking } from './context.ts';

/** The horizon lies within the years that dates are read for. */
export function checkCalendar({ scenario, report }: Checking): void {
  const { asOf } = scenario.calendar;
  const path = ['calendar', 'asOf'];
  const years = `${limits.firstYear} to ${limits.lastYear}`;
  if (!isYear(asOf)) return report.add({ path, expected: `a year from ${years}`, got: asOf });
  const end = periodsOf(scenario.calendar).at(-1)?.lastDay ?? asOf;
  if (!isYear(end)) report.add({ path: ['calendar', 'periods'], expected: `a horizon within the years ${years}`, got: `an end on ${end}` });
}

const isYear = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  return year >= limits.firstYear && year <= limits.lastYear;
};
