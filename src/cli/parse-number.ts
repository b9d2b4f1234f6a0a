import { InvalidArgumentError } from 'commander';

/** A parser for an option that takes a whole number of at least 1; `1e6` is one. */
export function wholeNumber(text: string): number {
  const value = /^\d+(e\d{1,2})?$/i.test(text) ? Number(text) : NaN;
  if (Number.isInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError('Expected a whole number of at least 1.');
}

/** A parser for an option that takes a whole number of at least 0. */
export function nonNegativeNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number of at least 0.');
}

/** A parser for an option that takes a share between 0 and 1, also written in percent: `1%` and `0.01` are the same. */
export function share(text: string): number {
  const match = /^(\d*\.?\d+)\s*(%?)$/.exec(text);
  const value = match === null ? NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
  if (value > 0 && value < 1) return value;
  throw new InvalidArgumentError('Expected a share such as 1% or 0.01.');
}

/** A parser for an option that takes an amount above 0; `1.2e6` is one. */
export function positiveNumber(text: string): number {
  const value = /^\d*\.?\d+(e\d{1,2})?$/i.test(text) ? Number(text) : NaN;
  if (value > 0 && value <= 1e15) return value;
  throw new InvalidArgumentError('Expected an amount above 0, written without separators.');
}
