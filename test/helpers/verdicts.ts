// What tests compare, noted as lines of JSON in the file that QUOTACAST_VERDICTS names: `npm run validate` makes a table of them.
// Without it nothing is noted. A note is no assertion: the test makes that itself, by the same limit.
import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

export interface Verdict {
  /** what was compared, besides the name of the test */
  readonly what?: string;
  readonly expected: number;
  readonly got: number;
  /** how far apart they are: in standard errors, or in tolerances where nothing is random */
  readonly z: number;
  /** how far z may be; without one the row informs only */
  readonly limit?: number;
  /** nothing is random: z counts tolerances */
  readonly isExact?: boolean;
}

/** Standard errors that chance passes once in a million comparisons, on either side. */
export const Z_LIMIT = 4.9;

const file = process.env['QUOTACAST_VERDICTS'];

/** Notes a comparison of the running test. */
export function note(verdict: Verdict): void {
  if (file === undefined) return;
  const { currentTestName: test, testPath } = expect.getState();
  appendFileSync(file, `${JSON.stringify({ file: testPath?.replace(/^.*\/test\//, ''), test, ...verdict })}\n`);
}

/** Asserts that a figure is within Z_LIMIT standard errors of what is expected. */
export function expectWithinError(got: number, expected: number, error: number, what?: string): void {
  const z = (got - expected) / error;
  note({ what, expected, got, z, limit: Z_LIMIT });
  expect(Math.abs(z), what).toBeLessThan(Z_LIMIT);
}

/** Asserts that a figure is off by less than a tolerance. */
export function expectWithin(got: number, expected: number, tolerance: number, what?: string): void {
  note({ what, expected, got, z: (got - expected) / tolerance, limit: 1, isExact: true });
  expect(Math.abs(got - expected), what).toBeLessThan(tolerance);
}
