import { clean } from '../clean.ts';
import { unitOf, type Cell, type DataTable, type Shown } from '../document/data-table.ts';
import type { Formats } from '../document/formats.ts';
import { grouped, MISSING } from '../number.ts';

/** A cell as a reader sees it. */
export function cellText(formats: Formats, table: DataTable, row: readonly Cell[], { column, at, half, low, high }: Shown): string {
  const cell = row[at];
  if (typeof cell === 'string') return clean(cell);
  const unit = unitOf(table, row, column);
  // an open end of a range is no missing figure
  if (cell === null) return column.key === 'from' || column.key === 'to' ? '' : MISSING;
  if (unit === 'integer') return formats.locale === null ? grouped(cell) : cell.toLocaleString(formats.locale);
  // a share is told as finely as its error is
  if (unit === 'share' && low >= 0 && row[low] !== null && row[high] !== null) return formats.finer(unit, (row[high] as number) - (row[low] as number))(cell);
  if (unit === 'share' && half >= 0 && row[half] !== null) return formats.finer(unit, row[half] as number)(cell);
  return formats.amount(unit)(cell);
}

/** The simulation error of a cell: `± $12K` or `$2.75M to $2.79M`, with as many digits as it takes; empty where there is none. */
export function errorText(formats: Formats, table: DataTable, row: readonly Cell[], { column, half, low, high }: Shown): string {
  const unit = unitOf(table, row, column);
  const at = (index: number) => (index < 0 ? null : (row[index] as number | null));
  const [width, from, to] = [at(half), at(low), at(high)];
  if (width !== null && unit === 'share') return `± ${formats.finer('ratio', width * 100)(width * 100).replace('x', '')} points`;
  if (width !== null) return `± ${formats.finer(unit, width)(width)}`;
  if (from === null && to === null) return '';
  const write = formats.finer(unit, from === null || to === null ? Math.abs(from ?? to ?? 1) * 0.05 : to - from);
  if (from === null) return `up to ${write(to)}`;
  return to === null ? `${write(from)} and more` : `${write(from)} to ${write(to)}`;
}
