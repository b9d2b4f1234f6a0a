import { fileURLToPath } from 'node:url';
import { BLOCK_TRIALS } from '../../record/block.ts';
import { GO, type Control } from './control.ts';
import { ResourceLimitError, TrialFault, WorkerFault } from '../errors.ts';
import { InOrder, type Commit, type CreateExecutor, type Executor, type Job } from './executor.ts';
import { errorText, type Command, type ErrorText, type Reply, type RunSetup, type SummaryJob, type Wave } from './messages.ts';
import { checkWorkerFile, release, takeThread, type Thread } from './stock.ts';

/** A thread that finishes no trial for so long hangs: a trial of the largest allowed scenario takes seconds. */
const STALL_SECONDS = 300;

/** Times that a block may be lost together with its thread. */
const MOST_LOSSES = 1;

/** Threads, as many as the job asks for; idle ones of an earlier run where there are any. */
export function threads(file = workerFile(), stallSeconds = STALL_SECONDS): CreateExecutor {
  return (job) => new ThreadPool(job, file, stallSeconds);
}

/** The compiled worker, from the sources too: threads cannot read TypeScript. */
function workerFile(): string {
  const here = import.meta.url;
  return fileURLToPath(here.endsWith('.ts') ? new URL('../../../dist/run/worker.js', here) : new URL('../worker.js', here));
}

/** What the threads are busy with: a wave or the summaries. */
interface Phase {
  readonly first: Command;
  onBlock(reply: Extract<Reply, { kind: 'block' }>): void;
  /** A thread has died at a block (−1 for none): what its replacement does. Throws when that is enough. */
  onLost(block: number, cause: ErrorText): Command;
  /** All threads are idle: one more command, or null when the phase is over. */
  onIdle(): Command | null;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Member {
  thread: Thread | null;
  command: Command | null;
  isIdle: boolean;
  beats: number;
  beatAt: number;
}

class ThreadPool implements Executor {
  readonly workers: number;
  private readonly job: Job;
  private readonly file: string;
  private readonly stallSeconds: number;
  private readonly control: Control;
  private readonly members: Member[];
  private phase: Phase | null = null;
  private closing: Promise<unknown> | null = null;
  /** threads that died without having taken a block */
  private stillborn = 0;

  constructor(job: Job, file: string, stallSeconds: number) {
    checkWorkerFile(file);
    this.job = job;
    this.file = file;
    this.stallSeconds = stallSeconds;
    this.workers = job.workers;
    this.control = job.control;
    this.members = Array.from({ length: job.workers }, () => ({ thread: null, command: null, isIdle: true, beats: 0, beatAt: 0 }));
  }

  run(wave: Wave, commit: Commit): Promise<void> {
    const inOrder = new InOrder(wave.from, commit);
    const losses = new Map<number, number>();
    const lose = (block: number, cause: ErrorText) => {
      losses.set(block, (losses.get(block) ?? 0) + 1);
      if (losses.get(block)! > MOST_LOSSES) throw blockFault(block, wave.trials, cause);
    };
    return this.during({
      first: { kind: 'run', wave, again: [] },
      onBlock: ({ record }) => inOrder.take(record),
      onLost: (block, cause) => {
        if (block < 0 || inOrder.has(block)) return { kind: 'run', wave, again: [] };
        lose(block, cause);
        return { kind: 'run', wave, again: [block] };
      },
      onIdle: () => {
        const again = this.control.stop === GO ? inOrder.missing(wave.to) : [];
        for (const block of again) lose(block, { name: 'Error', message: 'its result never arrived', stack: undefined });
        return again.length === 0 ? null : { kind: 'run', wave, again };
      },
    });
  }

  summarise(job: SummaryJob): Promise<void> {
    let losses = 0;
    return this.during({
      first: { kind: 'summarise', job },
      onBlock: () => {},
      // the column that was under way is unknown: all are made again
      onLost: (_, cause) => {
        if (losses++ >= MOST_LOSSES) throw fault('the summaries could not be made, twice', cause);
        this.control.startColumns();
        return { kind: 'summarise', job };
      },
      onIdle: () => null,
    });
  }

