import { openAccounts, renewalsOn } from './accounts.ts';
import { arrive, planArrivals } from './deals/arrivals.ts';
import type { Random } from './draws/random.ts';
import { losePatience, settleDay } from './deals/grants.ts';
import { handOver } from './deals/handover.ts';
import { Ledger } from './ledger.ts';
import { openBooks } from './deals/opening.ts';
import { fillOpeningSeats, leaversOn, planHires, slotsOf, startersOn, vacate } from './people/seats.ts';
import { slotShare } from './people/ramp.ts';
import { forgetReleases } from './people/slots.ts';
import type { TrialResult } from './results.ts';
import { drawShocks, settleMotions, settlePools, settleRenewals } from './settle.ts';
import type { Setup } from './setup.ts';
import { statements } from './statements.ts';
import type { Seat, World } from './world.ts';

/** One trial: the warm-up, the opening day's state, then day by day to the horizon. */
export function runTrial(setup: Setup, random: Random): TrialResult {
  const world = newWorld(setup, random);
  const { timeline, ledger, pools } = world;
  for (let day = -timeline.warmup; day < 0; day++) {
    if (timeline.opens(day)) openPeriod(world, day);
    workDay(world, day);
  }
  openBooks(world);
  openAccounts(world);
  for (const pool of pools) ledger.countBefore(pool);
  for (let day = 0; day < timeline.horizon; day++) liveDay(world, day);
  ledger.snapshot(world.open, world.accounts);
  return statements(ledger, pools);
}

function newWorld({ scenario, timeline, seasons, slotShares }: Setup, random: Random): World {
  const pools = settlePools(scenario, slotShares, random);
  for (const pool of pools) {
    fillOpeningSeats(pool, random);
    planHires(pool, scenario, timeline, random);
  }
  return {
    scenario,
    timeline,
    random,
    seasons,
    shocks: drawShocks(scenario, random),
    pools,
    motions: settleMotions(scenario, pools, random),
    renewals: settleRenewals(scenario, pools, random),
    ledger: new Ledger(scenario, timeline),
    open: new Set(),
    queues: new Map(),
    due: new Map(),
    arrivals: new Map(),
    accounts: [],
    renewalsOpening: new Map(),
    renewalsEnding: new Map(),
    lastTicket: 0,
  };
}

/** One day from the opening day on, in the order that the model fixes. */
function liveDay(world: World, day: number): void {
  const { timeline, ledger, pools } = world;
  if (timeline.opens(day)) {
    ledger.snapshot(world.open, world.accounts);
    openPeriod(world, day);
  }
  moveSeats(world, day);
  workDay(world, day);
  for (const pool of pools) {
    ledger.countPeople(pool, day);
    ledger.countSlots(pool, day);
    if (timeline.opens(day + 1)) ledger.period(day).pools[pool.name]!.filledEnd = pool.seats.filter(({ person }) => person).length;
  }
}

function openPeriod(world: World, day: number): void {
  for (const pool of world.pools) for (const seat of pool.seats) seat.assignedThisPeriod = 0;
  planArrivals(world, day);
}

/** Leavers, then starters, then everyone's ramp step; who starts and leaves on one day makes room for the next. */
function moveSeats(world: World, day: number): void {
  const { pools, random, ledger } = world;
  for (let isSettled = false; !isSettled; ) {
    for (const leaver of pools.flatMap((pool) => leaversOn(pool, day))) {
      ledger.left(leaver, day);
      handOver(world, leaver, day);
      vacate(leaver, random);
    }
    const starters = pools.flatMap((pool) => startersOn(pool, day, random));
    for (const starter of starters) {
      const isBackfill = starter.seat.pool.people.some((other) => other !== starter && other.seat === starter.seat);
      ledger.started(starter, isBackfill, day);
    }
    isSettled = starters.every(({ leaveTime }) => Math.floor(leaveTime) > day);
  }
  for (const pool of pools) for (const seat of pool.seats) seat.slots = slotsOf(seat, day);
}

/** Work that ends and work that waits, then renewals, then what arrives. */
function workDay(world: World, day: number): void {
  world.pools.forEach(forgetReleases);
  settleDay(world, day);
  for (const { owner, sources } of world.motions) {
    if (sources.some(({ spec }) => spec.kind === 'self')) for (const seat of owner.seats) seat.freeShare = freeShare(seat, day);
  }
  if (day >= 0) renewalsOn(world, day);
  arrive(world, day);
  if (world.due.has(day)) settleDay(world, day);
  else losePatience(world, day);
}

/** What a seat's own prospecting depends on: the ramp's share of slots times the share of them that is free. */
function freeShare(seat: Seat, day: number): number {
  const { person, pool, slots, used } = seat;
  if (!person) return 0;
  const ramped = slotShare(pool, person, Math.max(0, day));
  if (pool.capacity === Infinity) return ramped;
  return slots === 0 ? 0 : (ramped * Math.max(0, slots - used)) / slots;
}
