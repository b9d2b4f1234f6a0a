import type { Lifetimes } from '../../estimate/lifetimes.ts';
import type { SurvivalFamily } from '../../estimate/standard-family.ts';
import { fitSurvival, type SurvivalFit } from '../../estimate/survival-fit.ts';
import { bestFamily, type DaysFit, describeDays, survivalAt } from './days-fit.ts';
import { outcome } from './spells.ts';
import type { StageSpells } from './stage-spells.ts';

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
    if (round === 3 || round === ROUNDS - 1) families = [bestFamily(columnsOf(spells, outcome.advanced, likely), advanced), bestFamily(columnsOf(spells, outcome.lost, likely), lost)];
    fits = [advanced, lost].map((events, k) => (events > 0 ? fitSurvival(familyFor(families[k], events), columnsOf(spells, k + 1, likely)) : undefined));
    if (open === 0 && round === 3) break;
    share = openShares(spells, fits, share, likely);
  }
  const [ifAdvanced, ifLost] = fits.map((fit, k) => (fit === undefined ? undefined : describeDays(columnsOf(spells, k + 1, likely), spells.resolutionDays, fit, counts[k + 1])));
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
