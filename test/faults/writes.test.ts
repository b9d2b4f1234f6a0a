// Every n-th call that writes fails, in turn; and the power fails after any of them.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeAtomic } from '../../src/run/write-atomic.ts';
import { made } from '../fixtures/report/documents.ts';
import { quotacast } from '../helpers/quotacast.ts';
import { smallScenario } from '../helpers/scenario.ts';

interface Call {
  readonly name: string;
  readonly to: unknown;
  readonly bytes: number;
}

/** What is watched: the calls so far, the one that fails and how, and whether writes are cut short. */
const watch = vi.hoisted(() => ({ on: false, calls: [] as Call[], failAt: 0, code: 'ENOSPC', short: false }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const watched = (name: 'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync' | 'mkdirSync') => {
    const real = fs[name] as (...args: unknown[]) => unknown;
    return (...args: unknown[]) => {
      if (!watch.on || (name === 'openSync' && args[1] === 'r')) return real(...args);
      const isShort = watch.short && name === 'writeSync' && (args[1] as Uint8Array).length - Number(args[2] ?? 0) > 1;
      watch.calls.push({ name, to: name === 'renameSync' ? args[1] : args[0], bytes: isShort ? 1 : 0 });
      if (watch.calls.length === watch.failAt) throw Object.assign(new Error(`${watch.code}: planted, ${name}`), { code: watch.code, syscall: name });
      return isShort ? real(args[0], args[1], args[2], 1) : real(...args);
    };
  };
  const names = ['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync', 'mkdirSync'] as const;
  return { ...fs, ...Object.fromEntries(names.map((name) => [name, watched(name)])) };
});

let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
});

afterEach(() => {
  watch.on = false;
  rmSync(folder, { recursive: true });
});

/** Acts while the n-th call fails; returns how many calls there were. */
async function failing<T>(n: number, act: () => T | Promise<T>): Promise<{ calls: readonly Call[]; ended: Awaited<T> | Error }> {
  Object.assign(watch, { on: true, calls: [], failAt: n });
  try {
    return { ended: await act(), calls: watch.calls };
  } catch (error) {
    return { ended: error as Error, calls: watch.calls };
  } finally {
    watch.on = false;
  }
}

const parts = ['the new text, ', 'in three ', 'parts'].map((text) => Buffer.from(text));
const whole = 'the new text, in three parts';

describe('a file that is replaced', () => {
  it.each(['ENOSPC', 'EIO', 'EMFILE', 'EACCES', 'EDQUOT'])('is the old one when any call fails with %s, and nothing is left beside it', async (code) => {
    watch.code = code;
    let failures = 0;
    for (let n = 1; ; n += 1) {
      writeFileSync(at('file'), 'the old text');
      const { ended, calls } = await failing(n, () => writeAtomic(at('file'), parts));
      if (calls.length < n) break;
      expect(readdirSync(folder), `call ${n}`).toEqual(['file']);
      // once it is renamed only its folder is left to be synced, which some systems cannot do
      const isRenamed = calls.slice(0, n - 1).some(({ name }) => name === 'renameSync');
      expect(readFileSync(at('file'), 'utf8'), `call ${n}`).toBe(isRenamed ? whole : 'the old text');
      if (isRenamed) expect(ended).toBeUndefined();
      else expect(ended).toMatchObject({ code });
      failures += 1;
    }
    expect(failures).toBeGreaterThanOrEqual(9);
  });

  it('is whole where the system writes a byte at a time', async () => {
    watch.short = true;
    const { calls } = await failing(0, () => writeAtomic(at('file'), parts));
    watch.short = false;
    expect(calls.filter(({ name }) => name === 'writeSync')).toHaveLength(whole.length);
    expect(readFileSync(at('file'), 'utf8')).toBe(whole);
  });

  it('is the old or the new one, whole, if the power fails after any call', async () => {
    const { calls } = await failing(0, () => writeAtomic(at('file'), parts));
    // what a disk may hold: bytes are sure once synced, a new name may be there at once or only when its folder is synced
    for (let cut = 0; cut <= calls.length; cut += 1) {
      const done = calls.slice(0, cut).map(({ name }) => name);
      const written = done.filter((name) => name === 'writeSync').length;
      const synced = done.includes('fsyncSync') ? done.slice(0, done.indexOf('fsyncSync')).filter((name) => name === 'writeSync').length : 0;
      if (done.includes('renameSync')) expect([written, synced], `after call ${cut}`).toEqual([parts.length, parts.length]);
    }
    expect(calls.map(({ name }) => name)).toEqual(['openSync', 'writeSync', 'writeSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync', 'openSync', 'fsyncSync', 'closeSync']);
    expect(calls[7].to).toBe(folder);
  });
});

describe('a command of which a write fails', () => {
  /** Every file that is there is as a command without failures writes it, and no other is. */
  const onlyWhole = (expected: ReadonlyMap<string, string>): void => {
    for (const name of filesIn()) expect(expected.get(name) === readFileSync(at(name), 'latin1'), name).toBe(true);
  };
  const filesIn = (): string[] => (readdirSync(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
  const contents = (): Map<string, string> => new Map(filesIn().map((name) => [name, readFileSync(at(name), 'latin1')]));
  const clear = (): void => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
  };

  it('writes tables and a report whole or not, and answers with 4', async () => {
    watch.code = 'ENOSPC';
    const source = join(tmpdir(), `quotacast-${process.pid}.json`);
    writeFileSync(source, JSON.stringify(made['quotacast.simulation']));
    const report = () => quotacast('report', source, '--out', at('report.md'), '--tables', at('tables'), '--as', 'csv,arrow,parquet,json');
    const { calls } = await failing(0, report);
    const expected = contents();
    expect(expected.size).toBeGreaterThan(20);
    for (let n = 1; n <= calls.length; n += 97) {
      clear();
      const { ended, calls: made } = await failing(n, report);
      const isSync = made[n - 1].name !== 'mkdirSync' && made.slice(0, n - 1).findLast(({ name }) => name !== 'openSync' && name !== 'fsyncSync')?.name === 'renameSync';
      expect(ended, `call ${n}`).toMatchObject(isSync ? {} : { code: 4, stderr: expect.stringMatching(/^(wrote .*\n)*quotacast: ENOSPC: planted, \w+\n$/) });
      onlyWhole(expected);
    }
    rmSync(source);
  });

  it('writes samples, results and checkpoints whole or not, answers with 4 and still tells the result', async () => {
    watch.code = 'EIO';
    const source = join(tmpdir(), `quotacast-${process.pid}.yaml`);
    writeFileSync(source, smallScenario);
    const simulate = () => quotacast('simulate', source, '--trials', '64', '--workers', '1', '--progress', 'none', '--samples', at('samples.csv'), '--out', at('out'));
    const { calls } = await failing(0, simulate);
    expect(existsSync(at('out/result.json'))).toBe(true);
    const samples = readFileSync(at('samples.csv'), 'utf8');
    const writes = calls.flatMap(({ name }, k) => (name === 'writeSync' ? [k + 1] : []));
    expect(writes).toHaveLength(3);
    for (const n of writes) {
      clear();
      const { ended } = await failing(n, simulate);
      expect(ended, `call ${n}`).toMatchObject({ code: 4, stdout: expect.stringMatching(/^Small\n/), stderr: expect.stringMatching(/quotacast: EIO: planted, writeSync\n$/) });
      expect(filesIn().filter((name) => name.endsWith('.tmp'))).toEqual([]);
      if (existsSync(at('samples.csv'))) expect(readFileSync(at('samples.csv'), 'utf8')).toBe(samples);
    }
    rmSync(source);
  });
});
