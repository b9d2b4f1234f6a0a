import { resolve } from 'node:path';
import type { Sweep } from '../../decide/sweep/schema.ts';
import type { SweepVariant } from '../../decide/sweep/sweep.ts';
import { grouped } from '../../report/number.ts';
import type { Loaded } from '../../scenario/load.ts';
import type { Define } from '../command.ts';
import { addDecideFlags, type DecideFlags } from '../decide/flags.ts';
import { bytesOf, checkOut, publish } from '../decide/publish.ts';
import { readInput } from '../decide/read-input.ts';
import { work } from '../decide/work.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { gathered } from '../options.ts';
import { duration } from '../progress.ts';
import { say } from '../say.ts';
import { checkResume } from '../simulate/check-resume.ts';
import { csvVariants, fileVariants, matching } from '../sweep/file-variants.ts';
import { gridVariants } from '../sweep/grid-variants.ts';
import { UsageError } from '../usage-error.ts';
import { checkFile, writeBytes } from '../write-file.ts';

interface SweepFlags extends DecideFlags {
  readonly vary?: readonly string[];
  readonly scenarios?: string;
  readonly overrides?: string;
  readonly metrics?: string;
  readonly table?: string;
  readonly checkpoint?: string;
  readonly resume?: string;
}

const examples = `
Example:
  quotacast sweep scenarios/mid-market.yaml --vary pools.ae.capacity=10,12,15,20 --vary motions.newBusiness.sources.qualified.perMonth=12,16,20
  quotacast sweep plan.yaml --overrides variants.csv --trials 2000 --table variants-table.arrow
  quotacast sweep --scenarios 'plans/*.yaml' --checkpoint sweep.state
`;

export const define: Define = (command, done) => {
  command
    .description('Runs many variants into one table, each held against the base on the same random numbers.')
    .argument('[scenario]', 'the base: a scenario file; without one the first of --scenarios')
    .addOption(gathered('--vary <path=v1,v2>', 'values of a field; several make a grid'))
    .option('--overrides <file>', 'a CSV with a column per path and a row per variant; an empty cell changes nothing, a column name names them')
    .option('--scenarios <pattern>', "scenario files, as in 'plans/*.yaml'")
    .option('--metrics <ids>', 'metrics of the table, separated by commas')
    .option('--table <file>', 'write the table to FILE.csv, FILE.arrow or FILE.json')
    .option('--checkpoint <file>', 'keep the rows that are done in a file, every few seconds and when stopped')
    .option('--resume <file>', 'go on from such a file');
  addDecideFlags(command, { trials: '2,000', files: 'result.json, report.txt, table.csv and table.arrow' })
    .addHelpText('after', examples)
    .action(async (file: string | undefined, flags: SweepFlags) => done(await sweepFile(file, flags)));
};

const outFiles = ['table.csv', 'table.arrow'];
const DEFAULT_TRIALS = 2000;

async function sweepFile(file: string | undefined, flags: SweepFlags): Promise<ExitCode> {
  checkSweepFlags(file, flags);
  checkOut(flags, outFiles);
  checkFiles(flags);
  const { base, variants } = variantsOf(file, flags);
  const { sweep } = await import('../../decide/sweep/sweep.ts');
  const { resume, checkpoint = resume } = flags;
  const metrics = flags.metrics?.split(',').map((id) => id.trim()).filter((id) => id !== '');
  const onEstimate = (estimate: { variants: number; seconds: number }) => say(`${grouped(estimate.variants)} variants of ${grouped(flags.trials ?? DEFAULT_TRIALS)} trials: about ${duration(estimate.seconds)}`);
  return work<Sweep>(
    flags,
    (options) => sweep(base, variants, { ...options, trials: options.trials ?? DEFAULT_TRIALS, metrics, checkpoint, resume, ...(flags.progress === 'none' ? {} : { onEstimate }) }),
    (result) => report(result, flags, checkpoint),
  );
}

async function report(result: Sweep, flags: SweepFlags, checkpoint: string | undefined): Promise<ExitCode> {
  const { sweepReport } = await import('../../report/text/decide/sweep.ts');
  const { sweepArrow, sweepCsv } = await import('../../decide/sweep/table.ts');
  const { table, force } = flags;
  if (table !== undefined) {
    const content = table.endsWith('.arrow') ? await sweepArrow(result) : table.endsWith('.csv') ? await sweepCsv(result) : `${JSON.stringify(result, null, 2)}\n`;
    writeBytes(table, bytesOf(content), force === true);
    say(`wrote ${table}`);
  }
  await publish(flags, result, (page) => sweepReport(result, page), [
    { name: 'table.csv', text: () => sweepCsv(result) },
    { name: 'table.arrow', text: () => sweepArrow(result) },
  ]);
  const { run, rows, asked, failed } = result;
  if (run.partial) say(`interrupted: ${grouped(rows.length)} of ${grouped(asked)} variants are done; ${checkpoint === undefined ? 'nothing is kept to go on from (--checkpoint FILE keeps it)' : `go on with the same command and --resume ${checkpoint}`}`);
  if (failed > 0) say(`${grouped(failed)} of ${grouped(rows.length)} variants failed: their errors are in their rows`);
  return run.partial || failed > 0 ? exitCodes.partial : exitCodes.done;
}

function checkSweepFlags(file: string | undefined, { vary, scenarios, overrides, table, metrics }: SweepFlags): void {
  const ways = [vary, scenarios, overrides].filter((way) => way !== undefined).length;
  if (ways !== 1) throw new UsageError(`sweep: expected one of --vary, --overrides and --scenarios, got ${ways === 0 ? 'none' : 'several'}`);
  if (file === undefined && scenarios === undefined) throw new UsageError('sweep: expected a scenario to vary');
  if (table !== undefined && !/\.(csv|arrow|json)$/.test(table)) throw new UsageError(`--table: expected a name that ends in .csv, .arrow or .json, got ${table}`);
  if (metrics !== undefined && metrics.replace(/[\s,]/g, '') === '') throw new UsageError('--metrics: expected ids separated by commas, such as bookings.new,winRate');
}

/** Refuses files that may not be written before any work is done for them. */
function checkFiles({ table, checkpoint, resume, force }: SweepFlags): void {
  checkResume({ resume });
  if (table !== undefined) checkFile(table, force === true);
  // going on with a sweep and keeping it in the same file is what people want
  if (checkpoint !== undefined) checkFile(checkpoint, force === true || (resume !== undefined && resolve(resume) === resolve(checkpoint)));
}

function variantsOf(file: string | undefined, { vary, scenarios, overrides, set }: SweepFlags): { base: Loaded; variants: SweepVariant[] } {
  if (scenarios !== undefined) {
    const [first, ...rest] = file === undefined ? matching(scenarios) : [file, ...matching(scenarios)];
    if (rest.length === 0) throw new UsageError(`--scenarios: expected several files, or a base before them; got ${first} alone`);
    return { base: readInput(first, set).loaded, variants: fileVariants(rest, set) };
  }
  const base = readInput(file!, set).loaded;
  return { base, variants: overrides === undefined ? gridVariants(base, vary ?? []) : csvVariants(base, overrides) };
}
