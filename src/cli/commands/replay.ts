import { Option } from 'commander';
import type { At } from '../../decide/replay/choose.ts';
import type { Define } from '../command.ts';
import { addDecideFlags, type DecideFlags } from '../decide/flags.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { nonNegativeNumber } from '../parse-number.ts';
import { loadScenarioFile } from '../scenario-file.ts';
import { UsageError } from '../usage-error.ts';

interface ReplayFlags extends DecideFlags {
  readonly trial?: number;
  readonly at?: At;
  readonly metric?: string;
  readonly csv?: string;
  readonly all?: true;
}

const examples = `
Example:
  quotacast replay scenarios/mid-market.yaml --at p10
  quotacast replay scenarios/mid-market.yaml --at worst --metric 'retention.net' --csv worst.csv
  quotacast replay scenarios/mid-market.yaml --trial 4217 --all
`;

export const define: Define = (command, done) => {
  command
    .description('Plays one trial again and tells what happened in it: who left, which deals were won, lost or waited, and for whom.')
    .argument('<scenario>', 'a scenario file (YAML or JSON), or - for standard input')
    .addOption(new Option('--trial <n>', 'number of the trial, from 0').argParser(nonNegativeNumber).conflicts('at'))
    .addOption(new Option('--at <place>', 'or where it lies among all trials').choices(['worst', 'p10', 'p50', 'p90', 'best']))
    .option('--metric <line>', 'by which it lies there (how far the first target is reached), as in deals.won')
    .option('--csv <file>', 'write all events to a file')
    .option('--all', 'print all events, not only those that weigh most');
  addDecideFlags(command, { independent: false })
    .addHelpText('after', examples)
    .action(async (file: string, flags: ReplayFlags) => done(await replayFile(file, flags)));
};

/** Refuses what can be refused, then runs; everything heavy is read only then. */
async function replayFile(file: string, flags: ReplayFlags): Promise<ExitCode> {
  const { trial, at, metric, csv, all } = flags;
  if (trial === undefined && at === undefined) throw new UsageError('replay: say which trial, by its number (--trial 4217) or by where it lies (--at p10)');
  if (metric !== undefined && at === undefined) throw new UsageError('--metric says by what a trial is looked for: it goes with --at');
  const loaded = loadScenarioFile(file, flags.set);
  const { checkOut, publish } = await import('../decide/publish.ts');
  const { checkFile, writeFile } = await import('../write-file.ts');
  checkOut(flags, ['events.csv']);
  if (csv !== undefined) checkFile(csv, flags.force === true);
  const { replay } = await import('../../decide/replay/replay.ts');
  const { replayCsv } = await import('../../decide/replay/csv.ts');
  const { replayReport } = await import('../../report/text/replay/report.ts');
  const { work } = await import('../decide/work.ts');
  return work(flags, (options) => replay(loaded, { ...options, trial, at, metric }), async (found) => {
    if (csv !== undefined) writeFile(csv, replayCsv(found), flags.force === true);
    await publish(flags, found, (page) => replayReport(found, { ...page, whole: all === true }), [{ name: 'events.csv', text: () => replayCsv(found) }]);
    return exitCodes.done;
  });
}
