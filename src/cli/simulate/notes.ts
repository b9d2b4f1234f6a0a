import type { Loaded } from '../../scenario/load.ts';
import { printable } from '../../scenario/text/printable.ts';

const MOST_LINES = 5;

/** What the linter has to say, briefly: the first few warnings, and how many findings there are besides. */
export function noteLines({ notes }: Pick<Loaded, 'notes'>, file: string): string[] {
  const warnings = notes.filter(({ level }) => level === 'warning').slice(0, MOST_LINES);
  const lines = warnings.map(({ path, text }) => printable(`warning: ${path}: ${text}`));
  const rest = notes.length - warnings.length;
  if (rest > 0) lines.push(printable(`${rest} ${rest === 1 ? 'note' : 'notes'}${warnings.length > 0 ? ' more' : ''} on the scenario: quotacast check ${file}`));
  return lines;
}
