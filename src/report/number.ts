/** What is printed for a value that does not exist. */
export const MISSING = 'n/a';

/** A number that may be missing. */
export type Maybe = number | null | undefined;

/** Whole numbers with thousands in groups, in every locale alike: 1,234,567. */
export function grouped(value: number): string {
  const [sign, digits] = value < 0 ? ['-', String(Math.round(-value))] : ['', String(Math.round(value))];
  // beyond 1e21 numbers print as 1e+21, where there is nothing to group
  return /^\d+$/.test(digits) ? `${digits === '0' ? '' : sign}${digits.replace(/\B(?=(\d{3})+$)/g, ',')}` : `${sign}${digits}`;
}

/** At most `decimals` decimals, without zeros at the end. */
export function trimmed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const short = text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}

/** A mean of counts or days: two decimals below 1, one below 100, none above or where there are none. */
export function average(value: Maybe): string {
  if (value === null || value === undefined) return MISSING;
  const size = Math.abs(value);
  if (size >= 99.95) return size < 1e6 ? grouped(value) : compact(value);
  return Number.isInteger(value) ? String(value) : value.toFixed(size < 0.995 ? 2 : 1);
}

const SUFFIXES = ['', 'K', 'M', 'B', 'T'] as const;

/** Three significant digits with K, M, B or T: 16.1M, 62.5K, 950, 0.25. */
export function compact(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  if (size < 0.005) return '0';
  if (size >= 1e15) return rounded.toExponential().replace('+', '');
  const thousands = Math.min(SUFFIXES.length - 1, Math.max(0, Math.floor(Math.log10(size) / 3 + 1e-9)));
  const scaled = rounded / 1000 ** thousands;
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(scaled)) + 1e-9));
  return `${trimmed(scaled, Math.min(2, decimals))}${SUFFIXES[thousands]}`;
}
