import { BLOCK_TRIALS, type BlockRecord } from '../../record/block.ts';
import { BlockRecorder, type BlockOutput } from '../../record/block-recorder.ts';
import type { Plan } from '../../record/plan.ts';
import { DROP, type Control } from './control.ts';
import type { Engine } from '../engine.ts';

/** A block is run in steps of about so many seconds, so that a thread notices soon that it shall stop. */
const STEP_SECONDS = 0.25;
const FIRST_STEP = 1;

/** Runs and records blocks on one thread. */
export class BlockRunner {
  private readonly engine: Engine;
  private readonly control: Control;
  private readonly slot: number;
  private step = FIRST_STEP;
  private rows = new Float64Array(0);

  constructor(engine: Engine, control: Control, slot: number) {
    this.engine = engine;
    this.control = control;
    this.slot = slot;
  }

  /** Runs one block of a plan; null when it was told to drop it. */
  run(block: number, plan: Plan, recorder: BlockRecorder): BlockRecord | null {
    const first = block * BLOCK_TRIALS;
    const count = Math.min(BLOCK_TRIALS, plan.trials - first);
    if (this.engine.rowWidth !== plan.places.width) {
      throw new Error(`rows: expected ${plan.places.width} numbers, the engine writes ${this.engine.rowWidth}`);
    }
    const output = this.output(first, count, plan);
    return output === null ? null : recorder.record(block, first, output);
  }

  private output(first: number, count: number, plan: Plan): BlockOutput | null {
    const width = this.engine.rowWidth;
    const periods = plan.subject.periods.length;
    const codes: Int32Array[] = [];
    const values: Float64Array[] = [];
    for (let done = 0; done < count; ) {
      if (this.control.stop === DROP) return null;
      const n = Math.min(this.step, count - done);
      const began = performance.now();
      const part = this.engine.runBlock(first + done, n);
      this.pace(n, (performance.now() - began) / 1000);
      this.control.beat(this.slot, n);
      // nothing is put together, nothing is copied
      if (n === count) return { rows: { values: part.rows, width, count, periods }, emitted: part };
      if (this.rows.length < count * width) this.rows = new Float64Array(count * width);
      this.rows.set(part.rows.subarray(0, n * width), done * width);
      codes.push(part.codes.slice(0, part.emitted));
      values.push(part.values.slice(0, part.emitted));
      done += n;
    }
    const emitted = codes.reduce((all, { length }) => all + length, 0);
    return {
      rows: { values: this.rows, width, count, periods },
      emitted: { codes: joined(codes, new Int32Array(emitted)), values: joined(values, new Float64Array(emitted)), emitted },
    };
  }

  /** The next step is the largest power of two whose trials would have taken STEP_SECONDS. It moves no result. */
  private pace(trials: number, seconds: number): void {
    const affordable = (STEP_SECONDS * trials) / Math.max(seconds, 1e-6);
    let step = 1;
    while (step < BLOCK_TRIALS && step * 2 <= affordable) step *= 2;
    this.step = step;
  }
}

function joined<T extends Int32Array | Float64Array>(parts: readonly T[], into: T): T {
  let at = 0;
  for (const part of parts) {
    into.set(part, at);
    at += part.length;
  }
  return into;
}
