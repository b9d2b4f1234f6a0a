import { Option } from 'commander';
import { formatsIn } from '../../report/document/formats.ts';
import { currencyOf, documentOf } from '../../report/kinds/kinds.ts';
import type { Define } from '../command.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { readResult } from '../read-result.ts';
import { addFileOptions, type ReportFlags } from '../report/flags.ts';
import { checkReportFiles } from '../report/check-files.ts';
import { say } from '../say.ts';
import { UsageError } from '../usage-error.ts';
import { writeFile } from '../write-file.ts';

interface Flags extends Omit<ReportFlags, 'report'> {
  readonly out?: string;
  readonly format?: 'html' | 'md';
  readonly force?: boolean;
}

const examples = `
Example:
  quotacast simulate plan.yaml --json > result.json
  quotacast report result.json --out plan.html
  quotacast report result.json --format md
  quotacast report result.json --charts charts --tables tables --as csv,parquet
`;

export const define: Define = (command, done) => {
  command
    .description('Makes a report of a result: one HTML file with charts and tables that needs nothing from outside, or Markdown for pasting.')
    .argument('<result>', 'a result as --json prints it, or - for standard input')
    .option('--out <file>', 'where the report goes; to standard output without it')
    .addOption(new Option('--format <form>', 'html, or md (as the name of --out ends, else html)').choices(['html', 'md']));
  addFileOptions(command)
    .option('--force', 'replace files that exist')
    .addHelpText('after', examples)
    .action(async (file: string, flags: Flags) => done(await report(file, flags)));
};

async function report(file: string, { out, format, force = false, ...folders }: Flags): Promise<ExitCode> {
  const { charts, tables, as, locale } = folders;
  if (as !== undefined && tables === undefined) throw new UsageError('--as says how tables are written: it needs --tables');
  checkReportFiles({ ...folders, ...(out === undefined ? {} : { report: out }) }, force);
  const result = await readResult(file);
  const { reportText, writeReportFiles } = await import('../report/write-report.ts');
  say(...(await writeReportFiles(result, folders, force)));
  const isForFolders = charts !== undefined || tables !== undefined;
  if (out === undefined && isForFolders && format === undefined) return exitCodes.done;
  const formats = formatsIn(currencyOf(result), locale ?? null);
  const text = await reportText(await documentOf(result, formats), formats, format ?? (out?.endsWith('.md') ? 'md' : 'html'));
  if (out === undefined) process.stdout.write(text);
  else {
    writeFile(out, text, force);
    say(`wrote ${out}`);
  }
  return exitCodes.done;
}
