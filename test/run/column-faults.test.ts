import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile } from '../../dist/compile/compile.js';
import { inlineColumns } from '../../dist/run/columns/inline.js';
import { threadColumns } from '../../dist/run/columns/threads.js';
import { WorkerFault } from '../../dist/run/errors.js';
import { laneKeys } from '../../dist/run/keys.js';
import { smallScenario } from '../fixtures/run/scenario.ts';
import { threadFaults } from '../helpers/thread-faults.ts';

const worker = fileURLToPath(new URL('../fixtures/run/faulty-columns.mjs', import.meta.url));
const job = { compiled: compile(smallScenario()), keys: laneKeys(1), wanted: [{ id: 'bookings.new' }], trials: 200 };
const sound = await inlineColumns().run(job);
const plant = threadFaults();

/** The columns of the job on one thread that goes wrong. */
async function runWith(fault: { how: string; always?: boolean }, stallSeconds?: number) {
  plant(fault);
  const runner = threadColumns(1, worker, stallSeconds);
  try {
    return await runner.run(job);
  } finally {
    await runner.close();
  }
}

describe('trials of a decision whose thread', () => {
  it.each(['exit', 'throw', 'fail'])('goes wrong once (%s) are run again, with the same bits', async (how) => {
    expect(await runWith({ how })).toEqual(sound);
  });

  it('hangs once are run again, with the same bits', async () => {
    expect(await runWith({ how: 'hang' }, 0.2)).toEqual(sound);
  });

  it.each([
    ['exit', 'the thread ended with code 1'],
    ['fail', 'a planted fault'],
  ])('goes wrong twice (%s) fail and are named', async (how, why) => {
    const run = runWith({ how, always: true });
    await expect(run).rejects.toThrow(WorkerFault);
    await expect(run).rejects.toThrow(new RegExp(`^trials 0 to \\d+ could not be run, twice: ${why}$`));
  });
});

describe('threads of a decision', () => {
  it('serve the next one', async () => {
    expect(await runWith({ how: 'counts' })).toEqual(sound);
    expect(await runWith({ how: 'counts' })).toEqual(sound);
    expect(readFileSync((JSON.parse(process.env['QUOTACAST_FAULT']!) as { marker: string }).marker, 'utf8')).toBe('+');
  });
  it('tell each its own progress', async () => {
    plant({ how: 'none' });
    const context = new AsyncLocalStorage<string>();
    const heard: unknown[] = [];
    for (const name of ['first', 'second']) {
      const runner = threadColumns(1, worker);
      await context.run(name, () => runner.run(job, (trials) => heard.push(`${context.getStore()} ${trials}`)));
      await runner.close();
    }
    expect(heard).toEqual(['first 200', 'second 200']);
  });

  it('fail with whoever listens to their progress', async () => {
    plant({ how: 'none' });
    const runner = threadColumns(1, worker);
    const listener = () => {
      throw new Error('a listener');
    };
    await expect(runner.run(job, listener)).rejects.toThrow('a listener');
    expect(await runner.run(job)).toEqual(sound);
    await runner.close();
  });

  it('are let go before the end is told, whoever asks for it', async () => {
    plant({ how: 'hang', always: true });
    const runner = threadColumns(1, worker);
    const run = runner.run({ ...job, trials: 100_000 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const ends: string[] = [];
    const closed = [runner.close(new Error('enough')).then(() => ends.push('first')), runner.close().then(() => ends.push('second'))];
    await expect(run).rejects.toThrow('enough');
    expect(ends).toEqual([]);
    await Promise.all(closed);
  });
});
