import { canonicalSeed, type Seed } from './keys.ts';
import { settingsOf, type Progress } from './options.ts';
import type { Loaded } from '../scenario/load.ts';
import { threadColumns } from './columns/threads.ts';
import { inlineColumns } from './columns/inline.ts';
import type { ColumnRunner } from './columns/runner.ts';

/** What every decision may be told. */
export interface DecideOptions {
  /** of each variant; 10,000 unless said */
  readonly trials?: number | undefined;
  /** the base scenario's unless said; `random` draws one */
  readonly seed?: Seed | undefined;
  /** threads; as many as the machine offers unless said. No result depends on it. 0 works on this thread */
  readonly workers?: number | undefined;
  /** every variant has luck of its own, so that differences are those of independent runs */
  readonly independent?: boolean | undefined;
  /** aborts: the promise rejects with the signal's reason, no work is under way */
  readonly signal?: AbortSignal | undefined;
  /** trials of all variants together, of those that are known to be wanted */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Options with every default filled in. */
export interface DecideSettings {
  readonly trials: number;
  readonly seed: string;
  readonly workers: number;
  readonly independent: boolean;
}

/** @throws RunInputError naming the option */
export function decideSettings({ trials, seed, workers, independent = false }: DecideOptions, { scenario }: Pick<Loaded, 'scenario'>, defaultTrials?: number): DecideSettings {
  const checked = settingsOf({ trials: trials ?? defaultTrials, workers: workers === 0 ? 1 : workers });
  return { trials: checked.trials, seed: canonicalSeed(seed ?? scenario.seed), workers: workers === 0 ? 0 : checked.workers, independent };
}

/** Works with threads that are given back whatever happens; an aborted signal ends those that are at work. */
export async function withRunner<T>(workers: number, signal: AbortSignal | undefined, work: (runner: ColumnRunner) => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  const runner = workers === 0 ? inlineColumns() : threadColumns(workers);
  const abort = () => void runner.close(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    return await work(runner);
  } finally {
    signal?.removeEventListener('abort', abort);
    await runner.close();
  }
}
