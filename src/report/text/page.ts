import pc from 'picocolors';
import { clean } from '../clean.ts';
import { moneyIn, type Money } from '../money.ts';
import { columnWidth, fitted } from './column-width.ts';
import { asciiGlyphs, unicodeGlyphs, type Glyphs } from './glyphs.ts';

export const NARROWEST = 40;
export const WIDEST = 120;

export interface PageOptions {
  /** columns, brought between 40 and 120; 80 unless said */
  readonly width?: number;
  readonly color?: boolean;
  /** draw with characters beyond ASCII; true unless said */
  readonly unicode?: boolean;
}

type Paint = (text: string) => string;

/** What everything that is written needs to know: how wide, with which characters, in which currency. */
export interface Page {
  readonly width: number;
  readonly glyphs: Glyphs;
  readonly money: Money;
  /** Text as it may be written: cleaned, and without what the characters at hand cannot show. Every text passes it once. */
  readonly plain: (text: string) => string;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
}

/** What stands for the signs of our own sentences. */
const ASCII: Readonly<Record<string, string>> = { '±': '+/-', '×': 'x', '–': '-', '—': '-', '…': '..' };

export function pageOf(currency: string, { width = 80, color = false, unicode = true }: PageOptions): Page {
  const { bold, dim, green, red } = pc.createColors(color);
  const asked = Number.isFinite(width) ? Math.floor(width) : 80;
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, asked)),
    glyphs: unicode ? unicodeGlyphs : asciiGlyphs,
    money: moneyIn(currency, { ascii: !unicode }),
    plain: unicode ? clean : (text) => clean(text).replace(/[±×–—…]/g, (sign) => ASCII[sign]),
    bold,
    dim,
    good: green,
    bad: red,
  };
}

/** Text cut to so many columns, the cut marked. */
export function cut({ glyphs: { ellipsis } }: Page, text: string, columns: number): string {
  if (columnWidth(text) <= columns) return text;
  return fitted(text, Math.max(0, columns - ellipsis.length)) + ellipsis.slice(0, columns);
}

/** Text filled with spaces to so many columns, on the side that is not aligned. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, columns - columnWidth(text)));
  return align === 'left' ? text + spaces : spaces + text;
}
