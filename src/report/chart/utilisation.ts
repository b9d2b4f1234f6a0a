import { percent } from '../share.ts';
import { periodTicks, sideLabels } from './base/axis.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { palette } from './base/palette.ts';

export interface UtilisationCell {
  readonly pool: string;
  readonly period: string;
  readonly share: number | null;
}

const steps = [
  [0.5, palette.step1, palette.ink, 'below 50 %'],
  [0.7, palette.step2, palette.ink, '50 to 70 %'],
  [0.85, palette.step3, palette.ink, '70 to 85 %'],
  [0.95, palette.step4, palette.ground, '85 to 95 %'],
  [Infinity, palette.step5, palette.ground, 'above 95 %'],
] as const;

const stepOf = (share: number) => steps.find(([end]) => share <= end) ?? steps[4];

/** How busy each pool is in each period: a grid of cells, the fuller the darker, each with its figure where there is room. */
export function utilisation(canvas: Canvas, head: Head, { cells }: { readonly cells: readonly UtilisationCell[] }): string {
  const { plot, width } = canvas;
  const names = [...new Set(cells.map(({ pool }) => pool))];
  const periods = [...new Set(cells.map(({ period }) => period))];
  const { labels, left } = sideLabels(names, width, 20);
  const shown = cells.map((cell) => ({ ...cell, key: names.indexOf(cell.pool) }));
  const room = width - left - 8;
  const known = shown.flatMap((cell) => (cell.share === null ? [] : [{ ...cell, step: stepOf(cell.share), text: percent(cell.share).replace(' %', room / periods.length > 46 ? ' %' : '') }]));
  return drawn(canvas, head, {
    height: 52 + 32 * names.length,
    marginLeft: left,
    marginRight: 8,
    marginTop: 8,
    marginBottom: 42,
    key: steps.map(([, color, , text]) => ({ text, color, shape: 'area' as const })),
    x: { type: 'band', domain: periods, label: null, tickSize: 0, padding: 0.06, ...periodTicks(periods, room) },
    y: { type: 'band', domain: names.map((_, key) => key), tickFormat: (key: number) => labels[key] ?? '', label: null, tickSize: 0, padding: 0.08 },
    marks: [
      plot.cell(known, { x: 'period', y: 'key', fill: (cell: (typeof known)[number]) => cell.step[1], stroke: palette.grid, title: (cell: (typeof known)[number]) => `${cell.pool}, ${cell.period}: ${percent(cell.share)} of slots in use`, className: 'cells' }),
      ...(room / periods.length > 26 ? [plot.text(known, { x: 'period', y: 'key', text: 'text', fill: (cell: (typeof known)[number]) => cell.step[2], className: 'values', pointerEvents: 'none' })] : []),
    ],
  });
}
