import { columnWidth, fitted } from './column-width.ts';
import type { Page } from './page.ts';

const NO_BREAK = '\u00a0';

interface Wrapping {
  /** columns before the first line, and before the others */
  readonly indent?: number;
  readonly hang?: number;
}

/** A text as lines of the page's width, broken between words; a word longer than a line is broken inside. */
export function wrap(page: Page, text: string, { indent = 2, hang = indent }: Wrapping = {}): string[] {
  const lines: string[] = [];
  let line = '';
  let room = page.width - indent;
  const flush = () => {
    lines.push(' '.repeat(lines.length === 0 ? indent : hang) + line);
    line = '';
    room = page.width - hang;
  };
  for (const word of glued(page.plain(text)).split(/ +/)) {
    let rest = word;
    if (line !== '' && columnWidth(line) + 1 + columnWidth(rest) > room) flush();
    while (columnWidth(rest) > room) {
      const piece = fitted(rest, room);
      line = piece;
      rest = rest.slice(piece.length);
      flush();
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  if (line !== '' || lines.length === 0) flush();
  return lines.map((each) => each.replaceAll(NO_BREAK, ' '));
}

// a sign and its number stay on one line
function glued(text: string): string {
  return text.replace(/(±|\+\/-) /g, `$1${NO_BREAK}`).replace(/ (?=%)/g, NO_BREAK);
}
