import type { Stats } from '../../record/statistics/stats.ts';
import type { Cell, Column, DataTable } from './data-table.ts';

export interface StatsRow {
  readonly labels: readonly Cell[];
  readonly unit: string;
  readonly stats: Stats;
}

const PERCENTILES = ['p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'] as const;
const SHOWN: readonly string[] = ['p10', 'p50', 'p90'];

export interface StatsTableOptions {
  readonly id: string;
  readonly title: string;
  readonly labels: readonly Column[];
  readonly rows: readonly StatsRow[];
  readonly note?: string;
  /** show all percentiles, and how many values there are; P10, P50, P90 and the mean without */
  readonly isFull?: boolean;
}

/** Statistics of a simulation with their simulation error, one row each. */
export function statsTable({ id, title, labels, rows, note, isFull = false }: StatsTableOptions): DataTable {
  const units = new Set(rows.map(({ unit }) => unit));
  const unit = units.size === 1 ? [...units][0] : 'row';
  const columns: Column[] = [
    ...labels,
    { key: 'unit', head: 'unit', unit: 'text', isHidden: !isFull },
    { key: 'n', head: 'n', unit: 'integer', isHidden: !isFull },
    { key: 'mean', head: 'mean', unit },
    { key: 'mean.error', head: 'mean, simulation error', unit, error: { of: 'mean', side: 'half' } },
    { key: 'sd', head: 'sd', unit, isHidden: !isFull },
    ...PERCENTILES.flatMap((key): Column[] => [
      { key, head: key.toUpperCase(), unit, isHidden: !isFull && !SHOWN.includes(key) },
      { key: `${key}.low`, head: `${key.toUpperCase()}, simulation error from`, unit, error: { of: key, side: 'low' } },
      { key: `${key}.high`, head: `${key.toUpperCase()}, simulation error to`, unit, error: { of: key, side: 'high' } },
    ]),
  ];
  return { id, title, columns, rows: rows.map(({ labels: cells, unit: own, stats }) => [...cells, own, ...figures(stats)]), ...(note === undefined ? {} : { note }) };
}

function figures({ n, mean, sd, error, ...percentiles }: Stats): Cell[] {
  return [n, mean, error.mean, sd, ...PERCENTILES.flatMap((key) => [percentiles[key], error[key]?.[0] ?? null, error[key]?.[1] ?? null])];
}

export const text = (key: string, head = key): Column => ({ key, head, unit: 'text' });
