/** Characters to draw with. */
export interface Glyphs {
  readonly ellipsis: string;
  /** of a bar: a full column, then parts of one from the smallest to the largest */
  readonly full: string;
  readonly parts: readonly string[];
  /** of a range: its ends and inside, its middle, and a mark to compare it with */
  readonly range: string;
  readonly middle: string;
  readonly mark: string;
  /** of a band over time: its edges, and its inner half */
  readonly outer: string;
  readonly inner: string;
}

export const unicodeGlyphs: Glyphs = {
  ellipsis: '…',
  full: '█',
  parts: ['▏', '▎', '▍', '▌', '▋', '▊', '▉'],
  range: '━',
  middle: '●',
  mark: '│',
  outer: '░',
  inner: '▒',
};

export const asciiGlyphs: Glyphs = {
  ellipsis: '..',
  full: '#',
  parts: [],
  range: '=',
  middle: 'o',
  mark: '|',
  outer: '.',
  inner: ':',
};
