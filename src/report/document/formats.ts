import { amountIn, gapIn } from '../amount.ts';
import { moneyIn, type Money } from '../money.ts';
import { MISSING, type Maybe } from '../number.ts';
import { percentPoints } from '../share.ts';

type Write = (value: Maybe) => string;

/** How figures are written in a document. */
export interface Formats {
  /** BCP 47, as the page's language of numbers; the same form everywhere without one */
  readonly locale: string | null;
  readonly money: Money;
  /** A value in its unit: `count`, `days`, `months`, `share`, `ratio`, or a currency. */
  readonly amount: (unit: string) => Write;
  /** A difference in its unit; of shares in points. */
  readonly gap: (unit: string) => Write;
  /** As `amount`, with the digits that show a difference of `step`. */
  readonly finer: (unit: string, step: number) => Write;
}

/** Three significant digits, as in $16.1M; with a locale the way that its readers write numbers, as in 16,1 Mio. $. */
export function formatsIn(currency: string, locale: string | null = null): Formats {
  if (locale === null) {
    const money = moneyIn(currency);
    return { locale, money, amount: (unit) => amountIn(unit, money), gap: (unit) => gapIn(unit, money), finer: finerIn(currency, PLAIN) };
  }
  const write = (options: Intl.NumberFormatOptions): Write => {
    const format = new Intl.NumberFormat(locale, options);
    return (value) => (value === null || value === undefined ? MISSING : format.format(value));
  };
  const short = { notation: 'compact', minimumSignificantDigits: 1, maximumSignificantDigits: 3 } as const;
  const isCode = /^[A-Z]{3}$/.test(currency);
  const money = isCode ? write({ ...short, style: 'currency', currency }) : write(short);
  const plain = write({ maximumFractionDigits: 2, maximumSignificantDigits: 4 });
  const percent = write({ style: 'percent', maximumFractionDigits: 1 });
  const amount = (unit: string): Write => {
    if (unit === 'share') return percent;
    if (unit === 'p') return (value) => (typeof value === 'number' && value < 0.01 ? `< ${plain(0.01)}` : plain(value));
    if (unit === 'factor') return write({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
    if (unit === 'ratio') return (value) => (value === null || value === undefined ? MISSING : `${plain(value)}x`);
    return unit === 'count' || unit === 'days' || unit === 'months' ? plain : money;
  };
  return { locale, money, amount, gap: (unit) => (unit === 'share' ? (value) => (value === null || value === undefined ? MISSING : `${plain(value * 100)} points`) : amount(unit)), finer: finerIn(currency, locale) };
}

/** What numbers are written in without a locale. */
const PLAIN = 'en-US';

/** As chances are told: one decimal, none where the error is wide, two where its error is small, or the share is and its error not wider than half a point. */
function shareDecimals(share: number, step: number): number {
  if (step > 0.06) return 0;
  const rare = Math.min(Math.abs(share), Math.abs(1 - share));
  if ((rare > 0 && rare < 0.01 && step < 0.005) || (step > 0 && step < 0.0005)) return 2;
  return 1;
}

const isWhole = (unit: string): boolean => unit === 'count' || unit === 'integer' || unit === 'days' || unit === 'months';

/** Writes amounts with two digits of a step: 0.0123 of a share is 1.2 %. */
function finerIn(currency: string, locale: string): Formats['finer'] {
  const isCode = /^[A-Z]{3}$/.test(currency);
  return (unit, step) => {
    const isPlain = ['count', 'days', 'months', 'ratio', 'share', 'integer'].includes(unit);
    const style: Intl.NumberFormatOptions = unit === 'share' ? { style: 'percent' } : isPlain || !isCode ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
    return (value) => {
      if (value === null || value === undefined) return MISSING;
      const size = Math.abs(value);
      // money and large counts in thousands, millions or billions
      const power = unit === 'share' ? -2 : size >= 1e15 ? 15 : size >= 1e3 ? Math.min(12, 3 * Math.floor(Math.log10(size) / 3)) : 0;
      const decimals = step > 0 ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(step / 10 ** power)))) : 0;
      if (unit === 'share' && locale === PLAIN) return percentPoints(value, shareDecimals(value, step));
      const options = { ...style, minimumFractionDigits: isWhole(unit) ? 0 : decimals, maximumFractionDigits: decimals, ...(power >= 3 ? { notation: 'compact' as const, compactDisplay: 'short' as const } : {}) };
      return `${new Intl.NumberFormat(locale, options).format(value)}${unit === 'ratio' ? 'x' : ''}`.replace(/%/, '\u00a0%').replace(/\s+\u00a0%/, '\u00a0%');
    };
  };
}

/** @returns whether a text is a locale that numbers can be written in */
export function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf([text]).length === 1;
  } catch {
    return false;
  }
}
