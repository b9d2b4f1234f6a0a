import type { Issue } from './error.ts';
import { ScenarioError } from './error.ts';
import { shown } from './text/printable.ts';
import type { Place } from './tree/node.ts';

/**
 * A field of a scenario: names and list positions joined by dots, as in `pools.ae.hires.q2.count`.
 * Error messages, `--set`, `--vary` and `--with` all use it.
 */
export type FieldPath = readonly string[];

const segment = /^(?:[A-Za-z][A-Za-z0-9_-]{0,63}|\d{1,6})$/;

/** The segments of a path, or undefined when it is none. */
export function parsePath(text: string): FieldPath | undefined {
  const segments = text.split('.');
  return segments.length <= 32 && segments.every((part) => segment.test(part)) ? segments : undefined;
}

export interface Assignment {
  readonly path: FieldPath;
  readonly valueText: string;
  /** the column, from 1, at which the value begins */
  readonly valueColumn: number;
}

/** Splits `a.b.c=value`; throws ScenarioError when it has another shape. `place` is where messages say it stands. */
export function parseAssignment(text: string, place: Place): Assignment {
  const equals = text.indexOf('=');
  const name = (equals < 0 ? text : text.slice(0, equals)).trim();
  const path = parsePath(name);
  if (equals < 0 || path === undefined) throw new ScenarioError([malformed(place, shown(text))]);
  return { path, valueText: text.slice(equals + 1), valueColumn: equals + 2 };
}

const malformed = (place: Place, got: string): Issue => ({
  ...place,
  path: '',
  expected: 'path=value',
  got,
  hint: 'as in pools.ae.capacity=12',
});
