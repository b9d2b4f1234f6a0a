import type { Result } from '../../../record/result.ts';
import type { DataTable } from '../../document/data-table.ts';
import { statsTable, text } from '../../document/stats-table.ts';
import { findLine } from '../../find-line.ts';

export interface LinePlan {
  readonly id: string;
  readonly label: string;
  readonly by?: Readonly<Record<string, string>>;
  /** the horizon's figure says something: true unless stated */
  readonly total?: boolean;
  /** left out where it is 0 throughout */
  readonly ifAny?: boolean;
}

/** Metrics by period as a table; undefined where the result has none of them. */
export function lineTable(result: Result, id: string, title: string, plans: readonly LinePlan[], note?: string): DataTable | undefined {
  const rows = plans.flatMap(({ id: metric, label, by, total = true, ifAny = false }) => {
    const line = findLine(result, metric, by);
    if (line === undefined) return [];
    const all = [...line.periods, line.total];
    if (ifAny && all.every(({ mean }) => mean === null || mean === 0)) return [];
    return [
      ...line.periods.map((stats, t) => ({ labels: [label, result.periods[t].id], unit: line.unit, stats })),
      ...(total ? [{ labels: [label, 'total'], unit: line.unit, stats: line.total }] : []),
    ];
  });
  return rows.length === 0 ? undefined : statsTable({ id, title, labels: [text('of'), text('period')], rows, ...(note === undefined ? {} : { note }) });
}
