import { ScenarioError } from '../../scenario/error.ts';
import { shown } from '../../scenario/text/printable.ts';
import type { Settings } from '../read/mapping.ts';
import type { Finding } from '../read/quality.ts';

interface Amounts {
  readonly file: string;
  readonly line: Int32Array;
  readonly amount: Float64Array;
  readonly currency: Int32Array;
  readonly termMonths?: Float64Array;
}

export interface Money {
  readonly currency: string | null;
  readonly findings: readonly Finding[];
}

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR', US$: 'USD', CA$: 'CAD', A$: 'AUD' };

/**
 * Turns amounts in place into ACV in one currency: mrr × 12, tcv × 12 / term, other currencies at the rates stated.
 *
 * @throws ScenarioError where several currencies come without rates, or tcv without a term
 */
export function settleMoney(columns: readonly Amounts[], names: readonly string[], settings: Settings): Money {
  const codes = codesOf(names, settings.currency);
  const counts = new Map<string, { count: number; file: string; line: number }>();
  for (const { file, line, currency } of columns) {
    for (let i = 0; i < currency.length; i += 1) {
      if (currency[i] < 0) continue;
      const known = counts.get(codes[currency[i]]);
      if (known === undefined) counts.set(codes[currency[i]], { count: 1, file, line: line[i] });
      else known.count += 1;
    }
  }
  const own = settings.currency ?? (counts.size === 1 ? [...counts.keys()][0] : undefined);
  refuseMix(counts, own, settings);
  for (const column of columns) inPlace(column, codes, own, settings);
  const foreign = [...counts].filter(([code]) => code !== own);
  const converted = foreign.reduce((sum, [, { count }]) => sum + count, 0);
  const total = [...counts.values()].reduce((sum, { count }) => sum + count, 0);
  const text = `amounts in ${foreign.map(([code, { count }]) => `${code} (${count})`).join(', ')} were converted to ${own} at the constant rates stated`;
  return { currency: own === undefined || !/^[A-Z]{3}$/.test(own) ? (settings.currency ?? null) : own, findings: converted > 0 ? [{ check: 'currencies', level: 'note', count: converted, of: total, text }] : [] };
}

// a dollar sign is the one dollar that is named anywhere, or itself
function codesOf(names: readonly string[], stated: string | undefined): string[] {
  const codes = names.map((name) => symbols[name] ?? name.toUpperCase());
  const dollars = [...new Set([...codes, ...(stated === undefined ? [] : [stated])].filter((code) => /^(USD|AUD|CAD|NZD|SGD|HKD)$/.test(code)))];
  return codes.map((code) => (code === '$' && dollars.length === 1 ? dollars[0] : code));
}

function refuseMix(counts: ReadonlyMap<string, { count: number; file: string; line: number }>, own: string | undefined, settings: Settings): void {
  const strangers = [...counts].filter(([code]) => code !== own && settings.rates?.[code] === undefined);
  if (strangers.length === 0 || (own === undefined && counts.size <= 1)) return;
  throw new ScenarioError(
    strangers.map(([code, { count, file, line }]) => ({
      file,
      line,
      column: 1,
      path: 'currency',
      expected: own === undefined ? 'one currency' : `amounts in ${own}, or a rate`,
      got: `${shown(code)} (${count} rows)`,
      hint: `currency: ${own ?? 'EUR'} and rates: { ${code === own ? 'USD' : JSON.stringify(code)}: 0.9 } in the mapping file`,
    })),
  );
}

function inPlace({ file, amount, currency, termMonths }: Amounts, codes: readonly string[], own: string | undefined, settings: Settings): void {
  const factors = codes.map((code) => (code === own ? 1 : (settings.rates?.[code] ?? 1)));
  const isTcv = settings.amountBasis === 'tcv' && termMonths !== undefined;
  if (isTcv && settings.termMonths === undefined && !termMonths.some((months) => months > 0)) {
    throw new ScenarioError([{ file, line: 0, column: 0, path: 'termMonths', expected: 'a term for total contract values', got: 'neither a column nor a constant', hint: 'termMonths: 12 in the mapping file, or a column for it' }]);
  }
  const perYear = settings.amountBasis === 'mrr' ? 12 : 1;
  for (let i = 0; i < amount.length; i += 1) {
    const rate = currency[i] < 0 ? 1 : factors[currency[i]];
    if (!isTcv) amount[i] *= rate * perYear;
    else {
      const months = termMonths[i] > 0 ? termMonths[i] : settings.termMonths;
      amount[i] = months === undefined ? NaN : (amount[i] * rate * 12) / months;
    }
  }
}
