import type { DataTable } from '../document/data-table.ts';

/** A table as JSON: a list of rows by column, with the columns' units. */
export function jsonOf({ id, title, columns, rows }: DataTable): string {
  const fields = columns.map(({ key, head, unit }) => ({ key, head, unit }));
  return `${JSON.stringify({ id, title, columns: fields, rows: rows.map((row) => Object.fromEntries(row.map((cell, i) => [columns[i].key, cell]))) }, null, 2)}\n`;
}
