import type { Page } from '../page.ts';
import { wrap } from '../wrap.ts';

/** Checks with their verdict, what is not in order first. */
export function checks(page: Page, health: readonly { readonly check: string; readonly ok: boolean; readonly detail: string }[]): string[] {
  return [...health.filter(({ ok }) => !ok), ...health.filter(({ ok }) => ok)].flatMap(({ check, ok, detail }) => {
    const mark = ok ? '      ok' : '    note';
    const [first, ...rest] = wrap(page, `${check}: ${detail}`, { indent: 10 });
    return [(ok ? page.good : page.dim)(mark) + first.slice(mark.length), ...rest];
  });
}
