import { DAYS_PER_MONTH, DAYS_PER_QUARTER } from '../../../src/scenario/calendar.ts';
import type { Pool as PoolSpec } from '../../../src/scenario/schema.ts';
import type { Person, Pool } from '../world.ts';

/** Shares by tenure, in steps or as a straight line; 1 afterwards. */
export interface Ramp {
  readonly stepDays: number;
  readonly shares: readonly number[];
  readonly linearDays: number | null;
}

interface Written {
  readonly byQuarter?: number[] | undefined;
  readonly byMonth?: number[] | undefined;
  readonly linearMonths?: number | undefined;
}

const flat: Ramp = { stepDays: DAYS_PER_MONTH, shares: [], linearDays: null };

function rampOf(written: Written): Ramp {
  if (written.byQuarter) return { stepDays: DAYS_PER_QUARTER, shares: written.byQuarter, linearDays: null };
  if (written.byMonth) return { stepDays: DAYS_PER_MONTH, shares: written.byMonth, linearDays: null };
  if (written.linearMonths) return { ...flat, linearDays: written.linearMonths * DAYS_PER_MONTH };
  return flat;
}

export const rampOfPool = (spec: PoolSpec): Ramp => (spec.ramp === 'none' ? flat : rampOf(spec.ramp));

export function reliefOfPool(spec: PoolSpec): Ramp {
  const relief = spec.quota?.relief ?? 'ramp';
  if (relief === 'none') return flat;
  return relief === 'ramp' ? rampOfPool(spec) : rampOf(relief);
}

/** The written share at a tenure; a straight line is read at the middle of the day. */
export function shareAt(ramp: Ramp, tenureDays: number): number {
  if (ramp.linearDays !== null) return Math.min(1, (Math.max(0, tenureDays) + 0.5) / ramp.linearDays);
  return ramp.shares[stepAt(ramp, tenureDays)] ?? 1;
}

/** A step begins, as everything does, on the day that its moment falls in. */
function stepAt(ramp: Ramp, tenureDays: number): number {
  return Math.max(0, Math.ceil((tenureDays + 1) / ramp.stepDays) - 1);
}

/** Share of the slots of a ramped person that a person has on a day. */
export function slotShare(pool: Pool, person: Person, day: number): number {
  const basis = pool.spec.ramp === 'none' ? 'none' : pool.spec.ramp.basis;
  const tenure = day - person.born;
  if (basis === 'slots') return shareAt(pool.ramp, tenure);
  if (basis !== 'bookings') return 1;
  if (!pool.slotShares) {
    if (shareAt(pool.ramp, tenure) === 1) return 1;
    throw new Error(`${pool.name}: a bookings ramp needs solved slot shares`);
  }
  return pool.slotShares[stepAt(pool.ramp, tenure)] ?? 1;
}

/** Multiplier of a person's win odds on a day. */
export function rampOdds(pool: Pool, person: Person, day: number): number {
  const isOdds = pool.spec.ramp !== 'none' && pool.spec.ramp.basis === 'odds';
  return isOdds ? shareAt(pool.ramp, day - person.born) : 1;
}
