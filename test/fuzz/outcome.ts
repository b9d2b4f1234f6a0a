import { expect } from 'vitest';
import { RunInputError } from '../../dist/run/errors.js';
import { formatIssue, ScenarioError } from '../../dist/scenario/error.js';
import { LimitError } from '../../dist/scenario/limit-error.js';

/** No case may keep the processor longer; the clock on the wall would count what others do. */
const PATIENCE_MS = 2000;

/** How cases ended, to see that a fuzzer reaches what it is meant to. */
export class Tally {
  accepted = 0;
  refused = 0;
  limited = 0;

  toString(): string {
    return `${this.accepted} accepted, ${this.refused} refused, ${this.limited} beyond a limit`;
  }
}

interface Around {
  readonly tally: Tally;
  /** a text has lines: every message has to say which */
  readonly hasLines: boolean;
  /** files that messages may be about */
  readonly files: readonly string[];
}

/**
 * Runs one case: it is accepted, or refused with a located message; nothing else may happen, and not for long.
 * Errors are told apart by name: the engine may be loaded twice.
 */
export async function judged(act: () => unknown, { tally, hasLines, files }: Around): Promise<void> {
  const began = process.cpuUsage();
  try {
    await act();
    tally.accepted += 1;
  } catch (error) {
    if (is(error, LimitError, 'LimitError', 'ResourceLimitError')) tally.limited += 1;
    else if (is(error, RunInputError, 'RunInputError')) tally.refused += 1;
    else if (is(error, ScenarioError, 'ScenarioError')) {
      tally.refused += 1;
      located(error as ScenarioError, hasLines, files);
    } else throw error;
    expect(onlyPrintable((error as Error).message), (error as Error).message).toBe(true);
  }
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000, 'milliseconds of processor time').toBeLessThan(PATIENCE_MS);
  unpolluted();
}

const is = (error: unknown, type: new (...args: never[]) => Error, ...names: string[]): boolean => error instanceof type || (error instanceof Error && names.includes(error.name));

const onlyPrintable = (message: string): boolean => !/[^\P{Cc}\n]|\p{Surrogate}|[\u202a-\u202e\u2028\u2029]/u.test(message);

function located({ issues }: ScenarioError, hasLines: boolean, files: readonly string[]): void {
  expect(issues.length).toBeGreaterThan(0);
  for (const issue of issues) {
    const message = formatIssue(issue);
    expect(files, message).toContain(issue.file);
    if (hasLines) expect(issue.line >= 1 && issue.column >= 1, message).toBe(true);
    expect(issue.expected !== '' && issue.got !== '', message).toBe(true);
    expect(message).not.toMatch(/\[object [A-Z]/);
    expect(message.length).toBeLessThan(4000);
  }
}

function unpolluted(): void {
  const bare = {} as Record<string, unknown>;
  for (const key in bare) expect(key).toBe('nothing inherited');
  expect([bare['polluted'], bare['mean'], bare['x'], Object.keys(Object.prototype).length]).toEqual([undefined, undefined, undefined, 0]);
}

/** Every number in a value is finite; arrays of numbers too. Throws with the path of the first that is not. */
export function allFinite(value: unknown, path = ''): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${path} is ${value}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) allFinite(inner, `${path}.${key}`);
}
