/** A field and the values it takes, as they are written. */
export interface Axis {
  readonly path: string;
  readonly values: readonly string[];
}

/** A text cut at the commas that stand outside of quotes and brackets. */
export function splitValues(text: string): string[] {
  const values: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '[' || c === '{') depth += 1;
    else if (c === ']' || c === '}') depth -= 1;
    else if (c === ',' && depth === 0) {
      values.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return [...values, text.slice(from).trim()];
}

/** `path=v1,v2` as an axis, or null where it has another shape. */
export function axisOf(text: string): Axis | null {
  const equals = text.indexOf('=');
  const path = text.slice(0, Math.max(0, equals)).trim();
  const values = splitValues(text.slice(equals + 1));
  return equals < 1 || path === '' || values.includes('') ? null : { path, values };
}

/** All combinations of the axes' values, the last axis moving first, as assignments. */
export function gridOf(axes: readonly Axis[]): string[][] {
  return axes.reduce<string[][]>((rows, { path, values }) => rows.flatMap((row) => values.map((value) => [...row, `${path}=${value}`])), [[]]);
}

/** How many combinations there are. */
export const gridSize = (axes: readonly Axis[]): number => axes.reduce((all, { values }) => all * values.length, 1);
