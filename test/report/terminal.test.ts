// The terminal's report of every kind, at any width, in ASCII, and in colour.
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { columnWidth } from '../../src/report/text/column-width.ts';
import { made } from '../fixtures/report/documents.ts';
import { flaws } from './flaws.ts';
import { terminalReports } from './terminal-reports.ts';

describe.each(Object.entries(made))('the report of %s on a terminal', (kind, result) => {
  const report = (page: Parameters<(typeof terminalReports)[string]>[1]) => terminalReports[kind]!(result as never, page);

  it.each([40, 57, 80, 120, 200])('keeps to %i columns, up to 120, with and without bars', (width) => {
    for (const unicode of [true, false]) {
      const lines = report({ width, unicode });
      expect(lines.filter((line) => columnWidth(line) > Math.min(120, width))).toEqual([]);
      expect(flaws(lines)).toEqual([]);
    }
  });

  it('is ASCII where nothing else can be shown', () => {
    expect(report({ unicode: false }).filter((line) => /[^ -~]/.test(line))).toEqual([]);
  });

  it('differs in colour only, where there is colour', () => {
    expect(report({ color: true }).map(stripVTControlCharacters)).toEqual(report({}));
  });
});
