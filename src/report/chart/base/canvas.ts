import type { Formats } from '../../document/formats.ts';

/** What a chart is drawn with; `load` fetches the libraries, which take long to read and are read only for charts. */
export interface Canvas {
  readonly plot: typeof import('@observablehq/plot');
  readonly document: unknown;
  /** of the picture, pixels */
  readonly width: number;
  readonly formats: Pick<Formats, 'amount' | 'gap'>;
  /** put before ids, so that several pictures can stand on one page */
  readonly prefix: string;
}

/** Widths that charts are drawn in: for a page, and for a telephone. */
export const WIDE = 720;
export const NARROW = 350;

export async function loadCanvas(formats: Canvas['formats']): Promise<(width: number, prefix?: string) => Canvas> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return (width, prefix = '') => ({ plot, document, width, formats, prefix });
}
