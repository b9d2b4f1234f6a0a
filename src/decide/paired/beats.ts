import type { Probability } from '../../record/statistics/probability.ts';
import { wilson } from '../../record/statistics/wilson.ts';
import type { Pair } from './pair.ts';

/** How often the variant comes out above the base, with the Wilson 95 % interval, and in how many trials both are equal. */
export interface Beats extends Probability {
  readonly ties: number;
}

/** Share of trials whose variant is above its base; below it where `less` is better. A tie beats nothing. */
export function beats({ base, variant }: Pair, less = false): Beats {
  let hits = 0;
  let ties = 0;
  for (let i = 0; i < base.length; i++) {
    if (variant[i] === base[i]) ties += 1;
    else if (variant[i] > base[i] !== less) hits += 1;
  }
  const n = base.length;
  const interval = wilson(hits, n);
  return { n, hits, ties, ...(interval === null ? { p: null, lo: null, hi: null } : { p: hits / n, ...interval }) };
}
