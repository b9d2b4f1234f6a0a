// Reports on paper: heads of tables on each sheet, no picture cut between two, on A4 and on Letter.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCanvas } from '../../src/report/chart/base/canvas.ts';
import { formatsIn } from '../../src/report/document/formats.ts';
import { pageHtml } from '../../src/report/html/page.ts';
import { documentOf, made } from '../fixtures/report/documents.ts';
import { longResult } from '../fixtures/report/result.ts';
import { hasBrowser, launch } from '../helpers/browser.ts';
import * as inPage from '../helpers/in-page.ts';

const readsPdf = spawnSync('pdftotext', ['-v']).error === undefined;
const note = readsPdf ? '' : ' (skipped: pdftotext is not installed; apt-get install poppler-utils)';
const folder = mkdtempSync(join(tmpdir(), 'quotacast-paper-'));
/** Between the margins of the page, in CSS pixels. */
const sheets = { A4: { width: 688, height: 1001 }, Letter: { width: 710, height: 934 } } as const;

describe.skipIf(!hasBrowser)('a report on paper', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string, result: Parameters<typeof documentOf>[0]): Promise<Page> {
    const file = join(folder, `${name}.html`);
    const formats = formatsIn('USD');
    writeFileSync(file, pageHtml(await documentOf(result), { formats, canvas: await loadCanvas(formats) }));
    const page = await browser.newPage();
    await page.goto(`file://${file}`);
    return page;
  }

  it.skipIf(!readsPdf).each(['A4', 'Letter'] as const)(`has the head of a table again on each sheet of %s that goes on with it${note}`, async (format) => {
    // 120 months: tables of several sheets
    const page = await open('long', longResult() as never);
    const path = join(folder, `${format}.pdf`);
    await page.pdf({ path, format });
    await page.close();
    const all = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 }).split('\f');
    const sheetsOfRows = all.map((sheet) => sheet.split('\n').map((line) => line.trim()).filter((line) => line !== '')).filter((lines) => lines.some((line) => /^FY\d\d-M\d\d /.test(line)) && !lines.some((line) => line.startsWith('How often') || line.startsWith('Range of')));
    expect(sheetsOfRows.length).toBeGreaterThan(4);
    for (const [first] of sheetsOfRows) expect(first).toMatch(/^(period|of|measure) /);
  });

  it.each(Object.entries(made))('of %s has pictures that a sheet holds, not cut, and nothing wider than it', async (kind, result) => {
    const page = await open(kind, result);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const [name, { width, height }] of Object.entries(sheets)) {
      await page.setViewportSize({ width, height });
      const figures = (await page.evaluate(inPage.figureBoxes)) as { id: string; breaks: string; height: number; right: number }[];
      for (const { id, breaks, height: tall, right } of figures) {
        expect(breaks, id).toBe('avoid');
        expect(tall, `${name}: ${id}`).toBeLessThan(height);
        expect(right, `${name}: ${id}`).toBeLessThanOrEqual(width);
      }
      expect(figures.length).toBeGreaterThan(0);
      expect((await page.evaluate(inPage.tooWide)) as string[], name).toEqual([]);
      // a dark screen prints dark on white all the same
      expect(await page.evaluate(inPage.ground)).toBe('rgb(255, 255, 255)');
    }
    await page.close();
  });
});
