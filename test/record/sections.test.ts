import { describe, expect, it } from 'vitest';
import {
  FLOW_CREATED, FLOW_GROSS, FLOW_WON, OPEN_COUNT, OPEN_VALUE, POOL_R_ATTAINMENT, POOL_R_AT_QUOTA, POOL_R_CREDIT, POOL_R_LEFT_OUT, POOL_R_PEOPLE,
  POOL_R_STREET, YEAR_ATTAINMENT, YEAR_LEFT_OUT, YEAR_PEOPLE,
} from '../../src/kernel/layout.ts';
import { BlockRecorder } from '../../src/record/block-recorder.ts';
import { Control } from '../../src/run/threads/control.ts';
import { summariseColumns } from '../../src/run/threads/serve.ts';
import { planRecord, type Plan } from '../../src/record/plan.ts';
import { Recording } from '../../src/record/recording.ts';
import { resultSchema } from '../../src/record/result.ts';
import { sectionsOf, type Sections } from '../../src/record/sections.ts';
import { designEffect } from '../../src/record/statistics/clustered.ts';
import { summarise } from '../../src/record/statistics/stats.ts';
import { Summaries, summaryRows } from '../../src/record/summaries.ts';
import { recorded } from '../fixtures/record/blocks.ts';
import { company } from '../fixtures/record/company.ts';
import { rowsOf } from '../fixtures/record/rows.ts';

function sections(recording: Recording): Sections {
  const rows = summaryRows(recording);
  const { plan, trials, exact } = recording;
  summariseColumns({ exact: exact.buffer as SharedArrayBuffer, rows: rows.buffer as SharedArrayBuffer, columns: plan.exactColumns, planned: plan.trials, trials }, new Control(1), 0);
  return sectionsOf(new Summaries(recording, rows));
}

/** Ten trials: the k-th books k thousand in the first period, and its two reps attain k/10 each. */
function tenTrials(plan: Plan): Recording {
  const recording = new Recording(plan);
  const rows = rowsOf(
    company,
    Array.from({ length: 10 }, (_, i) => (put, at) => {
      const k = i + 1;
      put(at.flow(2, FLOW_CREATED), [5, 0, 0, 0, 0]);
      put(at.flow(2, FLOW_WON), [1, 0, 0, 0, 0]);
      put(at.flow(2, FLOW_GROSS), [1000 * k, 0, 0, 0, 0]);
      put(at.open(2, OPEN_COUNT), [3, 0, 0, 0, 0], 0);
      put(at.open(2, OPEN_VALUE), [300, 0, 0, 0, 0], 0);
      put(at.pool(0, POOL_R_CREDIT), [100 * k, 0, 0, 0, 0]);
      put(at.pool(0, POOL_R_STREET), [1000, 1000, 1000, 1000, 1000]);
      put(at.pool(0, POOL_R_PEOPLE), [2, 0, 0, 0, 0]);
      put(at.pool(0, POOL_R_ATTAINMENT), [(2 * k) / 10, 0, 0, 0, 0]);
      put(at.pool(0, POOL_R_AT_QUOTA), [k === 10 ? 2 : 0, 0, 0, 0, 0]);
      put(at.pool(0, POOL_R_LEFT_OUT), [1, 0, 0, 0, 0]);
      put(at.year(0, YEAR_PEOPLE), [2, 0]);
      put(at.year(0, YEAR_ATTAINMENT), [(2 * k) / 10, 0]);
      put(at.year(0, YEAR_LEFT_OUT), [1, 2]);
    }),
  );
  const year = company.periods.length;
  const codes = Array.from({ length: 10 }, () => [0, 0, year, year, 4 * (year + 2) + 2]).flat();
  const values = Array.from({ length: 10 }, (_, i) => [(i + 1) / 10, (i + 1) / 10, (i + 1) / 10, (i + 1) / 10, 1000 * (i + 1)]).flat();
  const emitted = { codes: Int32Array.from(codes), values: Float64Array.from(values), emitted: codes.length };
  recording.commit(new BlockRecorder(plan, recording.exact).record(0, 0, { rows, emitted }));
  return recording;
}

const exact = sections(tenTrials(planRecord(company, 10)!));

const landed = ({ counts, below, above }: { readonly counts: readonly number[]; readonly below: number; readonly above: number }): number => counts.reduce((sum, n) => sum + n, below + above);

