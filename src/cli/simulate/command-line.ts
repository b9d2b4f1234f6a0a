import type { Result } from '../../record/result.ts';
import { isClean } from '../../report/clean.ts';
import { metricsOf, type SimulateFlags } from './flags.ts';

/** The command that gives the same numbers again; none where a part of it cannot be shown. */
export function sameAgain(file: string, flags: SimulateFlags, { seed, trials }: Result['run']): readonly string[] | undefined {
  return shownCommand([...beginning(file, flags), '--seed', seed, '--trials', String(trials), ...recordFlags(flags)]);
}

/** A result with the command that gives it again, to be enough by itself wherever it goes. */
export function withCommand(file: string, flags: SimulateFlags, result: Result): Result {
  const command = sameAgain(file, flags, result.run);
  return command === undefined ? result : { ...result, run: { ...result.run, command } };
}

/** The command that goes on with an interrupted run of which a checkpoint was kept. */
export function goOn(file: string, flags: SimulateFlags, { seed, requested }: Result['run']): readonly string[] | undefined {
  const { checkpoint, precision, trialsMax } = flags;
  if (checkpoint === undefined) return undefined;
  const most = trialsMax === undefined ? [] : ['--trials-max', String(trialsMax)];
  const size = precision === undefined ? ['--trials', String(requested)] : ['--precision', String(precision), ...most];
  return shownCommand([...beginning(file, flags), '--seed', seed, ...size, ...recordFlags(flags), '--resume', checkpoint, '--checkpoint', checkpoint]);
}

function beginning(file: string, { set = [] }: SimulateFlags): string[] {
  return ['npx', 'quotacast', 'simulate', file, ...set.flatMap((assignment) => ['--set', assignment])];
}

/** What is recorded beyond the usual. */
function recordFlags(flags: SimulateFlags): string[] {
  const metrics = metricsOf(flags);
  return [...(metrics.length === 0 ? [] : ['--metrics', metrics.join(',')]), ...(flags.paths ? ['--paths'] : [])];
}

const shownCommand = (words: readonly string[]): readonly string[] | undefined => (words.every(isClean) && words.every(({ length }) => length <= 1000) ? words : undefined);
