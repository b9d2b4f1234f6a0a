import { escapeXml } from './escape-xml.ts';
import { label } from './label.ts';
import { palette } from './palette.ts';
import { textWidth } from './text-width.ts';

/** One entry of a chart's key. */
export interface KeyItem {
  readonly text: string;
  readonly color: string;
  readonly shape: 'area' | 'line' | 'dot' | 'tick';
  readonly dash?: string;
}

const SWATCH = 18;
const GAP = 16;
const LINE = 18;
const TOP = 13;

/** The key of a chart as lines above it, and how much room it takes. */
export function keyOf(items: readonly KeyItem[], width: number, font: number): { readonly markup: string; readonly height: number } {
  if (items.length === 0) return { markup: '', height: 0 };
  let [x, y] = [0, TOP];
  const parts = items.map(({ text, color, shape, dash }) => {
    const words = label(text, 60);
    const length = SWATCH + 5 + textWidth(words, font);
    if (x > 0 && x + length > width) [x, y] = [0, y + LINE];
    const part = `${swatch(shape, color, x, y, dash)}<text x="${x + SWATCH + 5}" y="${y}" fill="${palette.ink}">${escapeXml(words)}</text>`;
    x += length + GAP;
    return part;
  });
  return { markup: `<g class="key" text-anchor="start">${parts.join('')}</g>`, height: y + 6 };
}

function swatch(shape: KeyItem['shape'], color: string, x: number, y: number, dash = ''): string {
  const middle = y - 4;
  if (shape === 'area') return `<rect x="${x}" y="${y - 10}" width="${SWATCH}" height="11" fill="${color}"/>`;
  if (shape === 'dot') return `<circle cx="${x + SWATCH / 2}" cy="${middle}" r="4.5" fill="${color}"/>`;
  const [from, to] = shape === 'tick' ? [x + 3, x + SWATCH - 3] : [x, x + SWATCH];
  return `<path d="M${from},${middle}H${to}" stroke="${color}" stroke-width="2.5"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`;
}
