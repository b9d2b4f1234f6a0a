import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf, tablesOf, type Document } from '../../report/document/document.ts';
import { formatsIn, type Formats } from '../../report/document/formats.ts';
import { tableBytes, type TableForm } from '../../report/files/tables.ts';
import { currencyOf, documentOf, type AnyResult } from '../../report/kinds/kinds.ts';
import { refuseExisting, writeBytes, writeFile } from '../write-file.ts';
import type { ReportFlags } from './flags.ts';

/** Writes the files that were asked for, and tells which. */
export async function writeReportFiles(result: AnyResult, { report, charts, tables, as = ['csv'], locale }: ReportFlags, force: boolean): Promise<string[]> {
  const formats = formatsIn(currencyOf(result), locale ?? null);
  const document = await documentOf(result, formats);
  const wrote: string[] = [];
  if (report !== undefined) {
    writeFile(report, await reportText(document, formats, report.endsWith('.md') ? 'md' : 'html'), force);
    wrote.push(`wrote ${report}`);
  }
  if (charts !== undefined) wrote.push(await writeCharts(charts, document, formats, force));
  if (tables !== undefined) wrote.push(await writeTables(tables, document, as, force));
  return wrote;
}

/** A report as one text; what charts are drawn with is read only for HTML. */
export async function reportText(document: Document, formats: Formats, form: 'html' | 'md'): Promise<string> {
  if (form === 'md') return (await import('../../report/markdown/markdown.ts')).markdown(document, formats);
  const [{ loadCanvas }, { pageHtml }] = await Promise.all([import('../../report/chart/base/canvas.ts'), import('../../report/html/page.ts')]);
  return pageHtml(document, { formats, canvas: await loadCanvas(formats) });
}

async function writeCharts(folder: string, document: Document, formats: Formats, force: boolean): Promise<string> {
  const [{ loadCanvas, WIDE }, { standing }] = await Promise.all([import('../../report/chart/base/canvas.ts'), import('../../report/chart/base/standing.ts')]);
  const canvas = (await loadCanvas(formats))(WIDE);
  const files = figuresOf(document).map((figure) => ({ figure, path: join(folder, `${figure.id}.svg`) }));
  prepare(folder, files, force);
  for (const { figure, path } of files) writeFile(path, standing(figure.draw(canvas)), force);
  return `wrote ${files.length} charts to ${folder}`;
}

async function writeTables(folder: string, document: Document, forms: readonly TableForm[], force: boolean): Promise<string> {
  const files = tablesOf(document).flatMap((table) => forms.map((form) => ({ table, form, path: join(folder, `${table.id}.${form}`) })));
  prepare(folder, files, force);
  for (const { table, form, path } of files) writeBytes(path, await tableBytes(table, form), force);
  return `wrote ${files.length} files to ${folder}`;
}

/** All files or none: each is refused before the first is written. */
function prepare(folder: string, files: readonly { readonly path: string }[], force: boolean): void {
  for (const { path } of files) refuseExisting(path, force);
  mkdirSync(folder, { recursive: true });
}
