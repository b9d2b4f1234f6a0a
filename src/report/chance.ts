import type { ResultTarget } from '../record/result.ts';
import { grouped, MISSING } from './number.ts';
import { percentPoints } from './share.ts';

/** A share of trials with its simulation error, as in a target's `hit`. */
export type Chance = ResultTarget['hit']['periods'][number];

/** Fewer trials than this say nothing about their own error, and nothing is printed of it. */
const FEWEST_FOR_ERROR = 3;
/** From so many trials on a share is told as so many of 100. */
const FEWEST_FOR_PERCENT = 100;

/** How often, in words: `82 of 100`, `31 of 10,000`, `none of 10,000`, `all 10,000`. */
export function howOften({ n, hits, p }: Chance): string {
  if (n < FEWEST_FOR_PERCENT) return `${grouped(hits)} of ${grouped(n)}`;
  if (hits === 0) return `none of ${grouped(n)}`;
  if (hits === n) return `all ${grouped(n)}`;
  const isRare = p === null || p < 0.01 || p > 0.99;
  return isRare ? `${grouped(hits)} of ${grouped(n)}` : `${Math.round(p * 100)} of 100`;
}

/** How far other random numbers would have moved the share: nothing that anybody can be confident of. */
export function simulationError(chance: Chance): string {
  const { n, hits, p, lo, hi } = chance;
  if (p === null || lo === null || hi === null || n < FEWEST_FOR_ERROR) return 'too few trials to tell its error';
  if (hits === 0 || hits === n) return `the chance is ${bound(chance)}`;
  if (n < FEWEST_FOR_PERCENT || p < 0.01 || p > 0.99) return `simulation error: ${interval(chance)}`;
  return `simulation error ± ${Math.max(1, Math.round((hi - lo) * 50))}`;
}

/** The share in percent; `< 0.04 %` where no trial hit, as not hitting in n trials is not impossible. */
export function chanceText(chance: Chance): string {
  const { n, hits, p } = chance;
  if (p === null) return MISSING;
  if (n < FEWEST_FOR_ERROR) return `${hits} of ${n}`;
  return hits === 0 || hits === n ? bound(chance) : percentPoints(p, decimalsOf(chance));
}

/** The ends of the share's interval: `60.2 to 62.2 %`; empty where there is none, or the share is told as a bound. */
export function interval(chance: Chance): string {
  const { n, hits, lo, hi } = chance;
  if (lo === null || hi === null || n < FEWEST_FOR_ERROR || hits === 0 || hits === n) return '';
  const decimals = decimalsOf(chance);
  return `${(lo * 100).toFixed(decimals)} to ${percentPoints(hi, decimals)}`;
}

function bound({ hits, lo, hi }: Chance): string {
  return hits === 0 ? `< ${roundedUp((hi ?? 1) * 100)} %` : `> ${roundedDown((lo ?? 0) * 100)} %`;
}

/** Rounded up, so that the bound holds: 0.0384 → 0.04, 3.71 → 3.8, 79.3 → 80. */
function roundedUp(percent: number): string {
  const decimals = percent >= 10 ? 0 : percent >= 1 ? 1 : Math.max(2, -Math.floor(Math.log10(percent)));
  const scale = 10 ** decimals;
  return (Math.ceil(percent * scale - 1e-9) / scale).toFixed(decimals);
}

function roundedDown(percent: number): string {
  const rest = roundedUp(100 - percent);
  return (100 - Number(rest)).toFixed(rest.split('.')[1]?.length ?? 0);
}

/** One decimal unless the error is wider than three points, two for shares that need them. */
function decimalsOf({ p, lo, hi }: Chance): number {
  const rare = Math.min(p ?? 0, 1 - (p ?? 0));
  if (rare > 0 && rare < 0.01) return 2;
  return (hi ?? 1) - (lo ?? 0) > 0.06 ? 0 : 1;
}
