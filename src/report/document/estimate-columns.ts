import type { Cell, Column } from './data-table.ts';

/** A figure with the ends of the interval of its simulation error. */
interface Estimate {
  readonly value: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** A figure and its interval as columns. */
export const estimateColumns = (key: string, head: string, unit: string): Column[] => [
  { key, head, unit },
  { key: `${key}.low`, head: `${head}, simulation error from`, unit, error: { of: key, side: 'low' } },
  { key: `${key}.high`, head: `${head}, simulation error to`, unit, error: { of: key, side: 'high' } },
];

/** A difference and its interval as columns. */
export const gapColumns = (key: string, head: string, unit: string): Column[] => estimateColumns(key, head, unit).map((column) => ({ ...column, isGap: true }));

export const estimateCells = ({ value, lo, hi }: Estimate): Cell[] => [value, lo, hi];

/** A figure and half its interval as columns. */
export const halfColumns = (key: string, head: string, unit: string): Column[] => [
  { key, head, unit },
  { key: `${key}.error`, head: `${head}, simulation error`, unit, error: { of: key, side: 'half' } },
];

export const halfCells = ({ value, error }: { readonly value: number | null; readonly error: number | null }): Cell[] => [value, error];
