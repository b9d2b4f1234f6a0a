import { parseHTML } from 'linkedom';

interface Element {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly children: Iterable<Element>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

/** Ends of a mark on an axis of values, the lower first; a dot or a tick has both at one place. */
export type Ends = readonly [low: number, high: number];

/** One axis with numbers at it: where they stand, in pixels, and what they are. */
export interface Axis {
  readonly labels: readonly string[];
  /** value at a pixel */
  readonly valueAt: (pixel: number) => number;
  readonly pixelAt: (value: number) => number;
  /** how much a pixel is worth */
  readonly step: number;
  readonly values: readonly number[];
}

export interface Picture {
  readonly x: Axis | null;
  readonly y: Axis | null;
  /** what stands at the axes in words, and the texts of the key */
  readonly names: readonly string[];
  readonly key: readonly string[];
  readonly classes: readonly string[];
  readonly count: (name: string) => number;
  readonly pixels: (name: string, axis: 'x' | 'y') => Ends[];
}

/** What a chart shows, read back from its SVG alone. */
export function readMarks(svg: string): Picture {
  const { document } = parseHTML(`<!doctype html><html><body>${svg}</body></html>`);
  const groups = [...document.querySelectorAll('svg > g')] as unknown as Element[];
  const marked = (name: string) => groups.filter((group) => group.getAttribute('class') === name).flatMap((group) => [...group.children].flatMap((child) => (child.tagName.toLowerCase() === 'g' ? [...child.children] : [child])));
  const axes = groups.filter((group) => (group.getAttribute('class') ?? '') === '').map((group) => [...group.querySelectorAll('text')]).filter((texts) => texts.length > 0);
  const words = (texts: readonly Element[]) => texts.map((text) => text.textContent ?? '');
  const isName = (text: string) => /^↑|→$/.test(text);
  const ticks = axes.filter((texts) => !words(texts).some(isName));
  return {
    x: axisOf(ticks.find((texts) => dyOf(texts[0]!) === '0.71em'), 0),
    y: axisOf(ticks.find((texts) => dyOf(texts[0]!) === '0.32em'), 1),
    names: [...words([...document.querySelectorAll('svg > text')] as unknown as Element[]), ...axes.flatMap(words)].filter(isName),
    key: words([...document.querySelectorAll('.key text')] as unknown as Element[]),
    classes: groups.map((group) => group.getAttribute('class') ?? '').filter((name) => name !== '' && name !== 'key'),
    count: (name) => marked(name).length,
    pixels: (name, axis) => marked(name).map((mark) => endsOf(mark, axis)),
  };
}

const dyOf = (text: Element): string | null => text.getAttribute('y') ?? text.querySelector('tspan')?.getAttribute('y') ?? null;

function axisOf(texts: readonly Element[] | undefined, which: 0 | 1): Axis | null {
  if (texts === undefined) return null;
  const known = texts.flatMap((text) => {
    const value = numberOf(text.textContent ?? '');
    const place = /translate\(([-\d.]+),([-\d.]+)\)/.exec(text.getAttribute('transform') ?? '');
    return value === null || place === null ? [] : [{ value, pixel: Number(place[which + 1]) }];
  });
  if (known.length < 2 || known.length < texts.length) return null;
  const [first, last] = [known[0]!, known.at(-1)!];
  const perPixel = (last.value - first.value) / (last.pixel - first.pixel);
  return {
    labels: texts.map((text) => text.textContent ?? ''),
    values: known.map(({ value }) => value),
    valueAt: (pixel) => first.value + (pixel - first.pixel) * perPixel,
    pixelAt: (value) => first.pixel + (value - first.value) / perPixel,
    step: Math.abs(perPixel),
  };
}

const suffixes: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

/** A tick's text as a number: `-$1.5M`, `40 %`, `2x`, `5 points`; null for a name. */
function numberOf(text: string): number | null {
  const parts = /^([+-]?)\$?([\d.]+)([KMB]?)(x|\s%|\spoints)?$/.exec(text);
  if (parts === null) return null;
  const [, sign, digits, suffix, unit] = parts;
  return (sign === '-' ? -1 : 1) * Number(digits) * (suffixes[suffix!] ?? 1) * (/%|points/.test(unit ?? '') ? 0.01 : 1);
}

function endsOf(mark: Element, axis: 'x' | 'y'): Ends {
  const number = (name: string) => Number(mark.getAttribute(name) ?? NaN);
  const tag = mark.tagName.toLowerCase();
  if (tag === 'circle') return [number(`c${axis}`), number(`c${axis}`)];
  if (tag === 'line') return sorted(number(`${axis}1`), number(`${axis}2`));
  if (tag === 'rect') return sorted(number(axis), number(axis) + number(axis === 'x' ? 'width' : 'height'));
  throw new RangeError(`marks: cannot read ${tag}`);
}

const sorted = (a: number, b: number): Ends => (a < b ? [a, b] : [b, a]);
