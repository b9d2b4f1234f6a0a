import type { MessagePort } from 'node:worker_threads';
import { transferablesOf } from '../../record/block.ts';
import { BlockRecorder } from '../../record/block-recorder.ts';
import { planRecord, type Plan } from '../../record/plan.ts';
import { ColumnSummariser } from '../../record/summaries.ts';
import { BlockRunner } from './block-runner.ts';
import { Control, GO } from './control.ts';
import type { Engine } from '../engine.ts';
import { END, errorText, type Command, type Reply, type SummaryJob, type Wave, type WorkerSetup } from './messages.ts';

export type CreateEngine = (program: Uint8Array, keys: Int32Array) => Engine;

/** The life of a thread: commands come in, blocks and summaries go out. After a failure it is of no more use. */
export function serve(port: MessagePort, setup: WorkerSetup, createEngine: CreateEngine): void {
  const control = new Control(setup.control);
  let runner: BlockRunner | undefined;
  const reply = (message: Reply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  port.on('message', (command: Command | typeof END) => {
    if (command === END) return port.close();
    try {
      if (command.kind === 'summarise') {
        summariseColumns(command.job, control, setup.slot);
      } else {
        runner ??= new BlockRunner(createEngine(setup.program, setup.keys), control, setup.slot);
        runBlocks(command.wave, command.again, { runner, control, setup, reply });
      }
      reply({ kind: 'idle' });
    } catch (error) {
      reply({ kind: 'failed', error: errorText(error) });
    }
  });
}

interface Desk {
  readonly runner: BlockRunner;
  readonly control: Control;
  readonly setup: WorkerSetup;
  readonly reply: (message: Reply, transfer?: ArrayBuffer[]) => void;
}

function runBlocks(wave: Wave, again: readonly number[], { runner, control, setup, reply }: Desk): void {
  const plan = wavePlan(wave, setup);
  const recorder = new BlockRecorder(plan, new Float64Array(wave.exact));
  const runOne = (block: number) => {
    control.setBlock(setup.slot, block);
    const record = runner.run(block, plan, recorder);
    if (record !== null) reply({ kind: 'block', record }, transferablesOf(record));
    control.setBlock(setup.slot, -1);
  };
  for (const block of again) runOne(block);
  while (control.stop === GO) {
    const block = control.takeBlock();
    if (block >= wave.to) return;
    runOne(block);
  }
}

function wavePlan({ trials, metrics }: Wave, { subject }: WorkerSetup): Plan {
  const plan = planRecord(subject, trials, metrics);
  if (plan === null) throw new Error('plan: expected the samples to fit, as they did on the main thread');
  return plan;
}

/** Summarises columns as long as there are any. */
export function summariseColumns({ exact, rows, columns, planned, trials }: SummaryJob, control: Control, slot: number): void {
  const summariser = new ColumnSummariser(new Float64Array(exact), planned, trials);
  const out = new Float64Array(rows);
  for (let column = control.takeColumn(); column < columns; column = control.takeColumn()) {
    summariser.summariseInto(out, column);
    control.beat(slot, 0);
  }
}
