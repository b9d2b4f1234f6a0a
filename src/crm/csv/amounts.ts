import { ScenarioError } from '../../scenario/error.ts';
import { crmLimits } from './limits.ts';

export const notAnAmount = Infinity;

export type Decimal = 'dot' | 'comma';

// 1,234 may be a thousand and more, or one and a bit: kept as a code beyond all amounts until the file has decided
const commaCode = 4e15;
const dotCode = 5e15;

interface Seen {
  readonly line: number;
  readonly text: string;
}

/**
 * Reads the amounts of one file: `1234.5`, `1,234.50`, `1.234,50`, `1 234,50`, `1'234.50`, `(1,234)`, `€ 1.234`, `1234 USD`.
 * The decimal mark is what the whole file gives away; three digits behind a single mark give nothing away.
 */
export class AmountReader {
  /** currencies that stand beside numbers, with how often */
  readonly currencies = new Map<string, number>();
  readonly #file: string;
  readonly #stated: Decimal | undefined;
  readonly #evidence: { dot?: Seen; comma?: Seen } = {};
  readonly #open = { dot: 0, comma: 0 };
  #firstOpen: Seen | undefined;

  constructor(file: string, decimal?: Decimal) {
    this.#file = file;
    this.#stated = decimal;
  }

  /** NaN for an empty text, `notAnAmount` for what is none. The last currency read is in `currency`. */
  read(given: string, line: number): number {
    this.currency = '';
    if (given === '') return NaN;
    const fast = plain(given);
    if (fast >= 0) {
      if (this.#evidence.dot === undefined && given.includes('.')) this.#evidence.dot = { line, text: given };
      if (this.#stated !== 'comma' || !given.includes('.')) return fast;
    }
    const text = given.trim();
    if (text === '' || text === '-' || text === '–') return NaN;
    if (text.length > 60) return notAnAmount;
    const match = /^([^\d(.,+-]*)([-+(]?)([^\d(.,+-]*)([\d.,' \u00a0\u202f’]*\d(?:[eE][+-]?\d{1,3})?)(\)?)\s*([^\d]*)$/u.exec(text);
    if (!match) return notAnAmount;
    const [, before, sign, between, digits, closing, after] = match;
    if ((sign === '(') !== (closing === ')')) return notAnAmount;
    const unit = `${before}${between}`.trim() || after.trim();
    if (unit !== '' && !this.#isCurrency(unit)) return notAnAmount;
    const value = this.#number(digits.replace(/[' \u00a0\u202f’]/g, ''), { line, text });
    return sign === '(' || sign === '-' ? (value >= commaCode ? notAnAmount : -value) : value;
  }

  /** symbol or code beside the last number read */
  currency = '';

  /** Replaces what was undecided in a column. @throws ScenarioError where the file contradicts itself or says too little */
  settle(column: Float64Array): void {
    const decimal = this.decimal();
    for (let i = 0; i < column.length; i += 1) {
      const code = column[i];
      if (!(code >= commaCode) || code === Infinity) continue;
      const isComma = code < dotCode;
      column[i] = (code - (isComma ? commaCode : dotCode)) / (decimal === (isComma ? 'comma' : 'dot') ? 1000 : 1);
    }
  }

  decimal(): Decimal | 'none' {
    if (this.#stated !== undefined) return this.#stated;
    const { dot, comma } = this.#evidence;
    const complain = (seen: Seen, got: string) =>
      new ScenarioError([{ file: this.#file, line: seen.line, column: 1, path: '', expected: 'one decimal mark in all amounts', got, hint: 'state decimal: dot or decimal: comma in the mapping file' }]);
    if (dot && comma) throw complain(dot.line > comma.line ? dot : comma, `${dot.text} on line ${dot.line} and ${comma.text} on line ${comma.line}`);
    if (dot) return 'dot';
    if (comma) return 'comma';
    if (this.#open.dot === 0 && this.#open.comma === 0) return 'none';
    // amounts with decimals would not all have exactly three of them
    const isThousands = Math.min(this.#open.dot, this.#open.comma) === 0 && Math.max(this.#open.dot, this.#open.comma) >= 3;
    if (!isThousands) throw complain(this.#firstOpen!, `${this.#firstOpen!.text}, which may be thousands or decimals`);
    return this.#open.dot > 0 ? 'comma' : 'dot';
  }

  #number(digits: string, seen: Seen): number {
    const [commas, dots] = [digits.split(',').length - 1, digits.split('.').length - 1];
    if (commas === 0 && dots === 0) return bounded(Number(digits));
    if (commas > 0 && dots > 0) {
      const decimal: Decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? 'dot' : 'comma';
      if ((decimal === 'dot' ? dots : commas) > 1) return notAnAmount;
      return this.#decided(digits, decimal, seen);
    }
    const mark = commas > 0 ? ',' : '.';
    const [decimal, other]: [Decimal, Decimal] = commas > 0 ? ['comma', 'dot'] : ['dot', 'comma'];
    if (commas + dots > 1) return /^\d{1,3}([.,]\d{3})+$/.test(digits) ? this.#decided(digits, other, seen) : notAnAmount;
    const [whole, rest] = digits.split(mark);
    if (rest.length !== 3 || whole.length > 3 || whole === '' || whole === '0' || this.#stated !== undefined) {
      if (this.#stated === other && rest.length !== 3) return notAnAmount;
      return this.#decided(digits, this.#stated ?? decimal, seen);
    }
    this.#open[decimal] += 1;
    this.#firstOpen ??= seen;
    return (mark === ',' ? commaCode : dotCode) + Number(whole + rest);
  }

  #decided(digits: string, decimal: Decimal, seen: Seen): number {
    this.#evidence[decimal] ??= seen;
    const thousands = decimal === 'dot' ? ',' : '.';
    return bounded(Number(digits.replaceAll(thousands, '').replace(',', '.')));
  }

  #isCurrency(text: string): boolean {
    if (!/^(?:[A-Za-z]{3}|\p{Sc}|[A-Z]{1,2}\p{Sc})$/u.test(text)) return false;
    this.currency = text.toUpperCase();
    this.currencies.set(this.currency, (this.currencies.get(this.currency) ?? 0) + 1);
    return true;
  }
}

const bounded = (value: number): number => (value <= crmLimits.amount ? value : notAnAmount);

// digits, with one or two decimals behind a dot: nearly all amounts; -1 for anything else
function plain(text: string): number {
  const { length } = text;
  if (length > 15) return -1;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) continue;
    if (code !== 46 || i === 0 || i === length - 1 || i < length - 3) return -1;
  }
  return Number(text);
}
