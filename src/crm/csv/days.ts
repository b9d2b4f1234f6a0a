import { ScenarioError } from '../../scenario/error.ts';
import { crmLimits } from './limits.ts';

/** How the numbers of 01/02/2024 are meant: day first or month first. */
export type DayOrder = 'dmy' | 'mdy';

export const notADay = Infinity;

// a day whose order is not decided yet: codes lie far beyond all days, with the time of day as their fraction
const undecided = 1e9;

const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(.*))?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const monthOnly = /^(\d{4})-(\d{1,2})$/;
const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,?[T ]+(.*))?$/;
const named = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -,]+(\d{4}|\d{2})(?:,?[T ]+(.*))?$/;
const monthFirst = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:,?[T ]+(.*))?$/;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?(am|pm|AM|PM|a\.m\.|p\.m\.)? ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const otherMonths: Readonly<Record<string, number>> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12, fév: 2, avr: 4, août: 8, déc: 12, sept: 9 };

/**
 * Reads the days of one file. Years may come first (2024-01-31), months may be words (31 Jan 2024), dotted dates are
 * day first (31.01.2024); of 01/02/2024 the whole file decides, because some day above 12 gives the order away.
 * Times of day count as written: a zone or offset is not applied. Two-digit years lie in 1970 to 2069.
 */
export class DayReader {
  readonly formats = new Map<string, number>();
  readonly #file: string;
  #order: DayOrder | undefined;
  readonly #isStated: boolean;
  readonly #evidence: { dmy?: { line: number; text: string }; mdy?: { line: number; text: string } } = {};
  #firstOpen: { line: number; text: string } | undefined;

  constructor(file: string, order?: DayOrder) {
    this.#file = file;
    this.#order = order;
    this.#isStated = order !== undefined;
  }

  /** The day of a text: NaN for an empty one, `notADay` for what is none; pass columns through `settle` at the end. */
  read(given: string, line: number): number {
    if (given === '') return NaN;
    const fast = plainIso(given);
    if (fast === fast) return this.#count(given.length === 10 ? 'YYYY-MM-DD' : 'YYYY-MM-DD hh:mm', fast);
    const text = given.trim();
    if (text === '') return NaN;
    if (text.length > 40) return notADay;
    const [, year, month, day, time] = iso.exec(text) ?? compact.exec(text) ?? monthOnly.exec(text) ?? [];
    if (year !== undefined) {
      const format = day === undefined ? 'YYYY-MM' : text.includes('/') ? 'YYYY/MM/DD' : text.includes('-') ? 'YYYY-MM-DD' : 'YYYYMMDD';
      return this.#dated(format, dayOf(Number(year), Number(month), day === undefined ? lastOfMonth : Number(day)), time);
    }
    return this.#words(text) ?? this.#numbers(text, line) ?? notADay;
  }

  /** Decides the order of days and months of the file and replaces what was undecided in a column. */
  settle(column: Float64Array): void {
    if (!column.some((value) => value >= undecided && value !== Infinity)) return;
    const order = this.order();
    for (let i = 0; i < column.length; i += 1) {
      const code = column[i];
      if (!(code >= undecided) || code === Infinity) continue;
      const whole = Math.floor(code);
      const digits = whole - undecided;
      const [a, b, year] = [Math.floor(digits / 100) % 100, digits % 100, Math.floor(digits / 10_000)];
      column[i] = dayOf(year, order === 'dmy' ? b : a, order === 'dmy' ? a : b) + (code - whole);
    }
  }

