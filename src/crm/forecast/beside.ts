import { centralFunnel } from '../../compile/funnel.ts';
import { quantileOf } from '../../record/statistics/quantile.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { type History, status } from '../history.ts';
import { outlookOf } from '../outlook/outlook.ts';
import { newBusinessOf } from './names.ts';
import type { Deal } from './open-deals.ts';

/* Figures that people use instead, to stand beside the forecast. */

/** Turns of the walk through a funnel with ways back; each halves what is left many times over. */
const ROUNDS = 500;

/** The chance of winning from each stage of a motion, whenever that is. */
export function winFrom(scenario: Scenario, motion: string): ReadonlyMap<string, number> {
  const found = newBusinessOf(scenario).find(([name]) => name === motion)![1];
  const { names, moves, wins } = centralFunnel(found);
  const chances = Float64Array.from(wins);
  for (let round = 0; round < ROUNDS; round++) {
    for (let s = names.length - 1; s >= 0; s--) chances[s] = wins[s] + moves[s].reduce((sum, move, to) => sum + move * chances[to], 0);
  }
  return new Map(names.map((name, s) => [name, chances[s]]));
}

/** Every open deal times the scenario's chance of winning from its stage. */
export function stageWeighted(scenario: Scenario, deals: readonly Deal[]): number {
  const chances = new Map<string, ReadonlyMap<string, number>>();
  return deals.reduce((sum, { motion, stage, amount }) => {
    if (!chances.has(motion)) chances.set(motion, winFrom(scenario, motion));
    return sum + amount * (chances.get(motion)!.get(stage) ?? 0);
  }, 0);
}

/** Wins that a history must hold before it speaks for itself. */
const FEWEST_WINS = 30;
const DRAWS = 2000;

/** What the history alone says of the period, without a scenario: booked, and what backtest forecasts for the days left. Null where it is too short. */
export function fromHistory(history: History, to: number, booked: number, { seed }: { readonly seed: string }): { p10: number; p50: number; p90: number } | null {
  const wins = history.opportunities.status.reduce((count, how) => (how === status.won ? count + 1 : count), 0);
  if (wins < FEWEST_WINS) return null;
  const { samples } = outlookOf(history, { to, value: 'amount', draws: DRAWS, seed });
  const at = (p: number) => booked + quantileOf(samples, p)!;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
