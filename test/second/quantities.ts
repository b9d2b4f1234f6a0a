import type { TrialResult } from './results.ts';

/** One figure per trial; null where it does not exist in that trial. */
export type Column = readonly (number | null)[];

/** Every figure of a trial by its path: `p1.bookings.new`, `total.won.bySegment.smb`, `end.count`; lists of people as mean and size. */
export function quantities({ periods, open, years }: TrialResult): Map<string, number | null> {
  const figures = new Map<string, number | null>();
  for (const [k, period] of periods.entries()) walk(`p${k + 1}`, period, figures);
  for (const [name, value] of [...figures].filter(([path]) => isFlow(path))) {
    const total = name.replace(/^p\d+/, 'total');
    figures.set(total, (figures.get(total) ?? 0) + (value ?? 0));
  }
  walk('end', open, figures);
  for (const { fiscalYear, pools } of years) walk(fiscalYear, pools, figures);
  return figures;
}

/** What may be summed over periods. */
const isFlow = (path: string): boolean =>
  /^p\d+\.(bookings|created|won|lost|noDecision|cycleDays|quarterEnd|renewals|pools)\b/.test(path) && !/attainment|persons|shareAtQuota|leftOut|filledEnd/.test(path);

function walk(path: string, value: unknown, into: Map<string, number | null>): void {
  if (value === null || typeof value === 'number') into.set(path, value);
  else if (Array.isArray(value)) {
    const list = value as number[];
    into.set(`${path}.size`, list.length);
    into.set(`${path}.mean`, list.length === 0 ? null : list.reduce((sum, x) => sum + x, 0) / list.length);
  } else if (typeof value === 'object') for (const [key, part] of Object.entries(value)) walk(`${path}.${key}`, part, into);
}

/** The figures of many trials, as columns in trial order. */
export function columns(results: readonly TrialResult[]): Map<string, Column> {
  const all = results.map(quantities);
  return new Map([...all[0]!.keys()].map((name) => [name, all.map((figures) => figures.get(name) ?? null)]));
}
