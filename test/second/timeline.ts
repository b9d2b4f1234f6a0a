import { fiscalMonthOf, periodAt, periodsOf, type Period } from '../../src/scenario/calendar.ts';
import type { Scenario } from '../../src/scenario/schema.ts';

/** The days of a run: warm-up days are negative, day 0 is asOf, `horizon` is the first day after the last period. */
export interface Timeline {
  readonly periods: readonly Period[];
  readonly horizon: number;
  readonly warmup: number;
  /** Position of the period that contains a day; negative before the first one. */
  periodOf(day: number): number;
  /** Fiscal month of a day, 0 to 11. */
  monthOf(day: number): number;
  /** First day of a period, also of one before or after the simulated ones. */
  startOf(position: number): number;
  /** A period's first day, as the simulation meets it. */
  opens(day: number): boolean;
  periodNamed(id: string): Period;
}

export function timeline(calendar: Scenario['calendar'], warmupPeriods: number): Timeline {
  const periods = periodsOf(calendar);
  const last = periods.at(-1)!;
  const horizon = last.start + last.days;
  const starts = new Map<number, number>();
  const startOf = (position: number): number => {
    const known = starts.get(position);
    if (known !== undefined) return known;
    const start = periodAt(calendar, position).start;
    starts.set(position, start);
    return start;
  };
  const warmup = warmupPeriods === 0 ? 0 : -startOf(-warmupPeriods);
  const search = (day: number, from: number): number => {
    let position = from;
    while (startOf(position + 1) <= day) position++;
    while (startOf(position) > day) position--;
    return position;
  };

  // the days that are asked for all the time, looked up once
  const positions: number[] = [];
  const months: number[] = [];
  for (let day = -warmup; day < horizon; day++) {
    positions.push(search(day, positions.at(-1) ?? 0));
    months.push(fiscalMonthOf(calendar, day));
  }
  const named = new Map(Array.from({ length: periods.length + 80 }, (_, i) => periodAt(calendar, i - 40)).map((period) => [period.id, period]));
  const periodOf = (day: number): number => positions[day + warmup] ?? search(day, 0);
  return {
    periods,
    horizon,
    warmup,
    periodOf,
    monthOf: (day) => months[day + warmup] ?? fiscalMonthOf(calendar, day),
    startOf,
    periodNamed(id) {
      const known = named.get(id);
      if (!known) throw new Error(`neither a date nor a period: ${id}`);
      return known;
    },
    opens: (day) => day === -warmup || day === 0 || periodOf(day) !== periodOf(day - 1),
  };
}
