import { ASSIGN_POOLED, ASSIGN_ROUND_ROBIN, ASSIGN_TERRITORY, H_POOLS, H_SEATS, H_SEAT_ODDS, H_SEAT_WORDS, H_TERRITORIES, MEASURE_NEW, MEASURE_NEW_AND_EXPANSION, MEASURE_QUALIFIED, MEASURE_RENEWAL_RATE, MEASURE_TEAM, MEASURE_TOTAL, ORDER_DUE, ORDER_FIFO, ORDER_SIZE, SEAT_OPENING, SEAT_OPENS, SEAT_STARTS } from '../kernel/layout.ts';
import {
  S_HAZARD_FROM, S_HAZARD_RATE, S_POOL_ASSIGN, S_POOL_BACKFILL, S_POOL_CAPACITY, S_POOL_CREDIT, S_POOL_CREDIT_TO_DATE, S_POOL_FILL,
  S_POOL_FIRST_SEAT, S_POOL_HANDOVER_DAYS, S_POOL_HAZARDS, S_POOL_HAZARD_FIRST, S_POOL_LOST, S_POOL_MEASURE, S_POOL_ORDER, S_POOL_QUOTA,
  S_POOL_QUOTA_RATE, S_POOL_RAMP_FIRST, S_POOL_RAMP_STEPS, S_POOL_SEATS, S_POOL_SKILL, S_POOL_STEP_DAYS, S_POOL_UNLIMITED, S_RAMP_ODDS,
  S_RAMP_RELIEF, S_RAMP_SHARE, S_RAMP_SLOTS, S_SEAT_ADDRESS, S_SEAT_BUDGET, S_SEAT_KIND, S_SEAT_ODDS_FIRST, S_SEAT_POOL, S_SEAT_POTENTIAL, S_SEAT_SLIP,
  S_SEAT_START, S_SEAT_TENURE,
} from '../kernel/section-ids.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR, dayNumber, type Period } from '../scenario/calendar.ts';
import { meanOf } from '../scenario/means/central.ts';
import type { Pool, Scenario } from '../scenario/schema.ts';
import { Addresses } from './hash.ts';
import type { Numbers } from './numbers.ts';
import type { ProgramWriter } from './program.ts';
import type { Ramp } from './ramp.ts';

/** A seat as planned: filled on the opening day, starting on a day, or with a requisition opened on a day. */
export interface Seat {
  readonly kind: number;
  readonly day: number;
  readonly tenureDays: number;
  readonly budgetDay: number;
  readonly name: string;
  /** path of the slip of its wave, where it has one */
  readonly slip?: { readonly path: string; readonly spec: unknown };
  /** and of the probability that an offer falls through */
  readonly fallThrough?: { readonly path: string; readonly spec: unknown };
}

/** People who are said to be there but not for how long are taken as ramped: at least two years in the role. */
const SEASONED_DAYS = 2 * DAYS_PER_YEAR;

export function seatsOf(name: string, pool: Pool, scenario: Scenario, periods: readonly Period[], ramp: Ramp): Seat[] {
  const { headcount } = pool;
  const count = typeof headcount === 'number' ? headcount : headcount.count;
  const tenure = typeof headcount === 'number' ? undefined : headcount.tenureMonths;
  const ramped = Math.max(SEASONED_DAYS, ramp.stepDays * ramp.slots.length);
  const opening = Array.from({ length: count }, (_, k): Seat => {
    const months = Array.isArray(tenure) ? tenure[k] : tenure;
    return { kind: SEAT_OPENING, day: 0, tenureDays: months === undefined ? ramped : months * DAYS_PER_MONTH, budgetDay: 0, name: `${name}/${k}` };
  });
  const hired = Object.entries(pool.hires).flatMap(([wave, hire]) => {
    const path = `pools.${name}.hires.${wave}`;
    const opens = hire.open !== undefined;
    const wait = opens ? meanDays(pool.timeToFillDays) + meanDays(hire.slipDays) : 0;
    const slip = hire.slipDays !== undefined ? { slip: { path: `${path}.slipDays`, spec: hire.slipDays } } : {};
    const fallThrough = hire.fallThrough !== undefined ? { fallThrough: { path: `${path}.fallThrough`, spec: hire.fallThrough } } : {};
    return spread(hire.open ?? hire.start ?? '', hire.count, scenario, periods).map(
      (day, k): Seat => ({ kind: opens ? SEAT_OPENS : SEAT_STARTS, day, tenureDays: 0, budgetDay: Math.max(0, Math.floor(day + wait)), name: `${name}/${wave}/${k}`, ...slip, ...fallThrough }),
    );
  });
  return [...opening, ...hired];
}

