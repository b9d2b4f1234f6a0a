import type { Result } from '../../record/result.ts';
import type { Page } from './page.ts';
import { wrap } from './wrap.ts';

/** A part of the report: its lines, none where there is nothing to say. */
export type Section = (result: Result, page: Page) => string[];

/** Lines under a title, with an empty line before it; nothing without lines. */
export function titled(page: Page, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...wrap(page, title, { indent: 0 }).map(page.bold), ...lines];
}

/** What has to be known to read a table, in small print below it. */
export function note(page: Page, text: string): string[] {
  return wrap(page, text).map(page.dim);
}

/** The first few of a list, and a line that says how many are not shown. */
export function atMost<T>(items: readonly T[], most: number): { readonly shown: readonly T[]; readonly more: readonly string[] } {
  const left = items.length - most;
  return left <= 0 ? { shown: items, more: [] } : { shown: items.slice(0, most), more: [`  and ${left} more (--json has all)`] };
}
