import type { Result } from '../../../record/result.ts';
import { split } from '../../chart/split.ts';
import { figure, type Block, type Part } from '../../document/document.ts';
import { statsTable, text } from '../../document/stats-table.ts';
import { percent } from '../../share.ts';
import type { Context } from '../context.ts';

/** What the figures start from, and where their spread comes from. */
export function basis({ result }: Context<Result>): Part[] {
  const { count, value } = result.openingPipeline;
  const currency = result.scenario.currency;
  const opening: Block[] = count.mean === null || count.mean === 0 ? [{ kind: 'text', lines: ['No open pipeline on the first day.'] }] : [{ kind: 'table', table: statsTable({ id: 'opening', title: 'Open pipeline on the first day', labels: [text('of')], rows: [{ labels: ['open deals'], unit: 'count', stats: count }, { labels: ['their value'], unit: currency, stats: value }] }) }];
  return [{ id: 'opening', title: 'Where it starts', blocks: opening }, ...variance(result)];
}

function variance({ variance: parts }: Result): Part[] {
  if (parts === null) return [];
  const all = parts.rates + parts.shocks + parts.luck;
  if (!(all > 0)) return [];
  const rows = [['luck', parts.luck], ['shared shocks', parts.shocks], ['not knowing the rates', parts.rates]] as const;
  const description = `${rows.map(([name, part]) => `${name} ${percent(part / all)}`).join(', ')}.`;
  return [{ id: 'variance', title: 'What the spread comes from', blocks: [figure({ id: 'variance', title: 'Variance by where it comes from', description }, (canvas, head) => split(canvas, head, { of: 'the variance', parts: rows.map(([name, part]) => ({ name, share: part / all })) }))] }];
}
