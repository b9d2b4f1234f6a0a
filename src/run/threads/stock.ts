import { AsyncResource } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import Pool from 'worker-threads-pool';
import { kernelModule } from '../kernel-host.ts';
import { END, REST, errorText, type ErrorText, type KernelModule, type ThreadData } from './messages.ts';

/** So long a thread waits for the next run, which finds it started and its code compiled. */
const MOST_SECONDS_IDLE = 10;
const MOST_SECONDS_TO_END = 1;

/** Whoever has a thread. */
export interface ThreadOwner<Reply> {
  hear(reply: Reply): void;
  /** It has ended and will not come back. */
  lost(cause: ErrorText): void;
}

/** The package's pool starts them; how many there are is for their owners to say. */
const pool = new Pool({ max: Number.MAX_SAFE_INTEGER });
/** Threads belong to no run: what they tell is not told in the context of the one that happened to start them. */
const outside = new AsyncResource('quotacast.threads');
/** Those that nobody has, the one given back last at the end. */
const idle = new Set<Thread>();
// without idle threads this starts nothing, and the process ends
process.on('beforeExit', () => void endIdleThreads());

/** A thread of one of the worker files. One owner has it at a time, or it is idle. */
export class Thread {
  private readonly file: string;
  private readonly kernel: KernelModule | null;
  private readonly worker: Worker;
  private owner: ThreadOwner<never> | null = null;
  private cause: ErrorText | null = null;
  private idleTimer: NodeJS.Timeout | undefined;
  private isEnding = false;

  constructor(file: string, kernel: KernelModule | null, worker: Worker) {
    this.file = file;
    this.kernel = kernel;
    this.worker = worker;
    worker.on('message', (reply) => this.owner?.hear(reply as never));
    worker.on('error', (error) => (this.cause = errorText(error)));
    worker.on('messageerror', (error) => void this.end(errorText(error)));
    worker.on('exit', (code) => {
      this.isEnding = true;
      this.leaveStock();
      this.owner?.lost(this.cause ?? { name: 'Error', message: `the thread ended with code ${code}`, stack: undefined });
    });
  }

  fits(file: string, kernel: KernelModule | null): boolean {
    return this.file === file && this.kernel === kernel;
  }

  take(owner: ThreadOwner<never>): void {
    this.leaveStock();
    this.owner = owner;
    this.worker.ref();
  }

  post(command: unknown): void {
    this.worker.postMessage(command);
  }

  /** Ends it from outside, whatever it does. */
  async end(cause: ErrorText | null = null): Promise<void> {
    this.isEnding = true;
    this.cause ??= cause;
    await this.worker.terminate();
  }

  /** Gives it back; it must have nothing left to do. From now on it does not keep the process alive. */
  giveBack(): void {
    this.owner = null;
    if (this.isEnding) return;
    this.post(REST);
    this.worker.unref();
    idle.add(this);
    this.idleTimer = setTimeout(() => void this.endByItself(), MOST_SECONDS_IDLE * 1000).unref();
  }

  /** Asks it to end; if it does not, it is ended. To end a thread from outside while WebAssembly is compiled for it can end the process, too. */
  endByItself(): Promise<void> {
    this.isEnding = true;
    this.leaveStock();
    this.worker.ref();
    return new Promise((resolve) => {
      const late = setTimeout(() => void this.worker.terminate(), MOST_SECONDS_TO_END * 1000);
      this.worker.once('exit', () => {
        clearTimeout(late);
        resolve();
      });
      this.post(END);
    });
  }

  private leaveStock(): void {
    clearTimeout(this.idleTimer);
    idle.delete(this);
  }
}

/**
 * A thread of a worker file: the one that was given back last, so that those beyond the need come to their end; a new one where all
 * are at work.
 *
 * @throws what the system says when it cannot be started
 */
export async function takeThread<Reply>(file: string, owner: ThreadOwner<Reply>): Promise<Thread> {
  const kernel = kernelModule();
  const thread = [...idle].findLast((one) => one.fits(file, kernel)) ?? (await startThread(file, kernel));
  thread.take(owner);
  return thread;
}

function startThread(file: string, kernel: KernelModule | null): Promise<Thread> {
  const workerData: ThreadData = { kernel };
  return new Promise((resolve, reject) => {
    outside.runInAsyncScope(() => {
      pool.acquire(file, { workerData, execArgv: [] }, (error, worker) => (error === null ? resolve(new Thread(file, kernel, worker)) : reject(error)));
    });
  });
}

/** Whoever has a thread lets it go: an idle one is kept for others, one at work is ended. */
export async function release(owner: { thread: Thread | null }, isIdle: boolean): Promise<void> {
  const { thread } = owner;
  owner.thread = null;
  if (isIdle) thread?.giveBack();
  else await thread?.end();
}

/** @throws when the file of a worker is missing */
export function checkWorkerFile(file: string): void {
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\` first`);
}

/** Ends the threads that nobody has. */
export async function endIdleThreads(): Promise<void> {
  await Promise.all([...idle].map((thread) => thread.endByItself()));
}
