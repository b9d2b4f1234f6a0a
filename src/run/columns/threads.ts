import { AsyncResource } from 'node:async_hooks';
import { fileURLToPath } from 'node:url';
import { ResourceLimitError, TrialFault, WorkerFault } from '../errors.ts';
import { errorText, type ErrorText } from '../threads/messages.ts';
import { checkWorkerFile, release, takeThread, type Thread } from '../threads/stock.ts';
import { chunksOf, Gathered, setupOf, type ChunkSetup, type ColumnJob } from './job.ts';
import type { ChunkOrder, ChunkReply } from './messages.ts';
import type { Column } from './column.ts';
import type { ColumnRunner } from './runner.ts';

/** Times that a chunk may be lost together with its thread. */
const MOST_LOSSES = 1;

/** A thread that is not done with a chunk after so long hangs: as much for every trial as one of the largest scenarios takes, and more. */
const STALL_SECONDS = 300;
const STALL_SECONDS_PER_TRIAL = 3;

interface Task {
  readonly job: Running;
  readonly first: number;
  readonly count: number;
  losses: number;
}

interface Running {
  readonly setup: ChunkSetup;
  readonly gathered: Gathered;
  readonly offset: number;
  readonly onTrials: (trials: number) => void;
  readonly resolve: (columns: readonly Column[]) => void;
  readonly reject: (error: unknown) => void;
  left: number;
  isOver: boolean;
}

interface Member {
  thread: Thread | null;
  task: Task | null;
  /** the job whose engine the thread has */
  has: number;
  /** a reading of the clock when the chunk was ordered */
  since: number;
}

/** Threads that take chunk after chunk of whatever jobs there are, in the order of the jobs. */
export function threadColumns(workers: number, file = workerFile(), stallSeconds = STALL_SECONDS): ColumnRunner {
  return new ColumnThreads(workers, file, stallSeconds);
}

/** The compiled worker, from the sources too: threads cannot read TypeScript. */
function workerFile(): string {
  const here = import.meta.url;
  return fileURLToPath(here.endsWith('.ts') ? new URL('../../../dist/run/columns/worker.js', here) : new URL('./worker.js', here));
}

class ColumnThreads implements ColumnRunner {
  readonly workers: number;
  private readonly file: string;
  private readonly members: Member[];
  private readonly waiting: Task[] = [];
  private readonly running = new Set<Running>();
  private readonly stallSeconds: number;
  private readonly watch: NodeJS.Timeout;
  private ended: { readonly reason: unknown; readonly closing: Promise<unknown> } | null = null;

  constructor(workers: number, file: string, stallSeconds: number) {
    checkWorkerFile(file);
    this.workers = workers;
    this.file = file;
    this.members = Array.from({ length: workers }, () => ({ thread: null, task: null, has: 0, since: 0 }));
    this.stallSeconds = stallSeconds;
    // threads keep the process alive, the watch alone does not
    this.watch = setInterval(() => this.endHanging(), 1000).unref();
  }

  run(job: ColumnJob, onTrials: (trials: number) => void = () => {}): Promise<readonly Column[]> {
    return new Promise((resolve, reject) => {
      if (this.ended !== null) throw this.ended.reason;
      const setup = setupOf(job);
      const chunks = chunksOf(job);
      const running: Running = { setup, gathered: new Gathered(setup, job.trials), offset: job.first ?? 0, onTrials: AsyncResource.bind(onTrials), resolve, reject, left: chunks.length, isOver: false };
      this.running.add(running);
      this.waiting.push(...chunks.map(({ first, count }) => ({ job: running, first, count, losses: 0 })));
      this.feed();
    });
  }

  async close(reason: unknown = new Error('the run was ended')): Promise<void> {
    this.ended ??= { reason, closing: this.giveAllBack(reason) };
    await this.ended.closing;
  }

  private giveAllBack(reason: unknown): Promise<unknown> {
    clearInterval(this.watch);
    for (const job of this.running) this.end(job, () => job.reject(reason));
    return Promise.all(this.members.map((member) => release(member, member.task === null)));
  }

