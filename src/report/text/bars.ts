import type { Glyphs } from './glyphs.ts';
import type { Maybe } from '../number.ts';

/** A bar over a share (0 to 1) of so many columns; anything above 0 shows. */
export function bar({ full, parts }: Glyphs, share: number, columns: number): string {
  const units = parts.length + 1;
  const length = Math.min(columns * units, Math.round(share * columns * units));
  if (length === 0) return share > 0 ? (parts[0] ?? '') : '';
  const rest = length % units;
  return full.repeat(Math.floor(length / units)) + (rest === 0 ? '' : parts[rest - 1]);
}

/** A range on a scale: from low to high, its middle, and a mark to compare it with. */
export interface Range {
  readonly low: Maybe;
  readonly middle: Maybe;
  readonly high: Maybe;
  readonly mark?: Maybe;
}

export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** A scale from the smallest to the largest value of any range. */
export function scaleOf(ranges: readonly Range[]): Scale {
  const values = ranges.flatMap(({ low, middle, high, mark }) => [low, middle, high, mark]).filter((value): value is number => typeof value === 'number');
  const to = Math.max(...values, -Infinity);
  const from = Math.min(...values, Infinity);
  if (from > to) return { from: 0, to: 1 };
  return { from, to: to > from ? to : from + 1 };
}

/** One line with a range drawn to scale; the middle is drawn over the mark. */
export function rangeBar({ range, middle, mark }: Glyphs, values: Range, { from, to }: Scale, columns: number): string {
  const at = (value: number) => Math.min(columns - 1, Math.max(0, Math.round(((value - from) / (to - from)) * (columns - 1))));
  const line = Array.from({ length: columns }, () => ' ');
  const { low, high } = values;
  if (typeof low === 'number' && typeof high === 'number') line.fill(range, at(low), at(high) + 1);
  if (typeof values.mark === 'number') line[at(values.mark)] = mark;
  if (typeof values.middle === 'number') line[at(values.middle)] = middle;
  return line.join('').trimEnd();
}
