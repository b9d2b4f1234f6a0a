import { sideLabels } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette } from '../base/palette.ts';
import { unitWords } from '../landing.ts';

export interface LargeDealRow {
  readonly name: string;
  readonly amount: number;
  readonly adds: number;
  readonly words: string;
}

/** Large open deals: what each is worth, and in it what it adds to the landing on average. */
export function largeDeals(canvas: Canvas, head: Head, { rows, unit }: { readonly rows: readonly LargeDealRow[]; readonly unit: string }): string {
  const { plot, width } = canvas;
  const write = canvas.formats.amount(unit);
  const { labels, left } = sideLabels(rows.map(({ name }) => name), width, 22);
  const shown = rows.map((row, key) => ({ ...row, key }));
  const ticks = Math.max(2, Math.floor((width - left) / 120));
  return drawn(canvas, head, {
    height: 62 + 24 * rows.length,
    marginLeft: left,
    marginRight: 34,
    marginTop: 8,
    marginBottom: 42,
    key: [
      { text: 'amount', color: palette.pale, shape: 'area' },
      { text: 'adds on average', color: palette.main, shape: 'area' },
    ],
    y: { type: 'band', domain: shown.map(({ key }) => key), label: null, tickSize: 0, padding: 0.25, tickFormat: (key: number) => labels[key] ?? '' },
    x: { label: `amount${unitWords(unit)} →`, labelArrow: false, domain: [0, Math.max(1, ...rows.map(({ amount }) => amount))], nice: true, tickFormat: write, ticks },
    marks: [
      plot.gridX({ stroke: palette.grid, strokeOpacity: 1, ticks }),
      plot.barX(shown, { y: 'key', x1: 0, x2: 'amount', fill: palette.pale, stroke: palette.middle, title: 'words', className: 'bars' }),
      plot.barX(shown, { y: 'key', x1: 0, x2: 'adds', fill: palette.main, insetTop: 3, insetBottom: 3, title: 'words', className: 'adds' }),
      plot.ruleX([0], { stroke: palette.ink }),
    ],
  });
}
