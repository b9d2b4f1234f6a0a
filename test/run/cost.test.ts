import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { planRecord } from '../../src/record/plan.ts';
import { costOf, secondsOf, trialWork } from '../../src/run/cost.ts';
import { runInline } from '../../src/run/run.ts';
import { subjectOf } from '../../src/run/subject.ts';
import { changed, load, smallScenario } from '../helpers/scenario.ts';

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

  it('has parts for stages that seize or whose deals differ, for creators, customers and what is uncertain', () => {
    // everybody who is served reaches the first stage, half of them the one that seizes
    expect(work.seizingStages).toBeCloseTo(work.stages / 3, 6);
    expect(work).toMatchObject({ richStages: 0, customers: 0, creatorDays: 0, extraTrials: 0 });
    const workOf = (...changes: readonly (readonly [string, string])[]) => trialWork(compile(load(changed(...changes))));
    expect(workOf(['    dealSize:', '    traits: { executive: { share: 0.5, odds: 1.5 } }\n    dealSize:']).richStages).toBeCloseTo(work.stages, 6);
    expect(workOf(['perMonth: 30 }', 'perMonth: 30 }\n      own: { kind: self, perMonth: 0.1 }']).creatorDays).toBe(4 * work.days);
    expect(workOf(['perMonth: 30', 'perMonth: { mean: 30, sd: 3 }']).extraTrials).toBe(2000);
    const renewed = workOf(['targets:', '  renewals: { kind: renewal, owner: ae, rate: 0.9 }\naccounts: { base: { count: 100, arr: 20000 } }\ntargets:']);
    // a year of the hundred, and of those who are won in it half a year on average
    const won = 0.25 * work.opportunities * (365 / work.days);
    expect(renewed.customers).toBeGreaterThan(100);
    expect(renewed.customers).toBeLessThan(100 + won / 2 + 1);
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
