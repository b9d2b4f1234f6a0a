// Names of 10 kB that would do harm, in every text that a result may have: inert in every form of every kind.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { writeReportFiles } from '../../src/cli/report/write-report.ts';
import { loadCanvas } from '../../src/report/chart/base/canvas.ts';
import { formatsIn } from '../../src/report/document/formats.ts';
import { pageHtml } from '../../src/report/html/page.ts';
import { markdown } from '../../src/report/markdown/markdown.ts';
import { columnWidth } from '../../src/report/text/column-width.ts';
import { documentOf, made, type AnyResult } from '../fixtures/report/documents.ts';
import { finds, freePlaces, harmedEverywhere } from '../fixtures/report/harmed.ts';
import { wellFormed } from '../helpers/well-formed.ts';
import { flaws } from './flaws.ts';
import { terminalReports } from './terminal-reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'quotacast-hostile-'));
const formats = formatsIn('USD');
const canvas = await loadCanvas(formats);
const CONTROLS = /(?![\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const kinds = await Promise.all(
  Object.values(made).map(async (result) => ({ kind: result.kind, result, ways: { 'in names': await harmedEverywhere(result, finds), 'in every text': await harmedEverywhere(result) } })),
);
const all = kinds.flatMap(({ kind, ways }) => Object.entries(ways).map(([way, result]) => [kind, way, result] as const));

describe('harm', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(kinds.map(({ kind, result }) => [kind, result] as const))('has places in a result of %s', async (_, result) => {
    expect((await freePlaces(result)).size).toBeGreaterThan(3);
  });

  it.each(all)('of %s %s does nothing in HTML', async (_kind, _way, result) => {
    const page = pageHtml(await documentOf(result), { formats, canvas });
    expect(page.length).toBeLessThan(2e6);
    const [markup, ...scripts] = page.split(/<script(?: type="application\/json" id="data")?>/);
    expect(scripts).toHaveLength(2);
    expect(scripts.map((script) => script.split('</script>').length)).toEqual([2, 2]);
    expect(() => JSON.parse(scripts[0]!.split('</script>')[0]!)).not.toThrow();
    const body = markup!.slice(markup!.indexOf('<body>')).replaceAll('<wbr>', '<wbr/>');
    expect(wellFormed(`${body}</body>`).slice(0, 3)).toEqual([]);
    expect([...new Set([...body.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, name]) => name!))].filter((name) => !elements.has(name))).toEqual([]);
    expect(attributesOf(body).filter((name) => !attributes.has(name) && !/^(aria|data)-[a-z]+$/.test(name))).toEqual([]);
    expect([...body.matchAll(/href="([^"]*)"/g)].map(([, to]) => to!).filter((to) => !/^#[\w-]+$/.test(to))).toEqual([]);
    expect(CONTROLS.exec(page)).toBeNull();
  });

  it.each(all)('of %s %s does nothing in files of charts and tables, nor in their names', async (kind, way, result) => {
    const to = join(folder, `${kind}-${way.length}`);
    await writeReportFiles(result, { charts: join(to, 'charts'), tables: join(to, 'tables'), as: ['csv'] }, false);
    expect(readdirSync(to).sort()).toEqual(['charts', 'tables']);
    for (const name of readdirSync(join(to, 'charts'))) {
      expect(name).toMatch(/^[a-z][a-z0-9-]{0,80}\.svg$/);
      const svg = readFileSync(join(to, 'charts', name), 'utf8');
      expect(wellFormed(svg), name).toEqual([]);
      expect(attributesOf(svg).filter((each) => /^(on|style|src|href|xlink)/i.test(each)), name).toEqual([]);
      expect(CONTROLS.exec(svg), name).toBeNull();
    }
    for (const name of readdirSync(join(to, 'tables'))) {
      expect(name).toMatch(/^[a-z][a-z0-9-]{0,80}\.csv$/);
      const rows = parse(readFileSync(join(to, 'tables', name), 'utf8')) as string[][];
      for (const cell of rows.flat()) {
        if (/^\s*[=+\-@]/.test(cell)) expect(Number.isFinite(Number(cell)), `${name}: ${cell.slice(0, 60)}`).toBe(true);
        if (CONTROLS.test(cell)) expect.fail(`${name}: ${JSON.stringify(cell.slice(0, 60))}`);
      }
    }
  });

  it.each(all)('of %s %s does nothing in Markdown', async (_kind, _way, result) => {
    const text = markdown(await documentOf(result), formats).replace(/^(`{3,})\n[\s\S]*?\n\1$/gm, '');
    expect(/<[a-z/!]|(?<!\\)\]\(|[^\\]:\/\//i.exec(text)).toBeNull();
    expect(CONTROLS.exec(text)).toBeNull();
  });

  // a terminal shows what a command has just found, whose parts fit together
  it.each(all.filter(([, way]) => way === 'in names'))('of %s %s does nothing on a terminal, in lines of at most 80 columns', (_kind, _way, result: AnyResult) => {
    for (const unicode of [true, false]) {
      const lines = terminalReports[result.kind]!(result as never, { width: 80, unicode });
      expect(lines.filter((line) => columnWidth(line) > 80).slice(0, 3)).toEqual([]);
      expect(flaws(lines).filter((line) => CONTROLS.test(line)).slice(0, 3)).toEqual([]);
    }
  });
});

/** Names of all attributes of a markup that is well formed, each once. */
const attributesOf = (markup: string): string[] => [...new Set([...markup.matchAll(/<[a-zA-Z][\w:-]*((?:\s+[\w:-]+="[^"<]*")*)/g)].flatMap(([, all]) => [...all!.matchAll(/([\w:-]+)="[^"]*"/g)].map(([, name]) => name!)))];

const attributes = new Set(['class', 'id', 'href', 'role', 'scope', 'tabindex', 'xmlns', 'viewBox', 'width', 'height', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'd', 'dx', 'dy', 'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'stroke-miterlimit', 'transform', 'text-anchor', 'font-size', 'font-family', 'font-variant', 'font-weight', 'clip-path', 'pointer-events', 'paint-order']);

const elements = new Set(['body', 'header', 'h1', 'h2', 'h3', 'p', 'span', 'div', 'nav', 'ul', 'li', 'a', 'main', 'section', 'figure', 'figcaption', 'svg', 'title', 'desc', 'g', 'path', 'text', 'tspan', 'line', 'rect', 'circle', 'clipPath', 'defs', 'use', 'details', 'summary', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'small', 'pre', 'b', 'wbr', 'noscript']);
