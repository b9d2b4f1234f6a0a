import type { DecisionRun, DecisionTiming } from '../../../decide/head.ts';
import { grouped } from '../../number.ts';
import type { Page } from '../page.ts';
import { note } from '../section.ts';

interface Told {
  readonly run: DecisionRun;
  readonly timing: DecisionTiming;
}

/** What is needed to get the same numbers again, in small print. */
export function runLine({ run: { seed, trials, rng, engine }, timing: { seconds, workers, trials: all } }: Told, page: Page): string[] {
  const shownSeed = seed.length <= 60 ? seed : `${seed.slice(0, 60)}…`;
  const threads = workers === 0 ? 'this thread' : workers === 1 ? '1 thread' : `${workers} threads`;
  return note(page, `Seed ${shownSeed}, ${grouped(trials)} trials each, quotacast ${engine}, random numbers ${rng}. ${grouped(all)} trials in ${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s on ${threads}.`);
}
