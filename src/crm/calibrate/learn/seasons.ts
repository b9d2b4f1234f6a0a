import { gammaTails } from '../../../distributions/special/incomplete-gamma.ts';
import { dateOf } from '../../../scenario/calendar.ts';

export interface Seasons {
  /** factors of the calendar months January to December, mean 1; undefined where none were found */
  readonly factors: readonly number[] | undefined;
  /** whole months observed */
  readonly months: number;
  /** chance of so much difference between calendar months without any season */
  readonly p: number;
}

/** Two of every calendar month: with one, a season and a trend look the same. */
export const FEWEST_MONTHS = 24;

/** Calendar months that differ by more than months of the same name do, drawn towards 1 by what chance alone would make of them. */
export function seasonsOf(days: Float64Array, from: number, to: number): Seasons {
  const counts = new Map<number, { count: number; exposure: number }>();
  const monthOf = (day: number): number => {
    const [year, month] = dateOf(Math.floor(day)).split('-').map(Number);
    return 12 * year + month - 1;
  };
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  // months by their days; a day's month is looked up once
  const months = new Int32Array(Math.max(0, last - first));
  for (let k = 0; k < months.length; k += 1) {
    months[k] = monthOf(first + k);
    const cell = counts.get(months[k]) ?? { count: 0, exposure: 0 };
    cell.exposure += 1;
    counts.set(months[k], cell);
  }
  for (const day of days) {
    const at = Math.floor(day) - first;
    if (at >= 0 && at < months.length) counts.get(months[at])!.count += 1;
  }
  const cells = [...counts].filter(([, { exposure }]) => exposure >= 28).map(([month, { count, exposure }]) => ({ month, count, rate: count / exposure }));
  if (cells.length < FEWEST_MONTHS) return { factors: undefined, months: cells.length, p: NaN };
  // a trend is taken out by each year's own mean
  const means = new Map<number, number>();
  const years = cells.map((_, k) => Math.floor(k / 12));
  for (const year of new Set(years)) {
    const own = cells.filter((_, k) => years[k] === year);
    means.set(year, own.reduce((sum, { rate }) => sum + rate, 0) / own.length);
  }
  const relative = cells.map(({ month, rate }, k) => ({ name: month % 12, value: rate / Math.max(1e-12, means.get(years[k])!), whole: cells.filter((_, j) => years[j] === years[k]).length === 12 })).filter(({ whole }) => whole);
  const names = Array.from({ length: 12 }, (_, m) => relative.filter(({ name }) => name === m).map(({ value }) => value));
  const perName = relative.length / 12;
  const raw = names.map((values) => values.reduce((sum, v) => sum + v, 0) / values.length);
  let [between, within] = [0, 0];
  names.forEach((values, m) => {
    between += (values.length * (raw[m] - 1) * (raw[m] - 1)) / 11;
    for (const v of values) within += ((v - raw[m]) * (v - raw[m])) / Math.max(1, 12 * perName - 12);
  });
  // months of one quarter share its shocks: they count for a third of what independent ones would
  const p = fTail(between / Math.max(within, 1e-12), 11 / 3, Math.max(1, (12 * perName - 12) / 3));
  if (!(p < 0.01)) return { factors: undefined, months: cells.length, p };
  const kept = Math.max(0, 1 - within / between);
  const factors = raw.map((r) => 1 + kept * (r - 1));
  const mean = factors.reduce((sum, f) => sum + f, 0) / 12;
  return { factors: factors.map((f) => f / mean), months: cells.length, p };
}

/** P(F > x), by Paulson's normal approximation: good to 0.002, and a season is decided at 0.01. */
function fTail(x: number, a: number, b: number): number {
  const cube = Math.cbrt(x);
  const z = ((1 - 2 / (9 * b)) * cube - (1 - 2 / (9 * a))) / Math.sqrt((2 / (9 * b)) * cube * cube + 2 / (9 * a));
  return z > 0 ? 0.5 * gammaTails(0.5).upper(0.5 * z * z) : 1 - 0.5 * gammaTails(0.5).upper(0.5 * z * z);
}
