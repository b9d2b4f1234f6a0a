import type { ResultPeriod } from '../../record/result.ts';
import { columnWidth } from './column-width.ts';
import { cut, pad, type Page } from './page.ts';

/** One line of a table whose columns are periods. */
export interface SeriesRow {
  readonly label: string;
  readonly cells: readonly string[];
  /** over the horizon; left empty where nothing is to be said */
  readonly total?: string;
}

const INDENT = 2;
const GAP = 2;
const LONGEST_LABEL = 30;

interface Cell {
  readonly year: string;
  readonly part: string;
  readonly values: readonly string[];
}

/**
 * A table with a column per period and one for the whole horizon, cut into several tables below each other where the
 * page is too narrow.
 */
export function series(page: Page, periods: readonly ResultPeriod[], rows: readonly SeriesRow[], totalHead = 'total'): string[] {
  if (rows.length === 0) return [];
  const labels = rows.map(({ label }) => page.plain(label));
  const labelWidth = Math.min(Math.max(...labels.map(columnWidth)), LONGEST_LABEL, Math.floor(page.width * 0.45));
  const cells = periods.map(({ id, fiscalYear }, t): Cell => {
    const isSplit = id.startsWith(`${fiscalYear}-`);
    return { year: isSplit ? fiscalYear : '', part: isSplit ? id.slice(fiscalYear.length + 1) : id, values: rows.map((row) => page.plain(row.cells[t])) };
  });
  const totals = rows.map(({ total = '' }) => page.plain(total));
  if (periods.length > 1 && totals.some((total) => total !== '')) cells.push({ year: '', part: totalHead, values: totals });
  return chunks(cells, page.width - INDENT - labelWidth).flatMap((chunk, i) => [
    ...(i === 0 ? [] : ['']),
    ...chunkLines(page, chunk, labels, labelWidth),
  ]);
}

function chunkLines(page: Page, chunk: readonly Cell[], labels: readonly string[], labelWidth: number): string[] {
  const room = page.width - INDENT - labelWidth - GAP;
  const widths = chunk.map((cell) => Math.min(room, widthOf(cell)));
  const line = (label: string, values: readonly string[]) => {
    const parts = values.map((value, k) => ' '.repeat(GAP) + pad(cut(page, value, widths[k]), widths[k], 'right'));
    return (' '.repeat(INDENT) + pad(cut(page, label, labelWidth), labelWidth) + parts.join('')).trimEnd();
  };
  const years = chunk.map(({ year }, k) => (k > 0 && chunk[k - 1].year === year ? '' : year));
  return [
    ...(years.some((year) => year !== '') ? [page.dim(line('', years))] : []),
    page.dim(line('', chunk.map(({ part }) => part))),
    ...labels.map((label, i) => line(label, chunk.map(({ values }) => values[i]))),
  ];
}

/** Groups of neighbouring columns that fit: whole fiscal years where one fits. */
function chunks(cells: readonly Cell[], room: number): Cell[][] {
  const groups: Cell[][] = [];
  for (const part of yearsOf(cells).flatMap((year) => evenly(year, room))) {
    const last = groups.at(-1);
    if (last !== undefined && lengthOf(last) + lengthOf(part) <= room) last.push(...part);
    else groups.push([...part]);
  }
  return groups;
}

/** Neighbouring columns of one fiscal year each; columns without a year, such as the total, belong to the year before. */
function yearsOf(cells: readonly Cell[]): Cell[][] {
  const years: Cell[][] = [];
  cells.forEach((cell, i) => {
    if (i > 0 && (cell.year === '' || cell.year === cells[i - 1].year)) years.at(-1)?.push(cell);
    else years.push([cell]);
  });
  return years;
}

/** As few pieces as fit, about equally many columns in each. */
function evenly(cells: readonly Cell[], room: number): Cell[][] {
  const widest = Math.max(...cells.map(widthOf)) + GAP;
  const most = lengthOf(cells) <= room ? cells.length : Math.max(1, Math.floor(room / widest));
  const size = Math.ceil(cells.length / Math.ceil(cells.length / most));
  return Array.from({ length: Math.ceil(cells.length / size) }, (_, k) => cells.slice(k * size, (k + 1) * size));
}

function lengthOf(cells: readonly Cell[]): number {
  return cells.reduce((all, cell) => all + widthOf(cell) + GAP, 0);
}

function widthOf({ year, part, values }: Cell): number {
  return Math.max(columnWidth(year), columnWidth(part), ...values.map(columnWidth));
}
