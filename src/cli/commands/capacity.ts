import type { Capacity } from '../../capacity/schema.ts';
import type { Define } from '../command.ts';
import { addDecideFlags, type DecideFlags } from '../decide/flags.ts';
import { checkOut, publish } from '../decide/publish.ts';
import { work } from '../decide/work.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { loadScenarioFile } from '../scenario-file.ts';
import { UsageError } from '../usage-error.ts';

interface CapacityFlags extends DecideFlags {
  readonly withSimulation?: true;
  readonly csv?: true;
}

const examples = `
Example:
  quotacast capacity scenarios/hiring-plan.yaml
  quotacast capacity plan.yaml --with-simulation
  quotacast capacity plan.yaml --csv > capacity.csv
`;

export const define: Define = (command, done) => {
  command
    .description("The planner's table: heads by time in the role, ramped rep equivalents, capacity, plan, quotas, over-assignment, pipeline needed.")
    .argument('<scenario>', 'a scenario file (YAML or JSON), or - for standard input')
    .option('--with-simulation', 'the simulated mean beside each figure, and why they differ')
    .option('--csv', 'print the table as CSV');
  addDecideFlags(command, { trials: '2,000', files: 'result.json, report.txt and table.csv', independent: false })
    .addHelpText('after', examples)
    .action(async (file: string, flags: CapacityFlags) => done(await capacityOf(file, flags)));
};

const DEFAULT_TRIALS = 2000;

async function capacityOf(file: string, flags: CapacityFlags): Promise<ExitCode> {
  if (flags.csv && flags.json) throw new UsageError('--csv and --json are two forms of the same: choose one');
  if (!flags.withSimulation && (flags.trials !== undefined || flags.seed !== undefined || flags.workers !== undefined)) throw new UsageError('--trials, --seed and --workers belong to --with-simulation: the table itself has no luck');
  checkOut(flags, ['table.csv']);
  const loaded = loadScenarioFile(file, flags.set);
  if (flags.withSimulation) {
    const { simulateBeside } = await import('../../capacity/simulated.ts');
    return work(flags, (options) => simulateBeside(loaded, { ...options, trials: options.trials ?? DEFAULT_TRIALS }), (found) => report(found, flags));
  }
  const { capacity } = await import('../../capacity/capacity.ts');
  return report(capacity(loaded), flags);
}

async function report(found: Capacity, flags: CapacityFlags): Promise<ExitCode> {
  const { capacityReport } = await import('../../report/text/decide/capacity.ts');
  const { capacityCsv } = await import('../../capacity/csv.ts');
  const csv = await capacityCsv(found);
  const print = flags.csv ? () => csv.trimEnd().split('\n') : (page: Parameters<typeof capacityReport>[1]) => capacityReport(found, page);
  await publish(flags, found, print, [{ name: 'table.csv', text: () => csv }]);
  return exitCodes.done;
}
