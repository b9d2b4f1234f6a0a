import { sideLabels, valueTicks } from './base/axis.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { unitWords } from './landing.ts';
import { palette } from './base/palette.ts';

export interface BreakdownRow {
  readonly name: string;
  readonly mean: number;
  readonly p10: number | null;
  readonly p90: number | null;
}

/** Parts of a whole side by side: bars of means from zero, with what 80 % of the trials lie between. */
export function breakdown(canvas: Canvas, head: Head, { rows, unit, measure, of }: { readonly rows: readonly BreakdownRow[]; readonly unit: string; readonly measure: string; readonly of?: string }): string {
  const { plot, width } = canvas;
  const write = canvas.formats.amount(unit);
  const shown = rows.map((row, i) => ({ ...row, key: i, title: `${row.name}: ${of === undefined ? write(row.mean) : `mean ${write(row.mean)}; P10 ${write(row.p10)}, P90 ${write(row.p90)}`}` }));
  const { labels, left } = sideLabels(rows.map(({ name }) => name), width, 24);
  const values = rows.flatMap(({ mean, p10, p90 }) => [mean, p10 ?? 0, p90 ?? 0]);
  const isLong = ({ mean }: BreakdownRow) => (mean / Math.max(...values)) * (width - left - 62) > 14 + 8 * write(mean).length;
  const domain = [Math.min(0, ...values), Math.max(0, ...values)] as const;
  const ticks = valueTicks(...domain, width - left - 62, write);
  return drawn(canvas, head, {
    height: 62 + 30 * rows.length,
    marginLeft: left,
    marginRight: 62,
    marginTop: 8,
    marginBottom: 42,
    key: [
      { text: of === undefined ? measure : 'mean', color: palette.main, shape: 'area' },
      ...(of === undefined ? [] : [{ text: `80 % of ${of}`, color: palette.ink, shape: 'line' as const }]),
    ],
    y: { type: 'band', domain: shown.map(({ key }) => key), label: null, tickSize: 0, padding: 0.25, tickFormat: (key: number) => labels[key] ?? '' },
    x: { label: `${measure}${unitWords(unit)} →`, labelArrow: false, domain, nice: true, tickFormat: write, ticks },
    marks: [
      plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      plot.barX(shown, { y: 'key', x1: 0, x2: 'mean', fill: palette.main, title: 'title', className: 'bars' }),
      plot.ruleY(shown.filter(({ p10, p90 }) => p10 !== null && p90 !== null), { y: 'key', x1: 'p10', x2: 'p90', dy: 6, stroke: palette.ink, strokeWidth: 2, title: 'title', className: 'ranges' }),
      // a mean beside the end of the range would be taken for it
      plot.text(shown.filter(isLong), { y: 'key', x: 0, dx: 5, dy: -2, textAnchor: 'start', fill: palette.ground, text: (row: BreakdownRow) => write(row.mean), className: 'values', pointerEvents: 'none' }),
      plot.text(shown.filter((row) => !isLong(row)), { y: 'key', x: (row: BreakdownRow) => Math.max(row.mean, row.p90 ?? 0), dx: 5, textAnchor: 'start', text: (row: BreakdownRow) => `${of === undefined ? '' : 'mean '}${write(row.mean)}`, className: 'values' }),
      plot.ruleX([0], { stroke: palette.ink }),
    ],
  });
}
