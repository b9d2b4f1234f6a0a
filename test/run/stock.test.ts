import { AsyncLocalStorage } from 'node:async_hooks';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { endIdleThreads, release, takeThread } from '../../dist/run/threads/stock.js';
import { threadFaults } from '../helpers/thread-faults.ts';

const worker = fileURLToPath(new URL('../fixtures/run/faulty-columns.mjs', import.meta.url));
const nobody = { hear() {}, lost() {} };
const plant = threadFaults();
beforeEach(() => plant({ how: 'none' }));
const take = (owner: Parameters<typeof takeThread>[1] = nobody) => takeThread(worker, owner);

describe('a thread', () => {
  it('is taken by one owner at a time; of idle ones the one given back last', async () => {
    const [first, second] = [await take(), await take()];
    expect(second).not.toBe(first);
    first.giveBack();
    second.giveBack();
    expect(await take()).toBe(second);
    expect(await take()).toBe(first);
    expect(await take()).not.toBe(first);
    await Promise.all([first.end(), second.end()]);
  });

  it('that nobody takes for ten seconds ends, however many were taken beside it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const [first, second] = [await take(), await take()];
      first.giveBack();
      second.giveBack();
      vi.advanceTimersByTime(6000);
      expect(await take()).toBe(second);
      second.giveBack();
      vi.advanceTimersByTime(6000);
      const [again, other] = [await take(), await take()];
      expect(again).toBe(second);
      expect(other).not.toBe(first);
      await Promise.all([again.end(), other.end()]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that is being ended is not kept', async () => {
    const heard: string[] = [];
    const first = await take({ hear() {}, lost: ({ message }) => heard.push(message) });
    const ended = first.end({ name: 'Error', message: 'too slow', stack: undefined });
    first.giveBack();
    const second = await take({ hear() {}, lost: ({ message }) => heard.push(message) });
    await ended;
    expect(second).not.toBe(first);
    expect(heard).toEqual([]);
    await second.end();
    expect(heard).toEqual([expect.stringMatching(/^the thread ended with code/)]);
  });

  it('is let go at once when it is idle, and ended when it is at work', async () => {
    const heard: string[] = [];
    const owner = { thread: await take({ hear() {}, lost: ({ message }) => heard.push(message) }) };
    const { thread } = owner;
    await release(owner, true);
    expect([owner.thread, await take()]).toEqual([null, thread]);
    await release({ thread }, false);
    expect(await take()).not.toBe(thread);
    await endIdleThreads();
  });

  it('tells nothing in the context of the run that started it', async () => {
    const context = new AsyncLocalStorage<string>();
    const stores: unknown[] = [];
    const thread = await context.run('of a run', () => take());
    thread.giveBack();
    const lost = new Promise<void>((resolve) => {
      void take({ hear() {}, lost: () => resolve(void stores.push(context.getStore())) });
    });
    await thread.end();
    await lost;
    expect(stores).toEqual([undefined]);
  });
});
