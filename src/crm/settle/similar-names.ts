import { shown } from '../../scenario/text/printable.ts';
import { editDistance } from '../../scenario/text/suggest.ts';
import type { Finding } from '../read/quality.ts';

const compared = 300;

/** Names that are probably one: equal but for case, spaces and marks, or one letter apart and long. They are not merged. */
export function similarNames(what: string, names: readonly string[]): Finding[] {
  const some = names.slice(0, compared);
  const plain = some.map(plainName);
  const pairs: string[] = [];
  for (let a = 0; a < some.length; a += 1) {
    for (let b = a + 1; b < some.length; b += 1) {
      if (isOne(plain[a], plain[b])) pairs.push(`${shown(some[a], 40)} and ${shown(some[b], 40)}`);
    }
  }
  if (pairs.length === 0) return [];
  return [{ check: `similarNames.${what}`, level: 'note', count: pairs.length, of: names.length, text: `${what} that may be one: ${pairs.slice(0, 5).join('; ')}${pairs.length > 5 ? '; and more' : ''}; kept apart` }];
}

/** Products of deals that the list of products does not have, with what they may be. */
export function strangeProducts(sold: readonly string[], listed: readonly string[]): Finding[] {
  const known = new Set(listed);
  const strange = sold.filter((name) => !known.has(name));
  if (strange.length === 0) return [];
  const shownNames = strange.slice(0, 8).map((name) => {
    const near = listed.find((other) => isOne(plainName(name), plainName(other)));
    return near === undefined ? shown(name, 40) : `${shown(name, 40)} (${shown(near, 40)}?)`;
  });
  return [{ check: 'strangeProducts', level: 'note', count: strange.length, of: sold.length, text: `products of deals are not in the list of products: ${shownNames.join(', ')}${strange.length > 8 ? ' and more' : ''}; kept as they are` }];
}

const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

// numbers tell names apart: Tier 1 and Tier 2, Q3 and Q4
function isOne(a: string, b: string): boolean {
  if (a === b) return a !== '';
  if (Math.min(a.length, b.length) < 7 || Math.abs(a.length - b.length) > 1 || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  return editDistance(a, b) === 1;
}
