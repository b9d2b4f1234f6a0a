import { clean } from '../clean.ts';
import type { Cell, DataTable } from '../document/data-table.ts';

/**
 * A table as CSV (RFC 4180): its columns' keys, then every row at full precision; nothing for a missing value. A text that
 * a spreadsheet would take for a formula begins with an apostrophe.
 */
export function csvOf({ columns, rows }: DataTable): string {
  return [columns.map(({ key }) => key), ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const text = clean(cell);
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
