// What recording makes of trials. Each case takes the engine it shall hold for.
import { expect } from 'vitest';
import { KEYS, compileFile } from '../helpers/trials.ts';
import type { Case } from './exact-cases.ts';

type Quantiles = Pick<typeof import('../../dist/record/statistics/quantile.js'), 'quantileOf'>;
type Executor = Pick<typeof import('../../dist/run/threads/executor.js'), 'InOrder'>;
type Recordings = Pick<typeof import('../../dist/record/recording.js'), 'Recording'>;
type Recorders = Pick<typeof import('../../dist/record/block-recorder.js'), 'BlockRecorder'>;
type Plans = Pick<typeof import('../../dist/record/plan.js'), 'planRecord'>;
type Subjects = Pick<typeof import('../../dist/run/subject.js'), 'subjectOf'>;

const BLOCK = 128;

export const cases: Record<string, Case> = {
  async 'a percentile is one of the values'(engine) {
    const { quantileOf } = await engine.module<Quantiles>('record/statistics/quantile.js');
    const values = Float64Array.of(1, 2, 4, 8);
    expect([0, 0.2, 0.25, 0.3, 0.5, 0.75, 0.9, 1].map((p) => quantileOf(values, p))).toEqual([1, 1, 1, 2, 2, 4, 8, 8]);
  },

  async 'the figures of a run do not depend on which block is done first'(engine) {
    const { InOrder } = await engine.module<Executor>('run/threads/executor.js');
    const { Recording } = await engine.module<Recordings>('record/recording.js');
    const { BlockRecorder } = await engine.module<Recorders>('record/block-recorder.js');
    const { planRecord } = await engine.module<Plans>('record/plan.js');
    const { subjectOf } = await engine.module<Subjects>('run/subject.js');
    const compiled = compileFile('scenarios/mid-market.yaml', engine);
    const plan = planRecord(subjectOf(compiled), 4 * BLOCK)!;
    const { rowWidth, runBlock } = engine.createEngine(compiled.program, KEYS);
    const folded = (order: readonly number[]): string => {
      const recording = new Recording(plan);
      const recorder = new BlockRecorder(plan, recording.exact);
      const inOrder = new InOrder(0, (record) => recording.commit(record));
      for (const block of order) {
        const { rows, codes, values, emitted } = runBlock(block * BLOCK, BLOCK);
        inOrder.take(recorder.record(block, block * BLOCK, { rows: { values: rows, width: rowWidth, count: BLOCK, periods: compiled.periods.length }, emitted: { codes, values, emitted } }));
      }
      return [recording.blocks, ...recording.folded.moments, ...recording.folded.clusters].join();
    };
    expect(folded([2, 0, 3, 1])).toBe(folded([0, 1, 2, 3]));
  },
};
