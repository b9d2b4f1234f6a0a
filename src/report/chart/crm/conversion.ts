import { percent } from '../../share.ts';
import { sideLabels, valueTicks } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette } from '../base/palette.ts';

export interface ConversionRow {
  readonly name: string;
  readonly share: number;
  readonly p10: number;
  readonly p90: number;
  readonly n: number;
}

/** What share of deals each stage lets through: bars from zero, with the 80 % interval of what the history leaves open. */
export function conversion(canvas: Canvas, head: Head, { rows }: { readonly rows: readonly ConversionRow[] }): string {
  const { plot, width } = canvas;
  const shown = rows.map((row, key) => ({ ...row, key, text: percent(row.share), title: `${row.name}: ${percent(row.share)} advance (80 % interval ${percent(row.p10)} to ${percent(row.p90)}), of ${row.n}` }));
  const { labels, left } = sideLabels(rows.map(({ name }) => name), width);
  const write = (share: number) => `${Math.round(share * 100)} %`;
  const ticks = valueTicks(0, 1, width - left - 48, write);
  return drawn(canvas, head, {
    height: 62 + 30 * rows.length,
    marginLeft: left,
    marginRight: 48,
    marginTop: 8,
    marginBottom: 42,
    key: [
      { text: 'advance', color: palette.main, shape: 'area' },
      { text: '80 % interval of what is not known', color: palette.ink, shape: 'line' },
    ],
    y: { type: 'band', domain: shown.map(({ key }) => key), label: null, tickSize: 0, padding: 0.25, tickFormat: (key: number) => labels[key] ?? '' },
    x: { label: 'share that goes on →', labelArrow: false, domain: [0, 1], tickFormat: write, ticks },
    marks: [
      plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      plot.barX(shown, { y: 'key', x1: 0, x2: 'share', fill: palette.main, title: 'title', className: 'bars' }),
      plot.ruleY(shown, { y: 'key', x1: 'p10', x2: 'p90', dy: 6, stroke: palette.ink, strokeWidth: 2, title: 'title', className: 'ranges' }),
      plot.text(shown, { y: 'key', x: (row: ConversionRow) => Math.max(row.share, row.p90), dx: 5, textAnchor: 'start', text: 'text', className: 'values' }),
      plot.ruleX([0], { stroke: palette.ink }),
    ],
  });
}
