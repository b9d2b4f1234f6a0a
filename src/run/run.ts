import type { Compiled } from '../compile/compile.ts';
import { blocksOf } from '../record/block.ts';
import { NumericalFault } from '../record/numerical-fault.ts';
import { Recording } from '../record/recording.ts';
import { Summaries, summaryRows } from '../record/summaries.ts';
import type { Loaded } from '../scenario/load.ts';
import { affordablePlan } from './affordable-plan.ts';
import { resultOf, type Ending } from './assemble.ts';
import { readCheckpoint, writeCheckpoint, type CheckpointHead } from './checkpoint.ts';
import { Control, DROP, FINISH, GO } from './threads/control.ts';
import { RunInputError, TrialFault } from './errors.ts';
import type { CreateExecutor, Executor } from './threads/executor.ts';
import { inline } from './threads/inline.ts';
import { chancesGivenRates, type Chances } from './given-rates.ts';
import { MOST_TRIALS, settingsOf, type Progress, type Settings, type SimulateOptions } from './options.ts';
import { resultHash } from './result-hash.ts';
import { threads } from './threads/pool.ts';
import { Simulation } from './simulation.ts';
import { taskOf, type Task } from './task.ts';
import { ENGINE_VERSION, RNG_VERSION } from './version.ts';
import { isPreciseEnough, wavesOf } from './waves.ts';
import { refuseWork } from './work.ts';

/** A block that is not done so long after a stop is dropped. */
const GRACE_SECONDS = 0.7;
const PROGRESS_SECONDS = 0.1;

/**
 * Simulates a scenario on all cores. The same scenario, seed, trials and engine give the same `resultHash` for any
 * number of workers, whether or not the run was interrupted and resumed. Its threads wait some seconds for the next run,
 * without keeping the process alive.
 *
 * @throws RunInputError, ResourceLimitError, TrialFault, WorkerFault, the reason of an aborted `signal`, errors of the system
 */
export function simulate(input: Loaded | Compiled, options: SimulateOptions = {}): Promise<Simulation> {
  return simulateOn(threads(), input, options);
}

/** The same on this thread alone, with the same bits. */
export function runInline(input: Loaded | Compiled, options: SimulateOptions = {}): Promise<Simulation> {
  return simulateOn(inline(), input, options);
}

export async function simulateOn(createExecutor: CreateExecutor, input: Loaded | Compiled, options: SimulateOptions): Promise<Simulation> {
  const began = performance.now();
  const stated = settingsOf(options);
  stated.signal?.throwIfAborted();
  const task = taskOf(input, stated);
  // more trials than can be numbered are refused with their bytes
  refuseWork(task.compiled, Math.min(MOST_TRIALS, stated.precision === undefined ? stated.trials : stated.trialsMax), stated.workers);
  const saved = stated.resume === undefined ? null : readCheckpoint(stated.resume, task.subject, expectedHead(task, stated));
  if (stated.precision !== undefined && saved !== null && saved.recording.trials > stated.trialsMax) {
    throw new RunInputError(`${stated.resume}: a checkpoint of ${saved.recording.trials} trials, this run has at most ${stated.trialsMax}`);
  }
  const settings = saved?.head.trials ? { ...stated, trials: saved.head.trials } : stated;
  const run = new Run(createExecutor, task, settings, began);
  return run.from(saved?.recording ?? null);
}

/** What a checkpoint is of; trials are null with a precision, and undefined when none were stated and any will do. */
function expectedHead(task: Task, settings: Settings) {
  const trials = settings.precision !== undefined ? null : settings.isTrialsStated ? settings.trials : undefined;
  return { ...headOf(task, settings), trials };
}

function headOf({ identity, seed, lanes, subject }: Task, { metrics, precision, trials }: Settings): CheckpointHead {
  const seeds = Object.keys(lanes).length > 0 ? `${seed} ${JSON.stringify(lanes)}` : seed;
  return { engine: ENGINE_VERSION, rng: RNG_VERSION, identity, seed: seeds, trials: precision === undefined ? trials : null, metrics, paths: subject.weeks.length > 0 };
}

/** One run: its threads, what they have committed, and the clocks around them. */
class Run {
  private readonly task: Task;
  private readonly settings: Settings;
  private readonly began: number;
  private readonly control: Control;
  private readonly workers: number;
  private readonly createExecutor: CreateExecutor;
  private savedAt = performance.now();
  private isOver = false;
  /** ends the run with an error from outside of it */
  private fail: (error: unknown) => void = () => {};

  constructor(createExecutor: CreateExecutor, task: Task, settings: Settings, began: number) {
    this.createExecutor = createExecutor;
    this.task = task;
    this.settings = settings;
    this.began = began;
    this.workers = Math.min(settings.workers, blocksOf(settings.precision === undefined ? settings.trials : settings.trialsMax));
    this.control = new Control(this.workers);
  }

  async from(saved: Recording | null): Promise<Simulation> {
    const waves = wavesOf(this.settings, saved?.trials ?? 0);
    const first = this.recordingFor(waves[0], saved);
    const { program } = this.task.compiled;
    const executor = this.createExecutor({ program, keys: this.task.keys, subject: this.task.subject, control: this.control, workers: this.workers });
    const { signal } = this.settings;
    const failed = new Promise<never>((_, reject) => (this.fail = reject));
    const abort = () => this.fail(signal?.reason);
    signal?.addEventListener('abort', abort);
    try {
      return await Promise.race([this.simulate(executor, waves, first), failed]);
    } catch (error) {
      throw error instanceof NumericalFault || error instanceof TrialFault ? this.withSeed(error) : error;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.isOver = true;
      await executor.close();
    }
  }

