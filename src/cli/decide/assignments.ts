import { UsageError } from '../usage-error.ts';

/** Assignments of one variant are told apart by a semicolon before the next path. */
const between = /;\s*(?=[A-Za-z][A-Za-z0-9_.-]*\s*=)/;

/** The assignments of one `--with`: `pools.ae.capacity=12; pools.ae.headcount=9` is one variant with two changes. */
export function assignmentsOf(text: string, option: string): string[] {
  const all = text.split(between).map((each) => each.trim().replace(/;$/, ''));
  if (all.some((each) => each === '')) throw new UsageError(`${option}: expected path=value, got ${JSON.stringify(text)}`);
  return all;
}
