import { shellQuote } from '../shell-quote.ts';
import { columnWidth, fitted } from './column-width.ts';
import type { Page } from './page.ts';

const FIRST = '    ';
const NEXT = '      ';
const CONTINUED = ' \\';

/** A command on as many lines as it needs, to be pasted into a shell as it stands. */
export function commandLines({ width }: Page, command: readonly string[]): string[] {
  const lines: string[] = [];
  let line = FIRST;
  for (const argument of command) {
    const word = shellQuote(argument);
    const joined = line.trim() === '' ? line + word : `${line} ${word}`;
    if (columnWidth(joined + CONTINUED) <= width) {
      line = joined;
      continue;
    }
    if (line.trim() !== '') lines.push(line + CONTINUED);
    const pieces = piecesOf(argument, width - NEXT.length - 1);
    lines.push(...pieces.slice(0, -1).map((piece, i) => `${i === 0 ? NEXT : ''}${piece}\\`));
    line = (pieces.length === 1 ? NEXT : '') + pieces[pieces.length - 1];
  }
  return [...lines, line];
}

/** An argument too long for a line in pieces that a shell joins again: each quoted by itself, the later ones unindented. */
function piecesOf(argument: string, columns: number): string[] {
  const quotes = 2;
  const pieces: string[] = [];
  for (let rest = argument; rest !== ''; ) {
    let piece = columnWidth(shellQuote(rest)) <= columns ? rest : fitted(rest, columns - quotes);
    while (columnWidth(shellQuote(piece)) > columns) piece = fitted(piece, columnWidth(piece) - 1);
    pieces.push(shellQuote(piece));
    rest = rest.slice(piece.length);
  }
  return pieces;
}
