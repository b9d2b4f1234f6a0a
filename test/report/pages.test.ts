// Every kind of report in a real browser, from a file: nothing fails, nothing is fetched, everybody can use it, and the figures are those of the result.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCanvas } from '../../src/report/chart/base/canvas.ts';
import { figuresOf, tablesOf, type Document } from '../../src/report/document/document.ts';
import { formatsIn } from '../../src/report/document/formats.ts';
import { csvOf } from '../../src/report/files/csv.ts';
import { pageHtml } from '../../src/report/html/page.ts';
import { documents } from '../../src/report/kinds/kinds.ts';
import { documentOf, harms, made, partialResult, withHarm, type AnyResult } from '../fixtures/report/documents.ts';
import { finds, harmedEverywhere } from '../fixtures/report/harmed.ts';
import { hostileResult, longResult, madeResult } from '../fixtures/report/result.ts';
import { hasBrowser, launch } from '../helpers/browser.ts';
import * as inPage from '../helpers/in-page.ts';
import { expectedMarks } from './marks/expected-marks.ts';
import { reads } from './reads.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'quotacast-pages-'));
let browser: Browser;

async function fileOf(name: string, document: Document): Promise<string> {
  const formats = formatsIn('USD');
  const file = join(folder, `${name}.html`);
  writeFileSync(file, pageHtml(document, { formats, canvas: await loadCanvas(formats) }));
  return file;
}

/** Opens a page and keeps what it complains of or asks for. */
async function open(file: string, options: { width?: number; colorScheme?: 'dark' | 'light' } = {}): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: options.width ?? 1000, height: 900 }, colorScheme: options.colorScheme ?? 'light' });
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== `file://${file}`) faults.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return { page, faults };
}

async function seriousFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(inPage.seriousFindings(rules));
}

