import { valueAxis } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette, series } from '../base/palette.ts';
import { unitWords } from '../landing.ts';

export interface LandingParts {
  readonly period: string;
  /** means, which add up */
  readonly parts: readonly { readonly name: string; readonly mean: number }[];
  readonly p10: number | null;
  readonly p90: number | null;
  readonly target: number | null;
}

/** What a landing is made of: means of its parts on each other from zero, what 80 % of trials lie between, and the target. */
export function landingSplit(canvas: Canvas, head: Head, { rows, unit, measure }: { readonly rows: readonly LandingParts[]; readonly unit: string; readonly measure: string }): string {
  const { plot } = canvas;
  const names = [...new Set(rows.flatMap(({ parts }) => parts.map(({ name }) => name)))];
  const colorOf = (name: string) => series[names.indexOf(name) % series.length];
  const largest = Math.max(1, ...rows.flatMap(({ parts, p90, target }) => [parts.reduce((sum, { mean }) => sum + mean, 0), p90 ?? 0, target ?? 0]));
  const { write, left } = valueAxis(canvas, unit, largest);
  const bars = rows.flatMap(({ period, parts }) => {
    let from = 0;
    return parts.map(({ name, mean }) => {
      const bar = { period, from, to: from + mean, color: colorOf(name), title: `${period}, ${name}: ${write(mean)} on average` };
      from += mean;
      return bar;
    });
  });
  const ranges = rows.filter(({ p10, p90 }) => p10 !== null && p90 !== null).map((row) => ({ ...row, title: `${row.period}: 80 % of trials land from ${write(row.p10)} to ${write(row.p90)}` }));
  const marked = rows.filter(({ target }) => target !== null).map((row) => ({ ...row, title: `${row.period}: target ${write(row.target)}` }));
  return drawn(canvas, head, {
    height: 280,
    marginLeft: left,
    marginRight: 12,
    marginTop: 28,
    marginBottom: 30,
    key: [
      ...names.map((name) => ({ text: name, color: colorOf(name), shape: 'area' as const })),
      { text: '80 % of trials', color: palette.ink, shape: 'line' },
      ...(marked.length === 0 ? [] : [{ text: 'target', color: palette.rest, shape: 'tick' as const }]),
    ],
    upright: `${measure}${unitWords(unit)}`,
    x: { type: 'band', domain: rows.map(({ period }) => period), label: null, padding: 0.45, tickSize: 0 },
    y: { label: null, domain: [0, largest], nice: true, tickFormat: write, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.barY(bars.filter(({ from, to }) => to > from), { x: 'period', y1: 'from', y2: 'to', fill: 'color', stroke: palette.ground, title: 'title', className: 'bars' }),
      plot.ruleX(ranges, { x: 'period', y1: 'p10', y2: 'p90', stroke: palette.ink, strokeWidth: 2.5, title: 'title', className: 'ranges' }),
      plot.tickY(marked, { x: 'period', y: 'target', stroke: palette.rest, strokeWidth: 3, insetLeft: -8, insetRight: -8, title: 'title', className: 'target' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
