import { logEvent } from './event.ts';
import type { Replay } from './result.ts';

const columns = Object.keys(logEvent.shape) as (keyof typeof logEvent.shape)[];

/** The event log as CSV: the trial, then the fields of an event; what an event does not speak of is an empty cell. */
export function replayCsv({ trial, events }: Pick<Replay, 'trial' | 'events'>): string {
  const rows = events.map((event) => [trial, ...columns.map((column) => event[column])].map(cell).join(','));
  return `${[['trial', ...columns].join(','), ...rows].join('\n')}\n`;
}

// names begin with a letter and hold no quotes, so that no cell is taken for a formula
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
