import { centralFunnel } from '../../compile/funnel.ts';
import type { Scenario } from '../../scenario/schema.ts';
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
