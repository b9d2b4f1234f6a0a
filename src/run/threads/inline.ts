import { BlockRecorder } from '../../record/block-recorder.ts';
import { planRecord } from '../../record/plan.ts';
import { BlockRunner } from './block-runner.ts';
import { GO } from './control.ts';
import { createEngine } from '../engine.ts';
import { prepareKernel } from '../kernel-host.ts';
import { InOrder, type Commit, type Executor, type Job } from './executor.ts';
import type { SummaryJob, Wave } from './messages.ts';
import { summariseColumns, type CreateEngine } from './serve.ts';

/** Runs blocks on this thread, yielding between them; for tests and for what is too small for a thread. */
export function inline(create: CreateEngine = createEngine): (job: Job) => Executor {
  return ({ program, keys, subject, control }) => {
    let runner: BlockRunner | undefined;
    let isClosed = false;
    return {
      workers: 0,
      async run(wave: Wave, commit: Commit) {
        await prepareKernel();
        runner ??= new BlockRunner(create(program, keys), control, 0);
        const plan = planRecord(subject, wave.trials, wave.metrics)!;
        const recorder = new BlockRecorder(plan, new Float64Array(wave.exact));
        const inOrder = new InOrder(wave.from, commit);
        for (let block = control.takeBlock(); block < wave.to && control.stop === GO; block = control.takeBlock()) {
          const record = runner.run(block, plan, recorder);
          if (record !== null) inOrder.take(record);
          await new Promise((resolve) => setImmediate(resolve));
          if (isClosed) throw new Error('the run was ended');
        }
      },
      async summarise(job: SummaryJob) {
        summariseColumns(job, control, 0);
      },
      async close() {
        isClosed = true;
      },
    };
  };
}
