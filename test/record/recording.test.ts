import { describe, expect, it } from 'vitest';
import { FLOW_CYCLE_WON, FLOW_GROSS, FLOW_WON, POOL_R_ATTAINMENT } from '../../src/kernel/layout.ts';
import { BLOCK_TRIALS, type BlockRecord } from '../../src/record/block.ts';
import { BlockRecorder, type BlockOutput } from '../../src/record/block-recorder.ts';
import { NumericalFault } from '../../src/record/numerical-fault.ts';
import { placesOf } from '../../src/record/places.ts';
import { planRecord } from '../../src/record/plan.ts';
import { Recording } from '../../src/record/recording.ts';
import { InOrder } from '../../src/run/threads/executor.ts';
import { resultHash } from '../../src/run/result-hash.ts';
import { blockOf, outputOf, recorded } from '../fixtures/record/blocks.ts';
import { company } from '../fixtures/record/company.ts';

const trials = 3 * BLOCK_TRIALS + 40;
const exact = planRecord(company, trials)!;
/** So many trials are planned that nothing is kept but histograms. */
const coarse = planRecord(company, 2 ** 31 - 1)!;
const places = placesOf(company);

function binsOf({ counts }: Recording): string[] {
  return Array.from({ length: counts.histograms }, (_, histogram) => {
    const bins: number[] = [];
    counts.each(histogram, (bin, n) => bins.push(bin, n));
    return bins.join(' ');
  });
}

describe('a recording', () => {
  it('takes blocks in their order only', () => {
    const recording = new Recording(exact);
    const [first, second] = [blockOf(recording, 0), blockOf(recording, 1)];
    expect(() => recording.commit(second)).toThrow('expected block 0, got 1');
    recording.commit(first);
    recording.commit(second);
    expect(recording.trials).toBe(2 * BLOCK_TRIALS);
    expect(() => recording.commit(second)).toThrow('expected block 2');
  });

  it.each([exact, coarse])('has the same bits in whatever order its blocks are finished', (plan) => {
    const recording = new Recording(plan);
    const inOrder = new InOrder(0, (record) => recording.commit(record));
    for (const block of [2, 0, 3, 1]) inOrder.take(blockOf(recording, block, trials));
    expect(resultHash(recording)).toBe(resultHash(recorded(plan, trials)));
  });

  // negative control: the hash must see what folding in the order of completion would do
  it('would have other bits if blocks were folded as they finish', () => {
    const careless = new Recording(coarse);
    const finished = [2, 0, 3, 1].map((block) => blockOf(careless, block, trials));
    finished.forEach((record, k) => careless.commit({ ...record, block: k }));
    const careful = recorded(coarse, trials);
    expect(binsOf(careless)).toEqual(binsOf(careful));
    expect(resultHash(careless)).not.toBe(resultHash(careful));
  });

  it('takes a block that arrives twice once', () => {
    const taken: number[] = [];
    const inOrder = new InOrder(5, ({ block }) => taken.push(block));
    const record = (block: number) => ({ block }) as BlockRecord;
    [7, 5, 7, 5, 6].forEach((block) => inOrder.take(record(block)));
    expect(taken).toEqual([5, 6, 7]);
    expect(inOrder.missing(10)).toEqual([8, 9]);
  });

  it('does not see in which order the kernel met the people of a block', () => {
    const recording = new Recording(coarse);
    const output = outputOf(0, BLOCK_TRIALS);
    const { codes, values, emitted } = output.emitted;
    const shuffled = { codes: codes.slice().reverse(), values: values.slice().reverse(), emitted };
    const recorder = new BlockRecorder(coarse, recording.exact);
    const { moments } = recorder.record(0, 0, output);
    expect(recorder.record(0, 0, { ...output, emitted: shuffled }).moments).toEqual(moments);
  });

  it('under a plan for more trials is what recording under that plan would have been', () => {
    const done = 2 * BLOCK_TRIALS;
    const start = recorded(planRecord(company, done)!);
    expect(resultHash(start.under(coarse))).toBe(resultHash(recorded(coarse, done)));
    const grown = start.under(exact);
    for (const block of [2, 3]) grown.commit(blockOf(grown, block));
    expect(resultHash(grown)).toBe(resultHash(recorded(exact)));
  });

  it('cannot give back samples that it never kept', () => {
    expect(() => recorded(coarse, BLOCK_TRIALS).under(exact)).toThrow('were not kept');
    expect(() => recorded(exact).under(planRecord(company, 10)!)).toThrow('at least');
  });

  it('holds the samples in trial order, over the last, shorter block too', () => {
    const recording = recorded(exact);
    const entry = exact.entries.find(({ id, by }) => id === 'bookings.new' && 'segment' in by && by['segment'] === 'ent')!;
    const samples = recording.samples(entry, 0)!;
    expect(samples).toHaveLength(trials);
    const { rows } = outputOf(0, trials);
    samples.forEach((x, trial) => expect(x).toBe(rows.values[trial * rows.width + places.flow(2, FLOW_GROSS)]));
  });
});

describe('a number that is not finite', () => {
  const record = (spoil: (output: BlockOutput) => void) => () => {
    const recording = new Recording(exact);
    const output = outputOf(BLOCK_TRIALS, BLOCK_TRIALS);
    spoil(output);
    return new BlockRecorder(exact, recording.exact).record(1, BLOCK_TRIALS, output);
  };
  const set = (place: number, x: number) => record(({ rows }) => (rows.values[9 * rows.width + place] = x));

  it.each([NaN, Infinity, -Infinity])('%s is an error that names the trial and the metric', (x) => {
    expect(set(places.flow(0, FLOW_GROSS) + 2, x)).toThrow(NumericalFault);
    expect(set(places.flow(0, FLOW_GROSS) + 2, x)).toThrow(new RegExp(`trial ${BLOCK_TRIALS + 9}: .*@FY25-Q3 is ${x}`));
  });

  it('is an error in the attainment of people, too', () => {
    expect(set(places.pool(0, POOL_R_ATTAINMENT) + 1, NaN)).toThrow('attainment.person[pool=rep]@FY25-Q2');
  });

  it('is an error where finite counters overflow', () => {
    expect(set(places.flow(0, FLOW_GROSS), 1.7e308)).not.toThrow();
    const both = record(({ rows }) => {
      rows.values[places.flow(0, FLOW_GROSS)] = 1.7e308;
      rows.values[places.flow(1, FLOW_GROSS)] = 1.7e308;
    });
    expect(both).toThrow(NumericalFault);
  });

  it('is an error where a ratio of finite counters overflows', () => {
    const tiny = record(({ rows }) => {
      for (const source of [0, 1]) {
        rows.values[places.flow(source, FLOW_CYCLE_WON)] = 1e300;
        rows.values[places.flow(source, FLOW_WON)] = 1e-300;
      }
    });
    expect(tiny).toThrow(NumericalFault);
  });

  it('is nothing in the slot that nobody reads', () => {
    expect(set(places.flow(0, FLOW_GROSS) + company.periods.length, NaN)).not.toThrow();
  });

  it('is an error for a code that the kernel should not know', () => {
    expect(record(({ emitted }) => (emitted.codes[3] = 10_000))).toThrow('expected a code below');
  });
});
