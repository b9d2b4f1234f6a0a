import type { ResultPeriod, ResultTarget } from '../../record/result.ts';
import { amountIn } from '../amount.ts';
import type { Spread } from '../spread.ts';
import { rangeBar, scaleOf } from './bars.ts';
import type { Page } from './page.ts';
import { table, type Drawing } from './table.ts';

/** Where a measure lies in each period, drawn on one scale; the horizon's line is on another and is not drawn. */
export function rangeTable(page: Page, ids: readonly ResultPeriod[], spread: Spread | undefined, target?: ResultTarget): string[] {
  if (spread === undefined) return [];
  const amount = amountIn(spread.unit, page.money);
  const periods = spread.periods.length > 1 ? spread.periods : [];
  const rows = [...periods, spread.total];
  const marks = target === undefined ? [] : [...periods.map((_, t) => target.periods[t] ?? null), target.total];
  // too few trials for percentiles leave means
  const isKnown = rows.some(({ p50 }) => p50 !== null);
  const percentiles = (['p10', 'p50', 'p90'] as const).map((name) => ({ head: name.toUpperCase(), cells: rows.map((row) => amount(row[name])) }));
  const columns = [
    { head: '', cells: [...periods.map((_, t) => ids[t].id), 'total'] },
    ...(isKnown ? percentiles : []),
    { head: 'mean', cells: rows.map(({ mean }) => amount(mean)), ...(isKnown ? { drop: 2 } : {}) },
    ...(marks.length === 0 ? [] : [{ head: 'target', cells: marks.map((mark) => (mark === null ? '' : amount(mark))), drop: 1 }]),
  ];
  return table(page, columns, isKnown && periods.length > 0 ? drawing(page, { ...spread, periods }, marks) : undefined);
}

function drawing({ glyphs, money }: Page, { unit, periods }: Spread, marks: readonly (number | null)[]): Drawing {
  const ranges = periods.map(({ p10, p50, p90 }, t) => ({ low: p10, middle: p50, high: p90, mark: marks[t] }));
  const scale = scaleOf(ranges);
  const [from, to] = [scale.from, scale.to].map(amountIn(unit, money));
  return {
    least: 16,
    most: 60,
    head: (columns) => (from.length + to.length < columns ? from + to.padStart(columns - from.length) : ''),
    draw: (columns) => [...ranges.map((range) => rangeBar(glyphs, range, scale, columns)), ''],
  };
}
