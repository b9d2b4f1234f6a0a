import { asOf } from '../as-of.ts';
import type { History } from '../history.ts';
import type { Known, Method } from './method.ts';
import { rewriteFuture } from './rewrite-future.ts';

/** How a history is cut to what was known on a day. */
export type View = (history: History, day: number) => History;

/**
 * Whether a forecast has looked ahead: it is made once from the history and once from the same history with everything
 * from the origin on written anew. The two must be the same to the last bit.
 */
export function looksAhead(method: Method, history: History, known: Omit<Known, 'history'>, view: View = asOf): boolean {
  const forecast = (from: History) => method.rest({ ...known, history: view(from, known.origin) })?.samples ?? new Float64Array(0);
  const [once, again] = [forecast(history), forecast(rewriteFuture(history, known.origin))];
  return once.length !== again.length || once.some((x, i) => !Object.is(x, again[i]));
}
