import type { Random } from './random.ts';

/** ln of a posterior density at a point, and whatever belongs to it. */
export interface Evaluated<T> {
  readonly logDensity: number;
  readonly value: T;
}

export interface GridPosterior<T> {
  readonly nodes: readonly { readonly at: readonly number[]; readonly weight: number; readonly value: T }[];
  /** width of a cell along each axis */
  readonly widths: readonly number[];
}

export interface Axis {
  readonly low: number;
  readonly high: number;
}

const SEARCH_POINTS = 11;
/** Where the density is e^-7 of its greatest, a normal is 3.7 standard deviations away from its mean. */
const DROP = 7;

/**
 * A posterior of one or two bounded parameters on a grid: along each axis the range that matters is searched first, then its
 * middles are evaluated. What `density` is given last is near what it was given before, so it may start from there.
 */
export function gridPosterior<T>(axes: readonly Axis[], density: (at: readonly number[]) => Evaluated<T>, points: number): GridPosterior<T> {
  const ranges = axes.map(({ low, high }) => ({ low, high }));
  const mode = axes.map(({ low, high }) => low + 0.25 * (high - low));
  for (let round = 0; round < (axes.length > 1 ? 2 : 1); round += 1) {
    axes.forEach((axis, k) => {
      ranges[k] = rangeThatMatters(axis, (x) => density(mode.map((at, j) => (j === k ? x : at))).logDensity, (x) => (mode[k] = x));
    });
  }
  const widths = ranges.map(({ low, high }) => (high - low) / points);
  const middles = ranges.map(({ low }, k) => Array.from({ length: points }, (_, i) => low + (i + 0.5) * widths[k]));
  const places = axes.length === 1 ? middles[0].map((x) => [x]) : middles[0].flatMap((x, i) => (i % 2 === 0 ? middles[1] : middles[1].toReversed()).map((y) => [x, y]));
  const found = places.map((at) => ({ at, ...density(at) }));
  const top = Math.max(...found.map(({ logDensity }) => logDensity));
  const total = found.reduce((sum, { logDensity }) => sum + Math.exp(logDensity - top), 0);
  return { nodes: found.map(({ at, logDensity, value }) => ({ at, value, weight: Math.exp(logDensity - top) / total })), widths };
}

function rangeThatMatters({ low, high }: Axis, density: (x: number) => number, found: (mode: number) => void): Axis {
  let [from, to] = [low, high];
  for (let round = 0; ; round += 1) {
    const step = (to - from) / (SEARCH_POINTS - 1);
    const values = Array.from({ length: SEARCH_POINTS }, (_, i) => density(from + i * step));
    const top = Math.max(...values);
    found(from + values.indexOf(top) * step);
    const inside = values.flatMap((value, i) => (value > top - DROP ? [i] : []));
    const next = { from: from + Math.max(0, inside[0] - 1) * step, to: from + Math.min(SEARCH_POINTS - 1, inside.at(-1)! + 1) * step };
    if (inside.length >= 5 || round === 4) return { low: next.from, high: next.to };
    [from, to] = [next.from, next.to];
  }
}

/** One draw: a node by its weight, and a place within its cell. */
export function drawFrom<T>({ nodes, widths }: GridPosterior<T>, random: Random): { readonly at: number[]; readonly value: T } {
  let left = random.uniform();
  let node = nodes.at(-1)!;
  for (const one of nodes) {
    left -= one.weight;
    if (left <= 0) {
      node = one;
      break;
    }
  }
  return { at: node.at.map((x, k) => Math.max(0, x + widths[k] * (random.uniform() - 0.5))), value: node.value };
}

/** The mean along one axis. */
export const gridMean = <T>({ nodes }: GridPosterior<T>, axis: number): number => nodes.reduce((sum, { at, weight }) => sum + weight * at[axis], 0);
