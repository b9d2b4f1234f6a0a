import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Sweep } from '../../src/decide/sweep/schema.ts';
import { columnWidth } from '../../src/report/text/column-width.ts';
import { quotacast } from '../helpers/quotacast.ts';
import { changed, smallScenario } from '../helpers/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => (writeFileSync(join(folder, name), text), join(folder, name));

const base = write('base.yaml', smallScenario);
const few = ['--trials', '60', '--workers', '1', '--progress', 'none'];
const rowsOf = (stdout: string) => (JSON.parse(stdout) as Sweep).rows.map(({ name, error }) => [name, error]);

describe('sweep', () => {
  it('tells the best of a grid first, and of a variant that fails why; the exit code says so', async () => {
    const { code, stdout, stderr } = await quotacast('sweep', base, '--vary', 'pools.ae.headcount=2,5,-1', '--vary', 'pools.ae.capacity=10', ...few);
    expect(code).toBe(5);
    expect(stdout).toMatch(/headcount +capacity +new ACV/);
    expect(stdout.replace(/\s+/g, ' ')).toContain('pools.ae.headcount: expected a whole number from 0 to 10000 or a map, got -1');
    expect(stderr).toContain('1 of 3 variants failed');
    expect(Math.max(...stdout.split('\n').map(columnWidth))).toBeLessThanOrEqual(80);
  });

  it('takes a CSV of overrides, whose empty cells change nothing', async () => {
    const file = write('variants.csv', '\ufeffname,pools.ae.headcount,motions.newBusiness.dealSize\nfewer,3,\nlarger,,"{ mean: 50000, cv: 0.8 }"\n');
    const { code, stdout } = await quotacast('sweep', base, '--overrides', file, '--json', ...few);
    expect(code).toBe(0);
    expect(rowsOf(stdout)).toEqual([['fewer', null], ['larger', null]]);
    expect((JSON.parse(stdout) as Sweep).rows[1]!.settings).toEqual({ 'motions.newBusiness.dealSize': '{ mean: 50000, cv: 0.8 }' });
  });

  it('takes scenario files, the first as the base, and refuses in its row what cannot be compared', async () => {
    mkdirSync(join(folder, 'plans'));
    writeFileSync(join(folder, 'plans', 'a.yaml'), smallScenario);
    writeFileSync(join(folder, 'plans', 'b.yaml'), changed(['headcount: 4', 'headcount: 5']));
    writeFileSync(join(folder, 'plans', 'c.yaml'), changed(['periods: 4', 'periods: 3']));
    const { code, stdout } = await quotacast('sweep', '--scenarios', join(folder, 'plans', '*.yaml'), '--json', ...few);
    expect(code).toBe(5);
    expect(rowsOf(stdout)).toEqual([['b', null], ['c', expect.stringContaining('c cannot be compared with Small: expected the periods FY25-Q1 to FY25-Q4')]]);
  });

  it('writes the table, and the state from which it goes on', async () => {
    const [table, state] = [join(folder, 'table.csv'), join(folder, 'state')];
    const args = ['sweep', base, '--vary', 'pools.ae.headcount=3,5', ...few];
    expect((await quotacast(...args, '--table', table, '--checkpoint', state)).code).toBe(0);
    expect(readFileSync(table, 'utf8').split('\n').length).toBe(5);
    const again = await quotacast(...args, '--resume', state, '--out', join(folder, 'out'));
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, 'out', 'table.csv'), 'utf8')).toBe(readFileSync(table, 'utf8'));
    expect(readdirSync(join(folder, 'out'))).toEqual(['report.txt', 'result.json', 'table.arrow', 'table.csv']);
    expect((await quotacast('sweep', base, '--vary', 'pools.ae.headcount=3,6', ...few, '--resume', state)).stderr).toContain('is the state of another sweep: expected the variants');
  });

  it.each([
    ['a misspelt path', ['--vary', 'pools.ae.capcity=1,2'], '--vary:1:1 pools.ae.capcity: expected a known field, got "capcity" (did you mean capacity?)'],
    ['values that are all refused', ['--vary', 'pools.ae.headcount=-1,-2'], '--vary:1:20 pools.ae.headcount: expected a whole number'],
    ['a path without values', ['--vary', 'pools.ae.capacity'], '--vary: expected path=value,value…'],
    ['a path that is varied twice', ['--vary', 'seed=1', '--vary', 'seed=2'], 'seed is varied twice'],
    ['a grid beyond all measure', ['--vary', `seed=${Array.from({ length: 400 }, (_, k) => k).join(',')}`, '--vary', `pools.ae.capacity=${Array.from({ length: 400 }, (_, k) => k + 1).join(',')}`], 'at most 100000 combinations'],
    ['neither a grid nor files', [], 'expected one of --vary, --overrides and --scenarios, got none'],
    ['a table of an unknown kind', ['--vary', 'seed=1,2', '--table', 'x.xlsx'], 'ends in .csv, .arrow or .json'],
    ['an unknown metric', ['--vary', 'pools.ae.headcount=3', '--metrics', 'bookings.nw'], 'got bookings.nw'],
    ['files that are not there', ['--scenarios', join(folder, 'none*.yaml')], 'no file matches'],
    ['a misspelt column', ['--overrides', write('typo.csv', 'pools.ae.capcity\n3\n4\n')], 'typo.csv:1:1 pools.ae.capcity: expected a known field'],
    ['a ragged CSV', ['--overrides', write('ragged.csv', 'pools.ae.capacity\n3,4\n')], 'ragged.csv:2:1: expected CSV with as many cells in every row as in the head'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr, stdout } = await quotacast('sweep', base, ...args, ...few);
    expect([code, stderr, stdout]).toEqual([2, expect.stringContaining(message), '']);
  });
});
