import type { Result } from '../../../record/result.ts';
import { arrWalk } from '../../chart/arr-walk.ts';
import { choice, figure, type Block, type Option, type Part } from '../../document/document.ts';
import { statsTable, text } from '../../document/stats-table.ts';
import { findLine, linesBy } from '../../find-line.ts';
import { arrParts } from '../../line-names.ts';
import type { Context } from '../context.ts';
import { lineTable, type LinePlan } from './lines.ts';

const retention: readonly LinePlan[] = [
  { id: 'accounts.closing', label: 'customers at the end' },
  { id: 'arr.live', label: 'ARR started' },
  { id: 'retention.gross', label: 'gross retention, 12 months' },
  { id: 'retention.net', label: 'net retention, 12 months' },
  { id: 'retention.logo', label: 'customers kept, 12 months' },
  { id: 'renewals.due', label: 'ARR coming due' },
  { id: 'renewals.renewed', label: 'renewed' },
  { id: 'renewals.rate', label: 'renewed of it' },
  { id: 'renewals.uncovered', label: 'due, nobody free' },
];

/** The walk of recurring revenue and what is kept of it; nothing where nothing renews. */
export function customers(context: Context<Result>): Part[] {
  const { result } = context;
  if (findLine(result, 'arr.opening') === undefined) return [];
  const segments = linesBy(result, 'arr.opening', 'segment');
  const options: Option[] = [walkOf(context, 'all', {}), ...(segments.length < 2 ? [] : segments.map(({ name }) => walkOf(context, name, { segment: name })))];
  const table = lineTable(result, 'retention', 'Retention and renewals', retention, 'Retention looks back over 12 months: nothing before there are 12 months. "Total" is its last figure.');
  const blocks: Block[] = [...choice('arr-segment', 'Segment', options), ...(table === undefined ? [] : [{ kind: 'table' as const, table, isFolded: true }])];
  return [{ id: 'customers', title: 'Recurring revenue', blocks }];
}

function walkOf({ result, formats }: Context<Result>, name: string, by: Record<string, string>): Option {
  const at = (id: string) => findLine(result, id, by);
  const unit = at('arr.opening')?.unit ?? '';
  const opening = at('arr.opening')?.periods[0]?.mean ?? at('arr.opening')?.total.mean ?? 0;
  const lines = arrParts.flatMap(([id, label, sign]) => {
    const line = at(id);
    return line === undefined ? [] : [{ label, line, value: sign * Math.abs(line.total.mean ?? 0), isTotal: false }];
  });
  const closing = at('arr.closing');
  const steps = [{ label: 'opening', value: opening, isTotal: true }, ...lines, ...(closing === undefined ? [] : [{ label: 'closing', value: closing.periods.at(-1)?.mean ?? closing.total.mean ?? 0, isTotal: true }])];
  const id = by['segment'] === undefined ? 'arr-walk' : `arr-walk-${result.metrics.indexOf(at('arr.opening')!)}`;
  const title = `Recurring revenue from opening to closing${by['segment'] === undefined ? '' : `, ${name}`}`;
  const write = formats.amount(unit);
  const description = `${steps.map(({ label, value }) => `${label} ${write(value)}`).join(', ')}.`;
  const all = [['arr.opening', 'opening'], ...arrParts.map(([metric, label]) => [metric, label]), ['arr.closing', 'closing']] as const;
  const rows = all.flatMap(([metric, label]) => {
    const line = at(metric);
    return line === undefined ? [] : [...line.periods.map((stats, t) => ({ labels: [label, result.periods[t].id], unit: line.unit, stats })), { labels: [label, 'total'], unit: line.unit, stats: line.total }];
  });
  const table = statsTable({ id, title, labels: [text('of'), text('period')], rows });
  return { name, blocks: [figure({ id, title, description }, (canvas, head) => arrWalk(canvas, head, { steps, unit }), { note: 'Means over trials, which add up; churn and contraction are taken away.', table })] };
}
