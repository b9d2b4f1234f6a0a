// Files that are not what they seem: pipes, devices, circles of links, and the file that is being read.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readBytes } from '../../src/cli/read-bytes.ts';
import { readCrm } from '../../src/crm/read/read-crm.ts';
import { made } from '../fixtures/report/documents.ts';
import { quotacast } from '../helpers/quotacast.ts';
import { smallScenario } from '../helpers/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const file = (name: string, text: string): string => (writeFileSync(at(name), text), at(name));

const small = file('small.yaml', smallScenario);
const result = file('result.json', JSON.stringify(made['quotacast.simulation']));
const deals = ['Id,Owner,Stage,Amount,Created Date,Close Date', ...Array.from({ length: 30 }, (_, n) => `D${n},Ada,Closed Won,${n},2024-01-0${(n % 8) + 1},2024-02-01`)].join('\n');

describe('what is read by a command', () => {
  it.each([
    ['simulate', small, '--checkpoint', small, '--force'],
    ['simulate', small, '--report', at('link-of-small.html'), '--force'],
    ['report', result, '--out', result, '--force'],
    ['compare', small, '--with', 'pools.ae.capacity=12', '--report', small, '--force'],
  ])('%s never replaces it, even by force', async (...args) => {
    rmSync(at('link-of-small.html'), { force: true });
    execFileSync('ln', [small, at('link-of-small.html')]);
    const ended = await quotacast(...args);
    expect([ended.code, ended.stdout]).toEqual([args[0] === 'compare' ? 2 : 4, '']);
    expect(readFileSync(small, 'utf8')).toBe(smallScenario);
  });
});

describe('a file without an end', () => {
  it('is read to its limit and no further', () => {
    const zeros = openSync('/dev/zero', 'r');
    expect(readBytes(zeros, 5_000_000)).toBeNull();
    closeSync(zeros);
    const text = openSync(small, 'r');
    expect(Buffer.from(readBytes(text, smallScenario.length)!).toString()).toBe(smallScenario);
    closeSync(text);
  });

  it('is beyond the limit of a scenario', async () => {
    expect(await quotacast('check', '/dev/zero')).toMatchObject({ code: 3, stdout: '', stderr: 'quotacast: /dev/zero: a scenario may have at most 1048576 bytes\n' });
  });
});

describe('an export', () => {
  const read = async (path: string) => (await readCrm({ opportunities: path }, { amountBasis: 'acv' })).history.opportunities.count;

  it('may come through a pipe, of which every byte counts', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const writer = spawn('sh', ['-c', `cat '${file('deals.csv', deals)}' > '${at('pipe')}'`]);
    expect(await read(at('pipe'))).toBe(30);
    writer.kill();
  });

  it('that is no file is refused by name', async () => {
    symlinkSync('circle', at('circle'));
    await expect(read(at('circle'))).rejects.toThrow('circle: expected a CSV file, got a circle of links');
    await expect(read(folder)).rejects.toThrow('got a directory');
    await expect(read('/dev/null')).rejects.toThrow('got an empty file');
    await expect(readCrm({ opportunities: at('deals.csv'), mapping: '/dev/zero' })).rejects.toThrow('expected a mapping file, got a pipe or a device');
  });
});

it('a full disk behind standard output is an error of one line', () => {
  const bin = fileURLToPath(new URL('../../bin/quotacast.js', import.meta.url));
  const script = `'${process.execPath}' '${bin}' check '${small}' > /dev/full; echo $?`;
  expect(execFileSync('bash', ['-c', `{ ${script}; } 2>&1`], { encoding: 'utf8' })).toBe('quotacast: ENOSPC: no space left on device, write\n4\n');
});
