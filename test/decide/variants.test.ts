import { describe, expect, it } from 'vitest';
import { runVariants, type Outcome, type VariantPlan } from '../../dist/decide/variants.js';
import { inlineColumns } from '../../dist/run/columns/inline.js';
import { threadColumns } from '../../dist/run/columns/threads.js';
import type { ColumnRunner } from '../../dist/run/columns/runner.js';
import { simulate } from '../../dist/run/run.js';
import { loadScenario } from '../../dist/scenario/load.js';
import { smallScenario } from '../helpers/scenario.ts';

const load = (text: string) => loadScenario({ text, file: 'x.yaml' });

const base = load(smallScenario);
const wanted = [{ id: 'bookings.new', periods: true }, { id: 'winRate' }, { id: 'target.hit', by: { target: 'company' } }];
const plan: VariantPlan = { trials: 1100, seed: '7', wanted: () => wanted };
const variants = [
  { name: 'base', load: () => base },
  { name: 'broken', load: () => base.vary({ set: ['pools.ae.headcount=-1'] }) },
  { name: 'more', load: () => base.vary({ overrides: { 'pools.ae.headcount': 6 } }) },
];

async function outcomes(runner: ColumnRunner, changes: Partial<VariantPlan> = {}): Promise<Outcome[]> {
  const all: Outcome[] = [];
  try {
    for await (const outcome of runVariants(runner, variants, { ...plan, ...changes })) all.push(outcome);
  } finally {
    await runner.close();
  }
  return all;
}

const columnsOf = (outcome: Outcome) => ('run' in outcome ? outcome.run.columns : []);

describe('variants of a scenario', () => {
  it('give the samples of a simulation to the bit, on threads or on this one', async () => {
    const threaded = await outcomes(threadColumns(2));
    const simulation = await simulate(base, { trials: 1100, seed: 7, workers: 1 });
    const [bookings, winRate, hit] = columnsOf(threaded[0]!);
    expect(bookings!.total).toEqual(simulation.samples('bookings.new'));
    expect(bookings!.periods).toEqual([0, 1, 2, 3].map((period) => simulation.samples('bookings.new', {}, period)));
    expect(winRate).toEqual({ total: simulation.samples('winRate'), periods: [] });
    expect(hit!.total).toEqual(simulation.samples('target.hit', { target: 'company' }));
    const [here, there] = [await outcomes(inlineColumns(), { trials: 150 }), await outcomes(threadColumns(2), { trials: 150 })];
    expect(here.map(columnsOf)).toEqual(there.map(columnsOf));
    expect(here.map(columnsOf)[0]![0]!.total).toEqual(bookings!.total.slice(0, 150));
  });

  it('come in their order, and one that fails does not sink the others', async () => {
    const all = await outcomes(threadColumns(2));
    expect(all.map(({ name }) => name)).toEqual(['base', 'broken', 'more']);
    expect('error' in all[1]! && String(all[1].error)).toContain('expected a whole number');
    expect(columnsOf(all[2]!)[0]!.total).not.toEqual(columnsOf(all[0]!)[0]!.total);
  });

  it('have luck of their own when they are independent, the base excepted', async () => {
    const [shared, apart] = [await outcomes(threadColumns(1)), await outcomes(threadColumns(1), { independent: true })];
    expect(columnsOf(apart[0]!)).toEqual(columnsOf(shared[0]!));
    expect(columnsOf(apart[2]!)[0]!.total).not.toEqual(columnsOf(shared[2]!)[0]!.total);
  });

  it('are refused by name where a metric is misspelt', async () => {
    const [first] = await outcomes(threadColumns(1), { wanted: () => [{ id: 'bookings.nw' }] });
    expect('error' in first! && String(first.error)).toContain('bookings.nw (did you mean bookings.new?)');
  });

  it('are refused when their samples would not fit', async () => {
    const [first] = await outcomes(threadColumns(1), { trials: 1e9 });
    expect('error' in first! && String(first.error)).toContain('ask for at most');
  });

  it('end with the reason that the threads are ended with', async () => {
    const runner = threadColumns(1);
    const ended = outcomes(runner, { trials: 200_000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await runner.close(new Error('enough'));
    expect((await ended).map((outcome) => ('error' in outcome ? String(outcome.error) : 'ran'))).toEqual(['Error: enough', expect.stringContaining('whole number'), 'Error: enough']);
  });
});
