import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BLOCK_TRIALS } from '../../dist/record/block.js';
import { RunInputError } from '../../dist/run/errors.js';
import type { SimulateOptions } from '../../dist/run/options.js';
import { runInline, simulate, simulateOn } from '../../dist/run/run.js';
import { inline } from '../../dist/run/threads/inline.js';
import { threads } from '../../dist/run/threads/pool.js';
import { endIdleThreads } from '../../dist/run/threads/stock.js';
import { smallScenario } from '../fixtures/run/scenario.ts';

const scenario = smallScenario();
const trials = 1500;
const worker = fileURLToPath(new URL('../fixtures/run/faulty-worker.mjs', import.meta.url));
const whole = (await runInline(scenario, { trials })).result.run.resultHash;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
  file = join(folder, 'run.checkpoint');
});

afterEach(async () => {
  await endIdleThreads();
  delete process.env['QUOTACAST_FAULT'];
  rmSync(folder, { recursive: true });
});

/** Starts a run and stops it once some trials are done. */
async function stopped(executor: ReturnType<typeof threads>, options: SimulateOptions = {}) {
  const controller = new AbortController();
  const onProgress = ({ trials: done }: { trials: number }) => done >= 2 * BLOCK_TRIALS && controller.abort();
  return (await simulateOn(executor, scenario, { trials, checkpoint: file, stop: controller.signal, onProgress, ...options })).result;
}

/** The same on this thread: stopped after exactly three blocks. */
async function stoppedAfterThree(options: SimulateOptions = {}) {
  const controller = new AbortController();
  let blocks = 0;
  const executor: ReturnType<typeof threads> = (job) => {
    const own = inline()(job);
    const run: typeof own.run = (wave, commit) =>
      own.run(wave, (record) => {
        commit(record);
        blocks += 1;
        if (blocks === 3) controller.abort();
      });
    return { ...own, run };
  };
  return (await simulateOn(executor, scenario, { ...(options.precision ? {} : { trials }), checkpoint: file, stop: controller.signal, ...options })).result;
}

describe('a stopped run', () => {
  it('finishes its blocks, says that it is partial, and is the beginning of the whole', async () => {
    process.env['QUOTACAST_FAULT'] = JSON.stringify({ how: 'crawl', at: 20 });
    const part = await stopped(threads(worker), { workers: 2 });
    expect(part.run).toMatchObject({ partial: true, stopped: 'interrupted', requested: trials });
    expect(part.run.trials).toBeGreaterThan(0);
    expect(part.run.trials).toBeLessThan(trials);
    expect(part.run.trials % BLOCK_TRIALS).toBe(0);
    expect(part.metrics[0]!.total.n).toBeLessThanOrEqual(part.run.trials);
    const prefix = await runInline(scenario, { trials: part.run.trials });
    expect(part.run.resultHash).toBe(prefix.result.run.resultHash);
    const resumed = await simulate(scenario, { trials, workers: 3, resume: file });
    expect(resumed.result.run).toMatchObject({ partial: false, stopped: 'complete', trials, resultHash: whole });
  });

  it('drops blocks that would take too long', async () => {
    process.env['QUOTACAST_FAULT'] = JSON.stringify({ how: 'crawl', at: 400 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const { result } = await simulateOn(threads(worker), scenario, { trials, workers: 2, stop: controller.signal });
    expect(result.run).toMatchObject({ partial: true, trials: 0 });
    expect(result.targets[0]!.hit.total).toMatchObject({ n: 0, p: null });
  });

  it('resumes again and again to the same bits', async () => {
    expect((await stoppedAfterThree()).run.trials).toBe(3 * BLOCK_TRIALS);
    expect((await stoppedAfterThree({ resume: file })).run.trials).toBe(6 * BLOCK_TRIALS);
    expect((await runInline(scenario, { resume: file })).result.run.resultHash).toBe(whole);
  });

  it('resumes with a precision, too', async () => {
    const asked = { precision: 0.0001, trialsMax: trials };
    await stoppedAfterThree(asked);
    const { result } = await runInline(scenario, { ...asked, resume: file });
    expect(result.run).toMatchObject({ trials, stopped: 'complete', resultHash: whole });
  });

  it('that is over already stays over', async () => {
    await stoppedAfterThree();
    const { result } = await runInline(scenario, { resume: file, stop: AbortSignal.abort() });
    expect(result.run).toMatchObject({ partial: true, trials: 3 * BLOCK_TRIALS });
  });
});

describe('a checkpoint', () => {
  const resume = (options: SimulateOptions = {}, of = scenario) => runInline(of, { trials, resume: file, ...options });

  it('is of one scenario, seed, number of trials and choice of metrics, and says what differs', async () => {
    await stoppedAfterThree();
    await expect(resume({ seed: 2 })).rejects.toThrow('a checkpoint of seed "1", this run has "2"');
    await expect(resume({ lanes: { luck: 2 } })).rejects.toThrow('a checkpoint of seed');
    await expect(resume({ trials: 1501 })).rejects.toThrow('a checkpoint of trials 1500, this run has 1501');
    await expect(resume({ metrics: ['deals.won'] })).rejects.toThrow('a checkpoint of metrics');
    await expect(resume({}, smallScenario({ name: 'other' }))).rejects.toThrow('a checkpoint of scenario');
    await expect(runInline(scenario, { resume: file, precision: 0.1 })).rejects.toThrow('a checkpoint of trials');
    await expect(resume({ seed: 2 })).rejects.toThrow(RunInputError);
  });

  it('of another engine is refused', async () => {
    await stoppedAfterThree();
    const bytes = readFileSync(file);
    const at = bytes.indexOf('"engine":"') + '"engine":"'.length;
    bytes[at] = '9'.charCodeAt(0);
    writeFileSync(file, resealed(bytes));
    await expect(resume()).rejects.toThrow(/a checkpoint of engine "9/);
  });

  it('is refused with any bit turned, cut anywhere, or of another kind', async () => {
    await stoppedAfterThree();
    const bytes = readFileSync(file);
    for (let k = 0; k < 20; k++) {
      const at = Math.floor((k / 19) * (bytes.length - 1));
      const turned = Buffer.from(bytes);
      turned[at]! ^= 1 << k % 8;
      writeFileSync(file, turned);
      await expect(resume(), `byte ${at}`).rejects.toThrow(RunInputError);
      writeFileSync(file, bytes.subarray(0, at));
      await expect(resume(), `cut at ${at}`).rejects.toThrow(RunInputError);
    }
    writeFileSync(file, 'quotacast: 1');
    await expect(resume()).rejects.toThrow('expected a checkpoint');
    writeFileSync(file, bytes);
    expect((await resume()).result.run.resultHash).toBe(whole);
  });

  it('that does not exist or cannot be written is an error of the system', async () => {
    await expect(runInline(scenario, { trials, resume: join(folder, 'none') })).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(stoppedAfterThree({ checkpoint: join(folder, 'none', 'file') })).rejects.toMatchObject({ code: 'ENOENT' });
    mkdirSync(file);
    await expect(stoppedAfterThree()).rejects.toHaveProperty('syscall');
    expect(readdirSync(folder)).toEqual(['run.checkpoint']);
  });

  it('leaves nothing but itself', async () => {
    await stoppedAfterThree();
    await stoppedAfterThree();
    expect(readdirSync(folder)).toEqual(['run.checkpoint']);
  });
});

/** The bytes of a checkpoint with a checksum that fits. */
function resealed(bytes: Buffer): Buffer {
  const body = bytes.subarray(0, bytes.length - 32);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}
