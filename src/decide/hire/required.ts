import { orderIntervalOf, type Interval } from '../../record/statistics/order-interval.ts';
import { quantileOf } from '../../record/statistics/quantile.ts';
import { wilson } from '../../record/statistics/wilson.ts';

/** A size that was tried, and which trials hit the target with it: 1 or 0, the same trials for all sizes. */
export interface Tried {
  readonly seats: number;
  readonly hits: Float64Array;
}

/**
 * The headcount that a trial requires: one more than the largest size at which it misses, because an extra seat can lose a
 * trial when something else binds. Percentiles are null beyond the largest size, and `atMost` the smallest for trials that
 * hit with all sizes.
 */
export interface Required {
  readonly percentiles: readonly { readonly p: number; readonly seats: number | null; readonly interval: Interval }[];
  /** share of trials that miss with the largest size, with its Wilson 95 % interval */
  readonly beyond: { readonly seats: number; readonly share: number; readonly lo: number; readonly hi: number };
  /** share of trials that hit with every size */
  readonly atSmallest: { readonly seats: number; readonly share: number };
  /** sizes are so far apart: what is required is known to so many seats */
  readonly step: number;
}

const PERCENTILES = [0.1, 0.5, 0.8, 0.9] as const;

/** @param tried sizes from the smallest to the largest, at least one */
export function requiredOf(tried: readonly Tried[]): Required {
  const sizes = tried.map(({ seats }) => seats);
  const n = Math.min(...tried.map(({ hits }) => hits.length));
  // one past the last size stands for more than any
  const places = Float64Array.from({ length: n }, (_, trial) => tried.findLastIndex(({ hits }) => hits[trial] !== 1) + 1).sort();
  const seatsAt = (place: number | null) => (place === null ? null : (sizes[place] ?? null));
  const beyond = places.filter((place) => place === tried.length).length;
  return {
    percentiles: PERCENTILES.map((p) => {
      const [lo, hi] = orderIntervalOf(places, p);
      return { p, seats: seatsAt(quantileOf(places, p)), interval: [seatsAt(lo), seatsAt(hi)] };
    }),
    beyond: { seats: sizes[sizes.length - 1], share: beyond / n, ...wilson(beyond, n)! },
    atSmallest: { seats: sizes[0], share: places.filter((place) => place === 0).length / n },
    step: Math.max(1, ...sizes.slice(1).map((seats, k) => seats - sizes[k])),
  };
}
