import { binOfRank, cumulate, firstBin, type Counts } from './histogram.ts';
import { binLower, binOf, binUpper, LARGEST } from './log-bins.ts';
import { multipleOf, niceStep, stepsUpTo } from './nice-step.ts';
import { quantileRank } from './quantile.ts';

/** Share of the values at each side that a long tail may keep out of the picture. */
const TAIL = 0.005;

/** A tail is long when it would widen the picture by more than this share of it. */
const LONG_TAIL = 0.25;

/**
 * A histogram to draw. Bin i holds values from `edges[i]` up to but without `edges[i + 1]`, in the values' unit; the
 * edges are round numbers at equal distances. `below` and `above` count the values of long tails outside the edges:
 * at most 0.5 % each. Everything adds up to the number of values.
 */
export interface DisplayHistogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
}

export interface DisplayOptions {
  /** About how many bins, 25 unless said; a range of round width takes 0.8 to 1.25 times as many. */
  readonly bins?: number;
  /** Whether values are counts, so that no edge falls between two whole numbers. */
  readonly whole?: boolean;
  /** A value that matters, such as 1 for attainment, which is an edge if it lies among them. */
  readonly through?: number;
}

/** Draws ascending values without NaN. Without any there are no edges and no counts. */
export function displayHistogram(sorted: Float64Array, options: DisplayOptions = {}): DisplayHistogram {
  const n = sorted.length;
  if (n === 0) return EMPTY;
  const at = (p: number) => sorted[quantileRank(n, p) - 1];
  const low = withTail(at(TAIL), at(0), at(1 - TAIL));
  const high = withTail(at(1 - TAIL), at(1), at(TAIL));
  return draw(n, edgesFor(low, high, options), (edge) => countBelow(sorted, edge));
}

/**
 * Draws a log-bin histogram. A bin that an edge cuts is shared out as if its values were spread evenly over it, which
 * misplaces only values within 1 % of an edge.
 */
export function displayCounts(counts: Counts, options: DisplayOptions = {}): DisplayHistogram {
  const cumulative = cumulate(counts);
  const n = cumulative[cumulative.length - 1];
  if (n === 0) return EMPTY;
  const lower = (p: number) => Math.max(-LARGEST, binLower(binOfRank(cumulative, quantileRank(n, p))));
  const upper = (p: number) => Math.min(LARGEST, binUpper(binOfRank(cumulative, quantileRank(n, p))));
  const low = withTail(lower(TAIL), lower(0), upper(1 - TAIL));
  const high = withTail(upper(1 - TAIL), upper(1), lower(TAIL));
  return draw(n, edgesFor(low, high, options), (edge) => Math.round(spreadBelow(cumulative, edge)));
}

const EMPTY: DisplayHistogram = { edges: [], counts: [], below: 0, above: 0 };

/** The end of the picture: the extreme value, or the tail's start when the tail is long. */
function withTail(end: number, extreme: number, otherEnd: number): number {
  return Math.abs(extreme - end) <= LONG_TAIL * Math.abs(end - otherEnd) ? extreme : end;
}

/** Round edges at equal distances, the first at or below `low`, the last above `high`. */
function edgesFor(low: number, high: number, { bins = 25, whole = false, through = 0 }: DisplayOptions): number[] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const spread = high - low > 1e-9 * size ? high - low : size;
  const step = niceStep(spread > 1e-100 ? spread : 1, bins, { whole, through });
  const edges: number[] = [];
  const last = stepsUpTo(step, high) + 1;
  for (let i = stepsUpTo(step, low); i <= last; i++) edges.push(multipleOf(step, i));
  return edges;
}

function draw(n: number, edges: readonly number[], below: (edge: number) => number): DisplayHistogram {
  const cumulative = edges.map(below);
  const counts = cumulative.slice(1).map((upTo, i) => upTo - cumulative[i]);
  return { edges, counts, below: cumulative[0], above: n - cumulative[cumulative.length - 1] };
}

/** How many ascending values lie below an edge. */
function countBelow(sorted: Float64Array, edge: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many counted values lie below an edge, taking a bin's values as evenly spread. */
function spreadBelow(cumulative: Float64Array, edge: number): number {
  const bin = binOf(edge);
  const i = bin - firstBin(cumulative.length);
  if (i < 0) return 0;
  const before = i === 0 ? 0 : cumulative[i - 1];
  const lower = binLower(bin);
  const width = binUpper(bin) - lower;
  // zero has no width, and a value beyond LARGEST lies outside every picture
  if (width === 0 || lower === LARGEST) return before;
  if (lower === -Infinity) return cumulative[i];
  return before + (cumulative[i] - before) * ((edge - lower) / width);
}
