import { Option, type Command } from 'commander';
import { jsonOption, setOption } from '../options.ts';
import { share, wholeNumber } from '../parse-number.ts';
import { progressKinds, type ProgressKind } from '../progress.ts';
import { addFileOptions, checkReportFlags, reportOption, type ReportFlags } from '../report/flags.ts';
import { UsageError } from '../usage-error.ts';

/** The options of `simulate` as they are written. */
export interface SimulateFlags extends ReportFlags {
  readonly set?: readonly string[];
  readonly trials?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly precision?: number;
  readonly trialsMax?: number;
  readonly metrics?: string;
  readonly paths?: true;
  readonly samples?: string;
  readonly checkpoint?: string;
  readonly resume?: string;
  readonly neighbours?: true;
  readonly json?: true;
  readonly out?: string;
  readonly force?: true;
  readonly progress: ProgressKind;
}

export function addFlags(command: Command): Command {
  command
    .addOption(setOption())
    .addOption(new Option('--trials <n>', 'how many trials (10,000 unless stated)').argParser(wholeNumber))
    .option('--seed <seed>', "a number or text (the scenario's, else 1); random draws one")
    .addOption(new Option('--workers <n>', 'threads (as many as there are cores); no result depends on it').argParser(wholeNumber))
    .addOption(new Option('--precision <share>', 'run until P50 is known to, say, 1%').argParser(share))
    .addOption(new Option('--trials-max <n>', 'with --precision: at most so many trials (1,000,000)').argParser(wholeNumber))
    .option('--metrics <ids>', 'metrics whose samples are kept, separated by commas')
    .option('--paths', 'also where bookings and pipeline stand week by week')
    .option('--samples <file>', 'write a row per trial to FILE.csv or FILE.arrow')
    .option('--checkpoint <file>', 'keep what is done in a file, once a minute and when stopped')
    .option('--resume <file>', 'go on from a checkpoint')
    .option('--neighbours', 'also the chance with one and two seats fewer and more')
    .addOption(jsonOption())
    .option('--out <dir>', 'write result.json and report.txt to a folder')
    .addOption(reportOption());
  return addFileOptions(command)
    .option('--force', 'replace files that exist')
    .addOption(new Option('--progress <kind>', 'how far it is, on stderr').choices(progressKinds).default('bar'));
}

/** @throws UsageError for options that contradict each other */
export function checkFlags(file: string, flags: SimulateFlags): void {
  const { trials, precision, trialsMax, samples, json, neighbours, metrics } = flags;
  if (neighbours && file === '-') throw new UsageError('--neighbours reads the scenario several times: give it a file, not standard input');
  if (precision !== undefined && trials !== undefined) throw new UsageError('--precision finds the number of trials: leave --trials out, or limit it with --trials-max');
  if (precision === undefined && trialsMax !== undefined) throw new UsageError('--trials-max limits a run with --precision: use --trials for a fixed number');
  if (samples !== undefined && !/\.(csv|arrow)$/.test(samples)) throw new UsageError(`--samples: expected a name that ends in .csv or .arrow, got ${samples}`);
  if (neighbours && json) throw new UsageError('--neighbours is a table of the report: it has no --json form');
  checkReportFlags(flags);
  if (metrics !== undefined && metricsOf(flags).length === 0) throw new UsageError('--metrics: expected ids separated by commas, such as bookings.new,winRate');
}

export function metricsOf({ metrics }: SimulateFlags): string[] {
  return (metrics ?? '').split(',').map((id) => id.trim()).filter((id) => id !== '');
}
