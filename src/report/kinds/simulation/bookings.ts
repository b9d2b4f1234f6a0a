import type { Result, ResultMetric } from '../../../record/result.ts';
import { breakdown } from '../../chart/breakdown.ts';
import { choice, figure, type Option, type Part } from '../../document/document.ts';
import { statsTable, text } from '../../document/stats-table.ts';
import { findLine, linesBy } from '../../find-line.ts';
import { bookingKinds } from '../../line-names.ts';
import { percent } from '../../share.ts';
import type { Context } from '../context.ts';

const MOST_BARS = 20;

const dimensions = ['segment', 'product', 'vertical', 'origin', 'source', 'fulfilment', 'tier', 'pool', 'manager', 'motion'] as const;

/** What is booked over the horizon, of which kind and where. */
export function bookings(context: Context<Result>): Part[] {
  const { result } = context;
  const lines = bookingKinds.flatMap(([id, label]) => {
    const line = saysSomething(result, id) ? findLine(result, id) : undefined;
    return line === undefined ? [] : [{ labels: [label], unit: line.unit, stats: line.total }];
  });
  const table = statsTable({ id: 'bookings', title: 'Bookings over the whole time', labels: [text('kind')], rows: lines });
  const options = dimensions.flatMap((dimension): Option[] => byDimension(context, dimension));
  return lines.length === 0 ? [] : [{ id: 'bookings', title: 'Bookings', blocks: [{ kind: 'table', table }, ...choice('bookings-by', 'New business by', options)] }];
}

/** Left out are kinds that are nothing, or the same as others. */
function saysSomething(result: Result, id: string): boolean {
  const meanOf = (each: string) => findLine(result, each)?.total.mean ?? 0;
  if (id === 'bookings.total') return meanOf('bookings.renewal') !== 0 || meanOf('bookings.expansion') !== 0;
  if (id === 'bookings.net') return Math.abs(meanOf(id) - meanOf('bookings.new') - meanOf('bookings.expansion')) > 1e-9 * meanOf('bookings.new');
  return id === 'bookings.new' || meanOf(id) !== 0;
}

function byDimension({ result, formats, horizon }: Context<Result>, dimension: string): Option[] {
  const parts = linesBy(result, 'bookings.new', dimension).filter(({ line }) => line.total.mean !== null && line.total.mean !== 0);
  if (parts.length < 2) return [];
  const all = parts.reduce((sum, { line }) => sum + (line.total.mean ?? 0), 0);
  const { unit } = parts[0].line;
  const title = `New business by ${dimension}, whole time`;
  const write = formats.amount(unit);
  const description = `${parts.map(({ name, line }) => `${name}: ${write(line.total.mean)} (${percent((line.total.mean ?? 0) / all)})`).join('; ')}.`;
  const rows = largest(parts).map(({ name, line: { total } }) => ({ name, mean: total.mean ?? 0, p10: total.p10, p90: total.p90 }));
  const table = statsTable({ id: `bookings-${dimension}`, title, labels: [text(dimension)], rows: parts.map(({ name, line }) => ({ labels: [name], unit, stats: line.total })) });
  return [
    {
      name: dimension,
      blocks: [figure({ id: `bookings-by-${dimension}`, title, description }, (canvas, head) => breakdown(canvas, head, { rows, unit, measure: 'new business', of: horizon.trials }), { table, ...(parts.length > rows.length ? { note: `The largest ${rows.length} of ${parts.length}.` } : {}) })],
    },
  ];
}

type NamedLine = { readonly name: string; readonly line: ResultMetric };

const largest = (parts: readonly NamedLine[]): readonly NamedLine[] => (parts.length <= MOST_BARS ? parts : [...parts].sort((a, b) => (b.line.total.mean ?? 0) - (a.line.total.mean ?? 0)).slice(0, MOST_BARS));
