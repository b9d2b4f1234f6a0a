import type { Result } from '../../record/result.ts';
import { grouped } from '../../report/number.ts';
import { shellQuote } from '../../report/shell-quote.ts';
import type { SimulateOptions } from '../../run/options.ts';
import { simulate } from '../../run/run.ts';
import type { Simulation } from '../../run/simulation.ts';
import type { Loaded } from '../../scenario/load.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { duration, progressReport, type ProgressReport } from '../progress.ts';
import { say } from '../say.ts';
import { loadScenarioFile } from '../scenario-file.ts';
import { terminalOf } from '../terminal.ts';
import { goOn } from './command-line.ts';
import { metricsOf, type SimulateFlags } from './flags.ts';
import { listen } from './interrupt.ts';
import type { Finding, Request } from './request.ts';

type Publish = (request: Request, finding: Finding) => Promise<void>;
type Run = (input: Loaded, options: SimulateOptions) => Promise<Simulation>;

/** Runs, with progress on stderr; a signal stops gently. Then prints and writes what was found. */
export async function runAndReport(request: Request): Promise<ExitCode> {
  const { flags, loaded } = request;
  const progress = progressTo(flags);
  const interrupt = listen(() => {
    progress.end();
    say('stopping: what is under way is finished first (once more stops at once)');
  });
  const run: Run = (input, options) => simulate(input, { ...options, workers: flags.workers, stop: interrupt.stop, onProgress: progress.update });
  try {
    // what reports is read while the threads work
    const [simulation, { publish }] = await Promise.all([run(loaded, optionsOf(flags)), import('./publish.ts')]);
    const others = simulation.result.run.partial ? [] : await neighbours(request, simulation.result, run, interrupt.stop);
    progress.end();
    return await conclude(request, { simulation, others }, publish);
  } finally {
    progress.end();
    interrupt.forget();
  }
}

function optionsOf(flags: SimulateFlags): SimulateOptions {
  const { trials, seed, precision, trialsMax, checkpoint, resume, paths } = flags;
  return { trials, seed, precision, trialsMax, checkpoint, resume, paths, metrics: metricsOf(flags) };
}

function progressTo({ progress }: SimulateFlags): ProgressReport {
  const { stderr } = process;
  const terminal = terminalOf(stderr);
  return progressReport(progress, { write: (text) => stderr.write(text), isLive: stderr.isTTY && process.env['TERM'] !== 'dumb', terminal });
}

/** The same trials with other numbers of seats; those that were interrupted are left out. */
async function neighbours({ file, flags, seats }: Request, base: Result, run: Run, stop: AbortSignal): Promise<Finding['others']> {
  const found: { seats: number; result: Result }[] = [];
  for (const { seats: size, set } of seats?.sizes ?? []) {
    if (stop.aborted) break;
    const varied = loadScenarioFile(file, [...(flags.set ?? []), set]);
    const { result } = await run(varied, { trials: base.run.trials, seed: base.run.seed });
    if (!result.run.partial) found.push({ seats: size, result });
  }
  return found;
}

async function conclude(request: Request, finding: Finding, publish: Publish): Promise<ExitCode> {
  const { flags, seats } = request;
  const { run, timing } = finding.simulation.result;
  if (run.trials === 0) {
    say('stopped before any trial was finished: there is nothing to report');
    return exitCodes.partial;
  }
  if (flags.progress === 'bar') say(`${grouped(run.trials)} trials in ${duration(timing.seconds)} (${grouped(run.trials / timing.seconds)} per second, ${timing.workers} ${timing.workers === 1 ? 'worker' : 'workers'})`);
  await publish(request, finding);
  if (run.partial) say(howToGoOn(request, run));
  const isCut = seats !== null && finding.others.length < seats.sizes.length;
  return run.partial || isCut ? exitCodes.partial : exitCodes.done;
}

function howToGoOn({ file, flags }: Request, run: Result['run']): string {
  if (flags.checkpoint === undefined) return 'interrupted: nothing is kept to go on from (--checkpoint FILE keeps it)';
  const command = goOn(file, flags, run) ?? ['--resume', flags.checkpoint];
  return `interrupted: what is done is kept; go on with ${command.map(shellQuote).join(' ')}`;
}
