import { formatIssue, ScenarioError } from '../scenario/error.ts';
import { printable } from '../scenario/text/printable.ts';
import { exitCodeOf, exitCodes, isSystemError } from './exit-code.ts';

const shownIssues = 100;

/** What went wrong, for a person: one line per problem; a stack trace only for debugging. */
export function explain(error: unknown, debug: boolean): string {
  const lines = error instanceof ScenarioError ? issueLines(error) : [`quotacast: ${oneLine(error)}`];
  if (debug && error instanceof Error && error.stack !== undefined) lines.push(error.stack);
  return lines.join('\n');
}

function issueLines({ issues }: ScenarioError): string[] {
  const lines = issues.slice(0, shownIssues).map(formatIssue);
  const rest = issues.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}

function oneLine(error: unknown): string {
  const message = printable((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '');
  if (exitCodeOf(error) !== exitCodes.internal || isSystemError(error)) return message;
  return `internal error: ${message || 'unknown'} (--debug shows where)`;
}