  async close(): Promise<void> {
    this.phase?.reject(new Error('the threads were ended'));
    this.closing ??= Promise.all(this.members.map((member) => release(member, member.isIdle)));
    await this.closing;
  }

  private async during(hooks: Omit<Phase, 'resolve' | 'reject'>): Promise<void> {
    if (this.closing !== null) throw new Error('the threads were ended');
    const watch = setInterval(() => this.endHanging(), 1000);
    try {
      await new Promise<void>((resolve, reject) => {
        this.phase = { ...hooks, resolve, reject };
        for (let slot = 0; slot < this.workers; slot++) this.order(slot, hooks.first);
      });
    } finally {
      this.phase = null;
      clearInterval(watch);
    }
  }

  private order(slot: number, command: Command): void {
    const member = this.members[slot];
    member.isIdle = false;
    member.command = command;
    member.beatAt = performance.now();
    if (member.thread === null) void this.engage(slot);
    else member.thread.post(command);
  }

  private async engage(slot: number): Promise<void> {
    const member = this.members[slot];
    try {
      const thread = await takeThread<Reply>(this.file, {
        hear: (reply) => this.guard(() => this.hear(slot, reply)),
        lost: (cause) => {
          member.thread = null;
          this.guard(() => this.lost(slot, cause));
        },
      });
      if (this.closing !== null) return thread.giveBack();
      member.thread = thread;
      const { program, keys, subject, control } = this.job;
      const setup: RunSetup = { program, keys, subject, control: control.buffer, slot };
      thread.post({ kind: 'begin', setup } satisfies Command);
      if (member.command !== null) thread.post(member.command);
    } catch (error) {
      this.phase?.reject(fault('a thread could not be started', errorText(error)));
    }
  }

  private hear(slot: number, reply: Reply): void {
    if (reply.kind === 'block') this.phase?.onBlock(reply);
    else if (reply.kind === 'failed') this.hearFailure(slot, reply.error);
    else {
      this.members[slot].isIdle = true;
      if (!this.members.every(({ isIdle }) => isIdle)) return;
      const more = this.phase?.onIdle() ?? null;
      if (more === null) this.phase?.resolve();
      else this.order(slot, more);
    }
  }

  /** A refusal or a bug of one trial would only happen again; anything else gets a new thread. */
  private hearFailure(slot: number, error: ErrorText): void {
    if (error.name === 'ResourceLimitError') throw new ResourceLimitError(error.message);
    if (error.name === 'NumericalFault') throw new TrialFault(error.message);
    void this.members[slot].thread?.end(error);
  }

  private lost(slot: number, cause: ErrorText): void {
    if (this.closing !== null || this.phase === null || this.members[slot].isIdle) return;
    const block = this.control.blockOf(slot);
    this.control.setBlock(slot, -1);
    if (block < 0 && ++this.stillborn > this.workers) throw fault('threads end before they begin', cause);
    this.order(slot, this.phase.onLost(block, cause));
  }

  private endHanging(): void {
    const now = performance.now();
    this.members.forEach((member, slot) => {
      const beats = this.control.beatsOf(slot);
      if (beats !== member.beats) member.beatAt = now;
      member.beats = beats;
      if (member.isIdle || member.thread === null || now - member.beatAt < this.stallSeconds * 1000) return;
      void member.thread.end({ name: 'Error', message: `no trial finished for ${this.stallSeconds} s`, stack: undefined });
    });
  }

  private guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.phase?.reject(error);
    }
  }
}

function blockFault(block: number, trials: number, cause: ErrorText): WorkerFault {
  const first = block * BLOCK_TRIALS;
  const last = Math.min(trials, first + BLOCK_TRIALS) - 1;
  return fault(`block ${block} (trials ${first} to ${last}) could not be run, twice`, cause);
}

function fault(what: string, cause: ErrorText): WorkerFault {
  const error = new WorkerFault(`${what}: ${cause.message}`, { cause });
  if (cause.stack !== undefined) error.stack = cause.stack;
  return error;
}