  private async simulate(executor: Executor, waves: readonly number[], first: Recording): Promise<Simulation> {
    const stop = this.listenToStop();
    // on this thread, which has little to do beside the others
    const chances = chancesGivenRates(this.task, () => this.isOver || this.settings.stop?.aborted === true);
    chances.catch(() => {});
    let recording = first;
    let stopped: Ending['stopped'] = 'complete';
    try {
      for (const trials of waves) {
        recording = this.recordingFor(trials, recording);
        await this.wave(executor, recording);
        if (recording.trials < trials || (this.control.stop !== GO && trials !== waves.at(-1))) stopped = 'interrupted';
        else if (this.settings.precision !== undefined && isPreciseEnough(recording, this.settings.precision)) stopped = 'precise';
        if (stopped !== 'complete') break;
      }
    } finally {
      stop.forget();
    }
    if (stopped === 'interrupted') this.save(recording);
    return this.finish(executor, recording, stopped, chances);
  }

  /** A recording for so many trials that holds what is done already. */
  private recordingFor(trials: number, done: Recording | null): Recording {
    if (done?.plan.trials === trials) return done;
    const plan = affordablePlan(this.task, trials, this.settings.metrics, this.workers);
    return done === null ? new Recording(plan) : done.under(plan);
  }

  private async wave(executor: Executor, recording: Recording): Promise<void> {
    const { plan } = recording;
    const to = blocksOf(plan.trials);
    this.control.startBlocks(recording.blocks);
    this.control.trials = recording.trials;
    if (recording.blocks === to) return;
    const clock = this.reportEvery(PROGRESS_SECONDS, 'simulate', plan.trials);
    try {
      const wave = { trials: plan.trials, metrics: this.settings.metrics, exact: recording.exact.buffer as SharedArrayBuffer, from: recording.blocks, to };
      await executor.run(wave, (record) => {
        recording.commit(record);
        this.saveInTime(recording);
      });
    } finally {
      clock.forget();
    }
    this.report('simulate', recording.trials, plan.trials);
  }

  private async finish(executor: Executor, recording: Recording, stopped: Ending['stopped'], chances: Promise<Chances>): Promise<Simulation> {
    const { plan, trials } = recording;
    const rows = summaryRows(recording);
    let summarised = Promise.resolve();
    if (plan.exactColumns > 0) {
      this.report('summarise', trials, trials);
      this.control.startColumns();
      const exact = recording.exact.buffer as SharedArrayBuffer;
      summarised = executor.summarise({ exact, rows: rows.buffer as SharedArrayBuffer, columns: plan.exactColumns, planned: plan.trials, trials });
    }
    // of the samples, too, while the threads summarise them
    const hash = resultHash(recording);
    await summarised;
    void executor.close();
    const { precision, trialsMax } = this.settings;
    const requested = precision === undefined ? this.settings.trials : trialsMax;
    const ending = { requested, stopped, seconds: (performance.now() - this.began) / 1000, workers: executor.workers, resultHash: hash };
    const givenRates: Chances = stopped === 'interrupted' ? new Map() : await chances;
    return new Simulation(resultOf(this.task, new Summaries(recording, rows), ending, givenRates), recording);
  }

  private saveInTime(recording: Recording): void {
    if (performance.now() - this.savedAt >= this.settings.checkpointSeconds * 1000) this.save(recording);
  }

  private save(recording: Recording): void {
    const { checkpoint } = this.settings;
    if (checkpoint !== undefined) writeCheckpoint(checkpoint, headOf(this.task, this.settings), recording);
    this.savedAt = performance.now();
  }

  /** A stop is passed on to the threads: they finish their blocks, or drop them when that takes too long. */
  private listenToStop(): { forget: () => void } {
    const { stop } = this.settings;
    let grace: NodeJS.Timeout | undefined;
    const demand = () => {
      this.control.demand(FINISH);
      grace = setTimeout(() => this.control.demand(DROP), GRACE_SECONDS * 1000);
    };
    if (stop?.aborted) demand();
    else stop?.addEventListener('abort', demand);
    return {
      forget: () => {
        stop?.removeEventListener('abort', demand);
        clearTimeout(grace);
      },
    };
  }

  private reportEvery(seconds: number, phase: Progress['phase'], of: number): { forget: () => void } {
    if (this.settings.onProgress === undefined) return { forget: () => {} };
    const report = () => {
      try {
        this.report(phase, this.control.trials, of);
      } catch (error) {
        this.fail(error);
      }
    };
    const clock = setInterval(report, seconds * 1000);
    return { forget: () => clearInterval(clock) };
  }

  private report(phase: Progress['phase'], trials: number, of: number): void {
    this.settings.onProgress?.({ phase, trials: Math.min(trials, of), of, seconds: (performance.now() - this.began) / 1000 });
  }

  private withSeed({ message }: Error): TrialFault {
    const { seed } = this.task;
    return new TrialFault(`${message}; this is a bug, and the trial can be replayed under seed ${seed}`);
  }
}
