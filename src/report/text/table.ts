import { columnWidth } from './column-width.ts';
import { cut, pad, type Page } from './page.ts';

export interface Column {
  readonly head: string;
  readonly cells: readonly string[];
  readonly align?: 'left' | 'right';
  /** where there is no room, columns with the highest number go first; without one a column stays */
  readonly drop?: number;
}

/** A last column that takes the room that is left, between `least` and `most` columns; less than `least` and it is left out. */
export interface Drawing {
  readonly head?: (columns: number) => string;
  readonly least: number;
  readonly most: number;
  readonly draw: (columns: number) => readonly string[];
}

const INDENT = 2;
const GAP = 2;
const SHORTEST_LABEL = 4;

/** A table with its heads, as wide as the page allows. */
export function table(page: Page, columns: readonly Column[], drawing?: Drawing): string[] {
  const all = columns.map((column) => ({ ...column, head: page.plain(column.head), cells: column.cells.map(page.plain) }));
  const kept = fitting(page, all);
  const widths = kept.map(widthOf);
  const over = lengthOf(widths) - page.width;
  if (over > 0) widths[0] = Math.max(SHORTEST_LABEL, widths[0] - over);
  const row = (cells: readonly string[], extra: string) => {
    const parts = cells.map((cell, i) => pad(cut(page, cell, widths[i]), widths[i], kept[i].align ?? (i === 0 ? 'left' : 'right')));
    const line = ' '.repeat(INDENT) + parts.join(' '.repeat(GAP));
    return cut(page, (extra === '' ? line : line + ' '.repeat(GAP) + extra).trimEnd(), page.width);
  };
  const room = Math.min(drawing?.most ?? 0, page.width - lengthOf(widths) - GAP);
  const drawn = drawing !== undefined && room >= drawing.least ? drawing.draw(room) : null;
  const heads = kept.map(({ head }) => head);
  const lines = kept[0].cells.map((_, i) => row(kept.map(({ cells }) => cells[i]), drawn?.[i] ?? ''));
  const hasHeads = heads.some((head) => head !== '');
  return hasHeads ? [page.dim(row(heads, drawn === null ? '' : (drawing?.head?.(room) ?? ''))), ...lines] : lines;
}

/** Leaves out columns until the others fit. */
function fitting(page: Page, columns: readonly Column[]): readonly Column[] {
  const last = columns.reduce((worst, { drop = 0 }) => Math.max(worst, drop), 0);
  if (last === 0 || lengthOf(columns.map(widthOf)) <= page.width) return columns;
  return fitting(page, columns.filter(({ drop = 0 }) => drop < last));
}

function widthOf({ head, cells }: Column): number {
  return Math.max(columnWidth(head), ...cells.map(columnWidth));
}

function lengthOf(widths: readonly number[]): number {
  return INDENT + widths.reduce((all, width) => all + width, 0) + GAP * (widths.length - 1);
}
