// controls, line and paragraph separators, and marks that reorder text on a terminal
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Text that is safe on a terminal: control and reordering characters appear as escapes. */
export const printable = (text: string): string => text.replace(unsafe, escape);

/** What a message repeats of a file: a torn one may be one long name. */
export const clipped = (text: string): string => (text.length <= 500 ? text : `${text.slice(0, 499)}…`);

/** A value as an error message shows it, at most `length` characters. */
export function shown(value: unknown, length = 60): string {
  const text = printable(describe(value));
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing (null)';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 200));
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty map' : `a map with ${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ', …' : ''}`;
  }
  return String(value);
}
