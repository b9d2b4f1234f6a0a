import type { Result } from '../../../record/result.ts';
import type { Block, Part } from '../../document/document.ts';
import { slug } from '../../document/slug.ts';
import { statsTable, text } from '../../document/stats-table.ts';
import type { Context } from '../context.ts';

/** Every metric with every percentile and its simulation error, a family at a time. */
export function everything({ result }: Context<Result>): Part[] {
  const families = [...new Set(result.metrics.map(({ id }) => familyOf(id)))];
  const blocks = families.map((family): Block => {
    const lines = result.metrics.filter(({ id }) => familyOf(id) === family);
    const rows = lines.flatMap(({ id, unit, by, sampling, total, periods }) => {
      const where = Object.entries(by).map(([dimension, value]) => `${dimension} ${value}`).join(', ');
      return [...periods.map((stats, t) => ({ labels: [id, where, result.periods[t].id, sampling], unit, stats })), { labels: [id, where, 'total', sampling], unit, stats: total }];
    });
    const labels = [text('metric'), text('by'), text('period'), { key: 'sampling', head: 'samples', unit: 'text', isHidden: true }];
    return { kind: 'table', isFolded: true, isLong: true, table: statsTable({ id: `all-${slug(family)}`, title: family, labels, rows, isFull: true }) };
  });
  const head: Block = { kind: 'note', text: 'All metrics of the run in their plain units. Small print: simulation error (95 %).' };
  return [{ id: 'everything', title: 'Every figure', blocks: [head, ...blocks] }];
}

const familyOf = (id: string): string => id.split('.')[0];
