import { fiscalMonthOf, periodAt, periodsOf, periodsPerYear, quarterDays, type Period } from '../scenario/calendar.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { ProgramWriter } from './program.ts';
import { H_ARRIVAL_PERIODS, H_DAYS, H_ELAPSED, H_PERIODS, H_PERIODS_PER_YEAR, H_WARMUP_DAYS, H_WARMUP_PERIODS, H_YEARS } from '../kernel/layout.ts';
import {
  S_ARRIVAL_NUMBER, S_ARRIVAL_START, S_DAY_MONTH, S_DAY_PERIOD, S_PERIOD_DAYS, S_PERIOD_START, S_PERIOD_YEAR, S_RATE_FIRST, S_RATE_SEASON,
  S_RATE_START, S_SEASON_ARRIVALS, S_SEASON_SIZE,
} from '../kernel/section-ids.ts';

/** The time axis of a program: day 0 is asOf; warm-up days are negative. */
export interface Time {
  readonly periods: readonly Period[];
  readonly years: readonly string[];
  /** first days of the periods from asOf on, and the day behind the last one */
  readonly starts: readonly number[];
  readonly horizonDays: number;
  readonly warmupDays: number;
  /** arrival periods: warm-up periods (numbers -n … -1), then those of the horizon (0 …) */
  readonly arrivals: readonly { readonly start: number; readonly number: number }[];
  /** 12 factors by fiscal month, of mean 1 */
  readonly season: { readonly arrivals: readonly number[]; readonly winOdds: readonly number[]; readonly dealSize: readonly number[] };
}

/** At most two years of warm-up. */
const LONGEST_WARMUP_DAYS = 8 * 92;

/** `needed` is how many days a warm start has to cover when the scenario leaves it to the engine. */
export function timeOf(scenario: Scenario, needed: number): Time {
  const periods = periodsOf(scenario.calendar);
  const last = periods[periods.length - 1];
  const horizonDays = last.start + last.days;
  const warmup = warmupPeriods(scenario, needed);
  const warmupDays = warmup.reduce((sum, days) => sum + days, 0);
  const starts = [...periods.map(({ start }) => Math.max(0, start)), horizonDays];
  let day = -warmupDays;
  const before = warmup.toReversed().map((days, k) => {
    const start = day;
    day += days;
    return { start, number: k - warmup.length };
  });
  return {
    periods,
    years: [...new Set(periods.map(({ fiscalYear }) => fiscalYear))],
    starts,
    horizonDays,
    warmupDays,
    arrivals: [...before, ...periods.map((_, number) => ({ start: starts[number], number }))],
    season: {
      arrivals: normalised(scenario.seasonality?.arrivals),
      winOdds: normalised(scenario.seasonality?.winOdds),
      dealSize: normalised(scenario.seasonality?.dealSize),
    },
  };
}

/** Lengths of the warm-up periods, the latest first. */
function warmupPeriods({ calendar, warmup }: Scenario, needed: number): number[] {
  const lengths: number[] = [];
  let covered = 0;
  while (warmup === 'auto' ? covered < needed : lengths.length < warmup) {
    const days = periodAt(calendar, -1 - lengths.length).days;
    if (warmup === 'auto' && covered + days > LONGEST_WARMUP_DAYS) break;
    lengths.push(days);
    covered += days;
  }
  return lengths;
}

function normalised(factors: readonly number[] | undefined): number[] {
  if (!factors) return Array.from({ length: 12 }, () => 1);
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / 12;
  return factors.map((factor) => (mean > 0 ? factor / mean : 1));
}

/** Writes periods, days and the pieces of constant rate: a piece ends with its period and, where arrivals are seasonal, with its month. */
export function writeTime(writer: ProgramWriter, scenario: Scenario, time: Time): void {
  const { periods, starts, arrivals, horizonDays, warmupDays, season } = time;
  writer.set(H_PERIODS, periods.length);
  writer.set(H_DAYS, horizonDays);
  writer.set(H_WARMUP_DAYS, warmupDays);
  writer.set(H_WARMUP_PERIODS, arrivals.length - periods.length);
  writer.set(H_ARRIVAL_PERIODS, arrivals.length);
  writer.set(H_PERIODS_PER_YEAR, periodsPerYear(scenario.calendar));
  writer.set(H_ELAPSED, -periods[0].start);
  writer.set(H_YEARS, time.years.length);
  const dayMonth: number[] = [];
  const dayPeriod: number[] = [];
  const seasonal = scenario.seasonality !== undefined;
  let period = 0;
  for (let day = -warmupDays; day < horizonDays; day += 1) {
    while (day >= starts[period + 1]) period += 1;
    dayPeriod.push(day < 0 ? periods.length : period);
    dayMonth.push(seasonal ? fiscalMonthOf(scenario.calendar, day) : 0);
  }
  const rateFirst: number[] = [];
  const rateStart: number[] = [];
  const rateSeason: number[] = [];
  arrivals.forEach(({ start }, k) => {
    const end = arrivals[k + 1]?.start ?? horizonDays;
    rateFirst.push(rateStart.length);
    for (let day = start; day < end; day += 1) {
      const month = dayMonth[day + warmupDays];
      if (day > start && month === dayMonth[day - 1 + warmupDays]) continue;
      rateStart.push(day);
      rateSeason.push(season.arrivals[month]);
    }
  });
  rateFirst.push(rateStart.length);
  rateStart.push(horizonDays);
  writer.put(S_DAY_PERIOD, dayPeriod);
  writer.put(S_DAY_MONTH, dayMonth);
  writer.put(S_ARRIVAL_START, arrivals.map(({ start }) => start));
  writer.put(S_ARRIVAL_NUMBER, arrivals.map(({ number }) => number));
  writer.put(S_RATE_FIRST, rateFirst);
  writer.put(S_RATE_START, rateStart);
  writer.put(S_RATE_SEASON, rateSeason);
  writer.put(S_SEASON_ARRIVALS, season.arrivals);
  writer.put(S_SEASON_SIZE, season.dealSize);
  writer.put(S_PERIOD_START, starts);
  writer.put(S_PERIOD_DAYS, periods.map(({ days }) => days));
  writer.put(S_PERIOD_YEAR, periods.map(({ fiscalYear }) => time.years.indexOf(fiscalYear)));
}

/** Days that one unit of a rate speaks of. */
export function daysPer(calendar: Scenario['calendar']): Readonly<Record<'perDay' | 'perMonth' | 'perQuarter' | 'perYear', number>> {
  return { perDay: 1, perMonth: 365.25 / 12, perQuarter: quarterDays(calendar), perYear: 365.25 };
}
