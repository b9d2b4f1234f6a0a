import { DAYS_PER_MONTH, DAYS_PER_QUARTER, DAYS_PER_YEAR } from '../calendar.ts';

// decimal numbers as JSON writes them, with a sign and a bare point allowed
const decimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const leadingZero = /^[-+]?0\d/;

export type ReadNumber = { readonly value: number } | { readonly expected: string; readonly hint?: string };

/** A number as written, or why it is refused: nothing is rounded, guessed or read in another base. */
export function readNumber(source: string, value: number): ReadNumber {
  if (!Number.isFinite(value)) return { expected: 'a finite number' };
  if (!decimal.test(source)) return { expected: 'a decimal number', hint: `write ${value}` };
  if (leadingZero.test(source)) return { expected: 'a number without leading zeros', hint: `write ${Number(source)}, or "${source}" for text` };
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && /^[-+]?\d+$/.test(source) && BigInt(source) !== BigInt(value)) {
    return { expected: 'a number that can be held exactly', hint: `write "${source}" for text` };
  }
  return { value: value === 0 ? 0 : value };
}

/** The number that a text such as `50%`, `$1,000` or `1_000` stands for; undefined when it stands for none. */
export function meantNumber(text: string): number | undefined {
  const trimmed = text.trim().slice(0, 64);
  const percent = trimmed.endsWith('%');
  const scale = suffixes.get(trimmed.slice(-1).toLowerCase()) ?? 1;
  const bare = trimmed
    .replace(/^[$€£¥]/, '')
    .replace(/ ?[%kKmM]$/, '')
    .replace(/(?<=\d)[_,'](?=\d)/g, '');
  if (!decimal.test(bare)) return undefined;
  const value = percent ? Number((Number(bare) / 100).toPrecision(15)) : Number(bare) * scale;
  return Number.isFinite(value) ? value : undefined;
}

const suffixes: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
]);

/** A span of time written with its unit, in the unit of a field: `6 months` is 183 for days; undefined for any other text. */
export function meantSpan(text: string, unit: 'days' | 'months'): number | undefined {
  const [, number, name] = /^([\d.]+) ?(day|week|month|quarter|year)s?$/i.exec(text.trim().slice(0, 64)) ?? [];
  if (number === undefined || !decimal.test(number)) return undefined;
  const days = Number(number) * daysOf[name.toLowerCase() as keyof typeof daysOf];
  return name.toLowerCase().startsWith(unit.slice(0, -1)) ? Number(number) : Math.round(unit === 'days' ? days : days / daysOf.month);
}

const daysOf = { day: 1, week: 7, month: DAYS_PER_MONTH, quarter: DAYS_PER_QUARTER, year: DAYS_PER_YEAR };
