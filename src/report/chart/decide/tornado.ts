import { sideLabels, valueTicks } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { unitWords } from '../landing.ts';
import { palette } from '../base/palette.ts';

export interface TornadoEnd {
  /** of the input, as it is written */
  readonly at: string;
  readonly value: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

export interface TornadoRow {
  readonly name: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
}

/** What each input does to an outcome when it alone is moved: two bars from zero, one for each end, with their simulation error. */
export function tornado(canvas: Canvas, head: Head, { rows, unit, measure }: { readonly rows: readonly TornadoRow[]; readonly unit: string; readonly measure: string }): string {
  const { plot, width } = canvas;
  const write = canvas.formats.gap(unit);
  const { labels, left } = sideLabels(rows.map(({ name }) => name), width);
  const ends = rows.flatMap(({ name, low, high }, key) => [
    { key, ...low, color: palette.rest, title: `${name} at ${low.at}: ${write(low.value)}` },
    { key, ...high, color: palette.main, title: `${name} at ${high.at}: ${write(high.value)}` },
  ]).filter(({ value }) => value !== null);
  const values = ends.flatMap(({ value, lo, hi }) => [value, lo, hi]).filter((value): value is number => value !== null);
  const domain = [Math.min(0, ...values), Math.max(0, ...values)] as const;
  const ticks = valueTicks(...domain, width - left - 34, write);
  return drawn(canvas, head, {
    height: 64 + 26 * rows.length,
    marginLeft: left,
    marginRight: 34,
    marginTop: 10,
    marginBottom: 44,
    key: [
      { text: 'at the lower value', color: palette.rest, shape: 'area' },
      { text: 'at the higher value', color: palette.main, shape: 'area' },
      { text: 'simulation error (95 %)', color: palette.ink, shape: 'line' },
    ],
    y: { type: 'band', domain: rows.map((_, key) => key), label: null, tickSize: 0, padding: 0.25, tickFormat: (key: number) => labels[key] ?? '' },
    x: { label: `change of ${measure}${unitWords(unit)} →`, labelArrow: false, domain, nice: true, tickFormat: write, ticks },
    marks: [
      plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      plot.barX(ends, { y: 'key', x1: 0, x2: 'value', fill: 'color', title: 'title', className: 'bars' }),
      plot.ruleY(ends.filter(({ lo, hi }) => lo !== null && hi !== null && lo !== hi), { y: 'key', x1: 'lo', x2: 'hi', stroke: palette.ink, strokeWidth: 1.5, title: 'title', className: 'errors' }),
      plot.ruleX([0], { stroke: palette.ink }),
    ],
  });
}
