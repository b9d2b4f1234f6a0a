import { dateOf, dayNumber } from '../../scenario/calendar.ts';
import { monthNames } from '../../scenario/schema.ts';
import type { CalibrateOptions } from './options.ts';

/** Consecutive periods of the past: period k is the days [starts[k], starts[k + 1]). */
export interface PeriodGrid {
  readonly starts: Float64Array;
  readonly count: number;
  /** AR(1) coefficient from one period to the next, given that from quarter to quarter */
  readonly keep: (perQuarter: number) => number;
}

/** Periods as the scenario will have them, from the one that contains `from` to the one that contains the day before `to`. */
export function periodGrid(from: number, to: number, options: CalibrateOptions): PeriodGrid {
  const starts = options.period === '4w' || options.period === '13w' ? ofWeeks(from, to, options) : ofMonths(from, to, options);
  const quarters = { quarter: 1, month: 1 / 3, '4w': 4 / 13, '13w': 1 }[options.period];
  return { starts, count: starts.length - 1, keep: (perQuarter) => (perQuarter > 0 ? Math.exp(quarters * Math.log(perQuarter)) : 0) };
}

/** The period of a day; days outside belong to the first or the last one. */
export function periodAt({ starts, count }: PeriodGrid, day: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function ofWeeks(from: number, to: number, { period, anchorDay }: CalibrateOptions): Float64Array {
  const days = period === '4w' ? 28 : 91;
  const anchor = anchorDay ?? to;
  const first = anchor + days * Math.floor((from - anchor) / days);
  const count = Math.max(1, Math.ceil((to - first) / days));
  return Float64Array.from({ length: count + 1 }, (_, k) => first + k * days);
}

function ofMonths(from: number, to: number, { period, fiscalYearStart }: CalibrateOptions): Float64Array {
  const months = period === 'month' ? 1 : 3;
  const opens = monthNames.indexOf(fiscalYearStart) % months;
  const [year, month] = dateOf(Math.floor(from)).split('-').map(Number);
  const begin = 12 * year + month - 1;
  const starts: number[] = [];
  for (let at = begin - ((((begin - opens) % months) + months) % months); ; at += months) {
    const day = dayNumber(`${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`);
    starts.push(day);
    if (day >= to) return Float64Array.from(starts.length > 1 ? starts : [...starts, to]);
  }
}
