import { RunInputError } from '../../run/errors.ts';
import { dateOf, dayNumber, periodsOf, type Period } from '../../scenario/calendar.ts';
import type { Pool, Scenario } from '../../scenario/schema.ts';
import { suggestion } from '../../scenario/text/suggest.ts';

/** A pool that follows another in ratio: at least so many seats per seat of that one. */
export interface Follower {
  readonly pool: string;
  readonly ratio: number;
}

/** When added seats are opened, and how they may be. */
export interface Terms {
  /** the first requisition opens, or the first person starts, on this day, counted from asOf */
  readonly day: number;
  /** the day is that of the requisition: the start follows after the time to fill */
  readonly opens: boolean;
  /** at most so many hires of the pool a quarter, planned ones included */
  readonly perPeriod: number | null;
}

/** Seats of a pool on the opening day, and with all hires that are planned. */
export function seatsOf({ headcount, hires }: Pool): { opening: number; planned: number } {
  const opening = typeof headcount === 'number' ? headcount : headcount.count;
  return { opening, planned: Object.values(hires).reduce((all, { count }) => all + count, opening) };
}

/** @throws RunInputError for a pool that the scenario does not have */
export function poolNamed({ pools }: Scenario, name: string): Pool {
  if (Object.hasOwn(pools, name)) return pools[name];
  const hint = suggestion(name, Object.keys(pools));
  throw new RunInputError(`pool: expected a pool of this scenario, got ${name}${hint === undefined ? '' : ` (${hint})`}`);
}

/**
 * The changes of a scenario that give a pool so many seats, and those that follow it theirs. More seats than planned are
 * further waves; for fewer the last planned waves are cut. Nobody of the opening day goes. The first so many people of a
 * larger size are those of a smaller one, with the same luck.
 *
 * @returns null when they cannot all be hired within the horizon under the terms
 */
export function staffing(scenario: Scenario, pool: string, seats: number, followers: readonly Follower[], terms: Terms): Record<string, unknown> | null {
  const changes: Record<string, unknown> = {};
  const all = [{ pool, seats }, ...followers.map((follower) => ({ pool: follower.pool, seats: Math.ceil(follower.ratio * seats - 1e-9) }))];
  for (const [k, each] of all.entries()) {
    const { planned } = seatsOf(scenario.pools[each.pool]);
    if (each.seats < planned && k === 0) cut(changes, scenario, each.pool, each.seats);
    const waves = each.seats > planned ? added(scenario, each.pool, each.seats - planned, terms) : [];
    if (waves === null) return null;
    waves.forEach((wave, w) => (changes[`pools.${each.pool}.hires.${waveName(scenario, each.pool, w)}`] = wave));
  }
  return changes;
}

/** Added waves are told from those of the scenario by this beginning of their names. */
export function waveName(scenario: Scenario, pool: string, wave: number): string {
  let stem = 'added';
  while (Object.keys(scenario.pools[pool].hires).some((name) => name.startsWith(stem))) stem += 'More';
  return wave === 0 ? stem : `${stem}${wave + 1}`;
}

function cut(changes: Record<string, unknown>, { pools }: Scenario, pool: string, seats: number): void {
  let left = seats - seatsOf(pools[pool]).opening;
  for (const [wave, { count }] of Object.entries(pools[pool].hires)) {
    const kept = Math.min(count, Math.max(0, left));
    left -= count;
    if (kept < count) changes[`pools.${pool}.hires.${wave}.count`] = kept;
  }
}

interface Wave {
  readonly count: number;
  readonly open?: string;
  readonly start?: string;
}

/** Waves of `count` people: all on the day, or as many a period as there may be, each on its first day. */
function added({ calendar, pools }: Scenario, pool: string, count: number, { day, opens, perPeriod }: Terms): Wave[] | null {
  const waves: Wave[] = [];
  const asOf = dayNumber(calendar.asOf);
  const on = (at: number, n: number): Wave => ({ count: n, [opens && pools[pool].timeToFillDays !== undefined ? 'open' : 'start']: dateOf(asOf + at) });
  if (perPeriod === null) return [on(day, count)];
  const periods = periodsOf(calendar);
  let left = count;
  for (const period of periods.filter(({ start, days }) => start + days > day)) {
    const room = Math.min(left, Math.max(0, perPeriod - plannedIn(pools[pool], period, asOf)));
    if (room > 0) waves.push(on(Math.max(day, period.start), room));
    left -= room;
  }
  return left > 0 ? null : waves;
}

function plannedIn({ hires }: Pool, { id, start, days }: Period, asOf: number): number {
  return Object.values(hires).reduce((all, { count, open, start: starts }) => {
    const when = open ?? starts ?? '';
    const at = when === id ? start : /^\d{4}-/.test(when) ? dayNumber(when) - asOf : NaN;
    return all + (at >= start && at < start + days ? count : 0);
  }, 0);
}
