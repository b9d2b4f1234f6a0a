import { clean } from '../../clean.ts';

/** A name as it stands in a chart: harmless, and cut where it is long. */
export function label(text: string, longest = 28): string {
  const characters = [...clean(text)];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
