// How early slots must ramp for bookings to ramp as written: by hand.
import { describe, expect, test } from 'vitest';
import { cycleOf, solveSlots } from '../../src/compile/ramp.ts';
import type { CentralFunnel } from '../../src/compile/funnel.ts';
import type { Worked } from '../../src/scenario/schema.ts';

describe('the bookings of a slot', () => {
  test('come after all stages, again and again', () => {
    const motion = { stages: { first: { days: 10 }, second: { days: 20 } } } as unknown as Worked;
    const funnel = { names: ['first', 'second'], chances: [1, 1], moves: [[0, 1], [0, 0]], wins: [0, 1], winRate: 1 } as unknown as CentralFunnel;
    const rate = cycleOf(motion, funnel)(100);
    // a win every 30 days is the steady rate
    expect([...rate.entries()].filter(([, x]) => x !== 0)).toEqual([[30, 30], [60, 30], [90, 30]]);
  });
});

describe('slot shares', () => {
  test('are those of bookings where deals are won at once', () => {
    const { slots, reached } = solveSlots([0.2, 0.7], 30, (days) => new Float64Array(days).fill(1));
    slots.forEach((share, k) => expect(share).toBeCloseTo([0.2, 0.7][k], 6));
    reached.forEach((share, k) => expect(share).toBeCloseTo([0.2, 0.7][k], 6));
  });

  test('are as written where no deal can be won within the ramp', () => {
    expect(solveSlots([0.25, 0.75], 30, (days) => new Float64Array(days))).toEqual({ slots: [0.25, 0.75], reached: [0, 0] });
  });
});
