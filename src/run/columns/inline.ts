import { createEngine } from '../engine.ts';
import { prepareKernel } from '../kernel-host.ts';
import { runChunk } from './chunk.ts';
import { chunksOf, Gathered, setupOf } from './job.ts';
import type { ColumnRunner } from './runner.ts';

/** Runs jobs on this thread, yielding between chunks. */
export function inlineColumns(): ColumnRunner {
  let ended: unknown = null;
  return {
    workers: 0,
    async run(job, onTrials = () => {}) {
      const setup = setupOf(job);
      const { program, keys, lines, periods, trialsPerRates } = setup;
      await prepareKernel();
      const engine = createEngine(program, keys, { trialsPerRates });
      const gathered = new Gathered(setup, job.trials);
      for (const { first, count } of chunksOf(job)) {
        gathered.take(first - (job.first ?? 0), count, runChunk(engine, lines, periods, first, count));
        onTrials(count);
        await new Promise((resolve) => setImmediate(resolve));
        if (ended !== null) throw ended;
      }
      return gathered.columns;
    },
    async close(reason = new Error('the run was ended')) {
      ended = reason;
    },
  };
}
