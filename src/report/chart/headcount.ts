import { average } from '../number.ts';
import { periodTicks } from './base/axis.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { palette } from './base/palette.ts';

export interface HeadcountRow {
  readonly label: string;
  readonly seats: number | null;
  readonly filled: number | null;
  readonly filledLow: number | null;
  readonly filledHigh: number | null;
  readonly ramped: number | null;
}

/** Seats planned, people in them, and what those are worth in ramped people; bars from zero, the plan as ticks. */
export function headcount(canvas: Canvas, head: Head, { rows, of }: { readonly rows: readonly HeadcountRow[]; readonly of: string }): string {
  const { plot, width } = canvas;
  const title = ({ label, seats, filled, filledLow, filledHigh, ramped }: HeadcountRow) => `${label}: ${seats === null ? '' : `${average(seats)} seats planned, `}${average(filled)} filled${filledLow === null ? '' : ` (80 % of ${of}: ${average(filledLow)} to ${average(filledHigh)})`}, worth ${average(ramped)} ramped people`;
  const high = Math.max(1, ...rows.flatMap(({ seats, filled, filledHigh, ramped }) => [seats ?? 0, filled ?? 0, filledHigh ?? 0, ramped ?? 0]));
  const known = rows.filter(({ filled }) => filled !== null);
  return drawn(canvas, head, {
    height: 240,
    marginLeft: 44,
    marginRight: 10,
    marginTop: 28,
    marginBottom: 42,
    key: [
      ...(rows.some(({ seats }) => seats !== null) ? [{ text: 'seats planned', color: palette.aim, shape: 'tick' as const }] : []),
      { text: 'people', color: palette.pale, shape: 'area' },
      { text: 'ramped equivalents', color: palette.main, shape: 'area' },
      ...(rows.some(({ filledLow }) => filledLow !== null) ? [{ text: `people, 80 % of ${of}`, color: palette.ink, shape: 'line' as const }] : []),
    ],
    x: { type: 'band', domain: rows.map(({ label }) => label), label: null, padding: 0.3, tickSize: 0, ...periodTicks(rows.map(({ label }) => label), width - 54) },
    upright: 'people',
    y: { label: null, domain: [0, high], nice: true, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.barY(known, { x: 'label', y1: 0, y2: 'filled', fill: palette.pale, stroke: palette.middle, title, className: 'bars' }),
      plot.barY(known.filter(({ ramped }) => ramped !== null), { x: 'label', y1: 0, y2: 'ramped', fill: palette.main, insetLeft: 5, insetRight: 5, title, className: 'ramped' }),
      plot.ruleX(known.filter(({ filledLow, filledHigh }) => filledLow !== null && filledHigh !== null && filledLow !== filledHigh), { x: 'label', y1: 'filledLow', y2: 'filledHigh', stroke: palette.ink, strokeWidth: 1.5, title, className: 'ranges' }),
      plot.tickY(rows.filter(({ seats }) => seats !== null), { x: 'label', y: 'seats', stroke: palette.aim, strokeWidth: 2.5, insetLeft: -4, insetRight: -4, title, className: 'target' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
