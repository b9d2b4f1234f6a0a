import { InvalidArgumentError } from 'commander';
import { dateOf, dayNumber } from '../scenario/calendar.ts';

/** A parser for an option that takes a calendar day; days since 1970. */
export function parseDay(text: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayNumber(text) : NaN;
  if (Number.isFinite(day) && dateOf(day) === text) return day;
  throw new InvalidArgumentError('Expected a calendar day such as 2024-06-30.');
}
