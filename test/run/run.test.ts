import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { compile } from '../../dist/compile/compile.js';
import { resultSchema } from '../../dist/record/result.js';
import { RunInputError } from '../../dist/run/errors.js';
import type { Progress } from '../../dist/run/options.js';
import { runInline, simulate } from '../../dist/run/run.js';
import { ENGINE_VERSION } from '../../dist/run/version.js';
import { smallScenario } from '../fixtures/run/scenario.ts';

const scenario = smallScenario();
const trials = 1000;
const hashOf = async (options: object) => (await simulate(scenario, { trials, ...options })).result.run.resultHash;
const inlineHash = async (options: object) => (await runInline(scenario, { trials, ...options })).result.run.resultHash;
const threadsAlive = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

describe('a run', () => {
  it('has the same result hash for any number of workers, and on this thread alone', async () => {
    const { result } = await simulate(scenario, { trials, workers: 1 });
    for (const workers of [2, 3, 7]) expect(await hashOf({ workers })).toBe(result.run.resultHash);
    expect(await inlineHash({})).toBe(result.run.resultHash);
  });

  it('has the same result hash where WebAssembly is refused, on threads and on this one', async () => {
    const expected = await hashOf({ workers: 1 });
    vi.stubEnv('QUOTACAST_KERNEL', 'js');
    try {
      expect(await hashOf({ workers: 2 })).toBe(expected);
      expect(await inlineHash({})).toBe(expected);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('has another result hash under another seed, and under other shocks', async () => {
    const hashes = [{}, { seed: 2 }, { lanes: { shocks: 2 } }, { lanes: { luck: 2 } }].map((options) => inlineHash({ trials: 200, ...options }));
    expect(new Set(await Promise.all(hashes)).size).toBe(4);
    expect(await inlineHash({ trials: 200, seed: '1' })).toBe(await inlineHash({ trials: 200, seed: 1 }));
  });

  it('gives a result that fits its schema and says how it came about', async () => {
    const { result } = await simulate(scenario, { trials: 300, workers: 2 });
    expect(resultSchema.safeParse(JSON.parse(JSON.stringify(result))).error).toBeUndefined();
    expect(result.run).toMatchObject({ seed: '1', trials: 300, requested: 300, partial: false, stopped: 'complete', sampling: 'exact', histograms: [] });
    expect(result.timing).toMatchObject({ trials: 300, workers: 2 });
    expect(result.timing.opportunities).toBeGreaterThan(300);
    expect(result.scenario.uncertain).toEqual(['motions.nb.sources.web.perMonth']);
    expect(result.scenario.assumed).toContain('shocks.demand');
    expect(result.periods.map(({ id }) => id)).toEqual(['Y1-Q1', 'Y1-Q2']);
  });

  it('follows the weeks when asked to, and nothing else moves for it', async () => {
    const plain = await runInline(scenario, { trials: 300 });
    const { result } = await simulate(scenario, { trials: 300, workers: 2, paths: true });
    expect(plain.result.paths).toBeNull();
    expect(resultSchema.safeParse(JSON.parse(JSON.stringify(result))).error).toBeUndefined();
    expect({ ...result, timing: null, paths: null }).toEqual({ ...plain.result, timing: null });
    const { booked, pipeline, weeks } = result.paths!;
    const total = result.metrics.find(({ id, by }) => id === 'bookings.total' && Object.keys(by).length === 0)!.total;
    expect(weeks).toHaveLength(26);
    expect(booked.n.concat(pipeline.n).every((n) => n === 300)).toBe(true);
    expect(booked.mean[25]).toBeCloseTo(total.mean!, 4);
    expect(Math.abs(booked.p50[25]! / total.p50! - 1)).toBeLessThan(0.01);
    const inline = (await runInline(compile(scenario), { trials: 300, paths: true })).result;
    expect(inline.paths).toEqual(result.paths);
  });

  it('keeps samples in trial order, so that a longer run begins like a shorter one', async () => {
    const [short, long] = [await runInline(scenario, { trials: 130 }), await runInline(scenario, { trials: 300 })];
    const [few, more] = [short.samples('bookings.new')!, long.samples('bookings.new')!];
    expect([...more.subarray(0, 130)]).toEqual([...few]);
    expect(short.samples('bookings.new', {}, 0)).toHaveLength(130);
    expect(short.samples('bookings.new', {}, 2)).toBeNull();
    expect(short.samples('bookings.gnu')).toBeNull();
  });

  it('runs what is compiled already, under the same identity', async () => {
    const fromText = await runInline(scenario, { trials: 10 });
    const fromProgram = await runInline(compile(scenario), { trials: 10 });
    expect(fromProgram.result.scenario.identity).toBe(fromText.result.scenario.identity);
    expect(fromProgram.result.run.resultHash).toBe(fromText.result.run.resultHash);
  });

  it.each([1, 2])('runs %d trials and prints no percentile of them', async (few) => {
    const { result } = await runInline(scenario, { trials: few });
    const [metric] = result.metrics;
    expect(metric!.total).toMatchObject({ n: few, p50: null, error: { p50: null } });
  });

  it('may run beside another one in the same process', async () => {
    const [a, b] = await Promise.all([hashOf({ workers: 2 }), hashOf({ workers: 1, seed: 9 })]);
    expect([a, b]).toEqual([await inlineHash({}), await inlineHash({ seed: 9 })]);
  });

  it('draws, tells and can repeat a random seed', async () => {
    const { result } = await runInline(scenario, { trials: 10, seed: 'random' });
    const again = await runInline(scenario, { trials: 10, seed: result.run.seed });
    expect(again.result.run.resultHash).toBe(result.run.resultHash);
  });

  it('reports its progress, which never falls and ends at the end', async () => {
    const seen: Progress[] = [];
    await simulate(scenario, { trials: 3000, workers: 1, onProgress: (progress) => seen.push(progress) });
    const simulated = seen.filter(({ phase }) => phase === 'simulate').map((progress) => progress.trials);
    expect(simulated).toEqual([...simulated].sort((a, b) => a - b));
    expect(simulated.at(-1)).toBe(3000);
    expect(seen.at(-1)!.phase).toBe('summarise');
  });

  it('carries the version of the package', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    expect(ENGINE_VERSION).toBe(version);
  });
});

describe('a precision', () => {
  it('is looked at after 1,024 · 2^k trials, and the result is that of a run of so many', async () => {
    // a target that is always reached: its probability is known to one point from the first wave on
    const easy = smallScenario({ targets: { company: { measure: 'newAcv', perQuarter: 1 } } });
    const { result } = await simulate(easy, { precision: 0.03, workers: 2 });
    expect(result.run).toMatchObject({ stopped: 'precise', partial: false, requested: 1_000_000, trials: 2048 });
    expect((await runInline(easy, { trials: 2048 })).result.run.resultHash).toBe(result.run.resultHash);
    const { p50, error } = result.metrics.find(({ id }) => id === 'attainment.company')!.total;
    expect((error.p50![1]! - error.p50![0]!) / 2).toBeLessThanOrEqual(0.03 * p50!);
    const { lo, hi } = result.targets[0]!.hit.total;
    expect((hi! - lo!) / 2).toBeLessThanOrEqual(0.01);
  });

  it('ends at the most of trials when it is not reached', async () => {
    const { result } = await simulate(scenario, { precision: 0.0001, trialsMax: 1500 });
    expect(result.run).toMatchObject({ trials: 1500, requested: 1500, stopped: 'complete' });
    expect(await inlineHash({ trials: 1500 })).toBe(result.run.resultHash);
  });
});

describe('an abort', () => {
  it('before the start rejects without starting anything', async () => {
    await expect(simulate(scenario, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('in the middle rejects and leaves no thread', async () => {
    const before = threadsAlive();
    const controller = new AbortController();
    const run = simulate(scenario, { trials: 2_000_000, workers: 2, signal: controller.signal, onProgress: ({ trials: done }) => done > 0 && controller.abort() });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(threadsAlive()).toBe(before);
  });

  it('after the end does nothing', async () => {
    const controller = new AbortController();
    const { result } = await runInline(scenario, { trials: 10, signal: controller.signal });
    controller.abort();
    expect(result.run.trials).toBe(10);
  });
});

describe('what cannot be run', () => {
  it('rejects with an error for the caller', async () => {
    await expect(simulate(scenario, { trials: 0 })).rejects.toThrow(RunInputError);
    await expect(simulate(scenario, { seed: '' })).rejects.toThrow(RunInputError);
  });
});
