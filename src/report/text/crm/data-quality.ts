import type { FileQuality, Finding, Quality } from '../../../crm/read/quality.ts';
import { grouped } from '../../number.ts';
import type { Page } from '../page.ts';
import { atMost, note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';

const shownReasons = 12;
const shownRows = 10;

/** What was read, what was refused and why, and what a reader of the results has to know about the data. */
export function dataQuality({ files, refused, findings }: Quality, page: Page): string[] {
  const warnings = findings.filter(({ level }) => level === 'warning');
  const notes = findings.filter(({ level }) => level === 'note');
  return [
    ...titled(page, 'Data read', [...filesTable(files, page), ...files.flatMap((file) => dialect(file, page))]),
    ...titled(page, 'Rows refused', refusedLines(refused, page)),
    ...titled(page, 'Check before trusting the results', findingLines(warnings, page)),
    ...titled(page, 'Handled, or for information', findingLines(notes, page)),
  ];
}

function filesTable(files: readonly FileQuality[], page: Page): string[] {
  const column = (head: string, of: (file: FileQuality) => number, drop?: number) => ({ head, cells: files.map((file) => grouped(of(file))), ...(drop === undefined ? {} : { drop }) });
  return table(page, [
    { head: '', cells: files.map(({ kind }) => kind) },
    column('rows', ({ rows }) => rows),
    column('taken', ({ taken }) => taken),
    column('refused', ({ refused }) => refused),
    column('twice', ({ duplicates }) => duplicates, 2),
    column('footer', ({ footerLines }) => footerLines, 1),
  ]);
}

const delimiters: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

function dialect({ file, delimiter, decimal, dates, unused, headerLine, isGzip }: FileQuality, page: Page): string[] {
  const parts = [
    `${isGzip ? 'gzip, ' : ''}${delimiters[delimiter] ?? `cells between ${delimiter}`}`,
    ...(decimal === 'none' ? [] : [`decimal ${decimal}`]),
    ...Object.entries(dates).map(([format, count]) => `${format} (${grouped(count)})`),
    ...(headerLine > 1 ? [`header on line ${headerLine}`] : []),
    ...(unused.length > 0 ? [`not used: ${unused.slice(0, 8).join(', ')}${unused.length > 8 ? ` and ${unused.length - 8} more` : ''}`] : []),
  ];
  return note(page, `${file}: ${parts.join('; ')}`);
}

function refusedLines({ count, reasons, rows }: Quality['refused'], page: Page): string[] {
  if (count === 0) return [];
  const { shown, more } = atMost(reasons, shownReasons);
  const lines = shown.flatMap(({ reason, count: times, firstLine, file }) => wrap(page, `${grouped(times)} ${reason} (first: ${file}:${firstLine})`, { hang: 4 }));
  const examples = rows.slice(0, shownRows).flatMap(({ file, line, reason }) => wrap(page, `${file}:${line}: ${reason}`, { hang: 4 }));
  const rest = count - Math.min(rows.length, shownRows);
  return [...lines, ...more, ...examples.map(page.dim), ...(rest > 0 ? [page.dim(`  and ${grouped(rest)} more rows`)] : [])];
}

/** A finding in one line: how many of how many, and what of them. */
export const findingLine = ({ count, of, text }: Finding): string => (of > 0 ? `${grouped(count)} of ${grouped(of)} ${text}` : text);

function findingLines(findings: Quality['findings'], page: Page): string[] {
  return findings.flatMap((finding) => wrap(page, findingLine(finding), { hang: 4 }));
}
