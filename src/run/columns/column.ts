import { catalogue } from '../../record/catalogue.ts';
import type { Formula } from '../../record/formula.ts';
import { lineName, type By, type Entry } from '../../record/metrics/entry.ts';
import type { Subject } from '../../record/subject.ts';
import { suggestion } from '../../scenario/text/suggest.ts';
import { RunInputError } from '../errors.ts';

/** A line of the result whose samples are wanted: its horizon, and its periods where asked for. */
export interface Wanted {
  readonly id: string;
  readonly by?: By;
  readonly periods?: boolean;
}

/** A line as threads compute it. */
export interface Line {
  readonly name: string;
  readonly formula: Formula;
  /** columns of the periods come before that of the horizon */
  readonly periods: boolean;
}

/** Samples of one line in trial order; NaN where a trial has no value. */
export interface Column {
  readonly total: Float64Array;
  /** empty unless asked for */
  readonly periods: readonly Float64Array[];
}

/** The entries of a subject that are wanted, in the order of asking. @throws RunInputError for a line that it does not have */
export function linesOf(subject: Subject, wanted: readonly Wanted[]): Line[] {
  const entries = new Map(catalogue(subject).map((entry) => [lineName(entry), entry]));
  return wanted.map(({ id, by = {}, periods = false }) => {
    const name = lineName({ id, by });
    const entry = entries.get(name);
    if (entry === undefined) throw new RunInputError(`metrics: expected a metric of this scenario, got ${name}${hint(name, [...entries.keys()])}`);
    return { name, formula: entry.formula, periods: periods && entry.periods };
  });
}

/** The metrics of the whole company, and those of targets. */
export function coreEntries(subject: Subject): Entry[] {
  return catalogue(subject).filter(({ level }) => level === 'core');
}

function hint(name: string, known: readonly string[]): string {
  const text = suggestion(name, known);
  return text === undefined ? '' : ` (${text})`;
}
