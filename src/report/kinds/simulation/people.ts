import type { PoolHeadcount, Result } from '../../../record/result.ts';
import { headcount } from '../../chart/headcount.ts';
import { choice, figure, type Block, type Part } from '../../document/document.ts';
import { ids } from '../../document/slug.ts';
import { statsTable, text } from '../../document/stats-table.ts';
import { peopleRows } from '../../line-names.ts';
import { average } from '../../number.ts';
import type { Context } from '../context.ts';

/** Seats, people and what they are worth in ramped people, a pool at a time. */
export function people(context: Context<Result>): Part[] {
  const name = ids('people');
  const options = context.result.headcount.pools.map((pool) => ({ name: pool.pool, blocks: poolBlocks(context, pool, name(pool.pool)) }));
  return options.length === 0 ? [] : [{ id: 'people', title: 'People', blocks: choice('people-pool', 'Pool', options) }];
}

function poolBlocks({ result, horizon }: Context<Result>, pool: PoolHeadcount, id: string): Block[] {
  const table = statsTable({
    id,
    title: `People of ${pool.pool}`,
    labels: [text('of'), text('period')],
    rows: peopleRows.flatMap(([key, label]) => pool[key].map((stats, t) => ({ labels: [label, result.periods[t].id], unit: 'count', stats }))),
  });
  const data = pool.budgeted.map((seats, t) => ({
    label: result.periods[t].id,
    seats: seats.mean,
    filled: pool.filledAverage[t].mean,
    filledLow: pool.filledAverage[t].p10,
    filledHigh: pool.filledAverage[t].p90,
    ramped: pool.ramped[t].mean,
  }));
  const title = `People of ${pool.pool} against the plan, by ${horizon.period}`;
  const description = `${data.map(({ label, seats, filled, ramped }) => `${label}: ${average(seats)} seats, ${average(filled)} filled, ${average(ramped)} ramped`).join('; ')}.`;
  return [
    figure({ id: `${id}-plan`, title, description }, (canvas, head) => headcount(canvas, head, { rows: data, of: `simulated ${horizon.period}s` }), { note: `Seats at the end of the ${horizon.period}; people and ramped people on average over its days.` }),
    { kind: 'table', table, isFolded: true },
  ];
}
