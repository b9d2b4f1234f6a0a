import { dateOf } from '../../scenario/calendar.ts';
import { status } from '../history.ts';
import type { Settings } from '../read/mapping.ts';
import type { Finding } from '../read/quality.ts';

interface Deals {
  readonly created: Float64Array;
  readonly closed: Float64Array;
  readonly status: Uint8Array;
}

const atLeast = 20;
const timesUsual = 5;

/**
 * Days on which old deals were closed as lost in bulk: twenty losses or more, over five times those of a usual day with
 * losses (the median), and older at the median than nine in ten of the other losses are at theirs. Nobody decided
 * anything on such a day: unless the mapping keeps them, its losses older than that become no-decisions.
 */
export function settleCleanUpDays({ created, closed, status: how }: Deals, settings: Settings): Finding[] {
  const byDay = new Map<number, number[]>();
  for (let i = 0; i < closed.length; i += 1) {
    if (how[i] !== status.lost) continue;
    const day = Math.floor(closed[i]);
    const rows = byDay.get(day);
    if (rows === undefined) byDay.set(day, [i]);
    else rows.push(i);
  }
  const usual = quantile([...byDay.values()].map((rows) => rows.length), 0.5);
  const age = (row: number) => closed[row] - created[row];
  const bulk = [...byDay].filter(([, rows]) => rows.length >= atLeast && rows.length > timesUsual * usual);
  if (bulk.length === 0) return [];
  const bulkDays = new Set(bulk.map(([day]) => day));
  const oldAge = quantile([...byDay].filter(([day]) => !bulkDays.has(day)).flatMap(([, rows]) => rows.map(age)), 0.9);
  const days = bulk.filter(([, rows]) => quantile(rows.map(age), 0.5) > oldAge);
  let changed = 0;
  for (const [, rows] of days) {
    for (const row of rows) {
      if (age(row) <= oldAge) continue;
      changed += 1;
      if (settings.cleanUpDays === 'noDecision') how[row] = status.noDecision;
    }
  }
  if (days.length === 0) return [];
  const shownDays = days.slice(0, 5).map(([day, rows]) => `${dateOf(day)} (${rows.length})`).join(', ');
  const what = settings.cleanUpDays === 'noDecision' ? 'taken as no-decisions of that day' : 'kept as losses of that day';
  const lost = [...byDay.values()].reduce((sum, rows) => sum + rows.length, 0);
  return [{ check: 'cleanUpDays', level: 'warning', count: changed, of: lost, text: `losses of clean-up days, on which old deals were closed in bulk: ${shownDays}${days.length > 5 ? ' and more' : ''}; those older than ${Math.round(oldAge)} days are ${what}` }];
}

function quantile(values: number[], p: number): number {
  if (values.length === 0) return Infinity;
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(p * values.length))];
}
