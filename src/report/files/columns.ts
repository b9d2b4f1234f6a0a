import type { Cell, DataTable } from '../document/data-table.ts';

/** A table's columns as lists: texts, or numbers; what is missing is null. */
export interface DataColumn {
  readonly name: string;
  readonly isText: boolean;
  readonly values: readonly Cell[];
}

export function columnsOf({ columns, rows }: DataTable): DataColumn[] {
  return columns.map(({ key, unit }, at) => ({ name: key, isText: unit === 'text' || unit === 'date', values: rows.map((row) => row[at]) }));
}
