import { DAYS_PER_MONTH, periodsOf, type Period } from './calendar.ts';
import { givenPerDay, perDay } from './given.ts';
import { openingCount } from './check/sources.ts';
import { segmentOf } from './check/context.ts';
import { expansionsPerDay, fixedPart, stagesOf, type Funnelled, type SteadyMotion } from './steady-motions.ts';
import type { Pool, Renewal, Scenario } from './schema.ts';

/*
 * What a scenario amounts to when nothing varies: every rate at its mean, everybody ramped, no leavers, no shocks.
 * Work in progress follows from Little's law: items = arrivals per day × mean days of an item.
 */

export interface SteadyPool {
  readonly name: string;
  readonly people: number;
  /** items that the people can hold at once */
  readonly slots: number;
  /** items that arrive and would be held if nothing waited */
  readonly load: number;
}

export interface SteadyPeriod {
  readonly id: string;
  /** days of the period from asOf on */
  readonly days: number;
  /** expected new bookings, limited by what the people can hold */
  readonly newBookings: number;
  readonly pools: readonly SteadyPool[];
  readonly motions: readonly SteadyMotion[];
}

/** Opportunities, load and bookings of each period. */
export function steadyOf(scenario: Scenario): SteadyPeriod[] {
  const funnels = Object.entries(scenario.motions).flatMap(([name, motion]) => (motion.kind === 'newBusiness' || motion.kind === 'expansion' ? [fixedPart(scenario, name, motion)] : []));
  const periods = periodsOf(scenario.calendar);
  return periods.map((period, index) => {
    const people = peopleIn(scenario, periods, index);
    const { arriving, pools } = settled(scenario, funnels, people, index);
    const motions = arriving.map((motion) => ({ ...motion, served: servedShare(motion, pools) }));
    const days = period.days + Math.min(period.start, 0);
    const newBookings = days * motions.filter((_, k) => funnels[k].motion.kind === 'newBusiness').reduce((sum, motion) => sum + motion.arrivals * motion.served * motion.winRate * motion.dealSize, 0);
    return { id: period.id, days, newBookings, pools, motions };
  });
}

/** Rounds in which loads and free slots settle; each halves what is left. */
const ROUNDS = 50;

// people create opportunities for others in their free slots, of which these take some: loads and arrivals are found in turns
function settled(scenario: Scenario, funnels: readonly Funnelled[], people: ReadonlyMap<string, number>, period: number): { arriving: Arriving[]; pools: SteadyPool[] } {
  const creates = Object.values(scenario.motions).some((motion) => 'sources' in motion && Object.values(motion.sources).some(({ kind }) => kind === 'outbound'));
  const creators = new Map(people);
  for (let round = creates ? 0 : ROUNDS; ; round += 1) {
    const arriving = withArrivals(scenario, funnels, people, creators, period);
    const pools = Object.entries(scenario.pools).map(([name, pool]) => poolOf(scenario, name, pool, people.get(name) ?? 0, { motions: arriving, leads: leadLoad(scenario, name, creators, period) }));
    if (round >= ROUNDS) return { arriving, pools };
    for (const { name, people: n, slots, load } of pools) creators.set(name, ((creators.get(name) ?? 0) + (slots === 0 ? 0 : n * Math.max(0, 1 - load / slots))) / 2);
  }
}

/** Leads that a pool works on at once, if none waits. */
function leadLoad(scenario: Scenario, pool: string, creators: ReadonlyMap<string, number>, period: number): number {
  return Object.values(scenario.motions).reduce((sum, motion) => {
    if (motion.kind !== 'qualification' || motion.owner !== pool) return sum;
    const days = stagesOf(motion).stages.reduce((all, stage) => all + stage.days * stage.visits, 0);
    return sum + days * givenPerDay(scenario, motion, creators, period);
  }, 0);
}

type Arriving = Omit<SteadyMotion, 'served'>;

