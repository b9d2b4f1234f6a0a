import { monthNames } from './schema.ts';
import type { Scenario } from './schema.ts';

type Calendar = Scenario['calendar'];

/** One period of the fiscal calendar, a half-open span of days. Day 0 is `asOf`, the day the trial begins. */
export interface Period {
  /** For example `FY25-Q1`, `FY25-M07`, `Y1-Q2` (13-week periods), `Y1-P03` (4-week periods). */
  readonly id: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly days: number;
  /** Offset of the first day from day 0; negative for a period that began before `asOf`. */
  readonly start: number;
  readonly fiscalYear: string;
  /** Position in the fiscal year, 0-based, and the fiscal year counted from that of the first period. */
  readonly indexInYear: number;
  readonly yearIndex: number;
}

const MS_PER_DAY = 86_400_000;
/** Days of an average month and quarter of 365.25 / 12 and 365.25 / 4 days. */
export const DAYS_PER_MONTH = 365.25 / 12;
export const DAYS_PER_QUARTER = 365.25 / 4;
export const DAYS_PER_YEAR = 365.25;

/** Days since 1970-01-01 of a calendar day (proleptic Gregorian, no time zone). */
export function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return dayOf(year, month - 1, day);
}

/** The calendar day of a day number, YYYY-MM-DD. */
export function dateOf(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

function dayOf(year: number, monthIndex: number, day: number): number {
  return Math.round(Date.UTC(year, monthIndex, day) / MS_PER_DAY);
}

/** How many periods make a fiscal year. */
export function periodsPerYear(calendar: Calendar): number {
  return { quarter: 4, month: 12, '4w': 13, '13w': 4, '445': 4 }[calendar.period];
}

/** Days that `perQuarter` speaks of: 91 where periods are weeks, else 365.25 / 4. */
export function quarterDays(calendar: Calendar): number {
  return calendar.period === '13w' || calendar.period === '4w' || calendar.period === '445' ? 91 : DAYS_PER_QUARTER;
}

/** The share of a quarter's quota or target that one period carries. */
export function quartersPerPeriod(calendar: Calendar): number {
  return { quarter: 1, month: 1 / 3, '4w': 4 / 13, '13w': 1, '445': 1 }[calendar.period];
}

/** The simulated periods, first to last; they tile the horizon. */
export function periodsOf(calendar: Calendar): Period[] {
  return Array.from({ length: calendar.periods }, (_, k) => periodAt(calendar, k));
}

/** Period k counted from the one that contains `asOf` (negative ones lie before it). */
export function periodAt(calendar: Calendar, k: number): Period {
  const asOf = dayNumber(calendar.asOf);
  const perYear = periodsPerYear(calendar);
  const first = firstPosition(calendar, asOf);
  const position = first + k;
  const year = Math.floor(position / perYear);
  const indexInYear = position - year * perYear;
  const start = startOf(calendar, position, asOf);
  const end = startOf(calendar, position + 1, asOf);
  return {
    id: `${yearName(calendar, year)}-${partName(calendar, indexInYear)}`,
    firstDay: dateOf(start),
    lastDay: dateOf(end - 1),
    days: end - start,
    start: start - asOf,
    fiscalYear: yearName(calendar, year),
    indexInYear,
    yearIndex: year - Math.floor(first / perYear),
  };
}

/** Fiscal month (0 to 11) of a day counted from `asOf`; 4-4-5 weeks where periods are weeks. */
export function fiscalMonthOf(calendar: Calendar, day: number): number {
  const asOf = dayNumber(calendar.asOf);
  if (calendar.period === '13w' || calendar.period === '4w') {
    const dayOfYear = ((day % 364) + 364) % 364;
    return weekMonth(Math.floor(dayOfYear / 91), dayOfYear % 91);
  }
  if (calendar.period === '445') {
    let position = firstPosition(calendar, asOf);
    while (startOf(calendar, position + 1, asOf) <= asOf + day) position += 1;
    while (startOf(calendar, position, asOf) > asOf + day) position -= 1;
    return weekMonth(((position % 4) + 4) % 4, asOf + day - startOf(calendar, position, asOf));
  }
  const month = new Date((asOf + day) * MS_PER_DAY).getUTCMonth();
  return (month - opening(calendar) + 12) % 12;
}

function weekMonth(quarter: number, day: number): number {
  return quarter * 3 + (day < 28 ? 0 : day < 56 ? 1 : 2);
}

function opening(calendar: Calendar): number {
  return monthNames.indexOf(calendar.fiscalYearStart);
}

/** Position of the period that contains asOf, counted in periods from fiscal year 0 (or from asOf for week periods). */
function firstPosition(calendar: Calendar, asOf: number): number {
  if (calendar.period === '13w' || calendar.period === '4w') return periodsPerYear(calendar);
  const date = new Date(asOf * MS_PER_DAY);
  const year = date.getUTCFullYear();
  if (calendar.period === '445') {
    const open = [year + 1, year, year - 1].find((y) => weekYearStart(calendar, y) <= asOf)!;
    return open * 4 + Math.min(3, Math.floor((asOf - weekYearStart(calendar, open)) / 91));
  }
  const months = year * 12 + date.getUTCMonth() - opening(calendar);
  return calendar.period === 'month' ? months : Math.floor(months / 3);
}

function startOf(calendar: Calendar, position: number, asOf: number): number {
  if (calendar.period === '13w') return asOf + (position - 4) * 91;
  if (calendar.period === '4w') return asOf + (position - 13) * 28;
  if (calendar.period === '445') return weekYearStart(calendar, Math.floor(position / 4)) + (((position % 4) + 4) % 4) * 91;
  const months = position * (calendar.period === 'month' ? 1 : 3) + opening(calendar);
  return dayOf(Math.floor(months / 12), ((months % 12) + 12) % 12, 1);
}

/** A 4-4-5 year opens on the Monday nearest to the first of its opening month; some years have 53 weeks. */
function weekYearStart(calendar: Calendar, year: number): number {
  const first = dayOf(year, opening(calendar), 1);
  const sinceMonday = (((first + 3) % 7) + 7) % 7;
  return sinceMonday <= 3 ? first - sinceMonday : first + 7 - sinceMonday;
}

function yearName(calendar: Calendar, year: number): string {
  if (calendar.period === '13w' || calendar.period === '4w') return `Y${year}`;
  const label = calendar.fiscalYearLabel === 'endYear' && opening(calendar) > 0 ? year + 1 : year;
  return `FY${String(label % 100).padStart(2, '0')}`;
}

function partName(calendar: Calendar, index: number): string {
  if (calendar.period === 'month') return `M${String(index + 1).padStart(2, '0')}`;
  if (calendar.period === '4w') return `P${String(index + 1).padStart(2, '0')}`;
  return `Q${index + 1}`;
}
