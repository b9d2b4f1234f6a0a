import { existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNumber, readNumbers, readShare } from '../../src/cli/init/read-answer.ts';
import { defaultAnswers, quarterStart, starterText } from '../../src/cli/init/starter.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { quotacast } from '../helpers/quotacast.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'quotacast-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('init', () => {
  it('writes a valid, commented scenario and says what it amounts to', async () => {
    const { code, stdout } = await quotacast('init', folder, '--yes');
    expect(code).toBe(0);
    const file = join(folder, 'scenario.yaml');
    expect(stdout).toMatch(/^Wrote .*scenario\.yaml\.\n56 deals are open at a time, 11\.2 per person; 22 % of them are won, at \$40,700 on average\.\nIf nothing varied and nobody left, FY\d\d-Q\d would book \$[\d,]+: 1\d\d % of the target of \$850,000\./);
    expect(readFileSync(file, 'utf8')).toContain('# leavers per filled seat and year');
    expect((await quotacast('check', file)).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['scenario.yaml']);
  });

  it('never replaces a file without --force, nor a link or folder with it', async () => {
    const file = join(folder, 'scenario.yaml');
    writeFileSync(file, 'mine');
    expect(await quotacast('init', folder, '--yes')).toMatchObject({ code: 4, stderr: `quotacast: ${file} exists: --force replaces it\n` });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await quotacast('init', folder, '--yes', '--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# A starter scenario/);

    const linked = join(folder, 'linked');
    mkdirSync(linked);
    symlinkSync(file, join(linked, 'scenario.yaml'));
    expect((await quotacast('init', linked, '--yes', '--force')).code).toBe(4);
    const taken = join(folder, 'taken');
    mkdirSync(join(taken, 'scenario.yaml'), { recursive: true });
    expect((await quotacast('init', taken, '--yes', '--force')).code).toBe(4);
  });

  it('makes the folder it is given, and asks nothing without a terminal', async () => {
    expect((await quotacast('init', join(folder, 'a', 'b'), '--yes')).code).toBe(0);
    expect(existsSync(join(folder, 'a', 'b', 'scenario.yaml'))).toBe(true);
    const { code, stderr } = await quotacast('init', join(folder, 'c'));
    expect([code, stderr]).toEqual([2, 'quotacast: init asks its questions on a terminal; --yes takes the defaults and asks nothing\n']);
    expect(existsSync(join(folder, 'c'))).toBe(false);
  });

  it('turns any answers into a scenario without errors', () => {
    const answers = [
      defaultAnswers,
      { ...defaultAnswers, currency: 'EUR', fiscalYearStart: 'april' as const, tenureMonths: [0], pipelineValue: 250_000, leaversPerYear: 0, hires: 0 },
      { ...defaultAnswers, dealSizeP10: 900.5, dealSizeP90: 400_000, winRate: 0.005, cycleDays: 1, opportunitiesPerMonth: 0.1 },
    ];
    for (const each of answers) {
      const { scenario } = loadScenario({ text: starterText(each, quarterStart('2026-02-28', each.fiscalYearStart)), file: 'scenario.yaml' });
      expect(scenario.currency).toBe(each.currency);
    }
  });

  it('starts on the first day of the fiscal quarter', () => {
    expect(quarterStart('2026-11-22', 'january')).toBe('2026-10-01');
    expect(quarterStart('2026-01-01', 'february')).toBe('2025-11-01');
    expect(quarterStart('2024-02-29', 'february')).toBe('2024-02-01');
  });

  it('reads answers as people type them', () => {
    expect([readNumber('1 200'), readNumber('80k'), readNumber('$1,200'), readNumber('x')]).toEqual([1200, 80_000, 1200, undefined]);
    expect([readShare('25'), readShare('25%'), readShare('0.25'), readShare('1')]).toEqual([0.25, 0.25, 0.25, 1]);
    expect([readNumbers('48, 36 24'), readNumbers('48, x')]).toEqual([[48, 36, 24], undefined]);
  });
});
