/** Number of insertions, deletions, replacements and neighbour swaps between two words. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replace, last[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, beforeLast[j - 2] + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

/** The candidate that a misspelt word most likely means, or undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const given = word.slice(0, 80).toLowerCase();
  if (given.length < 3) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(given, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best ?? related(given, [...candidates]);
}

/** Letters that two words must share at their beginning to be taken for one another. */
const STEM = 4;

/** The one candidate that a word is a part of, or else shares the most letters with at the beginning: `lead` for `leadDays`. */
function related(given: string, candidates: readonly string[]): string | undefined {
  const parts = candidates.filter((candidate) => candidate.toLowerCase().startsWith(given) || (given.length >= STEM && candidate.toLowerCase().endsWith(given)));
  if (parts.length === 1) return parts[0];
  const shared = candidates.map((candidate) => sharedLetters(given, candidate.toLowerCase()));
  const most = Math.max(0, ...shared);
  return most >= STEM && shared.filter((letters) => letters === most).length === 1 ? candidates[shared.indexOf(most)] : undefined;
}

function sharedLetters(a: string, b: string): number {
  let letters = 0;
  while (letters < Math.min(a.length, b.length) && a[letters] === b[letters]) letters += 1;
  return letters;
}

/** `did you mean winRate?`, or the list when it is short enough to help. */
export function suggestion(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  if (near !== undefined) return `did you mean ${near}?`;
  if (candidates.length === 0 || candidates.length > 16) return undefined;
  return `known here: ${candidates.join(', ')}`;
}
