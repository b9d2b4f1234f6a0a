import { DAYS_PER_MONTH } from './calendar.ts';
import { meanOf } from './means/central.ts';
import { segmentOf } from './check/context.ts';
import { funnelOf, walk } from './funnel.ts';
import { heldIn } from './team.ts';
import type { Expansion, NewBusiness, Scenario, Stage, Staged } from './schema.ts';

/* What a motion is whatever arrives: its stages, days, win rate and size when nothing varies. */

export interface SteadyStage {
  readonly name: string;
  /** mean days of a visit, over those who advance and those who do not */
  readonly days: number;
  /** visits of one opportunity */
  readonly visits: number;
  readonly seizes: readonly string[];
}

export interface SteadyMotion {
  readonly name: string;
  readonly owner: string;
  /** new opportunities per day */
  readonly arrivals: number;
  readonly winRate: number;
  /** mean days from assignment to close, without waiting */
  readonly days: number;
  readonly dealSize: number;
  /** share of its opportunities that its fullest pool can serve */
  readonly served: number;
  /** pools whose slots are held as long as the owner's */
  readonly with: readonly string[];
  readonly stages: readonly SteadyStage[];
}

/** A motion, and what of it depends on no other. */
export interface Funnelled {
  readonly motion: NewBusiness | Expansion;
  readonly fixed: Omit<SteadyMotion, 'arrivals' | 'served'>;
}

/** Stages of a motion with the visits of one opportunity, and the share that is won. */
export function stagesOf(motion: Staged): { stages: SteadyStage[]; winRate: number } {
  const funnel = funnelOf(motion, (spec) => (spec === undefined ? undefined : meanOf(spec, 'probability')));
  const { visits, winRate } = funnel === undefined ? { visits: [], winRate: 0 } : walk(funnel);
  const stages = Object.entries(motion.stages).map(([stageName, stage], index) => {
    const onward = funnel === undefined ? 1 : funnel.wins[index] + funnel.moves[index].reduce((sum, p) => sum + p, 0);
    return { name: stageName, days: stageDays(stage, onward), visits: visits[index] ?? 0, seizes: stage.seizes };
  });
  return { stages, winRate };
}

export function fixedPart(scenario: Scenario, name: string, motion: NewBusiness | Expansion): Funnelled {
  const { stages, winRate } = stagesOf(motion);
  const days = stages.reduce((sum, stage) => sum + stage.days * stage.visits, 0);
  return { motion, fixed: { name, owner: motion.owner, winRate, days, dealSize: motion.kind === 'expansion' ? sizeOf(scenario, motion) : meanOf(motion.dealSize), with: heldIn(motion), stages } };
}

// `wholeDays: up` ends on start + floor(days) + 1: half a day later on average
function stageDays(stage: Stage, onward: number): number {
  const whole = stage.wholeDays === 'up' ? 0.5 : 0;
  const advancing = meanOf(stage.days);
  const lost = stage.daysIfLost === undefined ? advancing : meanOf(stage.daysIfLost);
  return whole + onward * advancing + (1 - onward) * lost;
}

/** Opening accounts of an expansion's segment whose tenure it works: their number and their ARR. */
function workedAccounts(scenario: Scenario, { segment, tenureMonths }: Expansion): { count: number; arr: number } {
  const { from, until = Infinity } = tenureMonths ?? { from: 0 };
  const segments = Object.keys(scenario.segments);
  const own = Object.values(scenario.accounts).filter((accounts) => segmentOf(accounts, segments) === (segment ?? segments[0]) && accounts.tenureMonths >= from && accounts.tenureMonths < until);
  return { count: own.reduce((sum, { count }) => sum + count, 0), arr: own.reduce((sum, { count, arr }) => sum + count * meanOf(arr), 0) };
}

export const expansionsPerDay = (scenario: Scenario, motion: Expansion): number => (workedAccounts(scenario, motion).count * meanOf(motion.per100PerMonth)) / (100 * DAYS_PER_MONTH);

/** Mean ACV that a win of an expansion adds. */
function sizeOf(scenario: Scenario, motion: Expansion): number {
  if (motion.size.amount !== undefined) return meanOf(motion.size.amount);
  const { count, arr } = workedAccounts(scenario, motion);
  return count === 0 ? 0 : (meanOf(motion.size.ofArr ?? 0) * arr) / count;
}
