import { describe, expect, it } from 'vitest';
import { neighbouringSeats } from '../../src/cli/simulate/neighbours.ts';
import { changed, load } from '../helpers/scenario.ts';

const seatsWith = (headcount: string) => neighbouringSeats(load(changed(['headcount: 4', `headcount: ${headcount}`])).scenario);

describe('neighbouring seats', () => {
  it('are one and two fewer and more, never below none', () => {
    expect(seatsWith('4')).toMatchObject({ pool: 'ae', planned: 4, sizes: [{ seats: 2 }, { seats: 3 }, { seats: 5 }, { seats: 6 }] });
    expect(seatsWith('1').sizes.map(({ seats }) => seats)).toEqual([0, 2, 3]);
  });

  it('keep everybody, and add people who have been there as long as the one in the middle', () => {
    expect(seatsWith('{ count: 3, tenureMonths: [60, 6, 24] }').sizes.map(({ set }) => set)).toEqual([
      'pools.ae.headcount={"count":1,"tenureMonths":[60]}',
      'pools.ae.headcount={"count":2,"tenureMonths":[60,6]}',
      'pools.ae.headcount={"count":4,"tenureMonths":[60,6,24,24]}',
      'pools.ae.headcount={"count":5,"tenureMonths":[60,6,24,24,24]}',
    ]);
    expect(seatsWith('{ count: 2, tenureMonths: 12 }').sizes[0].set).toBe('pools.ae.headcount={"count":0,"tenureMonths":12}');
  });

  it('make valid scenarios, down to nobody', () => {
    for (const { seats, set } of [...seatsWith('1').sizes, ...seatsWith('{ count: 2, tenureMonths: [9, 30] }').sizes]) {
      const { headcount } = load(changed(), { set: [set] }).scenario.pools['ae'];
      expect(typeof headcount === 'number' ? headcount : headcount.count).toBe(seats);
    }
  });

  it('need a target and a pool with a quota', () => {
    expect(() => neighbouringSeats(load(changed([', quota: { perQuarter: 200000 }', ''])).scenario)).toThrow('--neighbours needs a target and a pool with a quota');
  });
});
