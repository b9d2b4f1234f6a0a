/** Lines for the person at the terminal: on stderr, so that they never mix with results. */
export function say(...lines: readonly string[]): void {
  if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
}
