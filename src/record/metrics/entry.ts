import type { Formula } from '../formula.ts';

/** Empty for the whole company, else one dimension and its value. */
export type By = Readonly<Record<string, string>>;

/** One line of the result: a metric, or its part for one value of one dimension. */
export interface Entry {
  readonly id: string;
  readonly unit: string;
  readonly by: By;
  /** Core metrics keep exact samples before breakdowns do. */
  readonly level: 'core' | 'breakdown';
  /** False where only the horizon has a figure. */
  readonly periods: boolean;
  readonly formula: Formula;
}

/** Text that names a line: `bookings.new`, `bookings.new[segment=smb]`. */
export function lineName({ id, by }: Pick<Entry, 'id' | 'by'>): string {
  const parts = Object.entries(by).map(([dimension, value]) => `${dimension}=${value}`);
  return parts.length === 0 ? id : `${id}[${parts.join(',')}]`;
}
