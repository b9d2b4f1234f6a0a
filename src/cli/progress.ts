import type { Progress } from '../run/options.ts';
import { bar } from '../report/text/bars.ts';
import { asciiGlyphs, unicodeGlyphs } from '../report/text/glyphs.ts';
import { grouped } from '../report/number.ts';
import type { Terminal } from './terminal.ts';

export const progressKinds = ['none', 'bar', 'json'] as const;
export type ProgressKind = (typeof progressKinds)[number];

/** Shows how far a long run is. */
export interface ProgressReport {
  update(progress: Progress): void;
  /** Clears what is not meant to stay, before anything else is written. */
  end(): void;
}

export interface ProgressTo {
  readonly write: (text: string) => unknown;
  /** true for a terminal on which a line can be written over */
  readonly isLive: boolean;
  readonly terminal: Terminal;
}

const BAR_COLUMNS = 20;
const JSON_SECONDS = 0.5;
const STEPS = 10;
const CLEAR = '\r\u001b[K';

/** Progress as a bar on a terminal, as a line per 10 % elsewhere, as JSON lines, or not at all. */
export function progressReport(kind: ProgressKind, to: ProgressTo): ProgressReport {
  if (kind === 'none') return { update: () => {}, end: () => {} };
  if (kind === 'json') return jsonLines(to);
  return to.isLive ? liveBar(to) : lines(to);
}

function liveBar({ write, terminal }: ProgressTo): ProgressReport {
  const glyphs = terminal.unicode ? unicodeGlyphs : asciiGlyphs;
  const paceOf = pacer();
  let isShown = false;
  return {
    update(progress) {
      const text = progress.phase === 'summarise' ? 'summarising' : describe(progress, paceOf(progress));
      const room = Math.min(BAR_COLUMNS, terminal.width - text.length - 2);
      const drawn = room < 5 ? '' : `${bar(glyphs, shareOf(progress), room).padEnd(room)} `;
      write(`${CLEAR}${(drawn + text).slice(0, terminal.width - 1)}`);
      isShown = true;
    },
    end() {
      if (isShown) write(CLEAR);
      isShown = false;
    },
  };
}

function lines({ write }: ProgressTo): ProgressReport {
  const paceOf = pacer();
  let last = { of: 0, step: 0 };
  return {
    update(progress) {
      const { phase, of } = progress;
      const pace = paceOf(progress);
      const step = Math.floor(shareOf(progress) * STEPS);
      if (phase !== 'simulate' || step === 0 || (of === last.of && step <= last.step)) return;
      last = { of, step };
      write(`${describe(progress, pace)}\n`);
    },
    end: () => {},
  };
}

function jsonLines({ write }: ProgressTo): ProgressReport {
  const paceOf = pacer();
  let last = { phase: '', of: 0, seconds: -Infinity };
  return {
    update(progress) {
      const { phase, trials, of, seconds } = progress;
      const pace = paceOf(progress);
      const isNew = phase !== last.phase || of !== last.of || trials === of;
      if (!isNew && seconds - last.seconds < JSON_SECONDS) return;
      last = { phase, of, seconds };
      write(`${JSON.stringify({ phase, trials, of, seconds, ...pace })}\n`);
    },
    end: () => {},
  };
}

/** Trials per second, and the seconds that the rest takes at that pace; null until there is a pace. */
interface Pace {
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

/** Measures the pace from the first report on: what was done before it, in another process or in preparation, does not count. */
function pacer(): (progress: Progress) => Pace {
  let first: Progress | undefined;
  return (progress) => {
    if (first === undefined || progress.trials < first.trials) first = progress;
    const done = progress.trials - first.trials;
    const seconds = progress.seconds - first.seconds;
    if (done <= 0 || seconds <= 0) return { perSecond: null, secondsLeft: null };
    const perSecond = done / seconds;
    return { perSecond: Number(perSecond.toPrecision(3)), secondsLeft: Number(((progress.of - progress.trials) / perSecond).toPrecision(3)) };
  };
}

function describe(progress: Progress, { perSecond, secondsLeft }: Pace): string {
  const { trials, of } = progress;
  const percent = String(Math.floor(shareOf(progress) * 100)).padStart(3);
  const pace = perSecond === null ? '' : `, ${grouped(perSecond)} per second`;
  const left = secondsLeft === null || trials >= of ? '' : `, ${duration(secondsLeft)} left`;
  return `${percent} %  ${grouped(trials)} of ${grouped(of)} trials${pace}${left}`;
}

/** Roughly so long: 4.2 s, 31 s, 3 min, 2.5 h. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function shareOf({ trials, of }: Progress): number {
  return of === 0 ? 1 : trials / of;
}
