import { periodTicks } from './base/axis.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { palette } from './base/palette.ts';

export interface ChanceRow {
  readonly label: string;
  readonly p: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  /** the chance and its error in words */
  readonly words: string;
}

/** How often a target is reached in each period: bars from 0 to 100 %, with the simulation error as a line. */
export function chance(canvas: Canvas, head: Head, { rows, of }: { readonly rows: readonly ChanceRow[]; readonly of: string }): string {
  const { plot, width } = canvas;
  const known = rows.filter(({ p }) => p !== null);
  const title = ({ label, words }: ChanceRow) => `${label}: ${words}`;
  const room = width - 58;
  const isWide = room / rows.length > 44;
  return drawn(canvas, head, {
    height: 220,
    marginLeft: 48,
    marginRight: 10,
    marginTop: 28,
    marginBottom: 42,
    key: [
      { text: `share of ${of} that reach it`, color: palette.main, shape: 'area' },
      { text: 'simulation error (95 %)', color: palette.ink, shape: 'line' },
    ],
    x: { type: 'band', domain: rows.map(({ label }) => label), label: null, padding: 0.3, tickSize: 0, ...periodTicks(rows.map(({ label }) => label), room) },
    upright: 'chance',
    y: { label: null, domain: [0, 1], tickFormat: (p: number) => `${Math.round(p * 100)} %`, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.barY(known, { x: 'label', y1: 0, y2: 'p', fill: palette.main, title, className: 'bars' }),
      plot.ruleX(known.filter(({ lo, hi }) => lo !== null && hi !== null), { x: 'label', y1: 'lo', y2: 'hi', stroke: palette.ink, strokeWidth: 2, title, className: 'errors' }),
      ...(isWide ? [plot.text(known, { x: 'label', y: (row: ChanceRow) => Math.max(row.p ?? 0, row.hi ?? 0), dy: -5, lineAnchor: 'bottom', text: (row: ChanceRow) => row.words.split(' (')[0], fill: palette.ink, className: 'values' })] : []),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
