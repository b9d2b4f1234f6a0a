import { percent } from '../../share.ts';
import { sideLabels, valueTicks } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette } from '../base/palette.ts';

export interface HeldRow {
  readonly name: string;
  readonly share: number;
  readonly lo: number;
  readonly hi: number;
  readonly hits: number;
  readonly n: number;
}

/** How often intervals held what happened, against how often they say they do. */
export function held(canvas: Canvas, head: Head, { rows, claimed }: { readonly rows: readonly HeldRow[]; readonly claimed: number }): string {
  const { plot, width } = canvas;
  const shown = rows.map((row, key) => ({ ...row, key, title: `${row.name}: held ${row.hits} of ${row.n}, ${percent(row.share)} (95 % interval of the share: ${percent(row.lo)} to ${percent(row.hi)})` }));
  const { labels, left } = sideLabels(rows.map(({ name }) => name), width);
  const write = (share: number) => `${Math.round(share * 100)} %`;
  const ticks = valueTicks(0, 1, width - left - 28, write);
  return drawn(canvas, head, {
    height: 64 + 28 * rows.length,
    marginLeft: left,
    marginRight: 28,
    marginTop: 10,
    marginBottom: 44,
    key: [
      { text: 'held', color: palette.main, shape: 'dot' },
      { text: 'sampling error (95 %)', color: palette.ink, shape: 'line' },
      { text: `claimed: ${percent(claimed)}`, color: palette.aim, shape: 'line', dash: '6 3' },
    ],
    y: { type: 'band', domain: shown.map(({ key }) => key), label: null, tickSize: 0, padding: 0.25, tickFormat: (key: number) => labels[key] ?? '' },
    x: { label: 'share of forecasts whose interval held →', labelArrow: false, domain: [0, 1], tickFormat: write, ticks },
    marks: [
      plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      plot.ruleX([claimed], { stroke: palette.aim, strokeWidth: 2, strokeDasharray: '6 3', className: 'target' }),
      plot.ruleY(shown, { y: 'key', x1: 'lo', x2: 'hi', stroke: palette.ink, strokeWidth: 2, title: 'title', className: 'errors' }),
      plot.dot(shown, { y: 'key', x: 'share', fill: palette.main, r: 5.5, title: 'title', className: 'dots' }),
    ],
  });
}
