import type { MessagePort } from 'node:worker_threads';
import { transferablesOf } from '../../record/block.ts';
import { BlockRecorder } from '../../record/block-recorder.ts';
import { planRecord, type Plan } from '../../record/plan.ts';
import { countShared } from '../../record/shared-memory.ts';
import { ColumnSummariser } from '../../record/summaries.ts';
import { BlockRunner } from './block-runner.ts';
import { Control, GO } from './control.ts';
import type { Engine } from '../engine.ts';
import { END, REST, errorText, type Command, type Reply, type SummaryJob, type Wave, type RunSetup } from './messages.ts';

export type CreateEngine = (program: Uint8Array, keys: Int32Array) => Engine;

/** The life of a thread: runs begin, commands come in, blocks and summaries go out. After a failure it is of no more use. */
export function serve(port: MessagePort, createEngine: CreateEngine): void {
  let desk: Desk | undefined;
  const reply: Desk['reply'] = (message, transfer = []) => port.postMessage(message, transfer);
  port.on('message', (command: Command | typeof REST | typeof END) => {
    if (command === END) return port.close();
    if (command === REST) return (desk = undefined);
    if (command.kind === 'begin') return (desk = deskFor(command.setup, reply));
    try {
      if (desk === undefined) throw new Error(`${command.kind}: expected the beginning of a run before it`);
      if (command.kind === 'summarise') {
        summariseColumns(command.job, desk.control, desk.setup.slot);
      } else {
        desk.runner ??= new BlockRunner(createEngine(desk.setup.program, desk.setup.keys), desk.control, desk.setup.slot);
        runBlocks(command.wave, command.again, desk, desk.runner);
      }
      reply({ kind: 'idle' });
    } catch (error) {
      reply({ kind: 'failed', error: errorText(error) });
    }
  });
}

/** What a thread has of the present run. */
interface Desk {
  readonly setup: RunSetup;
  readonly control: Control;
  runner: BlockRunner | undefined;
  readonly reply: (message: Reply, transfer?: ArrayBuffer[]) => void;
}

function deskFor(setup: RunSetup, reply: Desk['reply']): Desk {
  return { setup, control: new Control(setup.control), runner: undefined, reply };
}

function runBlocks(wave: Wave, again: readonly number[], { control, setup, reply }: Desk, runner: BlockRunner): void {
  const plan = wavePlan(wave, setup);
  countShared(wave.exact);
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

function wavePlan({ trials, metrics }: Wave, { subject }: RunSetup): Plan {
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
