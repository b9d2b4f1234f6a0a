import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { planRecord } from '../../src/record/plan.ts';
import { costOf, secondsOf, trialWork } from '../../src/run/cost.ts';
import { runInline } from '../../src/run/run.ts';
import { subjectOf } from '../../src/run/subject.ts';
import { load, smallScenario } from '../helpers/scenario.ts';

const compiled = compile(load(smallScenario));
const work = trialWork(compiled);
const size = { trials: 10_000, workers: 2, exactColumns: 100, binnedColumns: 0, summaries: 120 };

describe('the cost of a run', () => {
  it('is of what a trial goes through', async () => {
    // a year and the 6 seats; the weeks before it are counted, too
    expect(work.days).toBeGreaterThan(365);
    expect(work.seatDays).toBe(6 * work.days);
    const { timing } = (await runInline(compiled, { trials: 50 })).result;
    // the run counts the opportunities of its horizon
    expect((work.opportunities * 365) / work.days).toBeCloseTo(timing.opportunities / 50, -1.5);
    // half of those that are served start the second stage; a pool may serve fewer than arrive
    expect(work.stages).toBeLessThanOrEqual(work.opportunities * 1.5);
    expect(work.stages).toBeGreaterThan(work.opportunities * 0.5);
  });

  it('grows in proportion to the trials but for sorting, and is shared by the threads', () => {
    const seconds = (trials: number, workers: number) => secondsOf(work, { ...size, trials, workers });
    const more = (a: number, b: number) => seconds(b, 1).seconds - seconds(a, 1).seconds;
    const growth = more(20_000, 30_000) / more(10_000, 20_000);
    expect(growth).toBeGreaterThan(1);
    expect(growth).toBeLessThan(1.1);
    expect(seconds(1e7, 2).seconds / seconds(1e7, 1).seconds).toBeCloseTo(0.5, 1);
    expect(seconds(1e7, 2).processorSeconds / seconds(1e7, 1).processorSeconds).toBeCloseTo(1, 1);
  });

  it('has the samples in its memory', () => {
    const bytes = (trials: number) => {
      const plan = planRecord(subjectOf(compiled), trials)!;
      return { samples: plan.exactColumns * trials * 8, bytes: costOf(compiled, plan, 2).bytes };
    };
    const [few, many] = [bytes(1_000), bytes(100_000)];
    expect((many.bytes - few.bytes) / (many.samples - few.samples)).toBeGreaterThan(0.7);
    expect((many.bytes - few.bytes) / (many.samples - few.samples)).toBeLessThan(1.5);
  });
});
