import type { Issue } from '../error.ts';
import { limits } from '../limits.ts';
import { LimitError } from '../limit-error.ts';

// what YAML and JSON texts never need: controls other than tab, line feed and carriage return
const control = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

export type Decoded = { readonly text: string } | { readonly issue: Issue };

/** UTF-8 bytes or text to clean text: a byte order mark is dropped, anything that is no text is refused. */
export function decode(input: string | Uint8Array, file: string): Decoded {
  if (input.length > limits.textBytes) {
    throw new LimitError(`${file}: a scenario may have at most ${limits.textBytes} bytes`);
  }
  const text = typeof input === 'string' ? input : utf8(input);
  if (text === undefined) return { issue: badText(file, 0, '', 'bytes that are no UTF-8', 'save the file as UTF-8') };
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  const bad = control.exec(clean);
  if (bad === null) return { text: clean };
  const code = bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { issue: badText(file, bad.index, clean, `the character U+${code}`, code === '0000' ? 'save the file as UTF-8' : undefined) };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function badText(file: string, offset: number, text: string, got: string, hint?: string): Issue {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  const column = (before[before.length - 1] ?? '').length + 1;
  return { file, line: before.length, column, path: '', expected: 'UTF-8 text', got, ...(hint === undefined ? {} : { hint }) };
}
