import { InvalidArgumentError, Option, type Command } from 'commander';
import { isLocale } from '../../report/document/formats.ts';
import { tableForms, type TableForm } from '../../report/files/tables.ts';
import { UsageError } from '../usage-error.ts';

/** Files that any command with a result can write of it. */
export interface ReportFlags {
  readonly report?: string;
  readonly charts?: string;
  readonly tables?: string;
  readonly as?: readonly TableForm[];
  readonly locale?: string;
}

/** `--report`, for commands that make a result. */
export const reportOption = (): Option => new Option('--report <file>', 'write a report that stands by itself to FILE.html or FILE.md');

/** `--charts`, `--tables` and how they are written. */
export function addFileOptions(command: Command): Command {
  return command
    .addOption(new Option('--charts <dir>', 'write every chart as SVG to a folder'))
    .addOption(new Option('--tables <dir>', 'write every table to a folder'))
    .addOption(new Option('--as <forms>', `forms of the tables, separated by commas: ${tableForms.join(', ')} (csv)`).argParser(formsOf))
    .addOption(new Option('--locale <locale>', 'write numbers of the report as in de-DE or en-GB').argParser(localeOf));
}

/** Whether anything is to be written. */
export const writesReport = ({ report, charts, tables }: ReportFlags): boolean => report !== undefined || charts !== undefined || tables !== undefined;

/** @throws UsageError for options that contradict each other */
export function checkReportFlags({ report, charts, tables, as, locale }: ReportFlags): void {
  if (report !== undefined && !/\.(html|md)$/.test(report)) throw new UsageError(`--report: expected a name that ends in .html or .md, got ${report}`);
  if (as !== undefined && tables === undefined) throw new UsageError('--as says how tables are written: it needs --tables');
  if (locale !== undefined && report === undefined && charts === undefined) throw new UsageError('--locale says how a report is written: it needs --report or --charts');
}

function formsOf(text: string): readonly TableForm[] {
  const forms = [...new Set(text.split(',').map((form) => form.trim()))];
  if (forms.every((form): form is TableForm => tableForms.includes(form as TableForm))) return forms;
  throw new InvalidArgumentError(`Expected some of ${tableForms.join(', ')}.`);
}

function localeOf(text: string): string {
  if (isLocale(text)) return text;
  throw new InvalidArgumentError('Expected a language tag such as de-DE.');
}
