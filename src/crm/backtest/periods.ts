import type { History } from '../history.ts';

/** A period that is forecast; half-open, in days since 1970. */
export interface Span {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** where the history ends inside the period, `to` is that day, and this is the period's own end */
  readonly fullTo: number;
}

/** An origin: the morning from which the rest of a period is forecast. */
export interface Origin {
  readonly period: number;
  /** place in its period, 0 its first day */
  readonly step: number;
  readonly day: number;
}

export const periodKinds = ['4w', 'month', 'quarter'] as const;
export type PeriodKind = (typeof periodKinds)[number];

const WEEK = 7;
/** A period is used when the history covers this share of it; its forecast then runs to where the history ends. */
const LEAST_COVERED = 0.75;
/** Periods of history before the first that is forecast: 8 weeks with 4-week periods. */
const PERIODS_BEFORE = 2;

/** The first day on which a history sees everything that happens. */
export function firstDayOf({ opportunities: { created, observedFrom, count }, closesFrom, source, snapshotDays, knownTo }: History): number {
  // what a snapshot shows happened before it, so the first full day is the one after
  if (source === 'snapshots') return snapshotDays.length === 0 ? knownTo : Math.floor(snapshotDays[0]) + 1;
  if (Number.isFinite(closesFrom)) return Math.floor(closesFrom);
  let first = knownTo;
  for (let i = 0; i < count; i++) first = Math.min(first, created[i], observedFrom[i]);
  return Math.floor(first);
}

/**
 * The periods that can be forecast: from the first that has two periods of history before it, as long as the history
 * covers at least three quarters of them. Four-week periods open on Mondays; months and quarters are the calendar's.
 */
export function periodsIn(history: History, kind: PeriodKind, from?: number): Span[] {
  const first = firstDayOf(history);
  const periods: Span[] = [];
  let start = from ?? nextStart(kind, kind === '4w' ? first + PERIODS_BEFORE * 4 * WEEK : shifted(kind, nextStart(kind, first), PERIODS_BEFORE));
  for (;;) {
    const end = shifted(kind, start, 1);
    const to = Math.min(end, Math.ceil(history.knownTo));
    if (to - start < LEAST_COVERED * (end - start)) return periods;
    periods.push({ id: idOf(kind, start), from: start, to, fullTo: end });
    start = end;
  }
}

/** The period of a kind that ended where another one begins. */
export const periodBefore = (kind: PeriodKind, start: number): number => shifted(kind, start, -1);

/** Each week's start in a period of weeks or a month, each month's start in a quarter; origins in the order of days. */
export function originsIn(periods: readonly Span[], kind: PeriodKind): Origin[] {
  return periods.flatMap(({ from, to }, period) => {
    const days: number[] = [];
    for (let day = from; day < to; day = kind === 'quarter' ? shifted('month', day, 1) : day + WEEK) days.push(day);
    // a month's fifth week is too short to be an origin of its own
    return days.filter((_, step) => kind === 'quarter' || step < 4).map((day, step) => ({ period, step, day }));
  });
}

/** The first day on or after a day on which a period may open. */
function nextStart(kind: PeriodKind, day: number): number {
  if (kind === '4w') return day + ((((-day - 3) % WEEK) + WEEK) % WEEK);
  const start = firstOf(kind, day);
  return start === day ? day : shifted(kind, start, 1);
}

/** The first day of the month or quarter that a day lies in. */
function firstOf(kind: 'month' | 'quarter', day: number): number {
  const date = new Date(day * 86_400_000);
  const month = date.getUTCMonth();
  return dayOf(date.getUTCFullYear(), kind === 'month' ? month : month - (month % 3));
}

function shifted(kind: PeriodKind, start: number, by: number): number {
  if (kind === '4w') return start + by * 4 * WEEK;
  const date = new Date(start * 86_400_000);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + by * (kind === 'month' ? 1 : 3));
}

const dayOf = (year: number, month: number): number => Math.round(Date.UTC(year, month, 1) / 86_400_000);

/** 2012-01-23 for weeks, 2012-01 for months, 2012-Q1 for quarters. */
function idOf(kind: PeriodKind, start: number): string {
  const date = new Date(start * 86_400_000).toISOString().slice(0, 10);
  if (kind === '4w') return date;
  return kind === 'month' ? date.slice(0, 7) : `${date.slice(0, 4)}-Q${Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1}`;
}
