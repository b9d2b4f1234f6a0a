import type { PlotOptions } from '@observablehq/plot';
import { clean } from '../../clean.ts';
import type { Canvas } from './canvas.ts';
import { escapeXml } from './escape-xml.ts';
import { keyOf, type KeyItem } from './key.ts';
import { palette } from './palette.ts';

export interface Head {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export interface Drawing extends Omit<PlotOptions, 'document' | 'width' | 'style' | 'title' | 'caption' | 'subtitle'> {
  readonly height: number;
  /** what the colours mean, written above the picture */
  readonly key?: readonly KeyItem[];
  /** what the upright axis measures, written above it */
  readonly upright?: string;
}

const FONT = 12;

interface Element {
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  hasAttribute(name: string): boolean;
  remove(): void;
  insertAdjacentHTML(place: string, html: string): void;
  readonly outerHTML: string;
}

/**
 * A plot as a picture that stands by itself: SVG with a title and a description, colours as attributes, no style, no
 * script, nothing from outside.
 */
export function drawn(canvas: Canvas, head: Head, { key = [], upright, height, marginTop = 20, ...options }: Drawing): string {
  const { markup, height: room } = keyOf(key, canvas.width, FONT);
  const axis = upright === undefined ? '' : `<text x="2" y="${room + 13}" text-anchor="start" fill="${palette.faint}">\u2191 ${escapeXml(upright)}</text>`;
  const svg = canvas.plot.plot({
    ...options,
    document: canvas.document as never,
    width: canvas.width,
    height: height + room,
    marginTop: marginTop + room,
  }) as unknown as Element;
  svg.querySelector('style')?.remove();
  for (const each of svg.querySelectorAll('[aria-label], [aria-hidden], [aria-description]')) for (const name of ['aria-label', 'aria-hidden', 'aria-description']) each.removeAttribute(name);
  const ids = ['title', 'desc'].map((part) => `${canvas.prefix}${head.id}-${part}`);
  const attributes: Readonly<Record<string, string>> = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'chart',
    role: 'img',
    'aria-labelledby': ids.join(' '),
    'font-size': String(FONT),
    'font-family': 'system-ui, sans-serif',
    fill: palette.ink,
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const words = `<title id="${ids[0]}">${escapeXml(head.title)}</title><desc id="${ids[1]}">${escapeXml(head.description)}</desc>`;
  return shorter(withInk(clean(svg.outerHTML))).replace(/(<svg[^>]*>)/, (start) => start + words + markup + axis);
}

// what takes the colour of the text around it would take another page's
function withInk(svg: string): string {
  return svg.replaceAll('"currentColor"', `"${palette.ink}"`);
}

// a hundredth of a pixel is more than anybody sees
function shorter(svg: string): string {
  return svg.replace(/="[^"]*"/g, (attribute) => attribute.replace(/\d+\.\d{3,}(?:e-\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100)));
}
