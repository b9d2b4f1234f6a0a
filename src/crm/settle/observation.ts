import { status } from '../history.ts';

interface Deals {
  readonly created: Float64Array;
  readonly closed: Float64Array;
  readonly status: ArrayLike<number>;
}

// e^-12: what chance alone would show once in 160,000 exports
const expectedAtLeast = 12;

/**
 * The day before which closed deals are missing from an export, or -Infinity. Deals created before the first close are
 * followed with the cycles of those created later: if twelve or more of them should have closed by then and none has,
 * the export begins at that close (an export "closed since …" cuts like this).
 */
export function closesFromOf({ created, closed, status: how }: Deals): number {
  let first = Infinity;
  for (let i = 0; i < created.length; i += 1) if (how[i] !== status.open) first = Math.min(first, closed[i]);
  if (first === Infinity) return -Infinity;
  first = Math.floor(first);
  const cycles: number[] = [];
  let later = 0;
  for (let i = 0; i < created.length; i += 1) {
    if (created[i] < first) continue;
    later += 1;
    if (how[i] !== status.open) cycles.push(closed[i] - created[i]);
  }
  if (later < 20) return -Infinity;
  const sorted = Float64Array.from(cycles).sort();
  let expected = 0;
  for (let i = 0; i < created.length && expected < expectedAtLeast; i += 1) {
    if (created[i] < first) expected += atMost(sorted, first - created[i]) / later;
  }
  return expected >= expectedAtLeast ? first : -Infinity;
}

/**
 * The first day of the stage history where deals older than it have no entries of their own time; -Infinity where the
 * history goes back as far as the deals.
 */
export function visitsFromOf(created: Float64Array, entered: Float64Array): number {
  let first = Infinity;
  for (let k = 0; k < entered.length; k += 1) first = Math.min(first, entered[k]);
  let older = 0;
  for (let i = 0; i < created.length; i += 1) if (created[i] < first - 1) older += 1;
  return first < Infinity && older >= Math.max(10, created.length / 100) ? Math.floor(first) : -Infinity;
}

function atMost(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
