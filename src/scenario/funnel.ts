import { exp } from '../distributions/special/exp.ts';
import { ln } from '../distributions/special/ln.ts';
import { absorb } from './means/absorption.ts';
import type { Staged } from './schema.ts';

/** The stage graph of a motion: transition probabilities between stages and to a win; the rest does not advance. */
export interface Funnel {
  readonly names: readonly string[];
  /** probability of going from a stage (row) to a stage (column) */
  readonly moves: readonly (readonly number[])[];
  readonly wins: readonly number[];
}

/**
 * The funnel of a motion, with each probability turned into one number by `mean`.
 * A motion that states only its win rate gets stages of equal probability; undefined when neither is complete.
 */
export function funnelOf(motion: Pick<Staged, 'stages' | 'winRate'>, mean: (spec: unknown) => number | undefined): Funnel | undefined {
  const names = Object.keys(motion.stages);
  const stages = Object.values(motion.stages);
  const even = stages.every((stage) => stage.advance === undefined && stage.next === undefined) ? evenAdvance(mean(motion.winRate), names.length) : undefined;
  const moves = names.map(() => names.map(() => 0));
  const wins = names.map(() => 0);
  for (const [index, stage] of stages.entries()) {
    const next = stage.next ?? onward(names[index + 1] ?? 'won', mean(stage.advance) ?? even);
    if (next === undefined) return undefined;
    for (const [target, probability] of Object.entries(next)) {
      const column = names.indexOf(target);
      if (column >= 0) moves[index][column] = probability;
      else if (target === 'won') wins[index] = probability;
    }
  }
  return names.length === 0 ? undefined : { names, moves, wins };
}

const onward = (target: string, probability: number | undefined): Record<string, number> | undefined =>
  probability === undefined ? undefined : { [target]: probability };

const evenAdvance = (winRate: number | undefined, stages: number): number | undefined =>
  winRate === undefined || winRate <= 0 || winRate >= 1 || stages === 1 ? winRate : exp(ln(winRate) / stages);

/** Expected visits to each stage by an opportunity that starts in the first one, and its probability of being won. */
export function walk(funnel: Funnel): { readonly visits: readonly number[]; readonly winRate: number } {
  const visits = absorb(funnel.moves);
  const winRate = visits.reduce((sum, visited, index) => sum + visited * funnel.wins[index], 0);
  return { visits, winRate };
}
