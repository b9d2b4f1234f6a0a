/** What the terminal, or what stands in its place, can show. */
export interface Terminal {
  /** columns */
  readonly width: number;
  readonly color: boolean;
  readonly unicode: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const USUAL_WIDTH = 80;

/**
 * What a stream can show. Colour only on a terminal, never with NO_COLOR; a width from the terminal, else from COLUMNS;
 * characters beyond ASCII where the locale says UTF-8, or says nothing.
 */
export function terminalOf(stream: { readonly isTTY?: boolean; readonly columns?: number }, env: Environment = process.env): Terminal {
  const columns = stream.columns ?? Number(env['COLUMNS'] ?? USUAL_WIDTH);
  return {
    width: Number.isInteger(columns) && columns > 0 ? columns : USUAL_WIDTH,
    color: stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    unicode: isUnicode(env),
  };
}

function isUnicode(env: Environment): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return locale === '' ? env['TERM'] !== 'linux' : /utf-?8/i.test(locale);
}
