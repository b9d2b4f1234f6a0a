const candidates = [',', ';', '\t', '|'] as const;

/** The delimiter that splits the first lines of a file most often into the same number of cells; commas where nothing tells. */
export function delimiterOf(head: string): string {
  let best: string = ',';
  let bestScore = 0;
  for (const candidate of candidates) {
    const counts = cellCounts(head, candidate);
    const usual = mostFrequent(counts.filter((count) => count > 1));
    const score = usual === undefined ? 0 : usual.times * 1000 + Math.min(usual.value, 999);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** Cells of each line, with quotes respected; the last line of a long head may be cut and is left out. */
function cellCounts(head: string, delimiter: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let isQuoted = false;
  let isStart = true;
  for (let i = 0; i < head.length; i += 1) {
    const character = head[i];
    if (isQuoted) {
      if (character === '"') isQuoted = false;
    } else if (character === '"' && isStart) isQuoted = true;
    else if (character === '\n') {
      counts.push(cells);
      cells = 1;
    } else if (character === delimiter) cells += 1;
    // a doubled quote ends and begins a quoted part again
    isStart = character === delimiter || character === '\n' || (character === '"' && !isQuoted);
  }
  if (counts.length === 0) counts.push(cells);
  return counts;
}

function mostFrequent(values: readonly number[]): { value: number; times: number } | undefined {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  let best: { value: number; times: number } | undefined;
  for (const [value, count] of times) if (best === undefined || count > best.times || (count === best.times && value > best.value)) best = { value, times: count };
  return best;
}
