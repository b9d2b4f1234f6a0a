import type { Pool, Seat } from '../world.ts';

export const hasRoom = (seat: Seat): boolean => seat.person !== null && seat.used < seat.slots;

/** Slots that a pool still has for a stage that seizes one; an unlimited pool never waits. */
export function freeSlots(pool: Pool): number {
  if (pool.capacity === Infinity) return Infinity;
  return pool.seats.reduce((sum, seat) => sum + seat.slots - seat.used, 0) - pool.seized;
}

/** The seat that the pool's rule gives the next item, or null where none has room. */
export function seatWithRoom(pool: Pool): Seat | null {
  const able = pool.seats.filter(hasRoom);
  if (able.length === 0) return null;
  if (pool.spec.assignment === 'roundRobin') return able.find((seat) => seat.index > pool.lastAssigned) ?? able[0]!;
  const load = (seat: Seat): number => seat.used / seat.slots;
  return able.reduce((best, seat) => {
    if (load(seat) !== load(best)) return load(seat) < load(best) ? seat : best;
    return seat.assignedThisPeriod < best.assignedThisPeriod ? seat : best;
  });
}

export function takeSlot(seat: Seat): void {
  seat.used += 1;
  seat.assignedThisPeriod += 1;
  seat.pool.lastAssigned = seat.index;
}
