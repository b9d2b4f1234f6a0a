import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { columnWidth } from '../../src/report/text/column-width.ts';
import { quotacast } from '../helpers/quotacast.ts';
import { smallScenario } from '../helpers/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
afterAll(() => rmSync(folder, { recursive: true }));
const base = join(folder, 'base.yaml');
writeFileSync(base, smallScenario);
const scenarios = new URL('../../scenarios/', import.meta.url).pathname;

describe('capacity', () => {
  it('prints the table, no wider than the terminal', async () => {
    const { code, stdout } = await quotacast('capacity', join(scenarios, 'hiring-plan.yaml'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/ramped equivalents +9 +9\.\d/);
    expect(stdout).toContain('FY26-Q4');
    expect(Math.max(...stdout.split('\n').map(columnWidth))).toBeLessThanOrEqual(80);
  });

  it('puts the simulation beside it, with reasons', async () => {
    const { code, stdout } = await quotacast('capacity', base, '--with-simulation', '--trials', '100', '--workers', '1', '--progress', 'none');
    expect(code).toBe(0);
    expect(stdout).toMatch(/productivity capacity .*\n +simulated/);
    expect(stdout).toMatch(/Why \S+ are booked on average and not the capacity of/);
    expect(stdout).toContain('queues: deals wait');
  });

  it('prints JSON or CSV, and writes all to a folder', async () => {
    const json = await quotacast('capacity', base, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ kind: 'quotacast.capacity', version: 1, run: null, command: ['npx', 'quotacast', 'capacity', base] });
    const csv = await quotacast('capacity', base, '--csv', '--out', join(folder, 'out'));
    expect(csv.stdout.split('\n')[0]).toBe('line,pool,of,unit,FY25-Q1,FY25-Q2,FY25-Q3,FY25-Q4,total');
    expect(readdirSync(join(folder, 'out'))).toEqual(['report.txt', 'result.json', 'table.csv']);
  });

  it.each([
    ['a misspelt path', ['--set', 'pools.ae.capcity=3'], 'expected a known field, got "capcity"'],
    ['trials without a simulation', ['--trials', '10'], 'belong to --with-simulation'],
    ['two forms at once', ['--csv', '--json'], 'choose one'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr, stdout } = await quotacast('capacity', base, ...args);
    expect([code, stderr, stdout]).toEqual([2, expect.stringContaining(message), '']);
  });
});
