import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, isClean } from '../../src/report/clean.ts';
import { shellQuote } from '../../src/report/shell-quote.ts';
import { bar, rangeBar, scaleOf } from '../../src/report/text/bars.ts';
import { coarser } from '../../src/report/text/coarser.ts';
import { columnWidth, fitted } from '../../src/report/text/column-width.ts';
import { commandLines } from '../../src/report/text/command-lines.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../src/report/text/glyphs.ts';
import { pageOf } from '../../src/report/text/page.ts';
import { series } from '../../src/report/text/series.ts';
import { table } from '../../src/report/text/table.ts';
import { wrap } from '../../src/report/text/wrap.ts';
import { madeResult } from '../fixtures/report/result.ts';

const page = pageOf('USD', { width: 40 });

describe('text from outside', () => {
  it('loses what moves a cursor, hides or reorders, and keeps its letters', () => {
    expect(clean('a\u001b[31mb\r\n\u0000c\u202ed\u200be\u2066f\u0085g')).toBe('a[31mb cdefg');
    expect(clean('Größe, 名前, e\u0301, →')).toBe('Größe, 名前, e\u0301, →');
    expect([isClean('plain'), isClean('a\tb')]).toEqual([true, false]);
  });

  it('is measured in columns', () => {
    expect(['abc', '名前', 'e\u0301', '😀', 'ａ'].map(columnWidth)).toEqual([3, 4, 1, 2, 2]);
    expect([fitted('名前x', 3), fitted('e\u0301e', 1), fitted('😀', 1), fitted('ab', 0)]).toEqual(['名', 'e\u0301', '', '']);
  });
});

describe('paragraphs', () => {
  it('are broken between words, and inside those longer than a line', () => {
    expect(wrap(page, `one two ${'x'.repeat(50)} three four five six`)).toEqual(['  one two', `  ${'x'.repeat(38)}`, `  ${'x'.repeat(12)} three four five six`]);
    expect(wrap(page, 'a'.repeat(36) + ' b c', { indent: 2, hang: 6 })).toEqual([`  ${'a'.repeat(36)} b`, '      c']);
  });

  it('keep a sign and its number together', () => {
    expect(wrap(page, 'the simulation has an error of about ± 2 %')).toEqual(['  the simulation has an error of about', '  ± 2 %']);
  });
});

describe('tables', () => {
  const columns = (cells: readonly string[]) => [{ head: '', cells: ['first', 'second'] }, { head: 'wide head', cells }, { head: 'extra', cells: ['1', '2'], drop: 1 }];

  it('align numbers to the right and leave out what does not fit', () => {
    expect(table(page, columns(['10', '2']))).toEqual(['          wide head  extra', '  first          10      1', '  second          2      2']);
    expect(table(page, columns(['x'.repeat(26), '2']))).toEqual([`${' '.repeat(27)}wide head`, `  first   ${'x'.repeat(26)}`, `  second  ${'2'.padStart(26)}`]);
  });

  it('cut long names, and the cut is seen', () => {
    const lines = table(page, [{ head: '', cells: ['n'.repeat(60)] }, { head: 'x', cells: ['1'] }]);
    expect(lines[1]).toBe(`  ${'n'.repeat(34)}…  1`);
  });

  it('draw in the room that is left, or not at all', () => {
    const draw = { least: 10, most: 20, draw: (room: number) => ['#'.repeat(room), ''] };
    expect(table(page, columns(['1', '2']), draw)[1]).toBe(`  first           1      1  ${'#'.repeat(12)}`);
    expect(table(page, columns(['1', '2']), { ...draw, least: 13 })[1]).toBe('  first           1      1');
  });
});

describe('tables of periods', () => {
  const { periods } = madeResult();
  const row = (label: string, cell: string, total?: string) => ({ label, cells: periods.map(() => cell), ...(total === undefined ? {} : { total }) });

  it('name the fiscal year once, and the horizon last', () => {
    expect(series(page, periods, [row('hires', '1', '4'), row('seats', '12')])).toEqual([
      '         FY25',
      '           Q1    Q2    Q3    Q4  total',
      '  hires     1     1     1     1      4',
      '  seats    12    12    12    12',
    ]);
  });

  it('go on below where a page is too narrow', () => {
    const head = (first: string, second: string) => ['         FY25', `           ${first}        ${second}`];
    const body = ['  a  $1234.56  $1234.56', '  b         1         1'];
    expect(series(page, periods, [row('a', '$1234.56'), row('b', '1')])).toEqual([...head('Q1', 'Q2'), ...body, '', ...head('Q3', 'Q4'), ...body]);
  });
});

describe('drawings', () => {
  it('show bars to an eighth of a column, and anything above nothing', () => {
    expect([bar(unicodeGlyphs, 0, 4), bar(unicodeGlyphs, 1e-9, 4), bar(unicodeGlyphs, 0.5, 4), bar(unicodeGlyphs, 0.53125, 4), bar(unicodeGlyphs, 2, 4)]).toEqual(['', '▏', '██', '██▏', '████']);
    expect([bar(asciiGlyphs, 0.5, 4), bar(asciiGlyphs, 0.01, 4)]).toEqual(['##', '']);
  });

  it('show a range with its middle and its mark', () => {
    const range = { low: 2, middle: 5, high: 8, mark: 10 };
    expect(rangeBar(asciiGlyphs, range, { from: 0, to: 10 }, 11)).toBe('  ===o=== |');
    expect(scaleOf([range, { low: null, middle: null, high: null }])).toEqual({ from: 2, to: 10 });
    expect(scaleOf([])).toEqual({ from: 0, to: 1 });
    expect(rangeBar(asciiGlyphs, { low: null, middle: null, high: null }, { from: 0, to: 1 }, 11)).toBe('');
  });

  it('merge bins without losing anybody, beginning at the anchor', () => {
    const counts = Array.from({ length: 23 }, (_, i) => (i < 2 ? 0 : i));
    const fine = { edges: Array.from({ length: 24 }, (_, i) => i / 10), counts, below: 0, above: 3 };
    const merged = coarser(fine, 12, 1);
    expect(merged.edges).toContain(1);
    expect(merged.counts).toHaveLength(merged.edges.length - 1);
    expect(merged.counts.reduce((all, n) => all + n)).toBe(counts.reduce((all, n) => all + n));
    expect(merged.edges[0]).toBe(0.2);
    expect(coarser({ edges: [], counts: [], below: 0, above: 0 }, 12, 1)).toEqual({ edges: [], counts: [], below: 0, above: 0 });
  });
});

describe('commands', () => {
  it('are read back by a shell as they were, however long and however quoted', () => {
    const argument = fc.string({ unit: fc.constantFrom(...'abc/.=-_ {}[]:$"\\!*é\''), minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 4 }), fc.integer({ min: 40, max: 120 }), (words, width) => {
        const lines = commandLines(pageOf('USD', { width }), ['printf', '%s\\n', ...words]);
        expect(lines.filter((line) => columnWidth(line) > width)).toEqual([]);
        expect(execFileSync('sh', ['-c', lines.join('\n')], { encoding: 'utf8' })).toBe(words.map((word) => `${word}\n`).join(''));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('quote only what needs it', () => {
    expect([shellQuote('pools.ae.capacity=12'), shellQuote("it's"), shellQuote('')]).toEqual(['pools.ae.capacity=12', `'it'\\''s'`, `''`]);
  });
});
