import { type History, status } from '../history.ts';
import { type Arrivals, arrivalsOf } from './learn/arrivals.ts';
import { type SizeFit, sizeFit } from './learn/deal-size.ts';
import { withoutOwners } from './learn/odds-cells.ts';
import { MOST_ERRORS, type OwnerCheck, ownerCheck } from './learn/owner-check.ts';
import { oddsModel, type SizeEffect } from './learn/odds-model.ts';
import type { CalibrateOptions } from './options.ts';
import { periodAt, periodGrid, type PeriodGrid } from './period-grid.ts';
import { type MotionPlan, type Plans, plansOf } from './plans.ts';
import { type Renewals, renewalsOf } from './learn/renewals.ts';
import { priors } from './priors.ts';
import { type DaysGroup, type DaysPosterior, shockedDays } from './learn/shocked-days.ts';
import { outcome } from './stages/spells.ts';
import { isPoint } from './stages/days-fit.ts';
import { fitStage, type StageFit } from './stages/stage-days.ts';
import { stageSpells } from './stages/stage-spells.ts';
import { type OddsPosterior, winOdds } from './learn/win-odds.ts';

/** Everything that was learnt, before it is put into words. */
export interface Fits {
  readonly plans: Plans;
  readonly motions: readonly MotionFits[];
  readonly grid: PeriodGrid;
  readonly odds: OddsPosterior;
  readonly sizeEffect: SizeEffect;
  readonly owners: number;
  /** why people are not told apart, where they are not */
  readonly asOne: string | undefined;
  readonly ownerCheck: OwnerCheck | undefined;
  readonly days: DaysPosterior | undefined;
  readonly arrivals: Arrivals | undefined;
  readonly renewals: Renewals | undefined;
}

export interface MotionFits {
  readonly plan: MotionPlan;
  readonly stages: readonly StageFits[];
  readonly size: SizeFit | undefined;
  /** place of its first stage among the stages of all motions */
  readonly firstStage: number;
  /** place of its first origin effect; the reference has none */
  readonly firstOrigin: number;
}

export interface StageFits {
  readonly fit: StageFit;
  /** share of those who advance that passed it in no time */
  readonly passed: number;
  /** spells that were lost, and those of them without a decision */
  readonly lost: number;
  readonly undecided: number;
  /** place among the groups of the posterior of days, if any */
  readonly advancedGroup: number;
  readonly lostGroup: number;
}

const FINE = 0.02;
const COARSE = 0.06;

export function fitsOf(history: History, options: CalibrateOptions): Fits {
  const plans = plansOf(history, options);
  let first = history.knownTo;
  for (const { spells } of plans.motions) for (let k = 0; k < spells.count; k += 1) first = Math.min(first, spells.start[k]);
  const grid = periodGrid(first, history.knownTo, options);
  const groups: DaysGroup[] = [];
  let [stages, origins] = [0, 0];
  const motions = plans.motions.map((plan): MotionFits => {
    const firstStage = stages;
    const firstOrigin = origins;
    stages += plan.funnel.names.length;
    origins += plan.origins.length - 1;
    const fitted = plan.funnel.names.map((_, stage) => fitOne({ plan, stage, history, grid, groups }));
    return { plan, stages: fitted, size: sizeOf(history, plan), firstStage, firstOrigin };
  });
  const { model, sizeEffect, dealsOfOwner } = oddsModel(history, plans, motions, grid);
  const told = options.people === 'asOne' ? undefined : winOdds(model);
  const check = told === undefined || model.owners < 2 ? undefined : ownerCheck(model, told, dealsOfOwner);
  const handed = check !== undefined && check.errors > MOST_ERRORS;
  const asOne = options.people === 'asOne' ? 'asked for' : handed ? 'deals change owners by how they end' : undefined;
  const odds = told === undefined || handed ? winOdds({ ...model, cells: withoutOwners(model.cells), owners: 0 }) : told;
  const days = groups.length === 0 ? undefined : shockedDays(groups, grid.count, grid.keep(priors.persistence));
  return { plans, motions, grid, odds, sizeEffect, owners: model.owners, asOne, ownerCheck: check, days, arrivals: arrivalsOf(history, plans, options), renewals: renewalsOf(history) };
}

interface OneStage {
  readonly plan: MotionPlan;
  readonly stage: number;
  readonly history: History;
  readonly grid: PeriodGrid;
  readonly groups: DaysGroup[];
}

function fitOne({ plan: { spells }, stage, history: { resolutionDays }, grid, groups }: OneStage): StageFits {
  const fit = fitStage(stageSpells(spells, stage, { resolutionDays, width: FINE }));
  const byPeriod = stageSpells(spells, stage, { resolutionDays, width: COARSE, periodOf: (day) => periodAt(grid, day) });
  const group = (way: number, days: StageFit['ifAdvanced']): number => {
    if (days === undefined || isPoint(days.fit)) return -1;
    const { family, coefficients, logScale } = days.fit;
    const { ended, weight } = towards(byPeriod, way, fit);
    return groups.push({ ...byPeriod, ended, weight, family, location: coefficients[0], logScale }) - 1;
  };
  let [passed, advanced, lost, undecided] = [0, 0, 0, 0];
  for (let k = 0; k < spells.count; k += 1) {
    if (spells.stage[k] !== stage) continue;
    if (spells.outcome[k] === outcome.advanced) advanced += 1;
    passed += spells.passed[k];
    if (spells.outcome[k] === outcome.lost) lost += 1;
    undecided += spells.undecided[k];
  }
  return { fit, passed: advanced === 0 ? 0 : passed / advanced, lost, undecided, advancedGroup: group(outcome.advanced, fit.ifAdvanced), lostGroup: group(outcome.lost, fit.ifLost) };
}

/** Spells that count towards an outcome, open ones by what their age makes likely. */
function towards(spells: ReturnType<typeof stageSpells>, way: number, fit: StageFit) {
  const ended = new Uint8Array(spells.count);
  const weight = new Float64Array(spells.count);
  for (let k = 0; k < spells.count; k += 1) {
    if (spells.outcome[k] === way) {
      ended[k] = 1;
      weight[k] = spells.weight[k];
    } else if (spells.outcome[k] === outcome.open) {
      const ahead = fit.openShare(spells.until[k]);
      weight[k] = spells.weight[k] * (way === outcome.advanced ? ahead : 1 - ahead);
    }
  }
  return { ended, weight };
}

function sizeOf({ opportunities: deals, filledAtClose }: History, { rows }: MotionPlan): SizeFit | undefined {
  // what the CRM fills in at the close says of open deals only which of them are odd
  const late = filledAtClose.includes('amount');
  const amounts: number[] = [];
  const known = { won: 0, lost: 0, open: 0 };
  let missing = 0;
  for (const row of rows) {
    const amount = deals.amount[row];
    const how = deals.status[row];
    if (!(amount > 0) || (late && how === status.open)) {
      missing += 1;
      continue;
    }
    known[how === status.won ? 'won' : how === status.open ? 'open' : 'lost'] += 1;
    amounts.push(amount);
  }
  return amounts.length === 0 ? undefined : sizeFit(Float64Array.from(amounts), missing, known);
}
