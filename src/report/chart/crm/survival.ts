import { percent } from '../../share.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { label } from '../base/label.ts';
import { palette, series } from '../base/palette.ts';

export interface SurvivalCurve {
  readonly name: string;
  /** days ascending; the share observed to be still there then, the ends of its sampling error, and the share by a fitted family */
  readonly points: readonly { readonly days: number; readonly observed: number; readonly low: number; readonly high: number; readonly fitted: number | null }[];
  /** what was fitted; null where nothing was */
  readonly family: string | null;
}

const DASH = '6 3';

/** What share is still there after so many days: steps as observed in the band of their sampling error, and dashed what was fitted. */
export function survival(canvas: Canvas, head: Head, { curves, of }: { readonly curves: readonly SurvivalCurve[]; readonly of: string }): string {
  const { plot, width } = canvas;
  const colored = curves.map((curve, i) => ({ ...curve, color: series[i % series.length] }));
  const rows = colored.flatMap(({ name, points }) => points.map((point) => ({ ...point, title: `${name}: ${percent(point.observed)} still there after ${Math.round(point.days)} days${point.fitted === null ? '' : `; fitted ${percent(point.fitted)}`}` })));
  return drawn(canvas, head, {
    height: 260,
    marginLeft: 48,
    marginRight: 20,
    marginTop: 28,
    marginBottom: 44,
    key: [
      ...colored.flatMap(({ name, family, color }) => [
        { text: `${label(name, 24)}, observed`, color, shape: 'line' as const },
        ...(family === null ? [] : [{ text: `${label(name, 24)}, ${family}`, color, shape: 'line' as const, dash: DASH }]),
      ]),
      { text: 'sampling error of the observed (95 %)', color: palette.pale, shape: 'area' },
    ],
    upright: of,
    x: { label: 'days →', labelArrow: false, domain: [0, Math.max(...rows.map(({ days }) => days))], ticks: Math.max(4, Math.floor(width / 90)) },
    y: { label: null, domain: [0, 1], tickFormat: (share: number) => `${Math.round(share * 100)} %`, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      ...colored.map(({ points }) => plot.areaY(points, { x: 'days', y1: 'low', y2: 'high', curve: 'step-after', fill: palette.pale, className: 'errors' })),
      ...colored.map(({ points, color }) => plot.lineY(points, { x: 'days', y: 'observed', curve: 'step-after', stroke: color, strokeWidth: 2, className: 'observed' })),
      ...colored.filter(({ family }) => family !== null).map(({ points, color }) => plot.lineY(points, { x: 'days', y: 'fitted', stroke: color, strokeWidth: 2, strokeDasharray: DASH, className: 'fitted' })),
      plot.dot(rows, { x: 'days', y: 'observed', r: 5, fill: palette.ground, fillOpacity: 0, title: 'title', className: 'hover' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
