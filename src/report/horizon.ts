import type { ResultPeriod } from '../record/result.ts';

/** How the simulated time is spoken of. */
export interface Horizon {
  /** one period: quarter, month, period */
  readonly period: string;
  /** first and last period: FY25-Q1 to FY25-Q4 */
  readonly span: string;
  /** one trial: year, quarter, or simulation where it is several of them */
  readonly trial: string;
  /** trials as a reader sees them: `simulated years`, or `simulations of these 8 quarters` */
  readonly trials: string;
}

/** Days of a year of quarters, months or weeks; a 4-4-5 year may have 53 weeks. */
const YEAR_DAYS = [364, 365, 366, 371];

export function horizonOf(periods: readonly ResultPeriod[]): Horizon {
  const first = periods[0];
  const last = periods[periods.length - 1];
  const period = nounOf(first);
  const span = first === last ? first.id : `${first.id} to ${last.id}`;
  const days = periods.reduce((all, each) => all + each.days, 0);
  const single = periods.length === 1 ? period : YEAR_DAYS.includes(days) ? 'year' : null;
  if (single === null) return { period, span, trial: 'simulation', trials: `simulations of these ${periods.length} ${period}s` };
  return { period, span, trial: single, trials: `simulated ${single}s` };
}

function nounOf({ id }: ResultPeriod): string {
  if (/-Q\d$/.test(id)) return 'quarter';
  return /-M\d\d$/.test(id) ? 'month' : 'period';
}
