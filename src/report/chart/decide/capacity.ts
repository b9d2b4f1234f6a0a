import { periodTicks, valueAxis } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette } from '../base/palette.ts';
import { unitWords } from '../landing.ts';

export interface CapacityRow {
  readonly label: string;
  readonly capacity: number | null;
  readonly plan: number | null;
  readonly street: number | null;
  /** bookings in the simulation, with half the width of the mean's interval */
  readonly simulated: number | null;
  readonly error: number | null;
}

/** What people can book in each period against the plan and the street quota, with what the simulation books. */
export function capacityChart(canvas: Canvas, head: Head, { rows, unit }: { readonly rows: readonly CapacityRow[]; readonly unit: string }): string {
  const { plot, width } = canvas;
  const largest = Math.max(1, ...rows.flatMap(({ capacity, plan, street, simulated }) => [capacity ?? 0, plan ?? 0, street ?? 0, simulated ?? 0]));
  const { write, left } = valueAxis(canvas, unit, largest);
  const title = ({ label, capacity, plan, street, simulated }: CapacityRow) => [`${label}: capacity ${write(capacity)}`, ...(plan === null ? [] : [`plan ${write(plan)}`]), ...(street === null ? [] : [`street quota ${write(street)}`]), ...(simulated === null ? [] : [`simulated ${write(simulated)} on average`])].join(', ');
  const has = (key: 'plan' | 'street' | 'simulated') => rows.filter((row) => row[key] !== null);
  return drawn(canvas, head, {
    height: 260,
    marginLeft: left,
    marginRight: 12,
    marginTop: 28,
    marginBottom: 42,
    key: [
      { text: 'capacity', color: palette.pale, shape: 'area' },
      ...(has('simulated').length === 0 ? [] : [{ text: 'simulated bookings, mean', color: palette.main, shape: 'dot' as const }]),
      ...(has('simulated').some(({ error }) => error !== null) ? [{ text: 'simulation error (95 %)', color: palette.ink, shape: 'line' as const }] : []),
      ...(has('plan').length === 0 ? [] : [{ text: 'plan', color: palette.aim, shape: 'tick' as const }]),
      ...(has('street').length === 0 ? [] : [{ text: 'street quota', color: palette.third, shape: 'tick' as const }]),
    ],
    upright: `bookings${unitWords(unit)}`,
    x: { type: 'band', domain: rows.map(({ label }) => label), label: null, padding: 0.3, tickSize: 0, ...periodTicks(rows.map(({ label }) => label), width - left - 12) },
    y: { label: null, domain: [0, largest], nice: true, tickFormat: write, ticks: 5 },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      plot.barY(rows.filter(({ capacity }) => capacity !== null), { x: 'label', y1: 0, y2: 'capacity', fill: palette.pale, stroke: palette.middle, title, className: 'bars' }),
      plot.tickY(has('street'), { x: 'label', y: 'street', stroke: palette.third, strokeWidth: 2.5, insetLeft: -4, insetRight: -4, title, className: 'street' }),
      plot.tickY(has('plan'), { x: 'label', y: 'plan', stroke: palette.aim, strokeWidth: 2.5, insetLeft: -4, insetRight: -4, title, className: 'target' }),
      plot.ruleX(has('simulated').filter(({ error }) => error !== null), { x: 'label', y1: (row: CapacityRow) => (row.simulated ?? 0) - (row.error ?? 0), y2: (row: CapacityRow) => (row.simulated ?? 0) + (row.error ?? 0), stroke: palette.ink, strokeWidth: 2, title, className: 'errors' }),
      plot.dot(has('simulated'), { x: 'label', y: 'simulated', r: 5, fill: palette.main, title, className: 'simulated' }),
      plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
}