describe('the sections of a result', () => {
  it('give the probability of a target with its Wilson interval, by period and over the horizon', () => {
    // 1,000 were booked before the trial began, so the k-th trial has 1,000 (k + 1) against 1,500, and 2,000 in all
    const { hit, total, periods } = exact.targets[0]!;
    expect(hit.total).toMatchObject({ n: 10, hits: 10, p: 1, hi: 1, givenRates: null });
    expect(hit.total.lo).toBeCloseTo(0.722, 3);
    expect(hit.periods.map(({ hits }) => hits)).toEqual([10, 0, 0, 0, 0]);
    expect(total).toBe(2000);
    expect(periods).toEqual([1500, 100, 100, 100, 100]);
  });

  it('give no periods to a target that has only a total', () => {
    const grow = exact.targets[1]!;
    expect(grow.hit.periods).toEqual([]);
    expect(grow.periods).toEqual([]);
    expect(exact.metrics.find(({ id, by }) => id === 'attainment.company' && by['target'] === 'grow')!.periods).toEqual([]);
  });

  it('give the shortfall over all trials and over those that missed', () => {
    const { shortfall } = exact.targets[1]!;
    expect(shortfall.expected).toBe(1e6 - 6500);
    expect(shortfall.ifMissed).toBe(1e6 - 6500);
    expect(shortfall.missed).toBe(10);
    expect(exact.targets[0]!.shortfall).toMatchObject({ expected: 0, ifMissed: null, missed: 0, ifMissedError: null });
  });

  it('give a target without any denominator no probability', () => {
    expect(exact.targets[4]!.hit.total).toEqual({ n: 0, hits: 0, p: null, lo: null, hi: null, givenRates: null });
  });

  it('take percentiles from samples, type 1', () => {
    const metric = exact.metrics.find(({ id, by }) => id === 'bookings.new' && Object.keys(by).length === 0)!;
    expect(metric.periods[0]).toMatchObject({ n: 10, mean: 6500, p10: 2000, p25: 4000, p50: 6000, p90: 10_000 });
    expect(metric.sampling).toBe('exact');
  });

  it('count people over trials, those of a fiscal year apart from those of periods', () => {
    const [rep] = exact.attainment.pools;
    expect(rep!.pool).toBe('rep');
    expect(rep!.person).toMatchObject({ n: 20, leftOut: 10, yearsLeftOut: 30 });
    expect(rep!.person.total.n).toBe(20);
    expect(rep!.person.total.mean).toBeCloseTo(0.55, 12);
    expect(rep!.person.periods[1]!.n).toBe(0);
    expect(rep!.histogram.counts.reduce((a, b) => a + b, 0) + rep!.histogram.above + rep!.histogram.below).toBe(20);
    expect(exact.attainment.pools.map(({ pool }) => pool)).toEqual(['rep', 'exec', 'renewer']);
  });

  it('widen the intervals of people for being alike within a trial', () => {
    // both reps of a trial are the same: 20 people tell as much as 10, up to the trials' n / (n − 1)
    const people = { count: 20, mean: 0.55, m2: 2 * 0.825 };
    const clusters = { trials: 10, meanCount: 2, meanSum: 1.1, countM2: 0, sumM2: 4 * 0.825, cross: 0 };
    expect(designEffect(clusters, people)).toBeCloseTo((2 * (10 / 9) * 19) / 20, 12);
    const alike = exact.attainment.pools[0]!.person.total.error.mean!;
    const alone = summarise(Float64Array.from({ length: 10 }, (_, k) => (k + 1) / 10)).error.mean!;
    expect(alike).toBeCloseTo(alone, 12);
  });

  it('give the sizes of deals by segment', () => {
    const sizes = exact.histograms.filter(({ id }) => id === 'dealSize.won');
    expect(sizes.map(({ by, n }) => [by['segment'], n])).toEqual([['smb', 0], ['ent', 10]]);
    expect(sizes[1]!.counts.reduce((a, b) => a + b, 0)).toBe(10);
  });

  it('give the opening pipeline', () => {
    expect(exact.openingPipeline.count).toMatchObject({ n: 10, mean: 3, sd: 0 });
    expect(exact.openingPipeline.value.mean).toBe(300);
  });

  it('agree within half a percent when nothing but histograms is kept', () => {
    const coarse = sections(tenTrials(planRecord(company, 2 ** 31 - 1)!));
    const figures = ({ targets }: Sections) => targets.map((target) => ({ ...target, landing: undefined }));
    expect(figures(coarse)).toEqual(figures(exact));
    for (const { landing, hit } of coarse.targets) expect(landed(landing!.total)).toBe(hit.total.n);
    coarse.metrics.forEach((metric, i) => {
      const expected = exact.metrics[i]!;
      expect(metric.sampling).toBe('histogram');
      expect([metric.total.n, metric.total.mean, metric.total.sd]).toEqual([expected.total.n, expected.total.mean, expected.total.sd]);
      if (expected.total.p50 !== null) expect(Math.abs(metric.total.p50! - expected.total.p50)).toBeLessThanOrEqual(0.005 * Math.abs(expected.total.p50));
    });
    expect(coarse.attainment.pools[0]!.person).toEqual(exact.attainment.pools[0]!.person);
  });

  it('say how many trials land where, between round amounts', () => {
    // the k-th of ten trials books k thousand beside what was booked before; an edge on such an amount may have its trial on either side
    const before = exact.metrics.find(({ id, by }) => id === 'bookings.new' && Object.keys(by).length === 0)!.total.mean! - 5500;
    const { landing } = exact.targets[0]!;
    const { edges, counts } = landing!.total;
    const between = edges.flatMap((edge, i) => ((edge - before) % 1000 === 0 ? [] : [[edge, counts.slice(0, i).reduce((sum, n) => sum + n, 0)] as const]));
    expect(between.length).toBeGreaterThan(3);
    for (const [edge, below] of between) expect(below, String(edge)).toBe(Math.max(0, Math.min(10, Math.floor((edge - before) / 1000))));
    expect(landing!.periods.map(landed)).toEqual(landing!.periods.map(() => 10));
  });

  it('exist for a run that was stopped before its first block was done', () => {
    const none = sections(new Recording(planRecord(company, 1000)!));
    expect(none.targets[0]!.hit.total).toMatchObject({ n: 0, p: null });
    expect(none.metrics.every(({ total }) => total.n === 0 && total.mean === null && total.p50 === null)).toBe(true);
  });

  it.each([[exact], [sections(recorded(planRecord(company, 300)!))]])('fit the schema', (parts) => {
    for (const [name, section] of Object.entries(parts)) {
      const schema = resultSchema.shape[name as keyof typeof resultSchema.shape];
      expect(schema.safeParse(JSON.parse(JSON.stringify(section))).error, name).toBeUndefined();
    }
  });
});
