import { sideLabels } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette } from '../base/palette.ts';
import { unitWords } from '../landing.ts';

export interface RollUpRow {
  readonly name: string;
  readonly amount: number;
  readonly words: string;
}

/** What sellers expect, category by category and better, against where the simulation lands. */
export function rollUps(canvas: Canvas, head: Head, { rows, unit, p10, p50, p90 }: { readonly rows: readonly RollUpRow[]; readonly unit: string; readonly p10: number | null; readonly p50: number | null; readonly p90: number | null }): string {
  const { plot, width } = canvas;
  const write = canvas.formats.amount(unit);
  const { labels, left } = sideLabels(rows.map(({ name }) => name), width);
  const shown = rows.map((row, key) => ({ ...row, key }));
  const ticks = Math.max(2, Math.floor((width - left) / 120));
  const band = p10 !== null && p90 !== null ? [{ from: p10, to: p90 }] : [];
  return drawn(canvas, head, {
    height: 62 + 30 * rows.length,
    marginLeft: left,
    marginRight: 34,
    marginTop: 8,
    marginBottom: 42,
    key: [
      { text: 'summed as if all were won', color: palette.main, shape: 'area' },
      { text: '80 % of trials land here', color: palette.pale, shape: 'area' },
      { text: 'P50', color: palette.ink, shape: 'line', dash: '2 3' },
    ],
    y: { type: 'band', domain: shown.map(({ key }) => key), label: null, tickSize: 0, padding: 0.3, tickFormat: (key: number) => labels[key] ?? '' },
    x: { label: `in the period${unitWords(unit)} →`, labelArrow: false, domain: [0, Math.max(1, p90 ?? 0, ...rows.map(({ amount }) => amount))], nice: true, tickFormat: write, ticks },
    marks: [
      plot.gridX({ stroke: palette.grid, strokeOpacity: 1, ticks }),
      plot.rectX(band, { x1: 'from', x2: 'to', fill: palette.pale, className: 'band' }),
      plot.barX(shown, { y: 'key', x1: 0, x2: 'amount', fill: palette.main, insetTop: 3, insetBottom: 3, title: 'words', className: 'bars' }),
      ...(p50 === null ? [] : [plot.ruleX([p50], { stroke: palette.ink, strokeWidth: 2, strokeDasharray: '2 3' })]),
      plot.ruleX([0], { stroke: palette.ink }),
    ],
  });
}
