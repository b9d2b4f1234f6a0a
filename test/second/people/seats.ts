import { DAYS_PER_MONTH, dayNumber } from '../../../src/scenario/calendar.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { central, perEvent } from '../draws/specification.ts';
import type { Random } from '../draws/random.ts';
import { slotShare } from './ramp.ts';
import type { Timeline } from '../timeline.ts';
import type { Person, Pool, Seat } from '../world.ts';

/** Months of tenure of opening people who state none: fully ramped. */
const longTenureMonths = 600;

/** The opening people, and the seats that hire waves will open. */
export function fillOpeningSeats(pool: Pool, random: Random): void {
  const { headcount } = pool.spec;
  const { count, tenureMonths } = typeof headcount === 'number' ? { count: headcount, tenureMonths: undefined } : headcount;
  for (let i = 0; i < count; i++) {
    const months = Array.isArray(tenureMonths) ? tenureMonths[Math.min(i, tenureMonths.length - 1)]! : (tenureMonths ?? longTenureMonths);
    const seat = addSeat(pool, -Infinity, null);
    seat.person = person(seat, 0, -months * DAYS_PER_MONTH, random);
    seat.slots = slotsOf(seat, 0);
  }
}

export function planHires(pool: Pool, scenario: Scenario, line: Timeline, random: Random): void {
  for (const wave of Object.values(pool.spec.hires)) {
    const slip = wave.slipDays === undefined ? null : perEvent(wave.slipDays, random);
    for (let i = 0; i < wave.count; i++) {
      if (wave.start !== undefined) {
        const start = Math.max(0, dayOf(wave.start, i, wave.count, scenario, line));
        addSeat(pool, start, start);
        continue;
      }
      const open = dayOf(wave.open!, i, wave.count, scenario, line);
      const start = open + pool.timeToFill.draw(random) + (slip?.draw(random) ?? 0);
      const planned = open + meanTimeToFill(pool) + (wave.slipDays === undefined ? 0 : central(wave.slipDays).mean);
      addSeat(pool, planned, Math.max(0, start));
    }
  }
}

const meanTimeToFill = (pool: Pool): number => (pool.spec.timeToFillDays === undefined ? 0 : central(pool.spec.timeToFillDays).mean);

/** A date is that day; a period's name spreads n days evenly over it. */
function dayOf(text: string, i: number, n: number, scenario: Scenario, line: Timeline): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayNumber(text) - dayNumber(scenario.calendar.asOf);
  const period = line.periodNamed(text);
  return period.start + Math.floor(((i + 0.5) * period.days) / n);
}

function addSeat(pool: Pool, budgetedFrom: number, nextStart: number | null): Seat {
  const seat: Seat = {
    pool,
    index: pool.seats.length,
    budgetedFrom: Math.floor(budgetedFrom),
    person: null,
    nextStart,
    slots: 0,
    used: 0,
    released: [],
    assignedThisPeriod: 0,
    freeShare: 0,
  };
  pool.seats.push(seat);
  return seat;
}

function person(seat: Seat, startDay: number, born: number, random: Random): Person {
  const someone: Person = {
    seat,
    born,
    startDay,
    leaveTime: leaveTime(seat.pool, born, startDay, random),
    skill: Math.exp(seat.pool.skillSd * random.normal()),
    rounding: random.uniform(),
    credit: [],
    carried: [],
    present: [],
  };
  seat.pool.people.push(someone);
  return someone;
}

/** The real day of leaving: an exponential need is used up by the hazard of each tenure in turn. */
function leaveTime(pool: Pool, born: number, startDay: number, random: Random): number {
  let need = random.exponential();
  let tenure = startDay - born;
  for (const [i, { perDay }] of pool.hazards.entries()) {
    const until = pool.hazards[i + 1]?.fromDays ?? Infinity;
    if (until <= tenure) continue;
    const hazard = perDay === 0 ? 0 : perDay * (until - tenure);
    if (need < hazard) return born + tenure + need / perDay;
    need -= hazard;
    tenure = until;
  }
  return Infinity;
}

/** Who leaves today; the seat stays, and may be filled again. */
export function leaversOn(pool: Pool, day: number): Person[] {
  const leavers: Person[] = [];
  for (const { person: someone } of pool.seats) if (someone && Math.floor(someone.leaveTime) <= day) leavers.push(someone);
  return leavers;
}

export function vacate(leaver: Person, random: Random): void {
  const { seat } = leaver;
  seat.person = null;
  seat.slots = 0;
  seat.nextStart = seat.pool.spec.backfill ? leaver.leaveTime + seat.pool.timeToFill.draw(random) : null;
}

/** Everyone who starts today. */
export function startersOn(pool: Pool, day: number, random: Random): Person[] {
  const starters: Person[] = [];
  for (const seat of pool.seats) {
    if (seat.person || seat.nextStart === null || Math.floor(seat.nextStart) > day) continue;
    seat.nextStart = null;
    seat.person = person(seat, day, day, random);
    starters.push(seat.person);
  }
  return starters;
}

/** Today's ramp step, as slots: fractions are rounded up for a fixed share of people. */
export function slotsOf(seat: Seat, day: number): number {
  const { person: someone, pool } = seat;
  if (!someone) return 0;
  if (pool.capacity === Infinity) return Infinity;
  return Math.floor(pool.capacity * slotShare(pool, someone, day) + someone.rounding);
}