  /** The order that the file's days give away. @throws ScenarioError when both or neither is possible */
  order(): DayOrder {
    const { dmy, mdy } = this.#evidence;
    if (this.#order !== undefined) return this.#order;
    const complain = (line: number, got: string) =>
      new ScenarioError([{ file: this.#file, line, column: 1, path: '', expected: 'one order of day and month in all dates', got, hint: 'state dates: dmy or dates: mdy in the mapping file' }]);
    if (dmy && mdy) throw complain(Math.max(dmy.line, mdy.line), `${dmy.text} on line ${dmy.line} and ${mdy.text} on line ${mdy.line}`);
    if (!dmy && !mdy) throw complain(this.#firstOpen?.line ?? 0, `${this.#firstOpen?.text ?? ''}, and no day above 12 anywhere`);
    this.#order = dmy ? 'dmy' : 'mdy';
    return this.#order;
  }

  #words(text: string): number | undefined {
    const match = named.exec(text);
    const [day, word, year, time] = match ? match.slice(1) : (([m, d, y, t]) => [d, m, y, t])(monthFirst.exec(text)?.slice(1) ?? []);
    if (word === undefined) return undefined;
    const short = word.slice(0, 3).toLowerCase();
    const month = months.indexOf(short) + 1 || otherMonths[word.toLowerCase().slice(0, 3)] || 0;
    if (month === 0) return notADay;
    return this.#dated(match ? 'D MMM YYYY' : 'MMM D, YYYY', dayOf(fullYear(year), month, Number(day)), time);
  }

  #numbers(text: string, line: number): number | undefined {
    const match = numeric.exec(text);
    if (!match) return undefined;
    const [a, b, year] = [Number(match[1]), Number(match[3]), fullYear(match[4])];
    if (match[2] === '.') return this.#dated('DD.MM.YYYY', dayOf(year, b, a), match[5]);
    const [dmy, mdy] = [dayOf(year, b, a), dayOf(year, a, b)];
    if (dmy === notADay && mdy === notADay) return notADay;
    const form = (order: DayOrder) => (order === 'dmy' ? 'DD/MM/YYYY' : 'MM/DD/YYYY').replaceAll('/', match[2]);
    if (this.#isStated) return this.#dated(form(this.#order!), this.#order === 'dmy' ? dmy : mdy, match[5]);
    if (mdy === notADay) this.#evidence.dmy ??= { line, text };
    if (dmy === notADay) this.#evidence.mdy ??= { line, text };
    this.#firstOpen ??= { line, text };
    if (a === b) return this.#dated(`numbers with ${match[2]}`, dmy, match[5]);
    return this.#dated(`numbers with ${match[2]}`, undecided + (year * 100 + a) * 100 + b, match[5]);
  }

  #dated(format: string, day: number, time: string | undefined): number {
    if (day === notADay) return notADay;
    const fraction = time === undefined || time === '' ? 0 : timeOf(time);
    if (fraction !== fraction) return notADay;
    return this.#count(time === undefined ? format : `${format} hh:mm`, day + fraction);
  }

  #count(format: string, value: number): number {
    if (value !== notADay) this.formats.set(format, (this.formats.get(format) ?? 0) + 1);
    return value;
  }
}

// YYYY-MM-DD, alone or with Thh:mm:ss, without regular expressions: nearly all days of nearly all exports; NaN for anything else
function plainIso(text: string): number {
  if ((text.length !== 10 && text.length !== 19) || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NaN;
  const day = dayOf(digitsAt(text, 0) * 100 + digitsAt(text, 2), digitsAt(text, 5), digitsAt(text, 8));
  if (text.length === 10) return day;
  const [hour, minute, second] = [digitsAt(text, 11), digitsAt(text, 14), digitsAt(text, 17)];
  const mark = text.charCodeAt(10);
  const isTime = (mark === 84 || mark === 32) && text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58 && hour < 24 && minute < 60 && second < 60;
  return isTime && day !== notADay ? day + (hour * 3600 + minute * 60 + second) / 86_400 : NaN;
}

// two digits; NaN where there are none
function digitsAt(text: string, at: number): number {
  const [a, b] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : NaN;
}

// for months alone
const lastOfMonth = -1;

/** Days since 1970-01-01, `notADay` where the calendar has no such day. */
function dayOf(year: number, month: number, day: number): number {
  if (!(year >= crmLimits.firstYear && year <= crmLimits.lastYear && month >= 1 && month <= 12)) return notADay;
  const length = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  if (day === lastOfMonth) return daysBefore(year, month) + length - 1;
  return day >= 1 && day <= length ? daysBefore(year, month) + day - 1 : notADay;
}

// Hinnant, "chrono-compatible low-level date algorithms": days from a civil date, here of a month's first day
function daysBefore(year: number, month: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5);
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function timeOf(text: string): number {
  const match = clock.exec(text.trim());
  if (!match) return NaN;
  const half = match[4]?.toLowerCase().startsWith('p') === true ? 12 : 0;
  const hour = match[4] === undefined ? Number(match[1]) : (Number(match[1]) % 12) + half;
  const [minute, second] = [Number(match[2]), Number(match[3] ?? 0)];
  return hour > 23 || minute > 59 || second > 60 ? NaN : (hour * 3600 + minute * 60 + second) / 86_400;
}

const fullYear = (text: string): number => (text.length === 4 ? Number(text) : Number(text) < 70 ? 2000 + Number(text) : 1900 + Number(text));
