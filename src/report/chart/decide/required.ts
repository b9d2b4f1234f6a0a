import { wholeTicks } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette } from '../base/palette.ts';

export interface RequiredPoint {
  /** share of trials that needed at most so many */
  readonly p: number;
  readonly seats: number;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly words: string;
}

/** How many people trials needed: the share that got by with at most so many, with the simulation error of the number. */
export function required(canvas: Canvas, head: Head, { points, pool, planned }: { readonly points: readonly RequiredPoint[]; readonly pool: string; readonly planned: number }): string {
  const { plot, width } = canvas;
  const all = points.flatMap(({ seats, lo, hi }) => [seats, lo, hi]).filter((n): n is number => n !== null);
  const [from, to] = [Math.min(planned, ...all), Math.max(planned, ...all)];
  return drawn(canvas, head, {
    height: 240,
    marginLeft: 48,
    marginRight: 20,
    marginTop: 30,
    marginBottom: 44,
    key: [
      { text: 'seats needed at most', color: palette.main, shape: 'dot' },
      { text: 'simulation error of the number (95 %)', color: palette.ink, shape: 'line' },
      { text: 'plan', color: palette.third, shape: 'line', dash: '6 3' },
    ],
    upright: 'share of trials',
    x: { label: `seats of ${pool} →`, labelArrow: false, domain: [from - 0.5, to + 0.5], ticks: wholeTicks(from, to, width / 60), tickFormat: String },
    y: { label: null, domain: [0, 1], tickFormat: (p: number) => `${Math.round(p * 100)} %`, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.ruleX([planned], { stroke: palette.third, strokeWidth: 2, strokeDasharray: '6 3', className: 'plan' }),
      plot.lineY(points, { x: 'seats', y: 'p', stroke: palette.middle, strokeWidth: 1.5, className: 'line' }),
      plot.ruleY(points.filter(({ lo, hi }) => lo !== null && hi !== null && lo !== hi), { y: 'p', x1: 'lo', x2: 'hi', stroke: palette.ink, strokeWidth: 2, title: 'words', className: 'errors' }),
      plot.dot(points, { x: 'seats', y: 'p', r: 5, fill: palette.main, title: 'words', className: 'dots' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