const meanDays = (spec: unknown): number => (spec === undefined ? 0 : meanOf(spec));

/** Days from asOf on which `count` seats are due: all on a date, or spread evenly over a period. */
function spread(when: string, count: number, { calendar }: Scenario, periods: readonly Period[]): number[] {
  const period = periods.find(({ id }) => id === when);
  if (!period) {
    const day = dayNumber(when) - dayNumber(calendar.asOf);
    return Array.from({ length: count }, () => day);
  }
  const first = Math.max(0, period.start);
  const days = period.start + period.days - first;
  return Array.from({ length: count }, (_, k) => first + Math.floor(((k + 0.5) * days) / count));
}

const assignments = { pooled: ASSIGN_POOLED, roundRobin: ASSIGN_ROUND_ROBIN, territory: ASSIGN_TERRITORY } as const;
const orders = { fifo: ORDER_FIFO, size: ORDER_SIZE, dueThisPeriod: ORDER_DUE } as const;
const measures = { newAcv: MEASURE_NEW, newAndExpansionAcv: MEASURE_NEW_AND_EXPANSION, totalBookings: MEASURE_TOTAL, renewalRate: MEASURE_RENEWAL_RATE, qualifiedOpportunities: MEASURE_QUALIFIED, team: MEASURE_TEAM } as const;

export interface PoolPlan {
  readonly name: string;
  readonly pool: Pool;
  readonly seats: readonly Seat[];
  readonly ramp: Ramp;
  readonly quota: readonly number[];
  /** new-business motions it owns, by index */
  readonly motions: readonly number[];
}

/** What earns credit, in the kernel's order. */
const creditEvents = ['new', 'uplift', 'renewal', 'upsell', 'crossSell', 'qualified', 'proofOfConcept'] as const;

