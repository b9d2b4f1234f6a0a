import type { Result } from '../../../record/result.ts';
import { periodRanges } from '../../chart/period-ranges.ts';
import { choice, figure, type Block, type Part } from '../../document/document.ts';
import { statsTable, text } from '../../document/stats-table.ts';
import { linesBy } from '../../find-line.ts';
import { percent } from '../../share.ts';
import type { Context } from '../context.ts';
import { lineTable } from './lines.ts';

/** What people earn, what selling costs, and how the numbers of leaders hang together. */
export function pay(context: Context<Result>): Part[] {
  const { result } = context;
  const expense = lineTable(result, 'pay', 'Pay and selling expense', [
    { id: 'pay.base', label: 'base pay' },
    { id: 'pay.variable', label: 'variable pay' },
    { id: 'pay.total', label: 'pay' },
    { id: 'selling.expense', label: 'selling expense' },
    { id: 'costPerNewArr', label: 'per 1 of new ARR' },
    { id: 'payback.months', label: 'months to pay back', ifAny: true },
  ]);
  const blocks: Block[] = [...(expense === undefined ? [] : [{ kind: 'table' as const, table: expense }]), ...ofPools(context)];
  const teams = rollUps(context);
  return [...(blocks.length === 0 ? [] : [{ id: 'pay', title: 'Pay and selling expense', blocks }]), ...(teams.length === 0 ? [] : [{ id: 'chain', title: 'Quotas along the chain', blocks: teams }])];
}

function ofPools({ result, formats, horizon }: Context<Result>): Block[] {
  const options = (result.pay ?? []).map(({ pool, total, base, variable, expected, atExpected, gap }, k) => {
    const { money } = formats;
    const title = `Pay of ${pool} by ${horizon.period}`;
    const rows = total.periods.map(({ p10, p25, p50, p75, p90 }, t) => ({ label: result.periods[t].id, p10, p25, p50, p75, p90 }));
    const each = (name: string, over: typeof total) => [...over.periods.map((stats, t) => ({ labels: [name, result.periods[t].id], unit: result.scenario.currency, stats })), { labels: [name, 'total'], unit: result.scenario.currency, stats: over.total }];
    const table = statsTable({ id: `pay-${k}`, title: `Pay of ${pool}`, labels: [text('of'), text('period')], rows: [...each('pay', total), ...each('base', base), ...each('variable', variable)] });
    const words = expected === null || atExpected === null ? '' : `Expected pay is ${money(expected)}; at the expected attainment it would be ${money(atExpected)}${gap === null || gap === 0 ? '' : `, as tiers bend ${money(Math.abs(gap))} ${gap > 0 ? 'less' : 'more'}`}.`;
    const description = `${rows.map(({ label, p50 }) => `${label} P50 ${money(p50)}`).join(', ')}.`;
    return { name: pool, blocks: [figure({ id: `pay-${k}`, title, description }, (canvas, head) => periodRanges(canvas, head, { rows, unit: result.scenario.currency, measure: 'pay', of: `simulated ${horizon.period}s` }), { table, ...(words === '' ? {} : { note: words }) })] };
  });
  return choice('pay-pool', 'Pool', options);
}

function rollUps({ result, horizon }: Context<Result>): Block[] {
  const lines = (result.rollUps ?? []).map(({ pool, of, cushion, attainment: { total } }) => `${pool} carry ${of.join(', ')}, with ${cushion === 0 ? 'no cushion' : `a cushion of ${percent(cushion)}`}; attainment P10 ${percent(total.p10)}, P50 ${percent(total.p50)}, P90 ${percent(total.p90)}.`);
  const over = linesBy(result, 'overAssignment', 'target').map(({ name, line }) => `The reps' quotas are ${percent(line.total.mean)} above the target ${name}.`);
  if (lines.length === 0) return [];
  const rows = (result.rollUps ?? []).flatMap(({ pool, attainment: { total, periods } }) => [...periods.map((stats, t) => ({ labels: [pool, result.periods[t].id], unit: 'share', stats })), { labels: [pool, 'total'], unit: 'share', stats: total }]);
  return [{ kind: 'list', items: [...lines, ...over] }, { kind: 'table', isFolded: true, table: statsTable({ id: 'chain', title: `Attainment of leaders by ${horizon.period}`, labels: [text('pool'), text('period')], rows }) }];
}