describe.skipIf(!hasBrowser)('a report in a browser', () => {
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is there for every kind that is registered', () => {
    expect(Object.keys(made).sort()).toEqual(Object.keys(documents).sort());
  });

  describe.each(Object.entries(made))('of %s', (kind, result) => {
    let document: Document;
    let file: string;
    beforeAll(async () => {
      document = await documentOf(result);
      file = await fileOf(kind, document);
    });

    // one page for all: opening it is what takes long
    it('opens without a fault or a request, fits everywhere, can be used by everybody, and hands out its figures as the result has them', async () => {
      const { page, faults } = await open(file);
      for (const width of [360, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(inPage.scrollWidth), String(width)).toBeLessThanOrEqual(width);
        expect(await page.evaluate(inPage.textsCutOff), String(width)).toEqual([]);
        expect(await page.evaluate(inPage.textsThatTouch), String(width)).toEqual([]);
      }
      await page.evaluate(inPage.openMost);
      expect(await seriousFindings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await page.evaluate(inPage.seriousFindings(['color-contrast'])), 'dark').toEqual([]);
      expect(await page.evaluate(inPage.faintCells), 'dark').toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await page.evaluate(inPage.faintCells)).toEqual([]);
      const data = (await page.evaluate(inPage.data)) as { tables: Record<string, { rows: unknown[][] }> };
      const tables = tablesOf(document);
      expect(Object.keys(data.tables)).toEqual(tables.map(({ id }) => id));
      for (const { id, rows } of tables) expect(data.tables[id]!.rows, id).toEqual(JSON.parse(JSON.stringify(rows)));
      expect(await page.evaluate(inPage.figureIds)).toEqual(figuresOf(document).map(({ id }) => `figure-${id}`));
      const counts = (await page.evaluate(inPage.markCounts)) as Record<string, Record<string, number>>;
      for (const [id, { marks }] of Object.entries(expectedMarks(result))) {
        for (const [name, shown] of Object.entries(marks)) expect(counts[id]![name] ?? 0, `${id}: ${name}`).toBe(typeof shown === 'number' ? shown : shown.length);
      }
      await page.evaluate(inPage.openAll);
      await page.waitForFunction(inPage.longAreWritten);
      const written = (await page.evaluate(inPage.cellTexts)) as Record<string, { at: number[]; rows: string[][] }>;
      for (const { id, rows } of tables) {
        const { at, rows: shown } = written[id]!;
        expect(shown.length, id).toBe(rows.length);
        const wrong = shown.flatMap((cells, r) => cells.flatMap((text, k) => (reads(text, rows[r]![at[k]!]!) ? [] : [`row ${r}, ${at[k]}: ${text} for ${rows[r]![at[k]!]}`])));
        expect(wrong, id).toEqual([]);
      }
      for (const table of [...tables.slice(0, 2), ...tables.slice(-1)]) {
        const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(inPage.download(table.id))]);
        expect(download.suggestedFilename()).toBe(`${table.id}.csv`);
        expect(readFileSync(await download.path(), 'utf8'), table.id).toBe(csvOf(table));
      }
      expect(faults).toEqual([]);
      await page.close();
    });
  });

  it('stays below two megabytes, and says which tables that leaves out', async () => {
    const plain = madeResult();
    const metrics = Array.from({ length: 60 }, (_, k) => plain.metrics.map((metric) => ({ ...metric, by: { ...metric.by, copy: String(k) } }))).flat();
    const file = await fileOf('large', await documentOf({ ...plain, metrics: [...plain.metrics, ...metrics] } as AnyResult));
    const page = readFileSync(file, 'utf8');
    expect(page.length).toBeLessThan(2e6);
    expect(page).toMatch(/Left out, as the page would be too large: .* rows\)\. quotacast report RESULT --tables FOLDER writes/);
    expect(page).toContain('id="figure-target-company-landing-0"');
  });

  it('draws as many marks as there are figures', async () => {
    const { page } = await open(await fileOf('marks', await documentOf(made['quotacast.simulation']!)));
    const marks = (id: string, name: string, mark: string) => page.locator(`#figure-${id} .wide .${name} ${mark}`).count();
    // ten bins, of which the target cuts one in two
    expect(await marks('target-company-landing-0', 'bars', 'rect')).toBe(11);
    expect(await marks('target-company-chance', 'bars', 'rect')).toBe(5);
    expect(await marks('target-company-ranges', 'bars', 'rect')).toBe(4);
    expect(await marks('weeks-booked', 'hover', 'rect')).toBe(53);
    expect(await marks('attainment-ae-people', 'bars', 'rect')).toBe(5);
    expect(await marks('people-ae-plan', 'bars', 'rect')).toBe(4);
    expect(await marks('constraint', 'bars', 'rect')).toBe(8);
    await page.close();
  });

  it('sorts a table by any column, shows one pool at a time in all charts, and tells values to keys', async () => {
    const { page, faults } = await open(await fileOf('use', await documentOf(made['quotacast.simulation']!)));
    const chances = page.locator('.table[data-table=target-company-chance]');
    const head = chances.locator('thead button', { hasText: 'chance' });
    const column = () => chances.locator('tbody td:nth-of-type(2)').allInnerTexts().then((cells) => cells.map((cell) => cell.split('\n')[0]));
    await head.press('Enter');
    expect(await column()).toEqual(['0.31 %', '82.1 %', '97.7 %', '98.3 %', '98.8 %']);
    await head.press('Enter');
    expect(await column()).toEqual(['98.8 %', '98.3 %', '97.7 %', '82.1 %', '0.31 %']);
    expect(await page.locator('#figure-people-renewalrep-plan').isVisible()).toBe(false);
    await page.locator('#choose-people-pool').selectOption({ label: 'renewalRep' });
    expect(await page.locator('#figure-people-renewalrep-plan').isVisible()).toBe(true);
    expect(await page.locator('#figure-people-ae-plan').isVisible()).toBe(false);
    const plot = page.locator('#figure-target-company-chance .wide');
    await plot.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#tip').textContent()).toBe('FY25-Q1: 98.3 % (simulation error 98.0 to 98.5 %)');
    await plot.locator('.bars rect').nth(1).hover();
    expect(await page.locator('#tip').textContent()).toContain('FY25-Q2: 97.7 %');
    expect(faults).toEqual([]);
    await page.close();
  });

  it('says on every part, and on every sheet of paper, that a result is partial', async () => {
    const { page } = await open(await fileOf('partial', await documentOf(partialResult)));
    expect(await page.title()).toMatch(/^PARTIAL: /);
    expect(await page.locator('.partial').textContent()).toContain('3,072 of 10,000 trials');
    expect(await page.locator('h2 .mark').count()).toBe(await page.locator('h2').count());
    expect(await page.locator('style').textContent()).toContain('@top-center{content:"PARTIAL: 3,072 of 10,000 trials"');
    await page.close();
  });

  it.each(Object.entries(made))('of %s lets no text of a result do anything', async (kind, result) => {
    const rounds = [await harmedEverywhere(result, finds), ...(process.env['QUOTACAST_LONG'] === '1' ? [await harmedEverywhere(result), ...harms.map((_, first) => withHarm(result, first))] : [])];
    for (const [k, harmed] of rounds.entries()) {
      const { page, faults } = await open(await fileOf(`harm-${kind}-${k}`, await documentOf(harmed)));
      await page.evaluate(inPage.openAll);
      await page.mouse.move(500, 500);
      expect(faults).toEqual([]);
      expect(await page.evaluate(inPage.damage)).toEqual(['undefined', 2, 0]);
      await page.close();
    }
  });

  it.each([
    ['hostile names', hostileResult()],
    ['120 months', longResult()],
  ] as const)('of %s opens without a fault and is not wider than a telephone', async (name, result) => {
    const { page, faults } = await open(await fileOf(name.replaceAll(' ', '-'), await documentOf(result as AnyResult)), { width: 360 });
    expect(faults).toEqual([]);
    expect(await page.evaluate(inPage.scrollWidth)).toBeLessThanOrEqual(360);
    await page.close();
  });
});
