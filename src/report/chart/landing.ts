import { percent } from '../share.ts';
import { valueAxis } from './base/axis.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { palette } from './base/palette.ts';

/** A histogram: bin i holds what lies from edges[i] up to edges[i + 1]; `below` and `above` lie outside. */
export interface Bins {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
}

export interface LandingData extends Bins {
  readonly unit: string;
  /** what is on the axis: new ACV */
  readonly measure: string;
  /** trials as a reader sees them: simulated years */
  readonly trials: string;
  readonly target: number | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

const HEIGHT = 250;

/** Where a measure lands over trials: bars from zero, coloured by whether they reach the target. */
export function landing(canvas: Canvas, head: Head, data: LandingData): string {
  const { plot, width } = canvas;
  const { edges, counts, below, above, unit, measure, trials, target, p10, p50, p90 } = data;
  const all = counts.reduce((sum, n) => sum + n, below + above);
  const { write } = valueAxis(canvas, unit, edges[edges.length - 1]);
  const bars = counts.flatMap((count, i) => {
    const bar = { share: count / all, title: `${write(edges[i])} to ${write(edges[i + 1])}: ${percent(count / all)} of ${trials}` };
    const [from, to] = [edges[i], edges[i + 1]];
    if (target === null || target <= from || target >= to) return [{ ...bar, from, to, color: target === null || from >= target ? palette.main : palette.rest }];
    // the bar that the target cuts has both colours
    return [{ ...bar, from, to: target, color: palette.rest }, { ...bar, from: target, to, color: palette.main }];
  });
  const domain = [Math.min(edges[0], target ?? Infinity), Math.max(edges[edges.length - 1], target ?? -Infinity)];
  const points = [['P10', p10], ['P50', p50], ['P90', p90]].flatMap(([name, at]) => (typeof at === 'number' ? [{ name: `${name} ${write(at)}`, at }] : []));
  const spread = domain[1] - domain[0];
  const far = points.every(({ at }, i) => i === 0 || ((at - points[i - 1].at) / spread) * width > 82);
  return drawn(canvas, head, {
    height: HEIGHT,
    marginLeft: 48,
    marginRight: 26,
    marginTop: points.length > 0 ? (far ? 46 : 76) : 28,
    marginBottom: 44,
    key:
      target === null
        ? [{ text: trials, color: palette.main, shape: 'area' }]
        : [
            { text: `reaches ${write(target)}`, color: palette.main, shape: 'area' },
            { text: 'misses', color: palette.rest, shape: 'area' },
            { text: `target ${write(target)}`, color: palette.aim, shape: 'line', dash: '6 3' },
          ],
    x: { label: `${measure}${unitWords(unit)} →`, domain, tickFormat: write, ticks: Math.max(3, Math.floor(width / 90)), labelArrow: false },
    upright: `share of ${trials}`,
    y: { label: null, tickFormat: (share: number) => percent(share), ticks: 4, domain: [0, Math.max(...bars.map(({ share }) => share))], nice: true },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 4 }),
      plot.rectY(bars, { x1: 'from', x2: 'to', y1: 0, y2: 'share', fill: 'color', insetRight: 0.5, insetLeft: 0.5, title: 'title', className: 'bars' }),
      plot.ruleX(points, { x: 'at', stroke: palette.ink, strokeDasharray: '1 3' }),
      // one above the other where they would touch
      ...points.map((point, i) => plot.text([point], { x: 'at', frameAnchor: 'top', dy: -6 - (far ? 0 : 14 * i), text: 'name', className: 'points', lineAnchor: 'bottom' })),
      ...(target === null ? [] : [plot.ruleX([target], { stroke: palette.aim, strokeWidth: 2, strokeDasharray: '6 3', className: 'target' })]),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}

/** What an axis is in, where its numbers do not say it. */
export function unitWords(unit: string): string {
  if (unit === 'share' || unit === 'ratio') return '';
  return unit === 'count' ? '' : `, ${unit}`;
}
