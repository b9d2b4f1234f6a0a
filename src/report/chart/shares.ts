import { percent } from '../share.ts';
import { periodTicks } from './base/axis.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { label } from './base/label.ts';
import { palette, series } from './base/palette.ts';

export interface ShareCell {
  readonly name: string;
  readonly period: string;
  readonly share: number | null;
}

/** What a whole is made of in each period: bars of 100 %, one part on the other, white lines between them. */
export function shares(canvas: Canvas, head: Head, { cells, of }: { readonly cells: readonly ShareCell[]; readonly of: string }): string {
  const { plot, width } = canvas;
  const names = [...new Set(cells.map(({ name }) => name))];
  const periods = [...new Set(cells.map(({ period }) => period))];
  const colorOf = (name: string) => series[names.indexOf(name) % series.length];
  const known = cells.filter(({ share }) => share !== null && share > 0);
  return drawn(canvas, head, {
    height: 220,
    marginLeft: 48,
    marginRight: 10,
    marginTop: 28,
    marginBottom: 42,
    key: names.map((name) => ({ text: label(name, 24), color: colorOf(name), shape: 'area' as const })),
    x: { type: 'band', domain: periods, label: null, padding: 0.25, tickSize: 0, ...periodTicks(periods, width - 58) },
    upright: `share of ${of}`,
    y: { label: null, domain: [0, 1], tickFormat: (share: number) => `${Math.round(share * 100)} %`, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.barY(known, plot.stackY({ x: 'period', y: 'share', fill: (cell: ShareCell) => colorOf(cell.name), order: names, z: 'name', stroke: palette.ground, strokeWidth: 1, title: (cell: ShareCell) => `${cell.name}, ${cell.period}: ${percent(cell.share)}`, className: 'bars' })),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
