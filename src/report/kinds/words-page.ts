import type { Formats } from '../document/formats.ts';
import { pageOf, type Page } from '../text/page.ts';

/** What sentences of the terminal's reports need to be said elsewhere: the same words, amounts as this report writes them. */
export function wordsPage({ money }: Formats): Page {
  return { ...pageOf('', {}), money };
}
