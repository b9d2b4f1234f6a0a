import { shown } from '../../scenario/text/printable.ts';
import { editDistance } from '../../scenario/text/suggest.ts';
import type { Finding } from '../read/quality.ts';

const compared = 300;

/** Names that are probably one: equal but for case, spaces and marks, or one letter apart and long. They are not merged. */
export function similarNames(what: string, names: readonly string[]): Finding[] {
  const some = names.slice(0, compared);
  const plain = some.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const pairs: string[] = [];
  for (let a = 0; a < some.length; a += 1) {
    for (let b = a + 1; b < some.length; b += 1) {
      if (isOne(plain[a], plain[b])) pairs.push(`${shown(some[a], 40)} and ${shown(some[b], 40)}`);
    }
  }
  if (pairs.length === 0) return [];
  return [{ check: `similarNames.${what}`, level: 'note', count: pairs.length, of: names.length, text: `${what} that may be one: ${pairs.slice(0, 5).join('; ')}${pairs.length > 5 ? '; and more' : ''}; kept apart` }];
}

// numbers tell names apart: Tier 1 and Tier 2, Q3 and Q4
function isOne(a: string, b: string): boolean {
  if (a === b) return a !== '';
  if (Math.min(a.length, b.length) < 7 || Math.abs(a.length - b.length) > 1 || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  return editDistance(a, b) === 1;
}
