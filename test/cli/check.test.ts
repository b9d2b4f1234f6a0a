import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-code.ts';
import { explain } from '../../src/cli/explain.ts';
import { limits } from '../../src/scenario/limits.ts';
import { changed, smallScenario } from '../helpers/scenario.ts';
import { quotacast } from '../helpers/quotacast.ts';

let folder: string;
let good: string;
let bad: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
  good = join(folder, 'good.yaml');
  bad = join(folder, 'bad.yaml');
  writeFileSync(good, smallScenario);
  writeFileSync(bad, changed(['advance: 0.5 }', 'advance: 50 }']));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('check', () => {
  it('says that a scenario is fine, and what it assumes', async () => {
    expect(await quotacast('check', good)).toEqual({
      code: 0,
      stderr: '',
      stdout: `${good}: fine (Small)\nmotions.newBusiness: win rate 25.0 % for a neutral person in a neutral period, 25.1 % on average over people and periods\nassumed, as the scenario does not state it:\n  shocks.{demand, winOdds}: 0.15 — assumed\n  shocks.cycle: 0.1 — assumed\n  shocks.persistence: 0.5 — assumed\n  pools.ae.assignment: pooled — assumed: who has most room gets the next piece of work\n  motions.newBusiness.patienceDays: none — assumed: work waits for an owner as long as it takes\n`,
    });
    expect(readdirSync(folder).sort()).toEqual(['bad.yaml', 'good.yaml']);
  });

  it('checks every file, and fails when one is wrong', async () => {
    const { code, stdout, stderr } = await quotacast('check', bad, good);
    expect(code).toBe(2);
    expect(stdout).toContain('good.yaml: fine');
    expect(stderr).toBe(`${bad}:14:39 motions.newBusiness.stages.discovery.advance: expected a probability from 0 to 1, got 50 (did you mean 0.5?)\n`);
  });

  it('applies --set before checking', async () => {
    expect((await quotacast('check', bad, '--set', 'motions.newBusiness.stages.discovery.advance=0.5', '--set', 'name=Other')).stdout).toContain('fine (Other)');
  });

  it('prints issues, notes and assumptions as JSON', async () => {
    const { code, stdout } = await quotacast('check', '--json', bad, good, '--set', 'pools.ae.capacity=8.5');
    expect(code).toBe(2);
    const { kind, version, scenarios } = JSON.parse(stdout) as { kind: string; version: number; scenarios: Record<string, unknown>[] };
    expect([kind, version]).toEqual(['quotacast.check', 1]);
    expect(scenarios).toEqual([
      expect.objectContaining({ file: bad, valid: false, name: null, notes: [], issues: [expect.objectContaining({ file: bad, line: 14, column: 39, got: '50' })] }),
      expect.objectContaining({ file: good, valid: true, name: 'Small', issues: [], notes: [expect.objectContaining({ level: 'warning', path: 'pools.ae.capacity', file: '--set', line: 1 })] }),
    ]);
  });

  it('says what a run would take when it is asked to, and refuses what would be refused', async () => {
    expect((await quotacast('check', good, '--cost', '10000')).stdout).toMatch(/\n10,000 trials: about [\d.]+ s on \d+ threads?, \d+ MiB\n/);
    const { scenarios } = JSON.parse((await quotacast('check', good, '--json', '--cost', '1e4')).stdout) as { scenarios: { cost: Record<string, number> }[] };
    expect(scenarios[0]!.cost).toMatchObject({ trials: 10_000, workers: expect.any(Number), seconds: expect.any(Number), processorSeconds: expect.any(Number), bytes: expect.any(Number) });
    expect(await quotacast('check', good, '--cost', '1e12')).toMatchObject({ code: 3, stdout: '' });
  });

  it('names a file that is missing, a folder, or larger than allowed', async () => {
    const missing = join(folder, 'none.yaml');
    expect(await quotacast('check', missing)).toMatchObject({ code: 2, stderr: `${missing}: expected a scenario file, got no such file\n` });
    expect(await quotacast('check', folder)).toMatchObject({ code: 2, stderr: `${folder}: expected a scenario file, got a directory\n` });
    const large = join(folder, 'large.txt');
    writeFileSync(large, ' '.repeat(limits.textBytes + 1));
    expect(await quotacast('check', large)).toMatchObject({ code: 3, stderr: `quotacast: ${large}: a scenario may have at most 1048576 bytes\n` });
    rmSync(large);
  });

  it('shows control characters of a name as escapes', async () => {
    const { stdout } = await quotacast('check', good, '--set', 'name="a\\e[31m\\u202e"');
    expect(stdout).toContain('fine (a\\u001b[31m\\u202e)');
  });
});

describe('the command line', () => {
  it.each([
    [[], 2, /Usage: quotacast/],
    [['chek'], 2, /unknown command 'chek'\n\(Did you mean check\?\)/],
    [['check'], 2, /missing required argument 'scenario'/],
    [['check', 'x.yaml', '--st', 'a=1'], 2, /unknown option '--st'\n\(Did you mean --set\?\)/],
    [['check', 'x.yaml', '--json', '--json'], 2, /option '--json' is given twice/],
    [['schema', 'x'], 2, /expected a kind of result, got x/],
  ] as const)('%j ends with exit code %i', async (argv, code, message) => {
    const result = await quotacast(...argv);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(message);
    expect(result.stdout).toBe('');
  });

  it.each(['init', 'check', 'schema'])('%s has help with an example', async (name) => {
    const { code, stdout } = await quotacast(name, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Example:\n  quotacast ${name}`));
  });

  it('prints the schema, its version and its help on stdout', async () => {
    expect(JSON.parse((await quotacast('schema')).stdout)).toMatchObject({ title: 'Quotacast scenario' });
    expect(await quotacast('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+/) as string });
    expect((await quotacast('--help')).code).toBe(0);
  });

  it('gives a bug its own exit code and one line, and its trace only for debugging', () => {
    const bug = new TypeError('x is not a function');
    expect(exitCodeOf(bug)).toBe(70);
    expect(explain(bug, false)).toBe('quotacast: internal error: x is not a function (--debug shows where)');
    expect(explain(bug, true)).toContain('check.test.ts');
    expect(exitCodeOf(Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' }))).toBe(4);
  });
});
