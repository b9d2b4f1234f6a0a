import { percent } from '../../share.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { label } from '../base/label.ts';
import { dashes, palette, series } from '../base/palette.ts';

export interface SurvivalCurve {
  readonly name: string;
  /** days, and the share still there then; days ascending */
  readonly points: readonly (readonly [days: number, share: number])[];
}

/** What share is still there after so many days, a line for each stage; told apart by colour and dash. */
export function survival(canvas: Canvas, head: Head, { curves, of }: { readonly curves: readonly SurvivalCurve[]; readonly of: string }): string {
  const { plot, width } = canvas;
  const rows = curves.flatMap(({ name, points }) => points.map(([days, share]) => ({ name, days, share, title: `${name}: ${percent(share)} still there after ${Math.round(days)} days` })));
  const most = Math.max(...rows.map(({ days }) => days));
  return drawn(canvas, head, {
    height: 260,
    marginLeft: 48,
    marginRight: 20,
    marginTop: 28,
    marginBottom: 44,
    key: curves.map(({ name }, i) => ({ text: label(name, 24), color: series[i % series.length], shape: 'line' as const, dash: dashes[i % dashes.length] })),
    upright: of,
    x: { label: 'days →', labelArrow: false, domain: [0, most], ticks: Math.max(4, Math.floor(width / 90)) },
    y: { label: null, domain: [0, 1], tickFormat: (share: number) => `${Math.round(share * 100)} %`, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      ...curves.map(({ name }, i) => plot.lineY(rows.filter((row) => row.name === name), { x: 'days', y: 'share', stroke: series[i % series.length], strokeWidth: 2.5, ...(dashes[i % dashes.length] === '' ? {} : { strokeDasharray: dashes[i % dashes.length] }), className: 'curve' })),
      plot.dot(rows, { x: 'days', y: 'share', r: 5, fill: palette.ground, fillOpacity: 0, title: 'title', className: 'hover' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
