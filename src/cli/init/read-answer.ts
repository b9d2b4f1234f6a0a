import { meantNumber } from '../../scenario/text/number-text.ts';

/** The number in an answer such as `25`, `25%`, `1,200` or `80k`; undefined when there is none. */
export function readNumber(text: string): number | undefined {
  return meantNumber(text.replace(/\s/g, ''));
}

/** A share: `25`, `25%` and `0.25` are the same. */
export function readShare(text: string): number | undefined {
  const value = readNumber(text);
  return value !== undefined && value > 1 && !text.includes('%') ? value / 100 : value;
}

/** Numbers separated by commas or blanks. */
export function readNumbers(text: string): number[] | undefined {
  const values = text.split(/[\s,;]+/).filter((part) => part !== '').map(readNumber);
  return values.every((value) => value !== undefined) ? values : undefined;
}
