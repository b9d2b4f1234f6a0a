import { Option, type Command } from 'commander';
import { jsonOption, setOption } from '../options.ts';
import { wholeNumber } from '../parse-number.ts';
import { addFileOptions, reportOption, type ReportFlags } from '../report/flags.ts';
import { progressKinds, type ProgressKind } from '../progress.ts';

/** The options that all commands of decisions share, as they are written. */
export interface DecideFlags extends ReportFlags {
  readonly set?: readonly string[];
  readonly trials?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly independent?: true;
  readonly json?: true;
  readonly out?: string;
  readonly force?: true;
  readonly progress: ProgressKind;
}

interface Defaults {
  /** trials of each variant */
  readonly trials?: string;
  /** files that --out writes */
  readonly files?: string;
  /** whether variants may have luck of their own: true unless stated */
  readonly independent?: boolean;
  /** whether there is a scenario, which can be changed: true unless stated */
  readonly scenario?: boolean;
}

/** Adds the shared options, after those of the command itself. */
export function addDecideFlags(command: Command, { trials = '10,000', files = 'result.json and report.txt', independent = true, scenario = true }: Defaults = {}): Command {
  const own = new Option('--independent', 'give each variant luck of its own: what differences would be without common random numbers');
  if (independent) command.addOption(own);
  if (scenario) command.addOption(setOption());
  command
    .addOption(new Option('--trials <n>', `how many trials of each ${scenario ? 'variant' : 'forecast'} (${trials} unless stated)`).argParser(wholeNumber))
    .option('--seed <seed>', `a number or text (${scenario ? "the scenario's, else 1" : '1 unless stated'}); random draws one`)
    .addOption(new Option('--workers <n>', 'threads (as many as there are cores); no result depends on it').argParser(wholeNumber))
    .addOption(jsonOption())
    .option('--out <dir>', `write ${files} to a folder`)
    .addOption(reportOption());
  return addFileOptions(command)
    .option('--force', 'replace files that exist')
    .addOption(new Option('--progress <kind>', 'how far it is, on stderr').choices(progressKinds).default('bar'));
}
