import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ResourceLimitError, TrialFault, WorkerFault } from '../../dist/run/errors.js';
import type { CreateExecutor } from '../../dist/run/threads/executor.js';
import { threads } from '../../dist/run/threads/pool.js';
import { endIdleThreads } from '../../dist/run/threads/stock.js';
import { runInline, simulateOn } from '../../dist/run/run.js';
import { smallScenario } from '../fixtures/run/scenario.ts';
import { threadFaults } from '../helpers/thread-faults.ts';

const scenario = smallScenario();
const trials = 1000;
const worker = fileURLToPath(new URL('../fixtures/run/faulty-worker.mjs', import.meta.url));
const plant = threadFaults();

/** Runs with threads whose engine goes wrong when it comes to a trial. */
function runWith(fault: { how: string; at?: number; always?: boolean }, stallSeconds?: number) {
  plant({ at: 400, ...fault });
  return simulateOn(threads(worker, stallSeconds), scenario, { trials, workers: 2 });
}

const sound = (await runInline(scenario, { trials })).result.run.resultHash;

describe('a block whose thread', () => {
  it.each(['none', 'exit', 'throw', 'leak'])('goes wrong once (%s) is run again, with the same bits', async (how) => {
    expect((await runWith({ how })).result.run.resultHash).toBe(sound);
  });

  it('hangs once is run again, with the same bits', async () => {
    expect((await runWith({ how: 'hang' }, 1)).result.run.resultHash).toBe(sound);
  });

  it.each([
    ['exit', 'ended with code 1'],
    ['throw', 'a planted fault'],
  ])('goes wrong twice (%s) fails the run and is named with its trials', async (how, why) => {
    const run = runWith({ how, always: true });
    await expect(run).rejects.toThrow(WorkerFault);
    await expect(run).rejects.toThrow(`block 3 (trials 384 to 511) could not be run, twice: `);
    await expect(run).rejects.toThrow(why);
  });
});

describe('a run', () => {
  it('fails when its threads cannot even begin', async () => {
    await expect(runWith({ how: 'unborn' })).rejects.toThrow('threads end before they begin');
  });

  it('fails at a trial that gives no number, and says how to replay it', async () => {
    const run = runWith({ how: 'nan' });
    await expect(run).rejects.toThrow(TrialFault);
    await expect(run).rejects.toThrow(/trial 400.*seed 1/);
  });

  it('is refused when a trial needs more than there is', async () => {
    await expect(runWith({ how: 'refuse' })).rejects.toThrow(ResourceLimitError);
  });
});

describe('threads', () => {
  const marker = () => (JSON.parse(process.env['QUOTACAST_FAULT']!) as { marker: string }).marker;

  it('of one run serve the next one, whatever its scenario', async () => {
    await runWith({ how: 'counts' });
    expect((await runWith({ how: 'counts' })).result.run.resultHash).toBe(sound);
    const seeded = { trials, workers: 3, seed: 2 };
    const other = await simulateOn(threads(worker), scenario, seeded);
    expect(other.result.run.resultHash).toBe((await runInline(scenario, seeded)).result.run.resultHash);
    expect(readFileSync(marker(), 'utf8')).toBe('+++');
  });

  it('that were ended in the midst of a run serve none', async () => {
    await expect(runWith({ how: 'throw', always: true })).rejects.toThrow(WorkerFault);
    plant({ how: 'none', at: 400 });
    expect((await runWith({ how: 'none' })).result.run.resultHash).toBe(sound);
  });

  it('are of no more use to a run that let them go', async () => {
    plant({ how: 'none', at: 400 });
    let again = () => Promise.resolve();
    const make: CreateExecutor = (job) => {
      const own = threads(worker)(job);
      const run = own.run.bind(own);
      own.run = (wave, commit) => {
        again = () => run(wave, commit);
        return again();
      };
      return own;
    };
    await simulateOn(make, scenario, { trials, workers: 2 });
    await expect(again()).rejects.toThrow('the threads were ended');
  });

  it('end by themselves when nobody asks for them', async () => {
    await runWith({ how: 'tells' });
    await endIdleThreads();
    expect(existsSync(marker())).toBe(true);
  });

  it('are ended when they stay', async () => {
    expect((await runWith({ how: 'stays' })).result.run.resultHash).toBe(sound);
    await endIdleThreads();
  });
});
