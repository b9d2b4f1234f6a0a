import type { Compiled } from '../../compile/compile.ts';
import { catalogue } from '../../record/catalogue.ts';
import { lineName, type Entry } from '../../record/metrics/entry.ts';
import type { Subject } from '../../record/subject.ts';
import { runChunk } from '../../run/columns/chunk.ts';
import { createEngine } from '../../run/engine.ts';
import { dealtTo, type Dealt } from './dealt.ts';
import type { LogEvent } from './event.ts';
import { Listener } from './listener.ts';

/** One trial, heard. */
export interface Played {
  readonly dealt: Dealt;
  readonly events: readonly LogEvent[];
  /** every metric of the catalogue: its periods, where it has them, and the horizon; NaN where there is no value */
  readonly values: readonly { readonly entry: Entry; readonly periods: readonly number[]; readonly total: number }[];
}

/** Runs one trial with somebody listening. Its numbers have the same bits as among all trials. */
export function play(compiled: Compiled, subject: Subject, keys: Int32Array, trial: number): Played {
  const listener = new Listener(compiled);
  const engine = createEngine(compiled.program, keys, { trace: listener });
  const entries = catalogue(subject);
  const periods = subject.periods.length;
  const numbers = runChunk(engine, entries.map((entry) => ({ name: lineName(entry), formula: entry.formula, periods: entry.periods })), periods, trial, 1);
  let at = 0;
  const values = entries.map((entry) => {
    const own = entry.periods ? [...numbers.subarray(at, at + periods)] : [];
    at += own.length + 1;
    return { entry, periods: own, total: numbers[at - 1] };
  });
  return { dealt: dealtTo(compiled), events: listener.events, values };
}
