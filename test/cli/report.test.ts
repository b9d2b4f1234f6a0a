// `quotacast report`: from a result alone to files.
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { made, partialResult } from '../fixtures/report/documents.ts';
import { quotacast } from '../helpers/quotacast.ts';

const folder = mkdtempSync(join(tmpdir(), 'quotacast-report-'));
const result = join(folder, 'result.json');
writeFileSync(result, JSON.stringify(made['quotacast.simulation']));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('quotacast report', () => {
  it('makes a page of a result alone, with a script that its policy allows and nothing from outside', async () => {
    const out = join(folder, 'report.html');
    expect(await quotacast('report', result, '--out', out)).toEqual({ code: 0, stdout: '', stderr: `wrote ${out}\n` });
    const page = readFileSync(out, 'utf8');
    expect(page).toContain('In 82 of 100 simulated years the team books $16.1M or more');
    expect(page).toMatch(/content="default-src 'none'; script-src 'sha256-[A-Za-z0-9+/=]{44}'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'"/);
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|\bsrc=|href="[^#]/);
    // and is the same every time
    const again = await quotacast('report', result);
    expect(again.stdout).toBe(page);
  });

  it('writes Markdown by format or name, and numbers as a locale has them', async () => {
    const { stdout } = await quotacast('report', result, '--format', 'md');
    expect(stdout).toMatch(/^# Northern team\n/);
    const out = join(folder, 'report.md');
    expect((await quotacast('report', result, '--out', out, '--locale', 'de-DE')).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/16,1\s?Mio\.\s\$/);
  });

  it('writes every chart and every table to folders', async () => {
    const [charts, tables] = [join(folder, 'charts'), join(folder, 'tables')];
    const { code, stderr } = await quotacast('report', result, '--charts', charts, '--tables', tables, '--as', 'csv,json');
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^wrote \d+ charts to .*\nwrote \d+ files to .*\n$/)]);
    expect(readdirSync(charts)).toContain('target-company-landing-0.svg');
    expect(readdirSync(tables)).toEqual(expect.arrayContaining(['target-company-chance.csv', 'target-company-chance.json', 'all-bookings.csv', 'assumed.csv']));
    expect((await quotacast('report', result, '--tables', tables)).stderr).toContain('exists: --force replaces it');
  });

  it('is what simulate writes by itself, and can be made again from its JSON', async () => {
    const page = join(folder, 'simulated.html');
    const { code, stdout } = await quotacast('simulate', fileURLToPath(new URL('../../scenarios/mid-market.yaml', import.meta.url)), '--set', 'pools.ae.capacity=12', '--trials', '64', '--workers', '1', '--progress', 'none', '--json', '--report', page, '--force');
    expect(code).toBe(0);
    const found = JSON.parse(stdout) as { run: { command: string[] }; scenario: { complete: { pools: { ae: { capacity: number } } } } };
    expect(found.scenario.complete.pools.ae.capacity).toBe(12);
    expect(found.run.command.slice(4).join(' ')).toBe('--set pools.ae.capacity=12 --seed 1 --trials 64');
    expect((await quotacast('report', file('simulated.json', stdout))).stdout).toBe(readFileSync(page, 'utf8'));
    expect(readFileSync(page, 'utf8').replace(/<\/?span[^>]*>/g, '')).toContain('--set pools.ae.capacity=12 --seed 1 --trials 64');
  });

  it('labels a partial result', async () => {
    const { code, stdout } = await quotacast('report', file('partial.json', JSON.stringify(partialResult)));
    expect(code).toBe(0);
    expect(stdout).toContain('<title>PARTIAL: Northern team</title>');
  });

  it.each([
    ['nothing', '', 'expected a result as JSON, got nothing'],
    ['no JSON', 'quotacast: 1', 'expected a result as JSON, got a text that is no JSON'],
    ['other JSON', '[1]', 'expected a result of quotacast, as --json prints it, got JSON without a kind'],
    ['another kind', '{"kind":"quotacast.other"}', 'got "quotacast.other"'],
    ['a kind of the language', '{"kind":"toString"}', 'kind: expected a kind of result that has a report'],
    ['half a result', '{"kind":"quotacast.simulation","version":1}', 'expected a result of kind quotacast.simulation'],
    ['too deep', '['.repeat(100_000), 'levels of lists and maps'],
  ])('refuses %s', async (name, text, message) => {
    const { code, stdout, stderr } = await quotacast('report', file(`${name.replaceAll(' ', '-')}.json`, text));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('refuses what is no file, and places where nothing may be written, before any work', async () => {
    expect((await quotacast('report', join(folder, 'none.json'))).stderr).toContain('expected a file with a result, got no such file');
    expect(await quotacast('report', folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('got a directory') });
    mkdirSync(join(folder, 'aFolder.html'), { recursive: true });
    expect(await quotacast('report', result, '--out', join(folder, 'aFolder.html'))).toMatchObject({ code: 4 });
    symlinkSync('/tmp', join(folder, 'link.html'));
    expect(await quotacast('report', result, '--out', join(folder, 'link.html'), '--force')).toMatchObject({ code: 4, stderr: expect.stringContaining('is a link') });
    expect(await quotacast('report', result, '--charts', result)).toMatchObject({ code: 4, stderr: expect.stringContaining('is no folder') });
    for (const bad of [['--as', 'xls', '--tables', 'x'], ['--as', 'csv'], ['--locale', 'no such'], ['--format', 'pdf']]) expect((await quotacast('report', result, ...bad)).code, bad.join(' ')).toBe(2);
  });
});