/** People by pool in a period; hires count from the middle of their period on. */
function peopleIn(scenario: Scenario, periods: readonly Period[], index: number): Map<string, number> {
  const { firstDay, lastDay } = periods[index];
  const ids = periods.map((period) => period.id);
  const started = (pool: Pool) =>
    Object.values(pool.hires).reduce((sum, hire) => {
      const when = hire.start ?? hire.open ?? '';
      const position = ids.indexOf(when);
      if (position >= 0) return sum + hire.count * (position < index ? 1 : position === index ? 0.5 : 0);
      return sum + hire.count * (when < firstDay ? 1 : when <= lastDay ? 0.5 : 0);
    }, 0);
  return new Map(Object.entries(scenario.pools).map(([name, pool]) => [name, openingCount(pool) + started(pool)]));
}

// self sourcing stops where slots are full: load = T (given + own (1 − load / slots)), solved for the load of each owner
function withArrivals(scenario: Scenario, funnels: readonly Funnelled[], people: ReadonlyMap<string, number>, creators: ReadonlyMap<string, number>, period: number): Arriving[] {
  const rates = funnels.map(({ motion }) => {
    if (motion.kind === 'expansion') return { given: expansionsPerDay(scenario, motion), own: 0 };
    const own = Object.values(motion.sources)
      .filter(({ kind }) => kind === 'self')
      .reduce((sum, source) => sum + perDay(source, scenario) * (source.byPeriod?.[Math.min(period, source.byPeriod.length - 1)] ?? 1), 0);
    return { given: givenPerDay(scenario, motion, creators, period), own: own * (people.get(motion.owner) ?? 0) };
  });
  return funnels.map(({ fixed }, index) => {
    const slots = slotsOf(scenario.pools[fixed.owner], people.get(fixed.owner) ?? 0);
    const same = funnels.map((other, at) => ({ days: other.fixed.days, ...rates[at], owner: other.fixed.owner })).filter(({ owner }) => owner === fixed.owner);
    const load = same.reduce((sum, other) => sum + other.days * (other.given + other.own), 0) / (1 + same.reduce((sum, other) => sum + other.days * other.own, 0) / slots);
    const free = slots === 0 ? 0 : Math.max(0, 1 - load / slots);
    return { ...fixed, arrivals: rates[index].given + rates[index].own * free };
  });
}

const slotsOf = (pool: Pool, people: number): number => (people === 0 ? 0 : pool.capacity === 'unlimited' ? Infinity : people * pool.capacity);

function poolOf(scenario: Scenario, name: string, pool: Pool, people: number, { motions, leads }: { motions: readonly Arriving[]; leads: number }): SteadyPool {
  const owned = motions.filter((motion) => motion.owner === name).reduce((sum, motion) => sum + motion.arrivals * motion.days, 0);
  const seized = motions.reduce((sum, motion) => sum + motion.arrivals * seizedDays(motion, name), 0);
  return { name, people, slots: slotsOf(pool, people), load: owned + seized + leads + renewalLoad(scenario, name) };
}

const seizedDays = (motion: Arriving, pool: string): number =>
  (motion.with.includes(pool) ? motion.days : 0) +
  motion.stages.filter((stage) => stage.seizes.includes(pool)).reduce((sum, stage) => sum + stage.visits * stage.days, 0);

/** Renewals of the installed base that a pool holds at once. */
function renewalLoad(scenario: Scenario, pool: string): number {
  const segments = Object.keys(scenario.segments);
  return Object.values(scenario.motions)
    .filter((motion): motion is Renewal => motion.kind === 'renewal' && motion.owner === pool)
    .reduce((sum, motion) => sum + motion.leadDays * renewalsPerDay(scenario, segmentOf(motion, segments)), 0);
}

function renewalsPerDay(scenario: Scenario, segment: string): number {
  const segments = Object.keys(scenario.segments);
  return Object.values(scenario.accounts)
    .filter((accounts) => segmentOf(accounts, segments) === segment)
    .reduce((sum, accounts) => sum + accounts.count / (accounts.termMonths * DAYS_PER_MONTH), 0);
}

/** The share of a motion's opportunities that its fullest pool can serve. */
function servedShare(motion: Arriving, pools: readonly SteadyPool[]): number {
  const needed = new Set([motion.owner, ...motion.with, ...motion.stages.flatMap((stage) => (stage.visits > 0 ? stage.seizes : []))]);
  return pools.filter((pool) => needed.has(pool.name)).reduce((share, pool) => Math.min(share, pool.load > pool.slots ? pool.slots / pool.load : 1), 1);
}
