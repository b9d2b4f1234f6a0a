import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from '@uwdata/flechette';
import { afterAll, describe, expect, it } from 'vitest';
import { axisOf, gridOf, splitValues } from '../../src/decide/sweep/grid.ts';
import { sweepSchema, type Sweep } from '../../src/decide/sweep/schema.ts';
import { sweep, type SweepOptions, type SweepVariant } from '../../dist/decide/sweep/sweep.js';
import { sweepArrow, sweepColumns, sweepCsv } from '../../dist/decide/sweep/table.js';
import { compare } from '../../dist/decide/compare/compare.js';
import { loadScenario } from '../../dist/scenario/load.js';
import { smallScenario } from '../helpers/scenario.ts';

const load = (text: string) => loadScenario({ text, file: 'x.yaml' });

const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
afterAll(() => rmSync(folder, { recursive: true }));

const base = load(smallScenario);
const variant = (setting: string): SweepVariant => {
  const [path = '', value = ''] = setting.split('=');
  return { name: setting, settings: { [path]: value }, file: null, load: () => base.vary({ set: [setting] }) };
};
const variants = ['pools.ae.headcount=3', 'pools.ae.headcount=-1', 'pools.ae.headcount=5', 'pools.ae.capacity=8'].map(variant);
const run = (options: SweepOptions = {}, of = variants): Promise<Sweep> => sweep(base, of, { trials: 80, workers: 1, ...options });
let kept: Promise<Sweep> | undefined;
/** The sweep that most tests look at, run once. */
const whole = (): Promise<Sweep> => (kept ??= run());

/** All but what differs from run to run. */
const lasting = (found: Sweep) => ({ ...found, timing: null });

describe('a grid', () => {
  it('cuts values at commas outside of quotes and brackets', () => {
    expect(splitValues('1, 2,3')).toEqual(['1', '2', '3']);
    expect(splitValues('{ mean: 2, cv: 1 },[1, 2],"a, b"')).toEqual(['{ mean: 2, cv: 1 }', '[1, 2]', '"a, b"']);
    expect(axisOf('a.b=1,,2')).toBeNull();
    expect(axisOf('=1')).toBeNull();
  });

  it('has all combinations, the last field moving first', () => {
    expect(gridOf([{ path: 'a', values: ['1', '2'] }, { path: 'b', values: ['x', 'y'] }])).toEqual([['a=1', 'b=x'], ['a=1', 'b=y'], ['a=2', 'b=x'], ['a=2', 'b=y']]);
  });
});

describe('a sweep', () => {
  it('has a row for every variant in order, with the differences of a comparison, and the error of one that fails', async () => {
    const found = await whole();
    expect(sweepSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(JSON.parse(JSON.stringify(found)));
    expect(found.rows.map(({ name, error }) => [name, error === null])).toEqual(variants.map(({ name }) => [name, !name.endsWith('-1')]));
    expect(found).toMatchObject({ asked: 4, failed: 1, run: { partial: false } });
    const compared = await compare({ name: 'base', loaded: base }, [{ name: 'v', loaded: variants[2]!.load() }], { trials: 80, workers: 1 });
    const { level, ...difference } = found.rows[2]!.metrics.find((metric) => metric.id === 'bookings.new')!;
    expect(difference).toEqual(compared.variants[0]!.metrics.find((metric) => metric.id === 'bookings.new'));
    expect(level.mean).toBe(difference.variant);
  });

  it('is the same on any number of threads', async () => {
    expect(lasting(await whole())).toEqual(lasting(await run({ workers: 3 })));
  });

  it('goes on from its state to the same bytes', async () => {
    const state = join(folder, 'state');
    const abort = new AbortController();
    let done = 0;
    const stopping = variants.map((each) => ({ ...each, load: () => ((done += 1) === 4 ? abort.abort(new Error('enough')) : undefined, each.load()) }));
    const cut = await run({ checkpoint: state, signal: abort.signal, workers: 1 }, stopping);
    expect(cut.run.partial).toBe(true);
    expect(cut.rows.length).toBeLessThan(4);
    const all = await whole();
    const resumed = await run({ resume: state, checkpoint: state });
    expect(JSON.stringify(lasting(resumed)) === JSON.stringify(lasting(all))).toBe(true);
    expect(await sweepCsv(resumed)).toBe(await sweepCsv(all));
    expect(Buffer.from(await sweepArrow(resumed)).equals(Buffer.from(await sweepArrow(all)))).toBe(true);
    // a state of all rows needs no variant again
    expect(lasting(await run({ resume: state })).rows).toEqual(all.rows);
  });

  it('does not go on from the state of another sweep', async () => {
    const state = join(folder, 'state');
    await expect(run({ resume: state, trials: 300 })).rejects.toThrow('state is the state of another sweep: expected trials 300, got 80');
    await expect(run({ resume: state }, variants.slice(1))).rejects.toThrow('expected the variants');
    await expect(run({ resume: state, seed: 9 })).rejects.toThrow('expected seed 9, got 1');
    const moved = variants.map((each, k) => (k === 0 ? { ...each, load: () => base } : each));
    await expect(run({ resume: state }, moved)).rejects.toThrow('the scenario of pools.ae.headcount=3 has changed');
    writeFileSync(join(folder, 'torn'), readFileSync(state).subarray(0, 400));
    await expect(run({ resume: join(folder, 'torn') })).rejects.toThrow('it is damaged, or something else');
  });

  it('refuses a base that fails, and metrics that there are not', async () => {
    await expect(run({ metrics: ['bookings.nw'] })).rejects.toThrow('got bookings.nw');
    await expect(run({ trials: 0 })).rejects.toThrow('trials: expected a positive whole number');
  });

  it('says beforehand how long it will probably take', async () => {
    const estimates: number[] = [];
    await run({ trials: 5, onEstimate: (estimate) => void estimates.push(estimate.variants, estimate.seconds) });
    expect(estimates[0]).toBe(4);
    expect(estimates[1]).toBeGreaterThan(0);
  });
});

describe('the table of a sweep', () => {
  it('has a column per field and figure, numbers as numbers, in CSV and Arrow alike', async () => {
    const found = await whole();
    const columns = sweepColumns(found);
    expect(columns['pools.ae.headcount']).toEqual([null, 3, -1, 5, null]);
    expect(columns['error']!.map((cell) => cell === null)).toEqual([true, true, false, true, true]);
    const [head, ...lines] = (await sweepCsv(found)).trimEnd().split('\n');
    expect(lines.length).toBe(5);
    expect(head).toContain('bookings.new difference lo');
    const arrow = tableFromIPC(await sweepArrow(found));
    expect([arrow.numRows, arrow.numCols]).toEqual([5, Object.keys(columns).length]);
    expect(arrow.getChild('bookings.new mean').toArray()[1]).toBe(found.rows[0]!.metrics.find(({ id }) => id === 'bookings.new')!.level.mean);
  });

  it('makes no formula of a text', async () => {
    const found = await run({ trials: 20 }, [{ ...variants[0]!, name: '=cmd|x', settings: { 'pools.ae.headcount': '@a' } }]);
    expect((await sweepCsv(found)).split('\n')[2]).toMatch(/^'=cmd\|x,0,'@a,/);
  });
});
