import type { Canvas } from './canvas.ts';
import { label } from './label.ts';
import { textWidth } from './text-width.ts';

const LEAST = 34;
/** Room that the name of a period takes. */
const TICK = 36;

/** Room on the left for what stands at an axis. */
export function leftFor(texts: readonly string[], most = 160): number {
  return Math.min(most, Math.max(LEAST, 14 + Math.max(0, ...texts.map((text) => textWidth(text)))));
}

/**
 * Names at the left side, each cut to the room that there is: less on a narrow page. Paths give up their first words, two
 * of them stand below each other, other names lose their middle. Names that differ look different where that can be.
 */
export function sideLabels(names: readonly string[], width: number, most = 34): { readonly labels: readonly string[]; readonly left: number } {
  const room = width * 0.42;
  const fits = (text: string) => [...text].length <= most && textWidth(text) <= room - 22;
  const isDistinct = (labels: readonly string[]) => new Set(labels).size === new Set(names).size;
  const plain = names.map((name) => pathsCut(name, fits) ?? fitted(name, most, fits, middleCut));
  const labels = isDistinct(plain) ? plain : names.map((name) => fitted(name, most, fits, partsCut));
  return { labels, left: leftFor(labels.flatMap((text) => text.split('\n')), room) + 6 };
}

/** Of `a.b.c=1; d.e=2`, or a path alone: as many of the last words as fit, on a line each. Null where that does not help. */
function pathsCut(name: string, fits: (text: string) => boolean): string | null {
  const whole = label(name, 1000);
  if (fits(whole)) return whole;
  const parts = whole.split(/; | and /);
  if (parts.length > 2 || !parts.every((part) => PATH.test(part))) return null;
  const lines = parts.map((part, k) => lastWords(part, (text) => fits(k === 0 ? text : `${AND}${text}`)));
  return lines.includes(null) ? null : lines.join(`\n${AND}`);
}

const AND = '+ ';
/** Words with dots between them, and what they are set to. */
const PATH = /^[A-Za-z]\w*(\.\w+)+(=\S*)?$/;

function lastWords(path: string, fits: (text: string) => boolean): string | null {
  if (fits(path)) return path;
  const names = path.split(/\.(?=[A-Za-z])/);
  for (let from = 1; from < names.length; from++) {
    const text = `…${names.slice(from).join('.')}`;
    if (fits(text)) return text;
  }
  return null;
}

/** The longest cut of a name that fits. */
function fitted(name: string, most: number, fits: (text: string) => boolean, cut: (name: string, longest: number) => string): string {
  for (let longest = most; longest > 3; longest--) {
    const text = cut(name, longest);
    if (fits(text)) return text;
  }
  return middleCut(name, 3);
}

/** What tells names from each other stands at their ends as often as at their beginnings. */
function middleCut(name: string, longest: number): string {
  const characters = [...label(name, 1000)];
  if (characters.length <= longest) return characters.join('');
  const end = Math.ceil((longest - 1) / 2);
  return `${characters.slice(0, longest - 1 - end).join('')}…${characters.slice(-end).join('')}`;
}

/** Of names made of several, as `capacity=20, perMonth=18`: each part is cut by itself. */
const partsCut = (name: string, longest: number): string => name.split(/, | and /).map((part) => middleCut(part, longest)).join(', ');

/** Whole numbers from one to another, as many as there is room for. */
export function wholeTicks(from: number, to: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((to - from + 1) / Math.max(2, most)));
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
}

/** Round values over an axis from one to another, rounded outwards, whose words stand apart in so many pixels: about seven of them at most. */
export function valueTicks(from: number, to: number, room: number, write: (value: number) => string): number[] {
  if (!(to > from) || !Number.isFinite(to - from)) return [from];
  const fine = roundStep((to - from) / 10);
  const [low, high] = [Math.floor(from / fine) * fine, Math.ceil(to / fine) * fine];
  const span = high - low;
  for (let step = 10 ** Math.floor(Math.log10(span / MOST_TICKS)), k = 0; ; step *= GROWTH[k++ % 3]) {
    const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
    // counted from zero, so that zero is zero
    const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
    const widest = Math.max(0, ...ticks.map((tick) => textWidth(write(tick))));
    if (ticks.length < 2 || (step / span) * room >= Math.max(widest + APART, room / MOST_TICKS)) return ticks.length === 0 ? [from] : ticks;
  }
}

/** 1, 2, 5 or 10 times a power of ten, as near as can be: how axes with `nice` are rounded. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const times = size / power;
  return power * (times >= Math.sqrt(50) ? 10 : times >= Math.sqrt(10) ? 5 : times >= Math.sqrt(2) ? 2 : 1);
}

/** From 1 to 2, 5 and 10. */
const GROWTH = [2, 2.5, 2] as const;
const MOST_TICKS = 7;
/** Between the words of two ticks, pixels. */
const APART = 4;

/** An axis of values in a unit, its largest expected label leaving room on the left. */
export function valueAxis({ formats }: Canvas, unit: string, largest: number) {
  const write = formats.amount(unit);
  return { write, left: leftFor([write(largest), write(largest * 0.77), write(largest * 1.2)]) };
}

/**
 * Names of periods below each other: the part of the year, and the year where it begins; as many as there is room for.
 */
export function periodTicks(ids: readonly string[], room: number): { readonly ticks: readonly string[]; readonly tickFormat: (id: string) => string } {
  const step = Math.max(1, Math.ceil((ids.length * TICK) / room));
  const ticks = ids.filter((_, i) => i % step === 0);
  const texts = new Map(
    ticks.map((id, i) => {
      const [year, part] = parts(id);
      const isFirst = i === 0 || parts(ticks[i - 1])[0] !== year;
      return [id, part === '' ? year : isFirst ? `${part}\n${year}` : part];
    }),
  );
  return { ticks, tickFormat: (id) => texts.get(id) ?? id };
}

function parts(id: string): [year: string, part: string] {
  const at = id.indexOf('-');
  return at < 0 ? [id, ''] : [id.slice(0, at), id.slice(at + 1)];
}
