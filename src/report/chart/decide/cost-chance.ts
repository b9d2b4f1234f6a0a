import { valueAxis } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { unitWords } from '../landing.ts';
import { palette } from '../base/palette.ts';

export interface CostPoint {
  readonly name: string;
  readonly cost: number;
  readonly p: number;
  readonly isAnswer: boolean;
  readonly isWithin: boolean;
  readonly words: string;
}

/** What confidence costs: one dot per choice, joined in order, with the confidence asked for. */
export function costChance(canvas: Canvas, head: Head, { points, unit, confidence, measure }: { readonly points: readonly CostPoint[]; readonly unit: string; readonly confidence: number; readonly measure: string }): string {
  const { plot, width } = canvas;
  const costs = points.map(({ cost }) => cost);
  const { write } = valueAxis(canvas, unit, Math.max(...costs, 0));
  const colored = points.map((point) => ({ ...point, color: point.isAnswer ? palette.good : point.isWithin ? palette.main : palette.rest }));
  const step = Math.max(1, Math.ceil(points.length / (width / 60)));
  const named = colored.filter((point, i) => point.isAnswer || (i % step === 0 && Math.abs(i - colored.findIndex(({ isAnswer }) => isAnswer)) >= step));
  return drawn(canvas, head, {
    height: 260,
    marginLeft: 48,
    marginRight: 28,
    marginTop: 30,
    marginBottom: 44,
    key: [
      { text: 'a choice', color: palette.main, shape: 'dot' },
      ...(colored.some(({ isAnswer }) => isAnswer) ? [{ text: 'answer', color: palette.good, shape: 'dot' as const }] : []),
      ...(colored.some(({ isWithin }) => !isWithin) ? [{ text: 'beyond the budget', color: palette.rest, shape: 'dot' as const }] : []),
      { text: 'confidence asked for', color: palette.aim, shape: 'line', dash: '6 3' },
    ],
    upright: 'chance',
    x: { label: `${measure}${unitWords(unit)} →`, labelArrow: false, domain: [Math.min(0, ...costs), Math.max(0, ...costs)], nice: true, tickFormat: write, ticks: Math.max(3, Math.floor(width / 110)) },
    y: { label: null, domain: [0, 1], tickFormat: (p: number) => `${Math.round(p * 100)} %`, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.ruleY([confidence], { stroke: palette.aim, strokeWidth: 2, strokeDasharray: '6 3', className: 'target' }),
      plot.lineY(points, { x: 'cost', y: 'p', stroke: palette.middle, strokeWidth: 1.5, className: 'line' }),
      plot.dot(colored, { x: 'cost', y: 'p', r: 4.5, fill: 'color', title: 'words', className: 'dots' }),
      plot.text(named, { x: 'cost', y: 'p', text: 'name', dy: -10, className: 'names' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
