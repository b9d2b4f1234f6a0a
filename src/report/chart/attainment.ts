import { percent } from '../share.ts';
import { trimmed } from '../number.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import type { Bins } from './landing.ts';
import { palette } from './base/palette.ts';

export interface AttainmentData extends Bins {
  /** what is counted: people per fiscal year, the pool per quarter */
  readonly of: string;
  /** share at or above quota */
  readonly atQuota: number | null;
}

/** How many attain how much of quota: bars from zero, those at quota and above in colour, the quota as a line. */
export function attainment(canvas: Canvas, head: Head, { edges, counts, below, above, of, atQuota }: AttainmentData): string {
  const { plot, width } = canvas;
  const all = counts.reduce((sum, n) => sum + n, below + above);
  const bars = counts.flatMap((count, i) => {
    const [from, to] = [edges[i], edges[i + 1]];
    const bar = { share: count / all, title: `${trimmed(from * 100, 1)} to ${trimmed(to * 100, 1)} % of quota: ${percent(count / all)} of ${of}` };
    if (from >= 1 || to <= 1) return [{ ...bar, from, to, color: from >= 1 ? palette.main : palette.rest }];
    return [{ ...bar, from, to: 1, color: palette.rest }, { ...bar, from: 1, to, color: palette.main }];
  });
  const domain = [Math.min(edges[0], 1), Math.max(edges[edges.length - 1], 1)];
  return drawn(canvas, head, {
    height: 240,
    marginLeft: 48,
    marginRight: 26,
    marginTop: 28,
    marginBottom: 44,
    key: [
      { text: `at quota or above${atQuota === null ? '' : ` (${percent(atQuota)})`}`, color: palette.main, shape: 'area' },
      { text: 'below quota', color: palette.rest, shape: 'area' },
      { text: 'quota', color: palette.aim, shape: 'line', dash: '6 3' },
    ],
    x: { label: 'attainment, share of quota →', labelArrow: false, domain, tickFormat: (share: number) => `${trimmed(share * 100, 1)} %`, ticks: Math.max(4, Math.floor(width / 80)) },
    upright: `share of ${of}`,
    y: { label: null, tickFormat: (share: number) => percent(share), ticks: 4, domain: [0, Math.max(...bars.map(({ share }) => share))], nice: true },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 4 }),
      plot.rectY(bars, { x1: 'from', x2: 'to', y1: 0, y2: 'share', fill: 'color', insetLeft: 0.5, insetRight: 0.5, title: 'title', className: 'bars' }),
      plot.ruleX([1], { stroke: palette.aim, strokeWidth: 2, strokeDasharray: '6 3', className: 'target' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
