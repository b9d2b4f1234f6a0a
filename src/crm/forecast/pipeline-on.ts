import { asOf } from '../as-of.ts';
import type { History } from '../history.ts';

/**
 * The pipeline as it was known on a day. An export made on that day, or before, is taken as it stands, with what sellers
 * state now; a later one is cut back to what was known then.
 */
export function pipelineOn(history: History, day: number | undefined): { readonly asOf: number; readonly known: History } {
  const made = Math.ceil(history.knownTo);
  const on = day ?? made;
  return { asOf: on, known: made <= on + 1 ? history : asOf(history, on) };
}
