import { periodTicks, valueAxis } from './base/axis.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { unitWords } from './landing.ts';
import { palette } from './base/palette.ts';

export interface RangeRow {
  readonly label: string;
  readonly p10: number | null;
  readonly p25?: number | null;
  readonly p50: number | null;
  readonly p75?: number | null;
  readonly p90: number | null;
  readonly target?: number | null;
}

export interface PeriodRangesData {
  readonly rows: readonly RangeRow[];
  readonly unit: string;
  readonly measure: string;
  /** what 80 % are in the range: simulated years, people */
  readonly of: string;
  /** what the mark to compare with is called */
  readonly mark?: string;
}

/** Where a measure lies in each period: 80 % of the trials in the pale bar, half in the darker one, P50 as a dot, the target as a tick. */
export function periodRanges(canvas: Canvas, head: Head, { rows, unit, measure, of, mark = 'target' }: PeriodRangesData): string {
  const { plot, width } = canvas;
  const known = rows.filter((row) => row.p10 !== null && row.p50 !== null && row.p90 !== null);
  const values = rows.flatMap(({ p10, p90, target }) => [p10, p90, target]).filter((value): value is number => typeof value === 'number');
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const { write, left } = valueAxis(canvas, unit, high);
  const hasHalf = known.some(({ p25, p75 }) => p25 !== undefined && p25 !== null && p75 !== undefined && p75 !== null);
  const title = ({ label, p10, p50, p90, target }: RangeRow) => `${label}: P10 ${write(p10)}, P50 ${write(p50)}, P90 ${write(p90)}${target === undefined || target === null ? '' : `, ${mark} ${write(target)}`}`;
  const marked = rows.filter(({ target }) => target !== undefined && target !== null);
  return drawn(canvas, head, {
    height: 260,
    marginLeft: left,
    marginRight: 10,
    marginTop: 28,
    marginBottom: 42,
    key: [
      { text: `80 % of ${of}`, color: palette.pale, shape: 'area' },
      ...(hasHalf ? [{ text: `50 % of ${of}`, color: palette.middle, shape: 'area' as const }] : []),
      { text: 'P50', color: palette.ink, shape: 'dot' },
      ...(marked.length === 0 ? [] : [{ text: mark, color: palette.aim, shape: 'tick' as const }]),
    ],
    x: { type: 'band', domain: rows.map(({ label }) => label), label: null, padding: 0.3, tickSize: 0, ...periodTicks(rows.map(({ label }) => label), width - left - 10) },
    upright: `${measure}${unitWords(unit)}`,
    y: { label: null, domain: [low, high], nice: true, tickFormat: write, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.barY(known, { x: 'label', y1: 'p10', y2: 'p90', fill: palette.pale, stroke: palette.middle, strokeWidth: 0.5, title, className: 'bars' }),
      ...(hasHalf ? [plot.barY(known, { x: 'label', y1: 'p25', y2: 'p75', fill: palette.middle, title, className: 'halves' })] : []),
      plot.dot(known, { x: 'label', y: 'p50', fill: palette.ink, r: Math.min(4.5, (width / rows.length) * 0.2), title, className: 'medians' }),
      ...(marked.length === 0 ? [] : [plot.tickY(marked, { x: 'label', y: 'target', stroke: palette.aim, strokeWidth: 2.5, insetLeft: -4, insetRight: -4, title, className: 'target' })]),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
