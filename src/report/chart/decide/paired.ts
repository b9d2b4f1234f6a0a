import { sideLabels, valueTicks } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { unitWords } from '../landing.ts';
import { palette } from '../base/palette.ts';

export interface PairedRow {
  readonly name: string;
  readonly value: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  /** what the trials say, in words */
  readonly words: string;
  /** the interval holds 0: drawn grey and open */
  readonly isOpen: boolean;
}

export interface PairedData {
  readonly rows: readonly PairedRow[];
  readonly unit: string;
  /** what is told apart: difference in new bookings */
  readonly measure: string;
  /** as words on the axis; the measure's unit without it */
  readonly write?: (value: number) => string;
}

/** Differences to a base, one below the other: a dot and the 95 % interval of its simulation error; what is not decided is open and grey. */
export function paired(canvas: Canvas, head: Head, { rows, unit, measure, write = canvas.formats.gap(unit) }: PairedData): string {
  const { plot, width } = canvas;
  const shown = rows.map((row, key) => ({ ...row, key, color: row.isOpen ? palette.rest : palette.main, title: `${row.name}: ${row.words}` }));
  const { labels, left } = sideLabels(rows.map(({ name }) => name), width);
  const values = rows.flatMap(({ value, lo, hi }) => [value, lo, hi]).filter((value): value is number => value !== null);
  const domain = [Math.min(0, ...values), Math.max(0, ...values)] as const;
  const ticks = valueTicks(...domain, width - left - 34, write);
  const known = shown.filter(({ value }) => value !== null);
  const solid = known.filter(({ isOpen }) => !isOpen);
  const open = known.filter(({ isOpen }) => isOpen);
  return drawn(canvas, head, {
    height: 64 + 28 * rows.length,
    marginLeft: left,
    marginRight: 34,
    marginTop: 10,
    marginBottom: 44,
    key: [
      { text: 'difference', color: palette.main, shape: 'dot' },
      ...(open.length === 0 ? [] : [{ text: 'not decided', color: palette.rest, shape: 'dot' as const }]),
      { text: 'simulation error (95 %)', color: palette.ink, shape: 'line' },
    ],
    y: { type: 'band', domain: shown.map(({ key }) => key), label: null, tickSize: 0, padding: 0.25, tickFormat: (key: number) => labels[key] ?? '' },
    x: { label: `${measure}${unitWords(unit)} →`, labelArrow: false, domain, nice: true, tickFormat: write, ticks },
    marks: [
      plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      plot.ruleX([0], { stroke: palette.ink }),
      plot.ruleY(known.filter(({ lo, hi }) => lo !== null && hi !== null), { y: 'key', x1: 'lo', x2: 'hi', stroke: palette.ink, strokeWidth: 2, title: 'title', className: 'errors' }),
      plot.dot(solid, { y: 'key', x: 'value', fill: palette.main, r: 5.5, title: 'title', className: 'dots' }),
      plot.dot(open, { y: 'key', x: 'value', fill: palette.ground, stroke: palette.rest, strokeWidth: 2, r: 5, title: 'title', className: 'open' }),
    ],
  });
}
