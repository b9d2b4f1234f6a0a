import { compact, MISSING, type Maybe } from './number.ts';

/** Writes amounts of one currency. */
export type Money = (amount: Maybe) => string;

/**
 * Amounts with three significant digits: $16.1M, €62.5K, CHF 950. The same in every locale of the machine.
 *
 * @param ascii write the currency's code where its symbol is no ASCII
 */
export function moneyIn(currency: string, { ascii = false } = {}): Money {
  const symbol = symbolOf(currency);
  const own = ascii && /[^ -~]/.test(symbol) ? currency : symbol;
  const before = /[A-Za-z]$/.test(own) ? `${own} ` : own;
  return (amount) => {
    if (amount === null || amount === undefined) return MISSING;
    const digits = compact(amount);
    return digits.startsWith('-') ? `-${before}${digits.slice(1)}` : `${before}${digits}`;
  };
}

function symbolOf(currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return currency;
  const parts = new Intl.NumberFormat('en-US', { style: 'currency', currency }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
