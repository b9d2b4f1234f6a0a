import type { PoolAttainment } from '../../record/result.ts';

type Histogram = PoolAttainment['histogram'];

/**
 * The same histogram with neighbouring bins merged into about `most`. A merged bin begins where an edge is `anchor`, if
 * any is; empty bins at either end are left out.
 */
export function coarser(histogram: Histogram, most: number, anchor: number): Histogram {
  const { edges, counts, below, above } = withoutEmptyEnds(histogram);
  const size = Math.max(1, Math.ceil(counts.length / most));
  const first = Math.max(0, edges.findIndex((edge) => Math.abs(edge - anchor) < 1e-9)) % size;
  const starts = counts.map((_, i) => i).filter((i) => i === 0 || (i >= first && (i - first) % size === 0));
  const ends = [...starts.slice(1), counts.length];
  return {
    edges: [...starts, counts.length].map((i) => edges[i]).filter((edge) => edge !== undefined),
    counts: starts.map((from, k) => counts.slice(from, ends[k]).reduce((sum, count) => sum + count, 0)),
    below,
    above,
  };
}

function withoutEmptyEnds(histogram: Histogram): Histogram {
  const { edges, counts, below, above } = histogram;
  const first = below > 0 ? 0 : counts.findIndex((count) => count > 0);
  const last = above > 0 ? counts.length - 1 : counts.findLastIndex((count) => count > 0);
  if (first < 0 || last < first) return histogram;
  return { edges: edges.slice(first, last + 2), counts: counts.slice(first, last + 1), below, above };
}
