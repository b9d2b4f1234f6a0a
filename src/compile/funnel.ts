import { exp } from '../distributions/special/exp.ts';
import { ln } from '../distributions/special/ln.ts';
import { walk } from '../scenario/funnel.ts';
import { central, meanOf } from '../scenario/means/central.ts';
import type { Worked } from '../scenario/schema.ts';
import { quantile } from '../distributions/distribution.ts';

/** The funnel of a motion at its central values. */
export interface CentralFunnel {
  readonly names: readonly string[];
  /** chance of leaving each stage forward, and for a graph where to: stage index (or stages for won) and cumulated share */
  readonly chances: readonly number[];
  readonly moves: readonly (readonly number[])[];
  readonly wins: readonly number[];
  readonly isGraph: boolean;
  readonly winRate: number;
  /** the exponent that turns a multiplier of the overall odds into one of each stage's odds */
  readonly exponent: number;
}

export function centralFunnel(motion: Worked): CentralFunnel {
  const names = Object.keys(motion.stages);
  const stages = Object.values(motion.stages);
  const isGraph = stages.some(({ next }) => next !== undefined);
  const stated = stages.some(({ advance, next }) => advance !== undefined || next !== undefined);
  const even = stated ? 0 : root(meanShare(motion.winRate), names.length);
  const moves = names.map(() => names.map(() => 0));
  const wins = names.map(() => 0);
  const chances = stages.map(({ advance, next }, i) => {
    const onward = next ?? { [names[i + 1] ?? 'won']: stated ? meanShare(advance) : even };
    for (const [target, probability] of Object.entries(onward)) {
      const to = names.indexOf(target);
      if (to >= 0) moves[i][to] = probability;
      else wins[i] = probability;
    }
    return Object.values(onward).reduce((sum, p) => sum + p, 0);
  });
  const { winRate } = walk({ names, moves, wins });
  return { names, chances, moves, wins, isGraph, winRate, exponent: exponentOf(names, chances, moves, wins, winRate, isGraph) };
}

/**
 * a = (1 - P) / sum(1 - p_i) for a chain, so that stage odds times m^a multiply the overall odds by m to first order; for a
 * graph a = 1 / (d logit P / d h) when all stage odds grow by e^h, by central difference. 1 where nothing can change.
 */
function exponentOf(names: readonly string[], chances: readonly number[], moves: readonly (readonly number[])[], wins: readonly number[], winRate: number, isGraph: boolean): number {
  if (winRate <= 0 || winRate >= 1) return 1;
  if (!isGraph) return (1 - winRate) / chances.reduce((sum, p) => sum + (1 - p), 0);
  const at = (h: number): number => {
    const factors = chances.map((p) => (p > 0 ? shifted(p, h) / p : 1));
    const moved = walk({ names, moves: moves.map((row, i) => row.map((p) => p * factors[i])), wins: wins.map((p, i) => p * factors[i]) }).winRate;
    return ln(moved / (1 - moved));
  };
  const step = 1e-4;
  return (2 * step) / (at(step) - at(-step));
}

/** A probability with its odds multiplied by e^h. */
function shifted(p: number, h: number): number {
  const odds = exp(h);
  return (odds * p) / (1 - p + odds * p);
}

const meanShare = (spec: unknown): number => (spec === undefined ? 0 : meanOf(spec, 'probability'));

const root = (p: number, n: number): number => (n === 1 || p <= 0 || p >= 1 ? p : exp(ln(p) / n));

/** Days that cover the motion's cycle: the sum over stages of the 99th percentile of their days. */
export function cycleDays(motion: Worked): number {
  return Object.values(motion.stages).reduce((sum, { days, wholeDays }) => sum + percentile99(days) + (wholeDays === 'up' ? 1 : 0), 0);
}

function percentile99(spec: unknown): number {
  const resolved = central(spec, 'positive');
  return resolved.constant ?? quantile(resolved, 0.99);
}
