import type { Result } from '../../record/result.ts';
import { amountIn } from '../amount.ts';
import { findLine } from '../find-line.ts';
import type { Page } from './page.ts';
import type { SeriesRow } from './series.ts';

export interface RowPlan {
  readonly id: string;
  readonly label: string;
  readonly by?: Readonly<Record<string, string>>;
  /** of the trials: the mean unless stated; P50 for a ratio, whose mean a few small denominators inflate */
  readonly figure?: 'mean' | 'p50';
  /** the horizon's figure says something: true unless stated */
  readonly total?: boolean;
  /** left out where it is 0 throughout */
  readonly ifAny?: boolean;
}

/** Rows of one figure each over the trials; metrics that the result does not have are left out. */
export function metricRows(result: Result, page: Page, plans: readonly RowPlan[]): SeriesRow[] {
  return plans.flatMap(({ id, label, by, figure = 'mean', total = true, ifAny = false }) => {
    const line = findLine(result, id, by);
    if (line === undefined || line.periods.length === 0) return [];
    const all = [...line.periods, line.total];
    if (ifAny && all.every(({ mean }) => mean === null || mean === 0)) return [];
    const amount = amountIn(line.unit, page.money);
    return [{ label, cells: line.periods.map((stats) => amount(stats[figure])), ...(total ? { total: amount(line.total[figure]) } : {}) }];
  });
}
