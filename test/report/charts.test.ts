// Charts are pictures that stand by themselves: well formed, named, described, with nothing from outside, and the same every time.
import { describe, expect, it } from 'vitest';
import { valueTicks } from '../../src/report/chart/base/axis.ts';
import { loadCanvas, NARROW, WIDE } from '../../src/report/chart/base/canvas.ts';
import { palette } from '../../src/report/chart/base/palette.ts';
import { landing } from '../../src/report/chart/landing.ts';
import { standing } from '../../src/report/chart/base/standing.ts';
import { figuresOf } from '../../src/report/document/document.ts';
import { formatsIn } from '../../src/report/document/formats.ts';
import { harms, made, madeDocuments, withHarm } from '../fixtures/report/documents.ts';
import { wellFormed } from '../helpers/well-formed.ts';

const canvas = await loadCanvas(formatsIn('USD'));
const figures = (await madeDocuments()).flatMap(figuresOf);
const harmed = (await madeDocuments(Object.values(made).map((result) => withHarm(result, 3)))).flatMap(figuresOf);

describe('a chart', () => {
  it.each(figures.map((figure) => [figure.id, figure] as const))('%s is well-formed SVG with a title and a description, the same every time', (_, figure) => {
    for (const width of [WIDE, NARROW]) {
      const svg = figure.draw(canvas(width));
      expect(wellFormed(svg)).toEqual([]);
      const [start] = /^<svg[^>]*>/.exec(svg)!;
      expect(start).toContain(' role="img"');
      expect(start).toMatch(/ aria-labelledby="([a-z0-9-]+)-title \1-desc"/);
      expect(/<title[^>]*>([^<]+)<\/title><desc[^>]*>([^<]+)<\/desc>/.exec(svg)).not.toBeNull();
      expect(svg).not.toMatch(/NaN|undefined|Infinity|href|url\((?!#)|<style|<script|style="/);
      expect(figure.draw(canvas(width))).toBe(svg);
    }
  });

  it.each(harmed.map((figure) => [figure.id, figure] as const))('%s is a picture and nothing else, whatever it is called', (_, figure) => {
    const svg = standing(figure.draw(canvas(WIDE)));
    expect(wellFormed(svg)).toEqual([]);
    const elements = new Set([...svg.matchAll(/<([a-zA-Z]+)/g)].map(([, name]) => name));
    expect([...elements].filter((name) => !['svg', 'title', 'desc', 'style', 'rect', 'g', 'path', 'text', 'tspan', 'line', 'circle', 'clipPath', 'defs', 'use'].includes(name!))).toEqual([]);
    expect(svg).not.toMatch(/<[^>]*\son[a-z]+=/);
  });

  it('has ticks on both sides of zero where there is room, whose words stand apart', () => {
    const write = formatsIn('USD').gap('USD');
    expect(valueTicks(-744e3, 771e3, 200, write)).toEqual([-500e3, 0, 500e3]);
    expect(valueTicks(0, 37e6, 130, write)).toEqual([0, 20e6, 40e6]);
    expect(valueTicks(0, 1, 600, String)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect([valueTicks(0, 0, 200, write), valueTicks(0, Infinity, 200, write), valueTicks(NaN, 1, 200, write)]).toEqual([[0], [0], [NaN]]);
  });

  it('has only colours that a dark page knows', () => {
    const known = new Set<string>([...Object.values(palette), 'none']);
    const used = figures.flatMap((figure) => [...figure.draw(canvas(WIDE)).matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, color]) => color!));
    expect([...new Set(used)].filter((color) => !known.has(color))).toEqual([]);
  });

  it('draws bars from zero, as high as their shares', () => {
    const bins = { edges: [0, 1, 2, 3], counts: [10, 30, 60], below: 0, above: 0 };
    const svg = landing(canvas(WIDE), { id: 'x', title: 'x', description: 'x' }, { ...bins, unit: 'USD', measure: 'x', trials: 'years', target: null, p10: null, p50: null, p90: null });
    const bars = [.../<g[^>]*class="bars"[^>]*>(.*?)<\/g>/.exec(svg)![1]!.matchAll(/<rect ([^>]*)>/g)].map(([, attributes]) => ({ height: Number(/height="([^"]+)"/.exec(attributes!)![1]), y: Number(/ ?y="([^"]+)"/.exec(attributes!)![1]) }));
    expect(bars.map(({ height }) => Math.round((height / bars[0]!.height) * 100) / 100)).toEqual([1, 3, 6]);
    expect(new Set(bars.map(({ height, y }) => Math.round(height + y))).size).toBe(1);
  });

  it.each(harms)('has a harmless name for %j', (harm) => {
    const svg = landing(canvas(WIDE), { id: 'x', title: harm, description: harm }, { edges: [0, 1], counts: [1], below: 0, above: 0, unit: harm, measure: harm, trials: harm, target: 0.5, p10: 0.1, p50: 0.5, p90: 0.9 });
    expect(wellFormed(svg)).toEqual([]);
    expect(svg).not.toMatch(/<(script|img|style)|[\p{Cc}\p{Cf}\p{Zl}]/u);
  });
});
