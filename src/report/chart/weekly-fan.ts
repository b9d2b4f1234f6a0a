import { valueAxis } from './base/axis.ts';
import type { Canvas } from './base/canvas.ts';
import { drawn, type Head } from './base/drawn.ts';
import { unitWords } from './landing.ts';
import { palette } from './base/palette.ts';

type Line = readonly (number | null)[];

export interface WeeklyFanData {
  /** last day of each week, ISO dates */
  readonly weeks: readonly string[];
  readonly p10: Line;
  readonly p25: Line;
  readonly p50: Line;
  readonly p75: Line;
  readonly p90: Line;
  readonly unit: string;
  readonly measure: string;
  /** what 80 % of lie in the band */
  readonly of: string;
  /** the plan at the end of each week, where there is one */
  readonly plan?: Line;
  readonly planWords?: string;
  /** the picture ends here, and what is above is cut off */
  readonly top?: number;
  /** last days of the periods */
  readonly periodEnds: readonly string[];
}

/** A band over weeks: 80 % of the trials in the pale part, half in the darker one, the median as a line; the plan dashed. */
export function weeklyFan(canvas: Canvas, head: Head, data: WeeklyFanData): string {
  const { plot, width } = canvas;
  const { weeks, unit, measure, of, plan, planWords = 'plan', periodEnds, top } = data;
  const at = (line: Line, i: number) => line[i] ?? NaN;
  const rows = weeks.map((day, i) => ({
    day: new Date(`${day}T00:00:00Z`),
    p10: at(data.p10, i), p25: at(data.p25, i), p50: at(data.p50, i), p75: at(data.p75, i), p90: at(data.p90, i), plan: plan === undefined ? NaN : at(plan, i),
  }));
  const values = rows.flatMap(({ p10, p90, plan: aim }) => [p10, p90, aim]).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...values), Math.min(top ?? Infinity, Math.max(0, ...values))];
  const { write, left } = valueAxis(canvas, unit, high);
  const known = rows.flatMap((row, i) => (Number.isFinite(row.p50) ? [{ ...row, from: rows[i - 1]?.day ?? new Date(row.day.getTime() - 7 * 86_400_000), name: weeks[i] }] : []));
  const title = (row: (typeof known)[number]) => `week to ${row.name}: P10 ${write(row.p10)}, P50 ${write(row.p50)}, P90 ${write(row.p90)}${Number.isFinite(row.plan) ? `, ${planWords} ${write(row.plan)}` : ''}`;
  const hasPlan = rows.some((row) => Number.isFinite(row.plan));
  return drawn(canvas, head, {
    height: 260,
    marginLeft: left,
    marginRight: 16,
    marginTop: 28,
    marginBottom: 42,
    key: [
      { text: `80 % of ${of}`, color: palette.pale, shape: 'area' },
      { text: `50 % of ${of}`, color: palette.middle, shape: 'area' },
      { text: 'P50', color: palette.main, shape: 'line' },
      ...(hasPlan ? [{ text: planWords, color: palette.aim, shape: 'line' as const, dash: '6 3' }] : []),
    ],
    x: { type: 'utc', label: null, ticks: Math.max(3, Math.floor(width / 90)) },
    upright: `${measure}${unitWords(unit)}`,
    y: { label: null, domain: [low, high], nice: true, tickFormat: write, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.ruleX(periodEnds.map((day) => new Date(`${day}T00:00:00Z`)), { stroke: palette.grid, className: 'periods' }),
      plot.areaY(rows, { x: 'day', y1: 'p10', y2: 'p90', fill: palette.pale, className: 'outer', clip: top !== undefined }),
      plot.areaY(rows, { x: 'day', y1: 'p25', y2: 'p75', fill: palette.middle, className: 'inner', clip: top !== undefined }),
      ...(hasPlan ? [plot.lineY(rows, { x: 'day', y: 'plan', stroke: palette.aim, strokeWidth: 2, strokeDasharray: '6 3', className: 'target' })] : []),
      plot.lineY(rows, { x: 'day', y: 'p50', stroke: palette.main, strokeWidth: 2.5, className: 'medians', clip: top !== undefined }),
      plot.ruleY([0], { stroke: palette.ink }),
      plot.rect(known, { x1: 'from', x2: 'day', y1: low, y2: high, fill: palette.ground, fillOpacity: 0, title, className: 'hover' }),
    ],
  });
}
