import { type History, status } from '../history.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { motionFor, newBusinessOf } from './names.ts';

export interface Booked {
  /** by motion; undefined where the pipeline holds no won deal, so that nothing is known of it */
  readonly byMotion: ReadonlyMap<string, number> | undefined;
  readonly wins: number;
}

/** What was won in the running period before the day, by the scenario's motions. */
export function bookedToDate({ opportunities: { count, status: states, closed, amount, motion, segment }, names }: History, scenario: Scenario, from: number, to: number): Booked {
  const won = Array.from({ length: count }, (_, i) => i).filter((i) => states[i] === status.won);
  if (won.length === 0) return { byMotion: undefined, wins: 0 };
  const motions = newBusinessOf(scenario).map(([name]) => name);
  const byMotion = new Map(motions.map((name) => [name, 0]));
  let wins = 0;
  for (const i of won) {
    if (closed[i] < from || closed[i] >= to || !(amount[i] > 0)) continue;
    const name = motionFor(scenario, names.motions[motion[i]], names.segments[segment[i]]) ?? motions[0];
    byMotion.set(name, byMotion.get(name)! + amount[i]);
    wins += 1;
  }
  return { byMotion, wins };
}

/** What is booked, and for the days left what was won per day over as many days as the period has; null where the pipeline does not reach back so far. */
export function runRate({ opportunities: { count, status: states, closed, amount } }: History, asOf: number, { days, left }: { days: number; left: number }, booked: number): number | null {
  let [sum, first] = [0, Infinity];
  for (let i = 0; i < count; i++) {
    if (states[i] !== status.won) continue;
    first = Math.min(first, closed[i]);
    if (closed[i] >= asOf - days && closed[i] < asOf && amount[i] > 0) sum += amount[i];
  }
  return first <= asOf - days ? booked + (sum / days) * left : null;
}
