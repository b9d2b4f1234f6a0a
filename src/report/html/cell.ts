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
  const write = column.isGap ? formats.gap(unit) : formats.amount(unit);
  const step = stepOf(row, half, low, high);
  // a share is told as finely as its error is, and so is what would round to nothing
  const isTiny = cell !== 0 && Math.abs(cell) < TINY && (unit === 'count' || unit === 'days');
  if (step !== null && unit === 'ratio') return formats.finer(unit, Math.max(step, RATIO))(cell);
  if (step === null || (unit !== 'share' && !isTiny)) return write(cell);
  const text = formats.finer(unit, step)(cell);
  return column.isGap ? text.replace(PERCENT, ' points') : text;
}

/** Counts and days are written with two decimals at most. */
const TINY = 0.05;
/** Ratios beside their error have two decimals. */
const RATIO = 0.1;
const PERCENT = /\s*%$/;

/** How fine a cell's error is; null where it has none. */
function stepOf(row: readonly Cell[], half: number, low: number, high: number): number | null {
  const at = (index: number) => (index < 0 ? null : (row[index] as number | null));
  const [width, from, to] = [at(half), at(low), at(high)];
  return from !== null && to !== null ? to - from : width;
}

/** The simulation error of a cell: `± $12K` or `$2.75M to $2.79M`, with as many digits as it takes; empty where there is none. */
export function errorText(formats: Formats, table: DataTable, row: readonly Cell[], { column, half, low, high }: Shown): string {
  const unit = unitOf(table, row, column);
  const at = (index: number) => (index < 0 ? null : (row[index] as number | null));
  const [width, from, to] = [at(half), at(low), at(high)];
  if (width !== null && unit === 'share') return `± ${formats.finer('ratio', width * 100)(width * 100).replace('x', '')} points`;
  if (width !== null) return `± ${formats.finer(unit, width)(width)}`;
  if (from === null && to === null) return '';
  const range = from === null || to === null ? Math.abs(from ?? to ?? 1) * 0.05 : to - from;
  // both ends, and the figure above them, with the same decimals
  const isRare = unit === 'share' && range < WIDE && [from, to].some((end) => end !== null && end !== 0 && end !== 1 && Math.min(Math.abs(end), Math.abs(1 - end)) < RARE);
  const write = formats.finer(unit, isRare ? Math.min(range, FINE) : range);
  if (from === null) return `up to ${write(to)}`;
  if (to === null) return `${write(from)} and more`;
  return column.isGap && unit === 'share' ? `${write(from).replace(PERCENT, '')} to ${write(to).replace(PERCENT, ' points')}` : `${write(from)} to ${write(to)}`;
}

/** Shares nearer than this to none or all have two decimals, as those with an error below the other. */
const RARE = 0.01;
const FINE = 0.0004;
/** With a wider error two decimals would be one too many. */
const WIDE = 0.005;
