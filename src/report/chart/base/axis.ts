import type { Canvas } from './canvas.ts';
import { label } from './label.ts';

const CHARACTER = 6.8;
/** On average, of names with wide letters. */
const WIDE_CHARACTER = 7.6;
const LEAST = 34;
/** Room that the name of a period takes. */
const TICK = 36;

/** Room on the left for what stands at an axis. */
export function leftFor(texts: readonly string[], most = 160): number {
  return Math.min(most, Math.max(LEAST, 14 + Math.max(0, ...texts.map((text) => [...text].length)) * CHARACTER));
}

/** Names at the left side, each cut to the room that there is: less on a narrow page. */
export function sideLabels(names: readonly string[], width: number, most = 34): { readonly labels: readonly string[]; readonly left: number } {
  const room = width * 0.42;
  const longest = Math.min(most, Math.floor((room - 16) / WIDE_CHARACTER));
  const labels = names.map((name) => middleCut(name, longest));
  return { labels, left: leftFor(labels, room) + 6 };
}

/** What tells names from each other stands at their ends as often as at their beginnings. */
function middleCut(name: string, longest: number): string {
  const characters = [...label(name, 1000)];
  if (characters.length <= longest) return characters.join('');
  const end = Math.ceil((longest - 1) / 2);
  return `${characters.slice(0, longest - 1 - end).join('')}…${characters.slice(-end).join('')}`;
}

/** Whole numbers from one to another, as many as there is room for. */
export function wholeTicks(from: number, to: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((to - from + 1) / Math.max(2, most)));
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
}

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
