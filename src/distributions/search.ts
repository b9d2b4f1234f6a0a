/** Index of the first entry ≥ x in ascending `entries`; their count if there is none. */
export function firstAtLeast(entries: ArrayLike<number>, x: number): number {
  return search(entries.length, (i) => entries[i] >= x);
}

/** Index of the first entry > x in ascending `entries`; their count if there is none. */
export function firstAbove(entries: ArrayLike<number>, x: number): number {
  return search(entries.length, (i) => entries[i] > x);
}

function search(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
