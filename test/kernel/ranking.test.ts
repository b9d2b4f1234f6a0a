// The tournament of who is least loaded, against looking at everybody.
import { expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { uniforms } from '../helpers/uniforms.ts';

const { layout: l } = engine;
const { getI32, setI32, setMemory } = await engine.module<typeof import('../../dist/kernel/lang.js')>('kernel/lang.js');
const { leastLoaded, rank, rankAll, weigh } = await engine.module<typeof import('../../dist/kernel/ranking.js')>('kernel/ranking.js');
const { leavesFor } = await engine.module<typeof import('../../dist/kernel/state.js')>('kernel/state.js');

const POOL = 1024;
const SEATS = 2048;

/** A pool of n people of whom nobody has slots. */
function poolOf(n: number): number[] {
  setMemory(new ArrayBuffer(65_536));
  const seats = Array.from({ length: n }, (_, place) => SEATS + place * l.SEAT_NOW_BYTES);
  const numbers = SEATS + n * l.SEAT_NOW_BYTES;
  setI32(POOL, l.POOL_NOW_RANKED, 1);
  setI32(POOL, l.POOL_NOW_FIRST, SEATS);
  setI32(POOL, l.POOL_NOW_SEATS, n);
  setI32(POOL, l.POOL_NOW_NUMBERS, numbers);
  setI32(POOL, l.POOL_NOW_WINNERS, numbers + 8 * leavesFor(n));
  setI32(POOL, l.POOL_NOW_LEAVES, leavesFor(n));
  seats.forEach((seat, place) => setI32(seat, l.SEAT_NOW_PLACE, place));
  rankAll(POOL);
  return seats;
}

/** The lowest use per slot, then the fewest assigned, then the order; undefined when nobody has room. */
function lookedFor(seats: readonly number[]): number | undefined {
  const of = (seat: number) => [l.SEAT_NOW_USED, l.SEAT_NOW_SLOTS, l.SEAT_NOW_ASSIGNED].map((field) => getI32(seat, field));
  return seats.filter((seat) => of(seat)[0] < of(seat)[1]).reduce<number | undefined>((best, seat) => {
    if (best === undefined) return seat;
    const [used, slots, assigned] = of(seat);
    const [leastUsed, leastSlots, leastAssigned] = of(best);
    const difference = used * leastSlots - leastUsed * slots;
    return difference < 0 || (difference === 0 && assigned < leastAssigned) ? seat : best;
  }, undefined);
}

test.each([1, 2, 3, 5, 8, 13, 60])('of %i people the tournament finds whom looking at everybody finds', (n) => {
  const seats = poolOf(n);
  const u = uniforms(n);
  const below = (limit: number) => Math.floor(u() * limit);
  let found = 0;
  for (let step = 0; step < 4000; step += 1) {
    const seat = seats[below(n)];
    const [field, value] = [[l.SEAT_NOW_USED, below(9)], [l.SEAT_NOW_SLOTS, below(9)], [l.SEAT_NOW_ASSIGNED, below(5)]][below(3)];
    setI32(seat, field, value);
    weigh(seat);
    rank(POOL, seat);
    if (step % 500 === 499) rankAll(POOL);
    const expected = lookedFor(seats);
    if (expected === undefined) continue;
    found += 1;
    expect(leastLoaded(POOL)).toBe(expected);
  }
  expect(found).toBeGreaterThan(1000);
});

test('nearly equal loads of thousands of slots are told apart', () => {
  const [first, second] = poolOf(2);
  for (const [seat, used, slots] of [[first, 4095, 4096], [second, 4094, 4095]]) {
    setI32(seat, l.SEAT_NOW_SLOTS, slots);
    setI32(seat, l.SEAT_NOW_USED, used);
    weigh(seat);
    rank(POOL, seat);
  }
  expect(leastLoaded(POOL)).toBe(second);
});