/** Writes pools, their seats, ramps and hazards. */
export function writePools(writer: ProgramWriter, plans: readonly PoolPlan[], scenario: Scenario, numbers: Numbers): void {
  const addresses = new Addresses();
  let firstSeat = 0;
  let firstStep = 0;
  let firstHazard = 0;
  let firstOdds = 0;
  const hasTerritories = plans.some(({ pool }) => pool.territories !== undefined);
  writer.set(H_TERRITORIES, hasTerritories ? 1 : 0);
  plans.forEach((plan, index) => {
    const { name, pool: spec, seats, ramp } = plan;
    const path = `pools.${name}`;
    const rates = hazardsOf(path, spec, numbers);
    const unlimited = spec.capacity === 'unlimited';
    writer.add(S_POOL_FIRST_SEAT, firstSeat);
    writer.add(S_POOL_SEATS, seats.length);
    writer.add(S_POOL_UNLIMITED, unlimited ? 1 : 0);
    writer.add(S_POOL_CAPACITY, spec.capacity === 'unlimited' ? 0 : spec.capacity);
    writer.add(S_POOL_ASSIGN, assignments[spec.assignment]);
    writer.add(S_POOL_ORDER, orders[spec.order]);
    writer.add(S_POOL_RAMP_FIRST, firstStep);
    writer.add(S_POOL_RAMP_STEPS, ramp.slots.length);
    writer.add(S_POOL_STEP_DAYS, ramp.stepDays);
    writer.add(S_POOL_SKILL, numbers.param(`${path}.skill.logOddsSd`, spec.skill?.logOddsSd ?? 0, 'positive'));
    writer.add(S_POOL_HAZARD_FIRST, firstHazard);
    writer.add(S_POOL_HAZARDS, rates.length);
    writer.add(S_POOL_BACKFILL, spec.backfill ? 1 : 0);
    writer.add(S_POOL_FILL, spec.timeToFillDays === undefined ? -1 : numbers.dist(`${path}.timeToFillDays`, spec.timeToFillDays, 'positive'));
    writer.add(S_POOL_LOST, numbers.param(`${path}.handover.lost`, spec.handover?.lost ?? 0, 'probability'));
    writer.add(S_POOL_HANDOVER_DAYS, spec.handover?.days ?? 0);
    writer.add(S_POOL_MEASURE, measures[spec.quota?.measure ?? 'newAndExpansionAcv']);
    writer.add(S_POOL_QUOTA, ...plan.quota);
    writer.add(S_POOL_QUOTA_RATE, spec.quota?.rate ?? 1);
    const credit = scenario.credit[name];
    writer.add(S_POOL_CREDIT, ...creditEvents.map((event) => credit?.[event] ?? 1));
    writer.add(S_POOL_CREDIT_TO_DATE, spec.creditToDate ?? 0);
    seats.forEach((planned, k) => {
      if (hasTerritories) writer.add(S_SEAT_POTENTIAL, spec.territories?.[Math.min(k, spec.territories.length - 1)] ?? 1);
      writer.add(S_SEAT_POOL, index);
      writer.add(S_SEAT_ADDRESS, addresses.of(`seat/${planned.name}`));
      writer.add(S_SEAT_KIND, planned.kind);
      writer.add(S_SEAT_BUDGET, planned.budgetDay);
      writer.add(S_SEAT_SLIP, planned.slip ? numbers.dist(planned.slip.path, planned.slip.spec, 'positive') : -1);
      writer.add(S_SEAT_ODDS_FIRST, firstOdds);
      writer.add(S_SEAT_START, planned.day);
      writer.add(S_SEAT_TENURE, planned.tenureDays);
      firstOdds += plan.motions.length;
    });
    writer.add(S_RAMP_SLOTS, ...ramp.slots);
    writer.add(S_RAMP_ODDS, ...ramp.odds);
    writer.add(S_RAMP_SHARE, ...ramp.share);
    writer.add(S_RAMP_RELIEF, ...ramp.relief);
    for (const { fromDays, rate } of rates) {
      writer.add(S_HAZARD_FROM, fromDays);
      writer.add(S_HAZARD_RATE, rate);
    }
    firstSeat += seats.length;
    firstStep += ramp.slots.length;
    firstHazard += rates.length;
  });
  writer.set(H_POOLS, plans.length);
  writer.set(H_SEATS, firstSeat);
  writer.set(H_SEAT_ODDS, firstOdds);
  writer.set(H_SEAT_WORDS, (firstSeat >> 5) + plans.length + 1);
}

/** Leavers per day by tenure. */
function hazardsOf(path: string, { attrition }: Pool, numbers: Numbers): { fromDays: number; rate: number }[] {
  if (attrition === 'none') return [];
  if (attrition.byTenure) {
    return attrition.byTenure.map(({ fromMonths, perYear }, k) => ({
      fromDays: fromMonths * DAYS_PER_MONTH,
      rate: numbers.param(`${path}.attrition.byTenure.${k}.perYear`, perYear, 'positive', 1 / DAYS_PER_YEAR),
    }));
  }
  return [{ fromDays: 0, rate: numbers.param(`${path}.attrition.perYear`, attrition.perYear ?? 0, 'positive', 1 / DAYS_PER_YEAR) }];
}
