import { sideLabels, valueTicks } from './base/axis.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { unitWords } from './landing.ts';
import { palette } from './base/palette.ts';

export interface WalkStep {
  readonly label: string;
  /** signed; of the first and the last step the standing itself */
  readonly value: number;
  readonly isTotal: boolean;
}

export interface WalkData {
  readonly steps: readonly WalkStep[];
  readonly unit: string;
  /** what is walked over: recurring revenue unless stated */
  readonly measure?: string;
  readonly words?: { readonly total: string; readonly more: string; readonly less: string };
}

/** A walk from one standing to the next: totals as bars from zero, each line of it from where the one before ended. */
export function arrWalk(canvas: Canvas, head: Head, { steps, unit, measure = 'recurring revenue', words = { total: 'recurring revenue', more: 'added', less: 'lost' } }: WalkData): string {
  const { plot, width } = canvas;
  const write = canvas.formats.amount(unit);
  let standing = 0;
  const bars = steps.map(({ label, value, isTotal }, key) => {
    const from = isTotal ? 0 : standing;
    standing = isTotal ? value : standing + value;
    return { key, from, to: standing, color: isTotal ? palette.rest : value < 0 ? palette.aim : palette.main, text: `${isTotal || value < 0 ? '' : '+'}${write(value)}`, title: `${label}: ${isTotal || value < 0 ? '' : '+'}${write(value)}` };
  });
  const { labels, left } = sideLabels(steps.map(({ label }) => label), width, 24);
  const values = bars.flatMap(({ from, to }) => [from, to]);
  const domain = [Math.min(0, ...values), Math.max(0, ...values)] as const;
  const ticks = valueTicks(...domain, width - left - 64, write);
  return drawn(canvas, head, {
    height: 58 + 26 * steps.length,
    marginLeft: left,
    marginRight: 64,
    marginTop: 8,
    marginBottom: 42,
    key: [
      { text: words.total, color: palette.rest, shape: 'area' },
      { text: words.more, color: palette.main, shape: 'area' },
      { text: words.less, color: palette.aim, shape: 'area' },
    ],
    y: { type: 'band', domain: steps.map((_, key) => key), tickFormat: (key: number) => labels[key] ?? '', label: null, tickSize: 0, padding: 0.25 },
    x: { label: `${measure}${unitWords(unit)}, mean →`, labelArrow: false, domain, nice: true, tickFormat: write, ticks },
    marks: [
      plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      plot.barX(bars, { y: 'key', x1: 'from', x2: 'to', fill: 'color', title: 'title', className: 'bars' }),
      plot.text(bars, { y: 'key', x: (bar: { from: number; to: number }) => Math.max(bar.from, bar.to), dx: 5, textAnchor: 'start', text: 'text', className: 'values' }),
      plot.ruleX([0], { stroke: palette.ink }),
    ],
  });
}
