import type { Pool, Seat } from '../world.ts';

export const hasRoom = (seat: Seat): boolean => seat.person !== null && seat.used < seat.slots;

/** Slots that a pool still has for a stage that seizes one; an unlimited pool never waits. */
export function freeSlots(pool: Pool): number {
  if (pool.capacity === Infinity) return Infinity;
  return pool.seats.reduce((sum, seat) => sum + seat.slots - seat.used, 0) - pool.seized;
}

/** The clocks from which slots are free, of the one that is free earliest: a release of today, or before everything else today. */
export const seatFreeFrom = (seat: Seat): number => earliest(seat.slots - seat.used, seat.released);
export const poolFreeFrom = (pool: Pool): number => earliest(freeSlots(pool), pool.released);

/**
 * Free slots that no release of today explains have been free since the morning, and are taken first. Where there was more
 * work than slots, the first releases only end the excess: the free slots are those of the last ones.
 */
function earliest(free: number, released: readonly number[]): number {
  return released[released.length - free] ?? -Infinity;
}

function takeEarliest(free: number, released: number[]): void {
  if (free <= released.length) released.splice(released.length - free, 1);
}

/** The seat that the pool's rule gives the next item, or null where none has room. */
export function seatWithRoom(pool: Pool): Seat | null {
  return seatByRule(pool, pool.seats.filter(hasRoom));
}

/** The same for work that starts at a clock: of the seats with room at that clock or, if none has, with room soonest. */
export function seatWithRoomAt(pool: Pool, clock: number): Seat | null {
  const able = pool.seats.filter(hasRoom);
  const soonest = Math.max(clock, Math.min(...able.map(seatFreeFrom)));
  return seatByRule(pool, able.filter((seat) => seatFreeFrom(seat) <= soonest));
}

function seatByRule(pool: Pool, able: readonly Seat[]): Seat | null {
  if (able.length === 0) return null;
  if (pool.spec.assignment === 'roundRobin') return able.find((seat) => seat.index > pool.lastAssigned) ?? able[0]!;
  const load = (seat: Seat): number => seat.used / seat.slots;
  return able.reduce((best, seat) => {
    if (load(seat) !== load(best)) return load(seat) < load(best) ? seat : best;
    return seat.assignedThisPeriod < best.assignedThisPeriod ? seat : best;
  });
}

export function takeSlot(seat: Seat): void {
  takeEarliest(seat.slots - seat.used, seat.released);
  seat.used += 1;
  seat.assignedThisPeriod += 1;
  seat.pool.lastAssigned = seat.index;
}

export function seizeSlot(pool: Pool): void {
  takeEarliest(freeSlots(pool), pool.released);
  pool.seized += 1;
}

export function releaseSlot(seat: Seat, clock: number): void {
  seat.used -= 1;
  insert(seat.released, clock);
}

export function releaseSeizedSlot(pool: Pool, clock: number): void {
  pool.seized -= 1;
  insert(pool.released, clock);
}

function insert(sorted: number[], clock: number): void {
  sorted.push(clock);
  sorted.sort((a, b) => a - b);
}

/** In the morning everything that is free is free at once. */
export function forgetReleases(pool: Pool): void {
  for (const { released } of [pool, ...pool.seats]) released.length = 0;
}
