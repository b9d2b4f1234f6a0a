import { kaplanMeier } from '../../estimate/kaplan-meier.ts';
import type { Lifetimes } from '../../estimate/lifetimes.ts';
import { standardOf, survivalFamilies, type SurvivalFamily } from '../../estimate/standard-family.ts';
import { fitSurvival, type SurvivalFit } from '../../estimate/survival-fit.ts';
import { type ObservedCurve, observedCurve } from './observed-curve.ts';

/** Days until one outcome of a stage. */
export interface DaysFit {
  readonly fit: SurvivalFit;
  /** spells that ended so */
  readonly events: number;
  /** the observed curve, equally likely days, where no family follows it */
  readonly empirical: readonly number[] | undefined;
  /** greatest distance between the observed curve and the family's */
  readonly distance: number;
  /** the observed curve beside the family's */
  readonly curve: ObservedCurve;
  /** other families' ln likelihood less that of the chosen one */
  readonly others: Readonly<Partial<Record<SurvivalFamily, number>>>;
}

const FEWEST_FOR_CURVE = 30;
/** Distances that matter: below it a family is kept however many deals say that it is not exact. */
const LEAST_DISTANCE = 0.03;
/** About the 1 % point of √n × distance for a family whose two parameters were fitted (Lilliefors). */
const CRITICAL = 1.05;
const CURVE_POINTS = 200;

const out = new Float64Array(3);

/** Share of spells longer than so many days. */
export function survivalAt({ family, coefficients, logScale }: SurvivalFit, days: number): number {
  if (days <= 0) return 1;
  standardOf[family].logSurvival((Math.log(days) - coefficients[0]) / Math.exp(logScale), out);
  return Math.exp(out[0]);
}

/** The family of the greatest score; a family needs more events than it has parameters. */
export function bestFamily(lifetimes: Lifetimes, events: number): SurvivalFamily {
  if (events < 4) return 'exponential';
  return families(lifetimes)[0].family;
}

interface Score {
  readonly family: SurvivalFamily;
  readonly score: number;
}

/** Families by ln likelihood less one for every parameter (Akaike), the best first. The scenario language knows no log-logistic: it must be clearly better. */
function families(lifetimes: Lifetimes): Score[] {
  return survivalFamilies
    .map((family) => {
      const { logLikelihood, converged, logScale } = fitSurvival(family, lifetimes);
      const isUsable = converged && Number.isFinite(logLikelihood) && !(family === 'loglogistic' && logScale > Math.log(0.6)) && !(family === 'lognormal' && logScale > Math.log(2.4));
      const parameters = family === 'exponential' ? 1 : family === 'loglogistic' ? 4 : 2;
      return { family, score: isUsable ? logLikelihood - parameters : -Infinity };
    })
    .sort((a, b) => b.score - a.score);
}

/** Days that hardly differ have no scale to speak of: a family runs off to a point. */
export const isPoint = ({ logScale, converged, coefficients }: SurvivalFit): boolean => !(logScale > -4) || !converged || !Number.isFinite(coefficients[0]);

/** How well a family follows the observed curve; the curve itself where none does. */
export function describeDays(lifetimes: Lifetimes, resolutionDays: number, fit: SurvivalFit, events: number): DaysFit {
  const seen = kaplanMeier(lifetimes);
  const { days, survival } = seen;
  let distance = 0;
  let before = 1;
  for (let k = 0; k < days.length; k += 1) {
    const model = survivalAt(fit, days[k]);
    distance = Math.max(distance, Math.abs(model - survival[k]), resolutionDays > 0 ? 0 : Math.abs(model - before));
    before = survival[k];
  }
  const scores = events < 4 ? [] : families(lifetimes);
  const own = scores.find(({ family }) => family === fit.family)?.score ?? 0;
  const others = Object.fromEntries(scores.filter(({ family, score }) => family !== fit.family && Number.isFinite(score)).map(({ family, score }) => [family, score - own]));
  const isRejected = isPoint(fit) || (events >= FEWEST_FOR_CURVE && distance > Math.max(LEAST_DISTANCE, CRITICAL / Math.sqrt(events)));
  const needsCurve = isRejected || (fit.family === 'loglogistic');
  return { fit, events, distance, curve: observedCurve(seen, isPoint(fit) ? null : (at) => survivalAt(fit, at)), others, empirical: needsCurve ? (isRejected ? curveOf(resolutionDays, days, survival, fit) : quantilesOf(fit)) : undefined };
}

/** Equally likely days that follow the observed curve, each the mean of its share of it; what it does not reach follows the family's tail. */
function curveOf(resolutionDays: number, days: Float64Array, survival: Float64Array, fit: SurvivalFit): number[] {
  const half = 0.5 * resolutionDays;
  const last = survival.at(-1) ?? 1;
  const end = days.at(-1) ?? 0;
  const tail = survivalAt(fit, end);
  let [at, before] = [0, 1];
  return Array.from({ length: CURVE_POINTS }, (_, i) => {
    const floor = 1 - (i + 1) / CURVE_POINTS;
    let [upper, sum] = [1 - i / CURVE_POINTS, 0];
    for (; at < days.length && before > floor; at += 1) {
      const lower = Math.max(floor, survival[at]);
      if (upper > lower) sum += (upper - lower) * Math.max(0, days[at] - half);
      upper = Math.min(upper, lower);
      if (survival[at] < floor) break;
      before = survival[at];
    }
    // beyond the last end that was seen
    if (upper > floor && at >= days.length) sum += (upper - floor) * Math.max(end, quantileOf(fit, Math.max(1e-9, (0.5 * (upper + floor) * tail) / Math.max(last, 1e-12))));
    return sum * CURVE_POINTS;
  });
}

const quantilesOf = (fit: SurvivalFit): number[] => Array.from({ length: CURVE_POINTS }, (_, i) => quantileOf(fit, 1 - (i + 0.5) / CURVE_POINTS));

/** The days that a share q of spells exceeds. */
export function quantileOf({ family, coefficients, logScale }: SurvivalFit, q: number): number {
  return Math.exp(coefficients[0] + Math.exp(logScale) * standardOf[family].quantile(q));
}
