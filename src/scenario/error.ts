import { clipped, printable } from './text/printable.ts';

/** Something in a scenario that its author has to put right. `line` and `column` count from 1; 0 when there is no text. */
export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** dotted path of the field, `''` for the file as a whole */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
  readonly hint?: string;
  /** right in itself, but more than is allowed */
  readonly isLimit?: boolean;
}

/** Every issue of a scenario at once. */
export class ScenarioError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(formatIssue).join('\n'));
    this.name = 'ScenarioError';
    this.issues = issues;
  }

  /** Whether nothing is wrong but the size. */
  get isLimit(): boolean {
    return this.issues.every(({ isLimit }) => isLimit === true);
  }
}

/** `scenarios/x.yaml:14:11 motions.nb.winRate: expected a probability from 0 to 1, got 40 (did you mean 0.4?)` */
export function formatIssue(issue: Issue): string {
  const position = issue.line > 0 ? `${issue.file}:${issue.line}:${issue.column}` : issue.file;
  const place = issue.path === '' ? position : `${position} ${clipped(issue.path)}`;
  const hint = issue.hint === undefined ? '' : ` (${clipped(issue.hint)})`;
  return printable(`${place}: expected ${clipped(issue.expected)}, got ${clipped(issue.got)}${hint}`);
}
