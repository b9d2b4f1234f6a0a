import type { Result } from '../../../record/result.ts';
import { periodRanges } from '../../chart/period-ranges.ts';
import { choice, figure, type Block, type Option, type Part } from '../../document/document.ts';
import { findLine, linesBy } from '../../find-line.ts';
import { times } from '../../amount.ts';
import type { Context } from '../context.ts';
import { lineTable, type LinePlan } from './lines.ts';

const plans: readonly LinePlan[] = [
  { id: 'pipeline.openCount', label: 'deals open at the start' },
  { id: 'pipeline.open', label: 'pipeline at the start' },
  { id: 'coverage.total', label: 'coverage: pipeline over street quota', total: false },
  { id: 'coverage.inQuarter', label: 'in-period coverage', total: false },
  { id: 'leads.created', label: 'leads', ifAny: true },
  { id: 'leads.stale', label: 'leads gone stale', ifAny: true },
  { id: 'opportunities.created', label: 'opportunities' },
  { id: 'deals.won', label: 'won' },
  { id: 'deals.lost', label: 'lost' },
  { id: 'deals.noDecision', label: 'no decision', ifAny: true },
  { id: 'winRate', label: 'win rate: of won and lost' },
  { id: 'winRate.broad', label: 'win rate, broad: of all closed' },
  { id: 'cycle.won', label: 'days to win, waiting included' },
  { id: 'cycle.lost', label: 'days to lose' },
  { id: 'dealSize.won', label: 'size of won deals' },
  { id: 'bookings.lateShare', label: 'booked in the last 14 days' },
  { id: 'quarterEnd.pulled', label: 'pulled in', ifAny: true },
  { id: 'quarterEnd.slipped', label: 'slipped out', ifAny: true },
];

/** The pipeline, what became of it, and the rates at which it did. */
export function deals(context: Context<Result>): Part[] {
  const table = lineTable(context.result, 'deals', 'Pipeline and deals', plans);
  const options: Option[] = [...coverage(context, 'all', {}), ...linesBy(context.result, 'coverage.total', 'segment').flatMap(({ name }) => coverage(context, name, { segment: name }))];
  const blocks: Block[] = [...choice('coverage-of', 'Segment', options), ...(table === undefined ? [] : [{ kind: 'table' as const, table, isFolded: true }])];
  return blocks.length === 0 ? [] : [{ id: 'deals', title: 'Pipeline and deals', blocks }];
}

function coverage({ result, horizon }: Context<Result>, name: string, by: Record<string, string>): Option[] {
  const line = findLine(result, 'coverage.total', by);
  if (line === undefined || line.periods.every(({ p50 }) => p50 === null)) return [];
  const rows = line.periods.map(({ p10, p25, p50, p75, p90 }, t) => ({ label: result.periods[t].id, p10, p25, p50, p75, p90 }));
  const id = by['segment'] === undefined ? 'coverage' : `coverage-${result.metrics.indexOf(line)}`;
  const title = `Pipeline coverage at the start of each ${horizon.period}${by['segment'] === undefined ? '' : `, ${name}`}`;
  const description = `${rows.map(({ label, p50 }) => `${label} P50 ${times(p50)}`).join(', ')}.`;
  return [{ name, blocks: [figure({ id, title, description }, (canvas, head) => periodRanges(canvas, head, { rows, unit: 'ratio', measure: 'open pipeline over street quota', of: `simulated ${horizon.period}s` }))] }];
}
