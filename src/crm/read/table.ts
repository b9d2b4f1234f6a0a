import { ScenarioError } from '../../scenario/error.ts';
import { shown } from '../../scenario/text/printable.ts';
import { AmountReader } from '../csv/amounts.ts';
import { columnsOf, recognised, type Columns } from './columns.ts';
import { DayReader } from '../csv/days.ts';
import type { FieldOf } from './fields.ts';
import { crmLimits } from '../csv/limits.ts';
import type { Mapping } from './mapping.ts';
import type { FileKind, FileQuality } from './quality.ts';
import { readRecords } from '../csv/records.ts';
import type { Refusals } from './refusals.ts';
import { sourceName, type CrmSource } from '../csv/source.ts';

/** What became of a row. */
export const taken = 0;
export const duplicate = 1;
export const refused = 2;
/** not counted among the rows: somebody else's business */
export const skipped = 3;
export type Fate = typeof taken | typeof duplicate | typeof refused | typeof skipped;

export type TakeRow = (cells: readonly string[], line: number) => Fate;

export interface Table<K extends FileKind> {
  readonly file: string;
  readonly columns: Columns<FieldOf<K>>;
  readonly days: DayReader;
  readonly amounts: AmountReader;
}

// what reporting tools write below their tables
const footerWords = /^(grand )?totals?\b|^sum\b|^copyright\b|^confidential\b|^generated\b|^report\b|^filtered by\b|^\d[\d,.]* (records|rows)\b|^(records|rows)\b|salesforce\.com/i;

/**
 * Streams one file: finds the header (titles may stand above it), gives each row of full width to `begin`'s function,
 * sets footers apart and refuses rows of any other width.
 */
export async function readTable<K extends FileKind>(
  kind: K,
  source: CrmSource,
  { mapping, refusals }: { readonly mapping: Mapping; readonly refusals: Refusals },
  begin: (table: Table<K>) => TakeRow,
): Promise<FileQuality> {
  const file = sourceName(source);
  const days = new DayReader(file, mapping.dates);
  const amounts = new AmountReader(file, mapping.decimal);
  const margin: { readonly cells: readonly string[]; readonly line: number }[] = [];
  const counts = [0, 0, 0, 0];
  let table: Table<K> | undefined;
  let take: TakeRow = () => skipped;
  let headerLine = 0;

  const open = (cells: readonly string[], line: number) => {
    headerLine = line;
    table = { file, columns: columnsOf(kind, { file, line, cells }, mapping.columns[kind]), days, amounts };
    take = begin(table);
    margin.length = 0;
  };
  const openFirst = () => {
    const first = margin.shift();
    if (first === undefined) throw new ScenarioError([{ file, line: 1, column: 1, path: '', expected: 'a line of headers', got: 'an empty file' }]);
    const rows = margin.splice(0);
    open(first.cells, first.line);
    for (const row of rows) give(row.cells, row.line);
  };
  const give = (cells: readonly string[], line: number) => {
    const { width } = table!.columns;
    const isFull = cells.length === width || (cells.length === width + 1 && cells[width] === '');
    if (!isFull || isFooter(cells)) {
      margin.push({ cells, line });
      if (margin.length > crmLimits.marginLines) refuseMargin();
      return;
    }
    if (margin.length > 0) refuseMargin();
    counts[take(cells, line)] += 1;
  };
  const refuseMargin = () => {
    for (const { cells, line } of margin.splice(0)) refuseWidth(cells, line);
  };
  const refuseWidth = (cells: readonly string[], line: number) => {
    refusals.add(file, line, `${table!.columns.width} cells expected, as in the header`, `got ${cells.length}`);
    counts[refused] += 1;
  };

  const { isGzip, delimiter } = await readRecords(source, mapping.delimiter === undefined ? {} : { delimiter: mapping.delimiter }, (cells, line) => {
    if (table !== undefined) return give(cells, line);
    const mapped = Object.values(mapping.columns[kind] ?? {}).filter((header) => typeof header === 'string' && cells.some((cell) => cell.trim() === header.trim()));
    if (recognised(kind, cells) + mapped.length >= 2) return open(cells, line);
    margin.push({ cells, line });
    if (margin.length > crmLimits.marginLines) openFirst();
  });
  if (table === undefined) openFirst();
  const footers = margin.splice(0);
  const isFooters = footers.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length <= 1 || footerWords.test(cells[0].trim()));
  for (const row of footers) if (!isFooters.includes(row)) refuseWidth(row.cells, row.line);
  const rows = counts[taken] + counts[duplicate] + counts[refused];
  if (rows === 0) throw new ScenarioError([{ file, line: headerLine, column: 1, path: '', expected: `rows of ${kind} below the header`, got: 'none' }]);
  if (counts[taken] === 0) throw nothingTaken(file, refusals, rows);
  return {
    file,
    kind,
    isGzip,
    headerLine,
    rows,
    taken: counts[taken],
    refused: counts[refused],
    duplicates: counts[duplicate],
    footerLines: isFooters.length,
    delimiter,
    decimal: amounts.decimal(),
    dates: Object.fromEntries([...days.formats].map(([format, count]) => [settledFormat(format, days), count])),
    columns: table!.columns.used,
    unused: table!.columns.unused,
  };
}

function isFooter(cells: readonly string[]): boolean {
  if (!footerWords.test(cells[0])) return false;
  return cells.every((cell, index) => index === 0 || cell.trim() === '');
}

function settledFormat(format: string, days: DayReader): string {
  const mark = /^numbers with (.)(.*)$/.exec(format);
  if (!mark) return format;
  return `${days.order() === 'dmy' ? 'DD/MM/YYYY' : 'MM/DD/YYYY'}`.replaceAll('/', mark[1]) + mark[2];
}

function nothingTaken(file: string, refusals: Refusals, rows: number): ScenarioError {
  const reasons = refusals.summary().reasons.filter((reason) => reason.file === file).slice(0, 5);
  return new ScenarioError(
    reasons.map(({ reason, count, firstLine }) => ({ file, line: firstLine, column: 1, path: '', expected: 'at least one row that can be read', got: `${count} of ${rows} refused: ${shown(reason, 200)}` })),
  );
}
