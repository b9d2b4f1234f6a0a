import { firstAbove, firstAtLeast } from '../search.ts';
import { root } from '../special/root.ts';
import type { Atom, Unit } from './unit.ts';

/**
 * One of several distributions, chosen with weights that sum to 1. Its distribution function is the weighted sum; its
 * quantiles are the values with a probability of their own or, between two of those, roots of the continuous sum.
 */
export function mixtureUnit(weights: readonly number[], parts: readonly Unit[]): Unit {
  const sum = (of: (part: Unit, i: number) => number) => parts.reduce((total, part, i) => total + weights[i] * of(part, i), 0);
  const mean = sum((part) => part.mean);
  const cdf = (x: number) => sum((part) => part.cdf(x));
  const survival = (x: number) => sum((part) => part.survival(x));
  const moments = {
    mean,
    variance: sum((part) => part.variance + (part.mean - mean) * (part.mean - mean)),
    support: [
      parts.reduce((low, part) => Math.min(low, part.support[0]), Infinity),
      parts.reduce((high, part) => Math.max(high, part.support[1]), -Infinity),
    ] as const,
  };

  const continuous = parts.flatMap((part, i) => (part.atoms ? [] : [{ part, weight: weights[i] }]));
  const continuousWeight = continuous.reduce((total, { weight }) => total + weight, 0);
  const points = mergePoints(parts.flatMap((part, i) => pointsOf(part, weights[i])));
  const values = points.map(({ value }) => value);
  const massUpTo = cumulate(points);
  const last = points.length;
  const massBelow = (i: number) => (i > 0 ? massUpTo[i - 1] : 0);
  const massFrom = (i: number) => (last > 0 ? massUpTo[last - 1] : 0) - massBelow(i);

  // P(X ≤ x) and P(X > x) at the points, both ends accurate
  const atMost = points.map(({ value }, i) => continuousCdf(value) + massUpTo[i]);
  const atLeast = points.map(({ value }, i) => -(continuousSurvival(value) + massFrom(i)));

  function continuousCdf(x: number): number {
    let total = 0;
    for (const { part, weight } of continuous) total += weight * part.cdf(x);
    return total;
  }

  function continuousSurvival(x: number): number {
    let total = 0;
    for (const { part, weight } of continuous) total += weight * part.survival(x);
    return total;
  }

  /** Ends of an interval that holds every continuous part's quantile, cut to the gap before point i. */
  function bracket(i: number, quantile: (part: Unit) => number): [number, number] {
    let low = Infinity;
    let high = -Infinity;
    for (const { part } of continuous) {
      const x = quantile(part);
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
    if (i > 0) low = Math.max(low, values[i - 1]);
    if (i < last) high = Math.min(high, values[i]);
    return [Math.min(low, high), high];
  }

  function lower(p: number): number {
    const i = firstAtLeast(atMost, p);
    if (i < last && atMost[i] - points[i].mass < p) return values[i];
    if (continuousWeight === 0) return values[last - 1];
    const target = Math.max(0, p - massBelow(i));
    const share = Math.min(1, target / continuousWeight);
    const [low, high] = bracket(i, (part) => (share <= 0.5 ? part.lower(share) : part.upper(1 - share)));
    return low === high ? low : root((x) => continuousCdf(x) - target, low, high);
  }

  function upper(q: number): number {
    // the first point whose P(X ≥ value) falls below q; the one before it holds q or the gap in front of this one does
    const i = firstAbove(atLeast, -q);
    if (i > 0 && -atLeast[i - 1] - points[i - 1].mass < q) return values[i - 1];
    if (continuousWeight === 0) return values[Math.min(i, last - 1)];
    const target = Math.max(0, q - massFrom(i));
    const share = Math.min(1, target / continuousWeight);
    const [low, high] = bracket(i, (part) => (share <= 0.5 ? part.upper(share) : part.lower(1 - share)));
    return low === high ? low : root((x) => target - continuousSurvival(x), low, high);
  }

  if (last === 0) return { ...moments, cdf, survival, lower, upper };
  return { ...moments, cdf, survival, lower, upper, atoms };

  function atoms(): Atom[] {
    return points.map(({ value, mass }, i) => ({ value, from: atMost[i] - mass, to: atMost[i] }));
  }
}

interface Point {
  readonly value: number;
  readonly mass: number;
}

function pointsOf(part: Unit, weight: number): Point[] {
  return (part.atoms?.() ?? []).map(({ value, from, to }) => ({ value, mass: weight * (to - from) }));
}

/** Ascending, with equal values as one point. */
function mergePoints(points: readonly Point[]): Point[] {
  const merged: Point[] = [];
  for (const point of points.toSorted((a, b) => a.value - b.value)) {
    const previous = merged.at(-1);
    if (previous?.value === point.value) merged[merged.length - 1] = { value: point.value, mass: previous.mass + point.mass };
    else merged.push(point);
  }
  return merged;
}

function cumulate(points: readonly Point[]): number[] {
  let total = 0;
  return points.map(({ mass }) => (total += mass));
}
