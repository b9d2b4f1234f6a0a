import { percent } from '../../share.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { label } from '../base/label.ts';
import { dashes, palette, series } from '../base/palette.ts';

export interface LevelLine {
  readonly name: string;
  readonly points: readonly { readonly at: number; readonly share: number; readonly lo: number | null; readonly hi: number | null }[];
}

/** Half an ulp below a round level its tick would have no place. */
const rounded = (level: number): number => Number(level.toFixed(6));

/** Shares by level, a line for each, with their simulation error; the level that stands today marked. */
export function levels(canvas: Canvas, head: Head, { lines, now, axis, upright }: { readonly lines: readonly LevelLine[]; readonly now: number; readonly axis: string; readonly upright: string }): string {
  const { plot, width } = canvas;
  const signed = (share: number) => `${share > 0 ? '+' : ''}${percent(share)}`;
  const rows = lines.flatMap(({ name, points }, i) => points.map((point) => ({ ...point, at: rounded(point.at), name, color: series[i % series.length], title: `${name} at ${signed(point.at)}: ${percent(point.share)}` })));
  const all = [now, ...rows.map(({ at }) => at)];
  const domain = [Math.min(...all), Math.max(...all)] as const;
  return drawn(canvas, head, {
    height: 260,
    marginLeft: 48,
    marginRight: 28,
    marginTop: 28,
    marginBottom: 44,
    key: [
      ...lines.map(({ name }, i) => ({ text: label(name, 34), color: series[i % series.length], shape: 'line' as const, dash: dashes[i % dashes.length] })),
      { text: 'simulation error (95 %)', color: palette.ink, shape: 'line' },
      { text: 'now', color: palette.rest, shape: 'line', dash: '2 3' },
    ],
    upright,
    x: { label: `${axis} →`, labelArrow: false, domain, tickFormat: signed, ticks: Math.max(3, Math.floor(width / 90)) },
    y: { label: null, domain: [0, 1], tickFormat: (share: number) => `${Math.round(share * 100)} %`, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.ruleX([now], { stroke: palette.rest, strokeDasharray: '2 3', strokeWidth: 1.5, className: 'now' }),
      ...lines.map(({ name }, i) => plot.lineY(rows.filter((row) => row.name === name), { x: 'at', y: 'share', stroke: series[i % series.length], strokeWidth: 2.5, ...(dashes[i % dashes.length] === '' ? {} : { strokeDasharray: dashes[i % dashes.length] }), className: 'line' })),
      plot.ruleX(rows.filter(({ lo, hi }) => lo !== null && hi !== null), { x: 'at', y1: 'lo', y2: 'hi', stroke: palette.ink, strokeWidth: 1.5, title: 'title', className: 'errors' }),
      plot.dot(rows, { x: 'at', y: 'share', r: 4, fill: 'color', title: 'title', className: 'dots' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
