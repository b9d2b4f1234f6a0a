import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { Define } from './command.ts';
import { exitCodeOf, exitCodes, type ExitCode } from './exit-code.ts';
import { explain } from './explain.ts';
import { remember } from './given.ts';
import { forgetInputs } from './inputs.ts';
import { isRepeatable } from './options.ts';

interface Entry {
  readonly summary: string;
  readonly load: () => Promise<{ readonly define: Define }>;
}

// a command's file is read only when that command is run
const commands: Readonly<Record<string, Entry>> = {
  init: { summary: 'write a commented starter scenario', load: () => import('./commands/init.ts') },
  check: { summary: 'validate and lint scenarios; runs nothing', load: () => import('./commands/check.ts') },
  capacity: { summary: "the planner's table: heads, capacity, quotas, pipeline needed", load: () => import('./commands/capacity.ts') },
  simulate: { summary: 'simulate a scenario and report', load: () => import('./commands/simulate.ts') },
  hire: { summary: 'how many people a target takes, and when to look for them', load: () => import('./commands/hire.ts') },
  quota: { summary: 'what over-assignment does to people, pay and the plan', load: () => import('./commands/quota.ts') },
  sensitivity: { summary: 'what moves an outcome, and what is worth knowing', load: () => import('./commands/sensitivity.ts') },
  replay: { summary: 'tell what happened in one trial', load: () => import('./commands/replay.ts') },
  compare: { summary: 'compare variants on the same random numbers', load: () => import('./commands/compare.ts') },
  calibrate: { summary: 'learn a scenario from the exports of a CRM', load: () => import('./commands/calibrate.ts') },
  forecast: { summary: 'where the open pipeline and the team land, this period and next', load: () => import('./commands/forecast.ts') },
  backtest: { summary: 'score forecasts of ended periods against what happened', load: () => import('./commands/backtest.ts') },
  report: { summary: 'a report of a result, with charts, as one file', load: () => import('./commands/report.ts') },
  'export-crm': { summary: 'write the CRM export of one simulated trial', load: () => import('./commands/export-crm.ts') },
  sweep: { summary: 'run many variants into one table', load: () => import('./commands/sweep.ts') },
  schema: { summary: 'print the JSON Schema of a scenario', load: () => import('./commands/schema.ts') },
};

/** Runs one command line (without `node` and the script) and returns the exit code. Errors are explained on stderr. */
export async function main(argv: readonly string[]): Promise<number> {
  endQuietlyWithoutReader();
  const debug = argv.includes('--debug');
  try {
    return await run(argv);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.invalid;
    process.stderr.write(`${explain(error, debug)}\n`);
    return exitCodeOf(error);
  }
}

async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  remember(argv);
  forgetInputs();
  const chosen = argv.find((argument) => Object.hasOwn(commands, argument));
  const program = new Command('quotacast')
    .description('Monte Carlo simulation of a sales organisation: bookings, attainment and hiring plans with their odds')
    .version(version(), '--version')
    .option('--debug', 'show where an error comes from')
    .showHelpAfterError('(--help shows how)')
    .exitOverride();
  for (const [name, entry] of Object.entries(commands)) {
    const command = program.command(name).summary(entry.summary).description(entry.summary).helpOption('-h, --help').copyInheritedSettings(program);
    if (name !== chosen) continue;
    const { define } = await entry.load();
    define(command, (result) => (code = result));
    refuseRepeats(command);
  }
  await program.parseAsync(argv, { from: 'user' });
  return code;
}

// the last of two different values would win silently
function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    if (isRepeatable(option)) continue;
    let given = 0;
    command.on(`option:${option.name()}`, () => {
      given += 1;
      if (given > 1) command.error(`error: option '${option.flags}' is given twice`);
    });
  }
}

function version(): string {
  const { version: text } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return text;
}

// `quotacast … | head` closes the pipe early
function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.listeners('error').includes(endQuietly)) continue;
    stream.on('error', endQuietly);
  }
}

// a reader that left early is no failure; a full disk behind standard output is one
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  process.stderr.write(`${explain(error, false)}\n`, () => process.exit(exitCodes.inputOutput));
}
