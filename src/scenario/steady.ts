import { DAYS_PER_MONTH, periodsOf, type Period } from './calendar.ts';
import { givenPerDay, perDay } from './given.ts';
import { meanOf } from './means/central.ts';
import { openingCount } from './check/sources.ts';
import { segmentOf } from './check/context.ts';
import { funnelOf, walk } from './funnel.ts';
import { heldIn } from './team.ts';
import type { Expansion, Pool, Renewal, Scenario, NewBusiness, Stage } from './schema.ts';

/*
 * What a scenario amounts to when nothing varies: every rate at its mean, everybody ramped, no leavers, no shocks.
 * Work in progress follows from Little's law: items = arrivals per day × mean days of an item.
 */

export interface SteadyStage {
  readonly name: string;
  /** mean days of a visit, over those who advance and those who do not */
  readonly days: number;
  /** visits of one opportunity */
  readonly visits: number;
  readonly seizes: readonly string[];
}

export interface SteadyMotion {
  readonly name: string;
  readonly owner: string;
  /** new opportunities per day */
  readonly arrivals: number;
  readonly winRate: number;
  /** mean days from assignment to close, without waiting */
  readonly days: number;
  readonly dealSize: number;
  /** share of its opportunities that its fullest pool can serve */
  readonly served: number;
  /** pools whose slots are held as long as the owner's */
  readonly with: readonly string[];
  readonly stages: readonly SteadyStage[];
}

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
    const arriving = withArrivals(scenario, funnels, people, index);
    const pools = Object.entries(scenario.pools).map(([name, pool]) => poolOf(scenario, name, pool, people.get(name) ?? 0, arriving));
    const motions = arriving.map((motion) => ({ ...motion, served: servedShare(motion, pools) }));
    const days = period.days + Math.min(period.start, 0);
    const newBookings = days * motions.filter((_, k) => funnels[k].motion.kind === 'newBusiness').reduce((sum, motion) => sum + motion.arrivals * motion.served * motion.winRate * motion.dealSize, 0);
    return { id: period.id, days, newBookings, pools, motions };
  });
}

interface Funnelled {
  readonly motion: NewBusiness | Expansion;
  readonly fixed: Omit<SteadyMotion, 'arrivals' | 'served'>;
}

type Arriving = Omit<SteadyMotion, 'served'>;

function fixedPart(scenario: Scenario, name: string, motion: NewBusiness | Expansion): Funnelled {
  const funnel = funnelOf(motion, (spec) => (spec === undefined ? undefined : meanOf(spec, 'probability')));
  const { visits, winRate } = funnel === undefined ? { visits: [], winRate: 0 } : walk(funnel);
  const stages = Object.entries(motion.stages).map(([stageName, stage], index) => {
    const onward = funnel === undefined ? 1 : funnel.wins[index] + funnel.moves[index].reduce((sum, p) => sum + p, 0);
    return { name: stageName, days: stageDays(stage, onward), visits: visits[index] ?? 0, seizes: stage.seizes };
  });
  const days = stages.reduce((sum, stage) => sum + stage.days * stage.visits, 0);
  return { motion, fixed: { name, owner: motion.owner, winRate, days, dealSize: motion.kind === 'expansion' ? sizeOf(scenario, motion) : meanOf(motion.dealSize), with: heldIn(motion), stages } };
}

// `wholeDays: up` ends on start + floor(days) + 1: half a day later on average
function stageDays(stage: Stage, onward: number): number {
  const whole = stage.wholeDays === 'up' ? 0.5 : 0;
  const advancing = meanOf(stage.days);
  const lost = stage.daysIfLost === undefined ? advancing : meanOf(stage.daysIfLost);
  return whole + onward * advancing + (1 - onward) * lost;
}

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
function withArrivals(scenario: Scenario, funnels: readonly Funnelled[], people: ReadonlyMap<string, number>, period: number): Arriving[] {
  const rates = funnels.map(({ motion }) => {
    if (motion.kind === 'expansion') return { given: expansionsPerDay(scenario, motion), own: 0 };
    const own = Object.values(motion.sources)
      .filter(({ kind }) => kind === 'self')
      .reduce((sum, source) => sum + perDay(source, scenario) * (source.byPeriod?.[Math.min(period, source.byPeriod.length - 1)] ?? 1), 0);
    return { given: givenPerDay(scenario, motion, people, period), own: own * (people.get(motion.owner) ?? 0) };
  });
  return funnels.map(({ fixed }, index) => {
    const slots = slotsOf(scenario.pools[fixed.owner], people.get(fixed.owner) ?? 0);
    const same = funnels.map((other, at) => ({ days: other.fixed.days, ...rates[at], owner: other.fixed.owner })).filter(({ owner }) => owner === fixed.owner);
    const load = same.reduce((sum, other) => sum + other.days * (other.given + other.own), 0) / (1 + same.reduce((sum, other) => sum + other.days * other.own, 0) / slots);
    const free = slots === 0 ? 0 : Math.max(0, 1 - load / slots);
    return { ...fixed, arrivals: rates[index].given + rates[index].own * free };
  });
}

/** Opening accounts of an expansion's segment whose tenure it works: their number and their ARR. */
function workedAccounts(scenario: Scenario, { segment, tenureMonths }: Expansion): { count: number; arr: number } {
  const { from, until = Infinity } = tenureMonths ?? { from: 0 };
  const segments = Object.keys(scenario.segments);
  const own = Object.values(scenario.accounts).filter((accounts) => segmentOf(accounts, segments) === (segment ?? segments[0]) && accounts.tenureMonths >= from && accounts.tenureMonths < until);
  return { count: own.reduce((sum, { count }) => sum + count, 0), arr: own.reduce((sum, { count, arr }) => sum + count * meanOf(arr), 0) };
}

const expansionsPerDay = (scenario: Scenario, motion: Expansion): number => (workedAccounts(scenario, motion).count * meanOf(motion.per100PerMonth)) / (100 * DAYS_PER_MONTH);

/** Mean ACV that a win of an expansion adds. */
function sizeOf(scenario: Scenario, motion: Expansion): number {
  if (motion.size.amount !== undefined) return meanOf(motion.size.amount);
  const { count, arr } = workedAccounts(scenario, motion);
  return count === 0 ? 0 : (meanOf(motion.size.ofArr ?? 0) * arr) / count;
}

const slotsOf = (pool: Pool, people: number): number => (people === 0 ? 0 : pool.capacity === 'unlimited' ? Infinity : people * pool.capacity);

function poolOf(scenario: Scenario, name: string, pool: Pool, people: number, motions: readonly Arriving[]): SteadyPool {
  const owned = motions.filter((motion) => motion.owner === name).reduce((sum, motion) => sum + motion.arrivals * motion.days, 0);
  const seized = motions.reduce((sum, motion) => sum + motion.arrivals * seizedDays(motion, name), 0);
  return { name, people, slots: slotsOf(pool, people), load: owned + seized + renewalLoad(scenario, name) };
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
