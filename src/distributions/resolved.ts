import type { Issue } from './issue.ts';
import type { Placed } from './unit-shape.ts';

/**
 * A distribution in the form that tables and the kernel use. A draw is v = location + scale · t, where t is read from
 * the table of `unit`; with rounding `ceil` it becomes step · (1 + ⌊v⌋).
 */
export interface Resolved extends Placed {
  readonly family: string;
  readonly mean: number;
  readonly variance: number;
  /** The only value, if there is no spread. */
  readonly constant?: number;
}

export type Resolution =
  | { readonly ok: true; readonly resolved: Resolved; readonly notes: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };
