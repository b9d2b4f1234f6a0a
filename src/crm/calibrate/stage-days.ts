import { kaplanMeier } from '../estimate/kaplan-meier.ts';
import type { Lifetimes } from '../estimate/lifetimes.ts';
import { standardOf, survivalFamilies, type SurvivalFamily } from '../estimate/standard-family.ts';
import { fitSurvival, type SurvivalFit } from '../estimate/survival-fit.ts';
import { outcome } from './spells.ts';
import type { StageSpells } from './stage-spells.ts';

/** Days until one outcome of a stage. */
export interface DaysFit {
  readonly fit: SurvivalFit;
  /** spells that ended so */
  readonly events: number;
  /** the observed curve, equally likely days, where no family follows it */
  readonly empirical: readonly number[] | undefined;
  /** greatest distance between the observed curve and the family's */
  readonly distance: number;
  /** other families' ln likelihood less that of the chosen one */
  readonly others: Readonly<Partial<Record<SurvivalFamily, number>>>;
}

/** One stage: the share that advances, and how long it takes those who do and those who do not. */
export interface StageFit {
  readonly advanced: number;
  readonly lost: number;
  readonly open: number;
  /** share that advances, open spells counted by what their age makes likely */
  readonly advance: number;
  readonly ifAdvanced: DaysFit | undefined;
  readonly ifLost: DaysFit | undefined;
  /** chance that a spell still open after so many days advances in the end */
  readonly openShare: (days: number) => number;
  /** share of the lost that last so long over that of the advanced */
  readonly lostOverAdvanced: (days: number) => number;
}

/** Rounds of the two steps; the open spells' shares change by less than 1e-3 after a dozen even where half are open. */
const ROUNDS = 15;
const FEWEST_FOR_CURVE = 30;
/** Distances that matter: below it a family is kept however many deals say that it is not exact. */
const LEAST_DISTANCE = 0.03;
/** About the 1 % point of √n × distance for a family whose two parameters were fitted (Lilliefors). */
const CRITICAL = 1.05;
const CURVE_POINTS = 200;
const MOST_RATIO = 1e6;

/**
 * Competing ends of a stage by maximum likelihood: a spell that advanced after t days counts p f(t), one that was lost
 * (1 − p) g(t), one still open at t p F̄(t) + (1 − p) Ḡ(t), by expectation and maximisation.
 * Source: Larson and Dinse, A mixture model for the regression analysis of competing risks data, Applied Statistics 34 (1985), 201–211.
 */
export function fitStage(spells: StageSpells): StageFit {
  const counts = [0, 0, 0];
  for (let k = 0; k < spells.count; k += 1) counts[spells.outcome[k]] += spells.weight[k];
  const [open, advanced, lost] = counts;
  let share = (advanced + 0.5) / (advanced + lost + 1);
  const likely = new Float64Array(spells.count).fill(share);
  let families: readonly [SurvivalFamily, SurvivalFamily] = ['weibull', 'weibull'];
  let fits: (SurvivalFit | undefined)[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round === 3 || round === ROUNDS - 1) families = [best(spells, outcome.advanced, likely, advanced), best(spells, outcome.lost, likely, lost)];
    fits = [advanced, lost].map((events, k) => (events > 0 ? fitSurvival(familyFor(families[k], events), columnsOf(spells, k + 1, likely)) : undefined));
    if (open === 0 && round === 3) break;
    share = openShares(spells, fits, share, likely);
  }
  const [ifAdvanced, ifLost] = fits.map((fit, k) => (fit === undefined ? undefined : describe(spells, k + 1, likely, fit, counts[k + 1])));
  const [a, l] = fits;
  return {
    advanced,
    lost,
    open,
    ifAdvanced,
    ifLost,
    advance: advanced === 0 ? 0 : lost === 0 && open === 0 ? 1 : share,
    openShare: (days) => openShare(days, a, l, share),
    lostOverAdvanced: (days) => (a === undefined || l === undefined ? 1 : Math.min(MOST_RATIO, survivalAt(l, days) / Math.max(survivalAt(a, days), 1 / MOST_RATIO))),
  };
}

/** A family needs more events than it has parameters. */
const familyFor = (family: SurvivalFamily, events: number): SurvivalFamily => (events < 4 ? 'exponential' : family);

/** Each open spell's chance to have advanced in the end; returns the share of all spells that do. */
function openShares(spells: StageSpells, [a, l]: readonly (SurvivalFit | undefined)[], share: number, likely: Float64Array): number {
  let [ahead, all] = [0, 0];
  for (let k = 0; k < spells.count; k += 1) {
    // a spell seen late is a survivor: it tells of days, not of how many advance
    if (spells.entered[k] > 0) {
      if (spells.outcome[k] === outcome.open) likely[k] = openShare(spells.until[k], a, l, share);
      continue;
    }
    all += spells.weight[k];
    if (spells.outcome[k] === outcome.advanced) ahead += spells.weight[k];
    if (spells.outcome[k] !== outcome.open) continue;
    likely[k] = openShare(spells.until[k], a, l, share);
    ahead += spells.weight[k] * likely[k];
  }
  return all === 0 ? share : Math.min(1 - 1e-9, Math.max(1e-9, ahead / all));
}

function openShare(days: number, a: SurvivalFit | undefined, l: SurvivalFit | undefined, share: number): number {
  const ahead = share * (a === undefined ? 0 : survivalAt(a, days));
  const lost = (1 - share) * (l === undefined ? 0 : survivalAt(l, days));
  return ahead + lost > 0 ? ahead / (ahead + lost) : share;
}

const out = new Float64Array(3);

/** Share of spells longer than so many days. */
export function survivalAt({ family, coefficients, logScale }: SurvivalFit, days: number): number {
  if (days <= 0) return 1;
  standardOf[family].logSurvival((Math.log(days) - coefficients[0]) / Math.exp(logScale), out);
  return Math.exp(out[0]);
}

/** Spells that count towards one outcome: those that ended so, and the open ones by their shares. */
function columnsOf(spells: StageSpells, way: number, likely: Float64Array): Lifetimes {
  const weight = new Float64Array(spells.count);
  const ended = new Uint8Array(spells.count);
  for (let k = 0; k < spells.count; k += 1) {
    if (spells.outcome[k] === way) ended[k] = 1;
    const own = way === outcome.advanced ? likely[k] : 1 - likely[k];
    weight[k] = spells.outcome[k] === way ? spells.weight[k] : spells.outcome[k] === outcome.open ? spells.weight[k] * own : 0;
  }
  return { until: spells.until, from: spells.from, ended, entered: spells.entered, weight };
}

function best(spells: StageSpells, way: number, likely: Float64Array, events: number): SurvivalFamily {
  if (events < 4) return 'exponential';
  const scores = families(columnsOf(spells, way, likely));
  return scores[0].family;
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

function describe(spells: StageSpells, way: number, likely: Float64Array, fit: SurvivalFit, events: number): DaysFit {
  const lifetimes = columnsOf(spells, way, likely);
  const { days, survival } = kaplanMeier(lifetimes);
  let distance = 0;
  let before = 1;
  for (let k = 0; k < days.length; k += 1) {
    const model = survivalAt(fit, days[k]);
    distance = Math.max(distance, Math.abs(model - survival[k]), spells.resolutionDays > 0 ? 0 : Math.abs(model - before));
    before = survival[k];
  }
  const scores = events < 4 ? [] : families(lifetimes);
  const own = scores.find(({ family }) => family === fit.family)?.score ?? 0;
  const others = Object.fromEntries(scores.filter(({ family, score }) => family !== fit.family && Number.isFinite(score)).map(({ family, score }) => [family, score - own]));
  const isRejected = isPoint(fit) || (events >= FEWEST_FOR_CURVE && distance > Math.max(LEAST_DISTANCE, CRITICAL / Math.sqrt(events)));
  const needsCurve = isRejected || (fit.family === 'loglogistic');
  return { fit, events, distance, others, empirical: needsCurve ? (isRejected ? curveOf(spells, days, survival, fit) : quantilesOf(fit)) : undefined };
}

/** Equally likely days that follow the observed curve, each the mean of its share of it; what it does not reach follows the family's tail. */
function curveOf({ resolutionDays }: StageSpells, days: Float64Array, survival: Float64Array, fit: SurvivalFit): number[] {
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
