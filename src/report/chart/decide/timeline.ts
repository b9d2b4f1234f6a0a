import { leftFor } from '../base/axis.ts';
import type { Canvas } from '../base/canvas.ts';
import { drawn, type Head } from '../base/drawn.ts';
import { palette } from '../base/palette.ts';

export interface TimelineEvent {
  /** ISO date */
  readonly day: string;
  readonly lane: string;
  /** money; the area of the dot is proportional to it */
  readonly amount: number | null;
  readonly words: string;
  readonly isGood: boolean;
}

/** What happened in one trial, by day: a lane for each kind of event, a dot for each event, as large as what it is worth. */
export function timeline(canvas: Canvas, head: Head, { events, lanes, periodEnds }: { readonly events: readonly TimelineEvent[]; readonly lanes: readonly string[]; readonly periodEnds: readonly string[] }): string {
  const { plot, width } = canvas;
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
  const most = Math.max(1, ...events.map(({ amount }) => amount ?? 0));
  const dots = events.map((event) => ({ ...event, at: day(event.day), r: event.amount === null ? 3.5 : Math.max(2, 12 * Math.sqrt(event.amount / most)), color: event.isGood ? palette.main : palette.aim }));
  const left = leftFor(lanes, width * 0.35);
  return drawn(canvas, head, {
    height: 52 + 34 * lanes.length,
    marginLeft: left,
    marginRight: 20,
    marginTop: 12,
    marginBottom: 42,
    key: [
      { text: 'for the better', color: palette.main, shape: 'dot' },
      { text: 'for the worse', color: palette.aim, shape: 'dot' },
      { text: 'end of a period', color: palette.rest, shape: 'line', dash: '2 3' },
    ],
    y: { type: 'point', domain: lanes, label: null, tickSize: 0, padding: 0.6 },
    x: { type: 'utc', label: null, ticks: Math.max(3, Math.floor(width / 110)) },
    marks: [
      plot.gridY({ stroke: palette.grid, strokeOpacity: 1 }),
      plot.ruleX(periodEnds.map(day), { stroke: palette.rest, strokeDasharray: '2 3', className: 'periods' }),
      plot.dot(dots, { x: 'at', y: 'lane', r: 'r', fill: 'color', fillOpacity: 0.75, stroke: palette.ground, strokeWidth: 0.5, title: 'words', className: 'events' }),
    ],
    r: { type: 'identity' },
  });
}
