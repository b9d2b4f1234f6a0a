import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { columnWidth } from '../../src/report/text/column-width.ts';
import { assignmentsOf } from '../../src/cli/decide/assignments.ts';
import type { Result } from '../../src/record/result.ts';
import { quotacast } from '../helpers/quotacast.ts';
import { changed, smallScenario } from '../helpers/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => (writeFileSync(join(folder, name), text), join(folder, name));

const base = write('base.yaml', smallScenario);
const few = ['--trials', '300', '--workers', '2', '--progress', 'none'];
const more = ['--with', 'pools.ae.headcount=6'];

describe('compare', () => {
  it('answers in a report no wider than the terminal, with the variance that common random numbers save', async () => {
    const { code, stdout } = await quotacast('compare', base, ...more, ...few);
    expect(code).toBe(0);
    expect(stdout).toContain('pools.ae.headcount=6 against Small');
    expect(stdout).toMatch(/difference in new ACV .*variance reduced/);
    expect(stdout).toMatch(/ {2}P10 .* \d+(\.\d)?x\n/);
    expect(Math.max(...stdout.split('\n').map(columnWidth))).toBeLessThanOrEqual(80);
  });

  it('writes the result and its report to a folder, and neither over what is there', async () => {
    const out = join(folder, 'out');
    expect((await quotacast('compare', base, ...more, ...few, '--out', out, '--json')).code).toBe(0);
    expect(JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'))).toMatchObject({ kind: 'quotacast.comparison', run: { trials: 300, independent: false } });
    const again = await quotacast('compare', base, ...more, ...few, '--out', out);
    expect([again.code, again.stderr]).toEqual([4, expect.stringContaining('--force replaces it')]);
  });

  it('simulates the scenario of a result again, with its seed and trials', async () => {
    await quotacast('simulate', base, '--seed', '5', ...few, '--out', join(folder, 'run'));
    const { stdout } = await quotacast('compare', join(folder, 'run', 'result.json'), ...more, '--json', '--workers', '1', '--progress', 'none');
    expect(JSON.parse(stdout)).toMatchObject({ run: { seed: '5', trials: 300 }, variants: [{ metrics: expect.any(Array) }] });
  });

  it.each([
    ['another version', (result: Result) => ({ ...result, version: 9 }), 'expected a result of version 1, got 9'],
    ['another engine', (result: Result) => ({ ...result, run: { ...result.run, engine: '0.0.1' } }), 'expected a result of engine'],
    ['an interrupted run', (result: Result) => ({ ...result, run: { ...result.run, partial: true } }), 'expected a complete result, got "partial: 300 of 300 trials"'],
    ['an altered scenario', (result: Result) => ({ ...result, scenario: { ...result.scenario, complete: { ...(result.scenario.complete as object), seed: 8 } } }), 'expected a scenario of identity'],
    ['another kind', (result: Result) => ({ ...result, kind: 'quotacast.comparison' }), 'expected a scenario, or a result of kind "quotacast.simulation"'],
  ])('refuses a result of %s', async (_, change, message) => {
    const result = JSON.parse(readFileSync(join(folder, 'run', 'result.json'), 'utf8')) as Result;
    const { code, stderr } = await quotacast('compare', base, write('changed.json', JSON.stringify(change(result))), ...few);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('refuses results of other trials or seeds than the first, unless told', async () => {
    await quotacast('simulate', base, '--seed', '6', ...few, '--out', join(folder, 'six'));
    const files = [join(folder, 'run', 'result.json'), join(folder, 'six', 'result.json')];
    const { code, stderr } = await quotacast('compare', ...files);
    expect([code, stderr]).toEqual([2, expect.stringContaining('expected seed 5, got 6 (--seed gives all the same)')]);
    expect((await quotacast('compare', ...files, '--seed', '5', ...few)).code).toBe(0);
  });

  it.each([
    ['a misspelt path', ['--with', 'pools.aee.capacity=1'], '--with:1:1 pools.aee: expected a name of this scenario, got "aee" (did you mean ae?)'],
    ['other periods', [write('three.yaml', changed(['periods: 4', 'periods: 3']))], 'expected the periods FY25-Q1 to FY25-Q4'],
    ['nothing to compare with', [], 'expected a second scenario or --with'],
    ['a single lever', ['--factorial', ...more], 'expected two or three --with, got 1'],
    ['no path', ['--with', ';'], 'expected path=value'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr, stdout } = await quotacast('compare', base, ...args, ...few);
    expect([code, stderr, stdout]).toEqual([2, expect.stringContaining(message), '']);
  });

  it('takes several changes of one variant apart at semicolons before a path', () => {
    expect(assignmentsOf('a.b=1; c={ d: "x; y" };e=2', '--with')).toEqual(['a.b=1', 'c={ d: "x; y" }', 'e=2']);
  });
});
