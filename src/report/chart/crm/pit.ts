import { percent } from '../../share.ts';
import { wholeTicks } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette } from '../base/palette.ts';

/** Where what happened fell in its forecast, from its lower end (0) to its upper end (1): even bars for forecasts that are as sure as they should be. */
export function pit(canvas: Canvas, head: Head, { values, bins = 10 }: { readonly values: readonly number[]; readonly bins?: number }): string {
  const { plot } = canvas;
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor(value * bins))] += 1;
  const bars = counts.map((count, i) => ({ from: i / bins, to: (i + 1) / bins, count, title: `${percent(i / bins)} to ${percent((i + 1) / bins)} of the forecast: ${count} of ${values.length}` }));
  const even = values.length / bins;
  // 95 % of even forecasts, by the normal approximation of the binomial
  const room = 1.96 * Math.sqrt(even * (1 - 1 / bins));
  const top = Math.ceil(Math.max(even + room, ...counts));
  return drawn(canvas, head, {
    height: 230,
    marginLeft: 44,
    marginRight: 20,
    marginTop: 28,
    marginBottom: 44,
    key: [
      { text: 'forecasts', color: palette.main, shape: 'area' },
      { text: 'even', color: palette.aim, shape: 'line', dash: '6 3' },
      { text: 'where luck alone would leave 95 % of bars', color: palette.pale, shape: 'area' },
    ],
    upright: 'forecasts',
    x: { label: 'place of what happened in its forecast →', labelArrow: false, domain: [0, 1], tickFormat: (share: number) => `${Math.round(share * 100)} %`, ticks: 5 },
    y: { label: null, domain: [0, top], ticks: wholeTicks(0, top, 6), tickFormat: String },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.rect([0], { x1: 0, x2: 1, y1: Math.max(0, even - room), y2: even + room, fill: palette.pale, className: 'band' }),
      plot.rectY(bars, { x1: 'from', x2: 'to', y1: 0, y2: 'count', fill: palette.main, insetLeft: 1.5, insetRight: 1.5, title: 'title', className: 'bars' }),
      plot.ruleY([even], { stroke: palette.aim, strokeWidth: 2, strokeDasharray: '6 3', className: 'target' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
