import type { Estimate } from '../../../decide/paired/pair.ts';
import { amountIn, gapIn } from '../../amount.ts';
import { MISSING, trimmed, type Maybe } from '../../number.ts';
import type { Page } from '../page.ts';

/** A figure in its unit. */
export const figure = (page: Page, unit: string, value: Maybe): string => amountIn(unit, page.money)(value);

/** A difference with its sign: +$412K, -7.1 points, 0. */
export function signed(page: Page, unit: string, value: Maybe): string {
  if (value === null || value === undefined) return MISSING;
  const text = unit === 'share' ? points(value) : gapIn(unit, page.money)(value);
  return value > 0 ? `+${text}` : text;
}

/** The interval of a difference: `+$400K to +$424K`. */
export function between(page: Page, unit: string, { lo, hi }: Estimate): string {
  if (lo === null || hi === null) return '';
  return unit === 'share' ? `${signed(page, unit, lo).replace(' points', '')} to ${signed(page, unit, hi)}` : `${signed(page, unit, lo)} to ${signed(page, unit, hi)}`;
}

const LONGEST_NAME = 34;

/** A variant's name in a table: what tells an assignment from others stands at its end. */
export function shortName({ glyphs: { ellipsis } }: Page, name: string): string {
  return name.length <= LONGEST_NAME ? name : `${ellipsis}${name.slice(ellipsis.length - LONGEST_NAME)}`;
}

/** Half of a difference's interval: ± $9K. */
export function error(page: Page, unit: string, { lo, hi }: Estimate): string {
  if (lo === null || hi === null) return '';
  return `± ${signed(page, unit, (hi - lo) / 2).replace(/^\+/, '')}`;
}

/** Attainment is told in percent. */
export const shownUnit = ({ id, unit }: { readonly id: string; readonly unit: string }): string => (id.startsWith('attainment.') ? 'share' : unit);

/** How many times smaller a variance has become: 9.8x; nothing where there was none. */
export function reduction(value: Maybe): string {
  if (value === null || value === undefined) return 'n/a';
  return `${trimmed(value, value < 9.95 ? 1 : 0)}x`;
}

function points(share: number): string {
  const size = Math.abs(share) * 100;
  return `${trimmed(share * 100, size > 0 && size < 0.95 ? 2 : 1)} points`;
}
