import { teamsInOrder } from '../scenario/teams.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { PoolTable } from './pool-lines.ts';
import type { Capacity } from './schema.ts';

/** From the people's quotas over the leaders' numbers to the plan: a leader's number is what the pools carry / (1 + cushion). */
export function levelsOf(scenario: Scenario, tables: readonly PoolTable[], plan: number | null): Capacity['levels'] {
  const over = (number: number) => (plan === null || plan === 0 ? null : number / plan - 1);
  const numbers = new Map(tables.flatMap(({ pool, street }) => (street === null || street.total === null ? [] : [[pool, street.total] as const])));
  const people = [...numbers].map(([pool, number]) => ({ pool, number, cushion: null, overAssignment: over(number) }));
  const leaders = teamsInOrder(scenario).flatMap(({ pool, of, cushion }) => {
    const carried = of.reduce((sum, member) => sum + (numbers.get(member) ?? 0), 0);
    if (carried === 0) return [];
    numbers.set(pool, carried / (1 + cushion));
    return [{ pool, number: carried / (1 + cushion), cushion, overAssignment: over(carried / (1 + cushion)) }];
  });
  return [...people, ...leaders];
}
