import { join } from './grants.ts';
import { append, type Deal, type Motion, type Pool, type Seat, type Source, type World } from '../world.ts';

/** A new open deal; its amount and, where a pool has territories, its patch are drawn at birth. */
export function createDeal(world: World, motion: Motion, source: Source | null, created: number, boundSeat: Seat | null): Deal {
  const deal: Deal = {
    motion,
    source,
    created,
    amount: motion.size.draw(world.random),
    advance: motion.probabilities.advance,
    state: 'waiting',
    stage: 0,
    clock: created,
    seat: null,
    boundSeat: boundSeat ?? patch(world, motion.owner, Math.floor(created)),
    seized: [],
    next: 'lost',
    end: Infinity,
    version: 0,
    priceShare: 1,
    remaining: null,
    age: null,
    ticket: 0,
    coldClock: Infinity,
    needs: { owner: true, pools: [], key: '' },
  };
  world.open.add(deal);
  return deal;
}

function patch(world: World, pool: Pool, day: number): Seat | null {
  if (pool.spec.assignment !== 'territory') return null;
  const budgeted = pool.seats.filter((seat) => seat.budgetedFrom <= Math.max(0, day));
  return budgeted[world.random.below(budgeted.length)] ?? null;
}

/** The period's arrivals of every source that does not depend on people, from `day` on; restarted on a period's first day. */
export function planArrivals(world: World, day: number): void {
  const { timeline, random } = world;
  const next = timeline.startOf(timeline.periodOf(day) + 1);
  const until = day < 0 ? Math.min(0, next) : next;
  for (const source of world.motions.flatMap(({ sources }) => sources)) {
    if (day === 0) source.cumulated.clear();
    const { overDispersion: cv } = source;
    source.multiplier = cv === 0 ? 1 : cv * cv * random.gamma(1 / (cv * cv));
    if (source.spec.kind === 'self' || isIdle(source.motion, day)) continue;
    if (source.spec.arrivals === 'deterministic') planEvenly(world, source, day, until);
    else planPoisson(world, source, day, until);
  }
}

/** A motion with named deals has no warm-up. */
const isIdle = (motion: Motion, day: number): boolean => day < 0 && motion.hasNamedDeals;

/** Opportunities per day, with everything that multiplies the rate. */
function ratePerDay(world: World, source: Source, day: number): number {
  const period = world.timeline.periodOf(day);
  const { byPeriod = [1] } = source.spec;
  const factor = byPeriod[Math.min(Math.max(0, period), byPeriod.length - 1)]!;
  const demand = day < 0 ? 1 : world.shocks.demand[period]!;
  return source.perDay * factor * world.seasons.arrivals[world.timeline.monthOf(day)]! * demand * source.multiplier;
}

/** A unit-rate Poisson process run against the cumulated rate. */
function planPoisson(world: World, source: Source, from: number, until: number): void {
  let next = world.random.exponential();
  let cumulated = 0;
  for (let day = from; day < until; day++) {
    const rate = ratePerDay(world, source, day);
    for (; next < cumulated + rate; next += world.random.exponential()) {
      append(world.arrivals, day, { clock: day + (next - cumulated) / rate, source });
    }
    cumulated += rate;
  }
}

function planEvenly(world: World, source: Source, from: number, until: number): void {
  for (let day = from; day < until; day++) {
    const count = evenArrivals(source, null, ratePerDay(world, source, day));
    for (let i = 0; i < count; i++) append(world.arrivals, day, { clock: day, source });
  }
}

/** How many whole numbers the cumulated rate reaches in a day, its start included and its end not. */
function evenArrivals(source: Source, seat: Seat | null, rate: number): number {
  const before = source.cumulated.get(seat) ?? 0;
  source.cumulated.set(seat, before + rate);
  return Math.ceil(snapped(before + rate)) - Math.ceil(snapped(before));
}

const snapped = (x: number): number => (Math.abs(x - Math.round(x)) < 1e-9 ? Math.round(x) : x);

/** Clocks of what one seat's person finds today: the rate times the ramp's slot share and the share of free slots. */
function selfArrivals(world: World, source: Source, seat: Seat, day: number): number[] {
  const rate = ratePerDay(world, source, day) * seat.freeShare;
  if (source.spec.arrivals === 'deterministic') return Array.from({ length: evenArrivals(source, seat, rate) }, () => day);
  const clocks: number[] = [];
  if (rate === 0) return clocks;
  for (let next = world.random.exponential(); next < rate; next += world.random.exponential()) clocks.push(day + next / rate);
  return clocks;
}

/** New opportunities of today, source by source; each joins its queue and is served. */
export function arrive(world: World, day: number): void {
  const planned = world.arrivals.get(day) ?? [];
  world.arrivals.delete(day);
  for (const motion of world.motions) {
    if (isIdle(motion, day)) continue;
    for (const source of motion.sources) {
      for (const arrival of planned) if (arrival.source === source) enter(world, source, arrival.clock, null, day);
      if (source.spec.kind !== 'self') continue;
      for (const seat of motion.owner.seats) for (const clock of selfArrivals(world, source, seat, day)) enter(world, source, clock, seat, day);
    }
  }
}

function enter(world: World, source: Source, clock: number, creator: Seat | null, day: number): void {
  const deal = createDeal(world, source.motion, source, clock, creator);
  if (day >= 0) world.ledger.created(deal, day);
  join(world, deal, day);
}
