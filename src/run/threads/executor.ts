import type { BlockRecord } from '../../record/block.ts';
import type { Subject } from '../../record/subject.ts';
import type { Control } from './control.ts';
import type { SummaryJob, Wave } from './messages.ts';

/** What trials are made of. */
export interface Job {
  readonly program: Uint8Array;
  readonly keys: Int32Array;
  readonly subject: Subject;
  readonly control: Control;
  readonly workers: number;
}

/** Takes the records of blocks in the order of the blocks. */
export type Commit = (record: BlockRecord) => void;

/** Where blocks are run: on threads, or on this one. */
export interface Executor {
  readonly workers: number;
  /** Runs a wave. Told to stop, it resolves with fewer blocks committed. */
  run(wave: Wave, commit: Commit): Promise<void>;
  summarise(job: SummaryJob): Promise<void>;
  /** Gives all threads back; those with something under way are ended. */
  close(): Promise<void>;
}

export type CreateExecutor = (job: Job) => Executor;

/** Commits records that come in any order in the order of the blocks, each once. */
export class InOrder {
  private readonly waiting = new Map<number, BlockRecord>();
  private readonly commit: Commit;
  private next: number;

  constructor(from: number, commit: Commit) {
    this.next = from;
    this.commit = commit;
  }

  take(record: BlockRecord): void {
    if (this.has(record.block)) return;
    this.waiting.set(record.block, record);
    for (let ready = this.waiting.get(this.next); ready !== undefined; ready = this.waiting.get(this.next)) {
      this.waiting.delete(this.next);
      this.next += 1;
      this.commit(ready);
    }
  }

  has(block: number): boolean {
    return block < this.next || this.waiting.has(block);
  }

  /** Blocks below `to` that have not come. */
  missing(to: number): number[] {
    const blocks: number[] = [];
    for (let block = this.next; block < to; block++) if (!this.waiting.has(block)) blocks.push(block);
    return blocks;
  }
}
