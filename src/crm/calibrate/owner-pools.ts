import { type History, status } from '../history.ts';
import { type Ramp, rampOf } from './learn/ramp.ts';
import type { Plans } from './plans.ts';

export interface OwnerPool {
  readonly name: string;
  /** indices of its people in the history, those who work now */
  readonly people: readonly number[];
  readonly motions: readonly number[];
}

export interface RampedPool extends OwnerPool {
  readonly ramp: Ramp | undefined;
  /** why there is none */
  readonly why: string;
}

/** Somebody who neither opened nor closed a deal for so long has moved on. */
const ACTIVE_DAYS = 120;
/** Motions whose people are mostly the same are one pool's. */
const SAME_PEOPLE = 0.1;

/** The same with the ramp of their people, where it can be told. */
export const rampedPools = (history: History, { motions }: Plans, pools: readonly OwnerPool[]): RampedPool[] =>
  pools.map((pool) => ({ ...pool, ...rampOf(history, pool, Int32Array.from(pool.motions.flatMap((m) => [...motions[m].rows]))) }));

/** Who owns the deals of each motion: a pool per motion, or one for all where people work in several. */
export function ownerPools(history: History, { motions, from }: Plans): OwnerPool[] {
  const { opportunities: deals, owners, knownTo, names } = history;
  const last = new Float64Array(names.owners.length).fill(-Infinity);
  const dealsOf = motions.map(({ rows }) => {
    const counts = new Float64Array(names.owners.length);
    for (const row of rows) {
      const owner = deals.owner[row];
      if (owner < 0) continue;
      counts[owner] += 1;
      last[owner] = Math.max(last[owner], from(row), deals.status[row] === status.open ? -Infinity : deals.closed[row]);
    }
    return counts;
  });
  const isActive = (owner: number): boolean => last[owner] > knownTo - ACTIVE_DAYS && !(owners.left[owner] <= knownTo);
  const all = names.owners.map((_, owner) => dealsOf.reduce((sum, counts) => sum + counts[owner], 0));
  const home = all.map((total, owner) => (total === 0 ? -1 : dealsOf.reduce((best, counts, m) => (counts[owner] > dealsOf[best][owner] ? m : best), 0)));
  const total = all.reduce((sum, n) => sum + n, 0);
  const away = all.reduce((sum, n, owner) => sum + (home[owner] < 0 ? 0 : n - dealsOf[home[owner]][owner]), 0);
  const people = [...all.keys()].filter((owner) => all[owner] > 0 && isActive(owner));
  if (motions.length === 1 || total === 0 || away > SAME_PEOPLE * total) return [{ name: 'ae', people, motions: [...motions.keys()] }];
  return motions.map(({ name }, m) => ({ name: `${name}Ae`, people: people.filter((owner) => home[owner] === m), motions: [m] }));
}
