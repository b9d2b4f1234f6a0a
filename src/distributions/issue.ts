/** Something wrong with a specification, or a note on how it was read. */
export interface Issue {
  /** Keys and list positions from the field down to the place. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly got: string;
  readonly hint?: string;
}

/** A value as a message shows it: numbers and texts as written, other things by their outline. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value !== null && typeof value === 'object') return `{${Object.keys(value).slice(0, 8).join(', ')}}`;
  return String(value);
}

/** A computed number in a message: four digits. */
export function rounded(x: number): string {
  return String(Number(x.toPrecision(4)));
}
