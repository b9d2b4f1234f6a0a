import { funnelOf, walk, type Funnel } from './funnel.ts';
import { meanOf } from './means/central.ts';
import type { Scenario, Staged } from './schema.ts';

/** What the spread between people and between periods makes of a motion's win rate. */
export interface ImpliedWinRate {
  readonly motion: string;
  /** of a neutral person in a neutral period, as stated */
  readonly stated: number;
  /** the mean over people and periods */
  readonly mean: number;
}

/** Points of the trapezoidal rule over ±6 standard deviations of the log-odds. */
const POINTS = 241;
const REACH = 6;

/**
 * Mean overall win rate of each motion that skill and the win-odds shock imply: the odds of the overall win are multiplied by
 * exp(sd · z), sd² = skill² + shock², and each stage's odds by the same to the power that the engine uses.
 */
export function impliedWinRates({ motions, pools, shocks }: Scenario): ImpliedWinRate[] {
  return Object.entries(motions).flatMap(([name, motion]) => {
    if (motion.kind !== 'newBusiness' && motion.kind !== 'expansion') return [];
    const funnel = funnelOf(motion, (spec) => (spec === undefined ? undefined : meanOf(spec as number, 'probability')));
    if (!funnel) return [];
    const stated = walk(funnel).winRate;
    const sd = Math.hypot(meanOf(pools[motion.owner].skill?.logOddsSd ?? 0), meanOf(shocks?.winOdds ?? 0));
    return [{ motion: name, stated, mean: sd > 0 && stated > 0 && stated < 1 ? meanOver(funnel, motion, stated, sd) : stated }];
  });
}

function meanOver(funnel: Funnel, motion: Staged, stated: number, sd: number): number {
  const exponent = exponentOf(funnel, motion, stated);
  let sum = 0;
  let weights = 0;
  for (let k = 0; k < POINTS; k += 1) {
    const z = -REACH + (2 * REACH * k) / (POINTS - 1);
    const weight = Math.exp(-(z * z) / 2);
    sum += weight * walk(shifted(funnel, Math.exp(exponent * sd * z))).winRate;
    weights += weight;
  }
  return sum / weights;
}

const leaves = ({ moves, wins }: Funnel): number[] => wins.map((win, i) => win + moves[i].reduce((sum, p) => sum + p, 0));

/** (1 − P) / Σ (1 − p) for a chain, by a difference for a graph, so that stage odds times m^a multiply the overall odds by m. */
function exponentOf(funnel: Funnel, motion: Staged, stated: number): number {
  const isGraph = Object.values(motion.stages).some(({ next }) => next !== undefined);
  if (!isGraph) return (1 - stated) / leaves(funnel).reduce((sum, p) => sum + 1 - p, 0);
  const logit = (p: number): number => Math.log(p / (1 - p));
  const step = 1e-4;
  return (2 * step) / (logit(walk(shifted(funnel, Math.exp(step))).winRate) - logit(walk(shifted(funnel, Math.exp(-step))).winRate));
}

/** The funnel with the odds of advancing from each stage multiplied. */
function shifted(funnel: Funnel, odds: number): Funnel {
  const factors = leaves(funnel).map((p) => (p > 0 ? odds / (1 - p + odds * p) : 1));
  return { names: funnel.names, moves: funnel.moves.map((row, i) => row.map((p) => p * factors[i])), wins: funnel.wins.map((p, i) => p * factors[i]) };
}
