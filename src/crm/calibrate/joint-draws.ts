import { logGamma } from '../../distributions/special/log-gamma.ts';
import type { Random } from '../estimate/random.ts';
import type { SurvivalFamily } from '../estimate/standard-family.ts';
import { drawSize } from './learn/deal-size.ts';
import { drawRenewals, type RenewalDraw } from './learn/renewals.ts';
import type { Fits } from './fits.ts';

/** One draw of everything that is not known: parts that were learnt from different data are independent given those. */
export interface JointDraw {
  /** chance of advancing, by stage over all motions; a neutral person in a neutral period */
  readonly advance: Float64Array;
  /** multiplies the odds of the overall win, by origin effect */
  readonly originOdds: Float64Array;
  /** the same for each doubling of the deal size, by motion */
  readonly oddsBySize: Float64Array;
  readonly skillSd: number;
  readonly winOddsSd: number;
  /** mean days of each group of the posterior of days, in a neutral period */
  readonly meanDays: Float64Array;
  readonly cycleCv: number;
  /** arrivals per day of each source */
  readonly perDay: Float64Array;
  readonly demandCv: number;
  /** by motion */
  readonly size: readonly ({ readonly median: number; readonly sigma: number } | undefined)[];
  readonly renewals: RenewalDraw | undefined;
}

export function jointDraw({ odds, days, arrivals, motions, renewals }: Fits, families: readonly SurvivalFamily[], random: Random): JointDraw {
  const won = odds.draw(random);
  const lasted = days?.draw(random);
  const came = arrivals?.posterior.draw(random);
  // multipliers have mean 1: what the median of days lacks, their shock adds
  const lift = lasted === undefined ? 0 : 0.5 * lasted.shockSd * lasted.shockSd;
  return {
    advance: won.stages.map((x) => 1 / (1 + Math.exp(-x))),
    originOdds: won.origins.map(Math.exp),
    oddsBySize: won.bySize.map(Math.exp),
    skillSd: won.ownersSd,
    winOddsSd: won.shockSd,
    meanDays: Float64Array.from(families, (family, g) => meanDays(family, lasted!.location[g] + lift, lasted!.logScale[g])),
    cycleCv: lasted === undefined ? 0 : cvOf(lasted.shockSd),
    perDay: came?.perDay ?? new Float64Array(0),
    demandCv: came === undefined ? 0 : cvOf(came.shockSd),
    size: motions.map(({ size }) => (size === undefined ? undefined : drawSize(size, random))),
    renewals: renewals === undefined ? undefined : drawRenewals(renewals, random),
  };
}

/** Mean of T where log T = location + scale × W. */
export function meanDays(family: SurvivalFamily, location: number, logScale: number): number {
  const scale = Math.exp(logScale);
  if (family === 'exponential') return Math.exp(location);
  if (family === 'weibull') return Math.exp(location + logGamma(1 + scale));
  if (family === 'lognormal') return Math.exp(location + 0.5 * scale * scale);
  // Γ(1 + s) Γ(1 − s); a scale of 1 or more has no mean
  return scale < 1 ? Math.exp(location + logGamma(1 + scale) + logGamma(1 - scale)) : Infinity;
}

/** cv of a lognormal multiplier from the sd of its logarithm. */
export const cvOf = (sd: number): number => Math.sqrt(Math.expm1(sd * sd));