  /** Gives every idle thread the next chunk. */
  private feed(): void {
    for (const member of this.members) {
      if (member.task !== null) continue;
      const task = this.waiting.shift();
      if (task === undefined) return;
      member.task = task;
      if (member.thread === null) void this.engage(member);
      else this.order(member, task);
    }
  }

  private order(member: Member, { job: { setup }, first, count }: Task): void {
    const order: ChunkOrder = { setup: member.has === setup.id ? null : setup, first, count };
    member.has = setup.id;
    member.since = performance.now();
    member.thread!.post(order);
  }

  private async engage(member: Member): Promise<void> {
    try {
      const thread = await takeThread<ChunkReply>(this.file, { hear: (reply) => this.hear(member, reply), lost: (cause) => this.lost(member, cause) });
      if (this.ended !== null) return thread.giveBack();
      Object.assign(member, { thread, has: 0 });
      if (member.task !== null) this.order(member, member.task);
    } catch (error) {
      this.fail(member, new WorkerFault(`a thread could not be started: ${errorText(error).message}`));
    }
  }

  private hear(member: Member, reply: ChunkReply): void {
    const { task } = member;
    if (task === null || this.ended !== null) return;
    if (reply.kind === 'failed') return this.hearFailure(member, reply.error);
    member.task = null;
    const { job } = task;
    if (!job.isOver) {
      job.gathered.take(task.first - job.offset, task.count, reply.values);
      job.left -= 1;
      this.tell(job, task.count);
      if (job.left === 0) this.end(job, () => job.resolve(job.gathered.columns));
    }
    this.feed();
  }

  /** Whoever listens may throw: then nobody waits for the job any more. */
  private tell(job: Running, trials: number): void {
    try {
      job.onTrials(trials);
    } catch (error) {
      this.end(job, () => job.reject(error));
    }
  }

  /** A refusal or a bug of one trial would only happen again; anything else gets a new thread. */
  private hearFailure(member: Member, error: ErrorText): void {
    // the thread has dropped its engine
    member.has = 0;
    if (error.name === 'ResourceLimitError') this.fail(member, new ResourceLimitError(error.message));
    else if (error.name === 'NumericalFault') this.fail(member, new TrialFault(`${error.message}; this is a bug`));
    else void member.thread?.end(error);
  }

  private endHanging(): void {
    const now = performance.now();
    for (const member of this.members) {
      const { task, thread } = member;
      if (task === null || thread === null) continue;
      const patience = this.stallSeconds + (STALL_SECONDS_PER_TRIAL * task.count * this.stallSeconds) / STALL_SECONDS;
      if (now - member.since > patience * 1000) void thread.end({ name: 'Error', message: `not done after ${Math.round(patience)} s`, stack: undefined });
    }
  }

  private lost(member: Member, cause: ErrorText): void {
    member.thread = null;
    const { task } = member;
    if (this.ended !== null || task === null) return;
    task.losses += 1;
    if (task.losses > MOST_LOSSES) this.fail(member, faultOf(cause, task));
    else void this.engage(member);
  }

  /** Ends the job of a thread's chunk; the thread goes on with the next one. */
  private fail(member: Member, error: Error): void {
    const { task } = member;
    member.task = null;
    if (task !== null) this.end(task.job, () => task.job.reject(error));
    this.feed();
  }

  private end(job: Running, settle: () => void): void {
    if (job.isOver) return;
    job.isOver = true;
    this.running.delete(job);
    for (let k = this.waiting.length - 1; k >= 0; k--) if (this.waiting[k].job === job) this.waiting.splice(k, 1);
    settle();
  }
}

function faultOf({ message, stack }: ErrorText, { first, count }: Task): WorkerFault {
  const fault = new WorkerFault(`trials ${first} to ${first + count - 1} could not be run, twice: ${message}`);
  if (stack !== undefined) fault.stack = stack;
  return fault;
}
