/** A cell as it is kept: a text, a number at full precision, or nothing. */
export type Cell = string | number | null;

/**
 * A column of a table. `unit` is `text`, `date`, `integer`, or that of a metric: `count`, `days`, `share`, `ratio`, `factor`, `p`, a currency;
 * `row` takes it from the row's column `unit`.
 */
export interface Column {
  readonly key: string;
  readonly head: string;
  readonly unit: string;
  /** a difference: of shares told in points */
  readonly isGap?: boolean;
  /** the simulation error of another column: an end of its interval, or half its width; shown in that column's cells */
  readonly error?: { readonly of: string; readonly side: 'low' | 'high' | 'half' };
  /** kept, but not shown */
  readonly isHidden?: boolean;
}

/** A table with all of its figures; what is shown of them is up to the form. */
export interface DataTable {
  /** a-z, 0-9 and hyphens; names its files */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** how to read it */
  readonly note?: string;
  /** what its errors are, where they are not those of a simulation */
  readonly errors?: string;
}

/** The unit of a cell. */
export function unitOf({ columns }: DataTable, row: readonly Cell[], column: Column): string {
  if (column.unit !== 'row') return column.unit;
  return String(row[columns.findIndex(({ key }) => key === 'unit')] ?? 'count');
}

/** A column that is shown, its place, and the places of its simulation error; -1 where there is none. */
export interface Shown {
  readonly column: Column;
  readonly at: number;
  readonly half: number;
  readonly low: number;
  readonly high: number;
}

/** Columns with something in them, the first in any case. */
export function shownColumns({ columns, rows }: DataTable): Shown[] {
  const errorAt = (key: string, side: string) => columns.findIndex(({ error }) => error?.of === key && error.side === side);
  const isEmpty = (at: number) => rows.length > 0 && rows.every((row) => row[at] === null || row[at] === '');
  return columns.flatMap((column, at) =>
    column.isHidden || column.error !== undefined || (at > 0 && isEmpty(at)) ? [] : [{ column, at, half: errorAt(column.key, 'half'), low: errorAt(column.key, 'low'), high: errorAt(column.key, 'high') }],
  );
}
