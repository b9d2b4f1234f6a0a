import { Z_95 } from '../../record/statistics/confidence.ts';
import { momentsOf, sdOf } from '../../record/statistics/moments.ts';
import { verdictOf } from '../paired/verdict.ts';
import type { Estimate } from '../paired/pair.ts';
import type { Factorial } from './schema.ts';

/** Groups of levers as sets of bits, single levers first: 1, 2, 3 or 1, 2, 4, 3, 5, 6, 7. */
export function leverGroups(levers: number): number[] {
  const all = Array.from({ length: 2 ** levers - 1 }, (_, k) => k + 1);
  return all.sort((a, b) => bits(a).length - bits(b).length || a - b);
}

export const bits = (group: number): number[] => [0, 1, 2, 3].filter((bit) => (group >> bit) & 1);

/**
 * Effects of levers from a full factorial: `samples[group]` are those of a metric with the levers of the group moved, group 0
 * being the base. What a group does beyond its parts is Σ over its subsets s of (−1)^(|group| − |s|) · samples[s]: for two
 * levers together − first − second + base. Contrasts are made inside each trial, so their error knows the shared luck.
 *
 * Source: Box, Hunter and Hunter (2005), "Statistics for Experimenters", 5; contrasts against the base instead of the middle.
 */
export function effectsOf(samples: readonly Float64Array[], levers: readonly string[], isPaired: boolean): Factorial['effects'] {
  return leverGroups(levers.length).map((group) => {
    const names = bits(group).map((lever) => levers[lever]);
    const together = contrast([[1, samples[group]], [-1, samples[0]]], isPaired);
    const subsets = samples.flatMap((column, subset) => ((subset & group) === subset ? [[(bits(group).length - bits(subset).length) % 2 === 0 ? 1 : -1, column] as const] : []));
    const interaction = contrast(subsets, isPaired);
    return { levers: names, together, interaction, verdict: verdictOf(interaction) };
  });
}

/** Mean of Σ sign · column over the trials in which all columns have a value. */
function contrast(terms: readonly (readonly [sign: number, column: Float64Array])[], isPaired: boolean): Estimate {
  const present = [...terms[0][1].keys()].filter((i) => terms.every(([, column]) => column[i] === column[i]));
  const n = present.length;
  if (n < 2) return { value: null, lo: null, hi: null, varianceReduction: null };
  const sums = momentsOf(Float64Array.from(present, (i) => terms.reduce((sum, [sign, column]) => sum + sign * column[i], 0)));
  const together = (sdOf(sums) ?? 0) ** 2;
  const apart = terms.reduce((all, [, column]) => all + (sdOf(momentsOf(Float64Array.from(present, (i) => column[i]))) ?? 0) ** 2, 0);
  const half = Z_95 * Math.sqrt((isPaired ? together : apart) / n);
  return { value: sums.mean, lo: sums.mean - half, hi: sums.mean + half, varianceReduction: !isPaired ? 1 : together > 0 ? apart / together : null };
}
