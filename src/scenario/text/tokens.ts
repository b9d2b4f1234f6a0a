import { CST, Lexer, Parser, type LineCounter } from 'yaml';
import { limits } from '../limits.ts';

/** A construct that this reader does not accept, at an offset of the text. */
export class RefusedSyntax extends Error {
  readonly offset: number;
  readonly expected: string;
  readonly got: string;

  constructor(offset: number, expected: string, got: string) {
    super(`expected ${expected}, got ${got}`);
    this.offset = offset;
    this.expected = expected;
    this.got = got;
  }
}

// the lexer announces a scalar with this mark, so that its text is not taken for punctuation
const scalarFollows = '\u001f';

const refusedTokens: Readonly<Record<string, readonly [expected: string, got: string]>> = {
  anchor: ['plain values', 'an anchor (&)'],
  alias: ['plain values', 'an alias (*)'],
  tag: ['plain values', 'a tag (!)'],
  'directive-line': ['plain YAML', 'a directive (%)'],
};

// what stands on the parser's stack for an open map or list, beside the document and the scalar being read
const collections: ReadonlySet<string> = new Set(['block-map', 'block-seq', 'flow-collection']);

/**
 * The syntax tokens of a text, with nesting bounded while they are made. Lexer and parser keep their own stacks;
 * composing the tokens recurses, and unbounded nesting there can end the process on Node 20.
 */
export function* boundedTokens(text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const refused = scalar ? undefined : refusedTokens[CST.tokenType(lexeme) ?? ''];
    if (refused !== undefined) throw new RefusedSyntax(parser.offset, ...refused);
    scalar = lexeme === scalarFollows;
    yield* parser.next(lexeme);
    if (parser.stack.length > limits.nesting && parser.stack.filter(({ type }) => collections.has(type)).length > limits.nesting) {
      throw new RefusedSyntax(parser.offset, `at most ${limits.nesting} levels of nesting`, 'more');
    }
  }
  yield* parser.end();
}
