import { wholeTicks } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette } from '../base/palette.ts';

export interface SizePoint {
  readonly seats: number;
  readonly p: number;
  readonly lo: number;
  readonly hi: number;
  readonly words: string;
}

export interface ChanceBySizeData {
  readonly points: readonly SizePoint[];
  readonly pool: string;
  readonly confidence: number;
  readonly planned: number;
  readonly answer: number | null;
}

/** How likely a target is with each number of seats, against the confidence asked for; the plan and the answer marked. */
export function chanceBySize(canvas: Canvas, head: Head, { points, pool, confidence, planned, answer }: ChanceBySizeData): string {
  const { plot, width } = canvas;
  const seats = points.map((point) => point.seats);
  const at = (of: number | null) => points.filter((point) => point.seats === of);
  return drawn(canvas, head, {
    height: 250,
    marginLeft: 48,
    marginRight: 20,
    marginTop: 30,
    marginBottom: 44,
    key: [
      { text: 'chance of the target', color: palette.main, shape: 'line' },
      { text: 'simulation error (95 %)', color: palette.ink, shape: 'line' },
      { text: 'confidence asked for', color: palette.aim, shape: 'line', dash: '6 3' },
      ...(at(answer).length === 0 ? [] : [{ text: 'answer', color: palette.good, shape: 'dot' as const }]),
      ...(at(planned).length === 0 ? [] : [{ text: 'plan', color: palette.third, shape: 'dot' as const }]),
    ],
    upright: 'chance',
    x: { label: `seats of ${pool} →`, labelArrow: false, domain: [Math.min(...seats) - 0.5, Math.max(...seats) + 0.5], ticks: wholeTicks(Math.min(...seats), Math.max(...seats), width / 60), tickFormat: String },
    y: { label: null, domain: [0, 1], tickFormat: (p: number) => `${Math.round(p * 100)} %`, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.ruleY([confidence], { stroke: palette.aim, strokeWidth: 2, strokeDasharray: '6 3', className: 'target' }),
      plot.lineY(points, { x: 'seats', y: 'p', stroke: palette.main, strokeWidth: 2, className: 'line' }),
      plot.ruleX(points, { x: 'seats', y1: 'lo', y2: 'hi', stroke: palette.ink, strokeWidth: 1.5, title: 'words', className: 'errors' }),
      plot.dot(points, { x: 'seats', y: 'p', r: 3.5, fill: palette.main, title: 'words', className: 'dots' }),
      plot.dot(at(planned), { x: 'seats', y: 'p', r: 6, fill: palette.third, title: 'words', className: 'plan' }),
      plot.dot(at(answer), { x: 'seats', y: 'p', r: 7, fill: palette.good, title: 'words', className: 'answer' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
