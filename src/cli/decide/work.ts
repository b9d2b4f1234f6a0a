import type { DecideOptions } from '../../decide/options.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { progressReport } from '../progress.ts';
import { say } from '../say.ts';
import { listen } from '../simulate/interrupt.ts';
import { terminalOf } from '../terminal.ts';
import type { DecideFlags } from './flags.ts';

/** What a first Ctrl-C ends the work with. */
export class Interrupted extends Error {
  constructor() {
    super('stopped before it was done: there is nothing to report');
    this.name = 'Interrupted';
  }
}

/**
 * Works with progress on stderr; a signal ends all threads at once. `report` prints when the progress has gone.
 *
 * @returns what `report` says, or 5 when it was interrupted
 */
export async function work<T>(flags: DecideFlags, decide: (options: DecideOptions) => Promise<T>, report: (found: T) => Promise<ExitCode>): Promise<ExitCode> {
  const { stderr } = process;
  const progress = progressReport(flags.progress, { write: (text) => stderr.write(text), isLive: stderr.isTTY && process.env['TERM'] !== 'dumb', terminal: terminalOf(stderr) });
  const abort = new AbortController();
  const interrupt = listen(() => abort.abort(new Interrupted()));
  const { trials, seed, workers, independent } = flags;
  try {
    const found = await decide({ trials, seed, workers, independent, signal: abort.signal, onProgress: progress.update });
    progress.end();
    return await report(found);
  } catch (error) {
    progress.end();
    if (!(error instanceof Interrupted)) throw error;
    say(error.message);
    return exitCodes.partial;
  } finally {
    progress.end();
    interrupt.forget();
  }
}
