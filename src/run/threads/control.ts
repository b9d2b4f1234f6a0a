const NEXT_BLOCK = 0;
const NEXT_COLUMN = 1;
const STOP = 2;
const TRIALS = 3;
const HEAD = 4;
const PER_SLOT = 2;

/** What threads are told about blocks they have taken: go on, finish the block and take no more, or drop it. */
export const GO = 0;
export const FINISH = 1;
export const DROP = 2;

/**
 * Words that all threads of a run share: who takes which block and column next, whether to stop, how far everyone is.
 * A slot is a thread's place; whoever replaces a dead thread takes its place.
 */
export class Control {
  readonly buffer: SharedArrayBuffer;
  private readonly words: Int32Array;

  constructor(slotsOrBuffer: number | SharedArrayBuffer) {
    this.buffer = typeof slotsOrBuffer === 'number' ? new SharedArrayBuffer((HEAD + slotsOrBuffer * PER_SLOT) * 4) : slotsOrBuffer;
    this.words = new Int32Array(this.buffer);
  }

  /** Blocks are handed out from `block` on. */
  startBlocks(block: number): void {
    Atomics.store(this.words, NEXT_BLOCK, block);
  }

  takeBlock(): number {
    return Atomics.add(this.words, NEXT_BLOCK, 1);
  }

  /** The block that nobody has taken yet; beyond the last one when all are taken. */
  get nextBlock(): number {
    return Atomics.load(this.words, NEXT_BLOCK);
  }

  startColumns(): void {
    Atomics.store(this.words, NEXT_COLUMN, 0);
  }

  takeColumn(): number {
    return Atomics.add(this.words, NEXT_COLUMN, 1);
  }

  /** Raises the demand to stop; it is never lowered. */
  demand(stop: number): void {
    if (stop > this.stop) Atomics.store(this.words, STOP, stop);
  }

  get stop(): number {
    return Atomics.load(this.words, STOP);
  }

  /** Trials done, counted for progress only: a block that is run again counts again. */
  get trials(): number {
    return Atomics.load(this.words, TRIALS);
  }

  set trials(n: number) {
    Atomics.store(this.words, TRIALS, n);
  }

  /** Tells what a slot is working on: a block, or −1. */
  setBlock(slot: number, block: number): void {
    Atomics.store(this.words, HEAD + slot * PER_SLOT, block + 1);
  }

  blockOf(slot: number): number {
    return Atomics.load(this.words, HEAD + slot * PER_SLOT) - 1;
  }

  /** A slot is alive: it has done so many more trials. */
  beat(slot: number, trials: number): void {
    Atomics.add(this.words, TRIALS, trials);
    Atomics.add(this.words, HEAD + slot * PER_SLOT + 1, 1);
  }

  beatsOf(slot: number): number {
    return Atomics.load(this.words, HEAD + slot * PER_SLOT + 1);
  }
}
