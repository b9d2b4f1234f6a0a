import { z } from 'zod';
import { dayNumber, periodsOf, type Period } from '../calendar.ts';
import type { Pool } from '../schema.ts';
import { nearest } from '../text/suggest.ts';
import { shown } from '../text/printable.ts';
import { exactlyOne, type Checking } from './context.ts';

/** A requisition that has been open for longer is no plan. */
const LONGEST_SEARCH_DAYS = 730;

/** Each wave states its start or its requisition, as a day or a period of the horizon. */
export function checkHires(checking: Checking, path: readonly string[], pool: Pool): void {
  const waves = Object.entries(pool.hires);
  if (waves.length === 0) return;
  const periods = periodsOf(checking.scenario.calendar);
  for (const [name, wave] of waves) {
    const at = [...path, 'hires', name];
    const form = exactlyOne(checking.report, at, wave, ['start', 'open']);
    if (form === 'start' || form === 'open') checkDay(checking, [...at, form], String(wave[form]), periods);
  }
}

function checkDay({ scenario, report }: Checking, path: readonly string[], text: string, periods: readonly Period[]): void {
  if (periods.some((period) => period.id === text)) return;
  const { asOf } = scenario.calendar;
  const last = periods[periods.length - 1];
  const ids = periods.map((period) => period.id);
  const horizon = `${asOf} to ${last.lastDay}`;
  if (!z.iso.date().safeParse(text).success) {
    const near = nearest(text, ids);
    const known = `${ids[0]} to ${last.id}`;
    const hint = near === undefined ? `the periods are ${known}` : `did you mean ${near}?`;
    return report.add({ path, expected: 'a day or a period of the horizon', got: shown(text), hint });
  }
  // a requisition may have been opened before: whoever would have started by now starts on the first day
  const earliest = path.at(-1) === 'open' ? dayNumber(asOf) - LONGEST_SEARCH_DAYS : dayNumber(asOf);
  if (dayNumber(text) >= earliest && dayNumber(text) <= dayNumber(last.lastDay)) return;
  const hint = text < asOf ? 'people who have already started belong in headcount' : 'more calendar.periods make the horizon longer';
  report.add({ path, expected: `a day of the horizon, ${horizon}`, got: text, hint });
}
