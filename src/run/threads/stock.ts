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

/** Threads are started by the pool of the package, as many as somebody has; this keeps those that are given back. */
const pool = new Pool({ max: Number.MAX_SAFE_INTEGER });
const idle = new Set<Thread>();

/** A thread of one of the worker files. One owner has it at a time, or it is idle. */
export class Thread {
  private readonly file: string;
  private readonly kernel: KernelModule | null;
  private readonly worker: Worker;
  private owner: ThreadOwner<never> | null = null;
  private cause: ErrorText | null = null;
  private idleUntil: NodeJS.Timeout | undefined;

  constructor(file: string, kernel: KernelModule | null, worker: Worker) {
    this.file = file;
    this.kernel = kernel;
    this.worker = worker;
    worker.on('message', (reply) => this.owner?.hear(reply as never));
    worker.on('error', (error) => (this.cause = errorText(error)));
    worker.on('messageerror', (error) => void this.end(errorText(error)));
    worker.on('exit', (code) => {
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
    this.cause = cause;
    await this.worker.terminate();
  }

  /** Gives it back, with nothing left to do. It does not keep the process alive. */
  giveBack(): void {
    this.owner = null;
    this.post(REST);
    this.worker.unref();
    idle.add(this);
    this.idleUntil = setTimeout(() => void this.endByItself(), MOST_SECONDS_IDLE * 1000).unref();
    process.off('beforeExit', endIdleThreads).once('beforeExit', endIdleThreads);
  }

  /** Asks it to end; if it does not, it is ended. To end a thread from outside while WebAssembly is compiled for it can end the process, too. */
  endByItself(): Promise<void> {
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
    clearTimeout(this.idleUntil);
    idle.delete(this);
  }
}

/**
 * A thread of a worker file, an idle one if there is one.
 *
 * @throws what the system says when it cannot be started
 */
export function takeThread<Reply>(file: string, owner: ThreadOwner<Reply>): Promise<Thread> {
  const kernel = kernelModule();
  for (const thread of idle) {
    if (!thread.fits(file, kernel)) continue;
    thread.take(owner);
    return Promise.resolve(thread);
  }
  return new Promise((resolve, reject) => {
    const workerData: ThreadData = { kernel };
    pool.acquire(file, { workerData, execArgv: [] }, (error, worker) => {
      if (error !== null) return reject(error);
      const thread = new Thread(file, kernel, worker);
      thread.take(owner);
      resolve(thread);
    });
  });
}

/** @throws when the file of a worker is missing */
export function checkWorkerFile(file: string): void {
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\` first`);
}

/** Ends the threads that nobody has. */
export async function endIdleThreads(): Promise<void> {
  await Promise.all([...idle].map((thread) => thread.endByItself()));
}
