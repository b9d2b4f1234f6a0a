import { percent } from '../share.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { label } from './base/label.ts';
import { palette, series } from './base/palette.ts';

export interface SplitPart {
  readonly name: string;
  readonly share: number;
  /** beside the share, where there is more to say */
  readonly words?: string;
}

/** A whole in parts, as one bar of 100 %. */
export function split(canvas: Canvas, head: Head, { parts, of }: { readonly parts: readonly SplitPart[]; readonly of: string }): string {
  const { plot } = canvas;
  let from = 0;
  const bars = parts.map(({ name, share, words }, i) => {
    const bar = { from, to: from + share, color: series[i % series.length], title: `${name}: ${words ?? percent(share)}` };
    from += share;
    return bar;
  });
  return drawn(canvas, head, {
    height: 84,
    marginLeft: 18,
    marginRight: 30,
    marginTop: 8,
    marginBottom: 42,
    key: parts.map(({ name, share, words }, i) => ({ text: `${label(name, 40)} ${words ?? percent(share)}`, color: series[i % series.length], shape: 'area' as const })),
    x: { label: `share of ${of} →`, labelArrow: false, domain: [0, Math.max(1, from)], tickFormat: (share: number) => `${Math.round(share * 100)} %`, ticks: 5 },
    marks: [
      plot.rect(bars.filter(({ from: low, to }) => to > low), { x1: 'from', x2: 'to', y1: 0, y2: 1, fill: 'color', stroke: palette.ground, title: 'title', className: 'bars' }),
    ],
    y: { axis: null },
  });
}
