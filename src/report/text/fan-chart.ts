import type { ResultPeriod } from '../../record/result.ts';
import type { Fan, Paths } from '../../record/result-parts.ts';
import { columnWidth } from './column-width.ts';
import { pad, type Page } from './page.ts';

type Weeks = Paths['weeks'];

const INDENT = 2;
const GAP = 1;
const ROWS = 8;
/** A week takes so many columns at most. */
const WIDEST_WEEK = 2;

/**
 * A band from P10 to P90 over the weeks, darker from P25 to P75, with the median drawn in it. The page's width decides how
 * many weeks share a column, of which the last is drawn.
 */
export function fanChart(page: Page, { p10, p25, p50, p75, p90 }: Fan, weeks: Weeks, periods: readonly ResultPeriod[], write: (value: number) => string): string[] {
  const known = [...p10, ...p90].filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(...known);
  if (known.length === 0 || !(high > low) || !Number.isFinite(high - low)) return [];
  const labels = [write(high), write(low)].map(page.plain);
  const labelWidth = Math.max(...labels.map(columnWidth));
  const columns = columnsFor(page.width - INDENT - labelWidth - GAP, weeks.length);
  const shown = Array.from({ length: columns }, (_, column) => Math.max(0, Math.ceil(((column + 1) * weeks.length) / columns) - 1));
  const rowOf = (value: number) => Math.min(ROWS - 1, Math.floor(((value - low) / (high - low)) * ROWS));
  const { outer, inner, middle } = page.glyphs;
  const cell = (row: number, week: number) => {
    const [a, b, m, c, d] = [p10, p25, p50, p75, p90].map((line) => line[week]).map((value) => (value === null ? null : rowOf(value)));
    if (a === null || b === null || m === null || c === null || d === null) return ' ';
    if (row === m) return middle;
    if (row >= b && row <= c) return inner;
    return row >= a && row <= d ? outer : ' ';
  };
  const lines = Array.from({ length: ROWS }, (_, k) => {
    const row = ROWS - 1 - k;
    const label = k === 0 ? labels[0] : k === ROWS - 1 ? labels[1] : '';
    return (' '.repeat(INDENT) + pad(label, labelWidth, 'right') + ' '.repeat(GAP) + shown.map((week) => cell(row, week)).join('')).trimEnd();
  });
  return [...lines, page.dim(' '.repeat(INDENT + labelWidth + GAP) + axis(page, shown, weeks, periods))];
}

function columnsFor(room: number, weeks: number): number {
  return weeks > room ? room : weeks * Math.min(WIDEST_WEEK, Math.floor(room / weeks));
}

/** Names of the periods where they begin, as far as there is room for them. */
function axis(page: Page, shown: readonly number[], weeks: Weeks, periods: readonly ResultPeriod[]): string {
  let line = '';
  shown.forEach((week, column) => {
    const { period } = weeks[week];
    const isFirst = column === 0 || weeks[shown[column - 1]].period !== period;
    if (!isFirst || (column > 0 && columnWidth(line) >= column)) return;
    const { id, fiscalYear } = periods[period];
    const isYear = column === 0 || periods[period - 1]?.fiscalYear !== fiscalYear;
    const name = page.plain(isYear || !id.startsWith(`${fiscalYear}-`) ? id : id.slice(fiscalYear.length + 1));
    if (column + columnWidth(name) <= shown.length) line = pad(line, column) + name;
  });
  return line;
}
