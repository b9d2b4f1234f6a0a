import { amountOverHorizon } from '../means/amounts.ts';
import type { Pool } from '../schema.ts';
import type { SteadyMotion } from '../steady-motions.ts';
import { percent, rough, unitSlip, warning, note, type Linting, type Note } from './context.ts';

/** A person's quota against what a person is expected to book, and against what a person could. */
export function lintQuotas(linting: Linting): Note[] {
  return Object.entries(linting.scenario.pools).flatMap(([name, pool]) => lintQuota(linting, name, pool));
}

function lintQuota({ scenario, steady }: Linting, name: string, pool: Pool): Note[] {
  const quota = pool.quota === undefined ? undefined : amountOverHorizon(pool.quota, scenario.calendar);
  if (quota === undefined || quota === 0) return [];
  const path = `pools.${name}.quota`;
  const days = steady.reduce((sum, period) => sum + period.days, 0);
  let [booked, possible, people] = [0, 0, 0];
  for (const period of steady) {
    const owned = period.motions.filter((motion) => motion.owner === name);
    const own = period.pools.find((other) => other.name === name);
    if (own === undefined || owned.length === 0) return [];
    booked += period.days * owned.reduce((sum, motion) => sum + motion.arrivals * motion.served * valueOf(motion), 0);
    possible += period.days * own.slots * Math.max(...owned.map((motion) => valueOf(motion) / motion.days));
    people += (own.people * period.days) / days;
  }
  if (people === 0) return [];
  const [expected, most] = [booked / people / quota, possible / people / quota];
  const slip = unitSlip(expected);
  if (slip !== undefined) {
    const way = slip.kind === 'small' ? 'more' : 'less';
    return [warning(path, `the quota is about ${slip.times} times ${way} than a person is expected to book (${rough(booked / people)} over the horizon): is its unit right?`)];
  }
  if (most < 1) return [warning(path, `no person can reach it: full slots at every moment book ${percent(most)} of it`)];
  if (expected > 1.6 || expected < 0.6) return [note(path, `a person is expected to reach ${percent(expected)} of it before shocks and turnover`)];
  return [];
}

/** Expected bookings of one opportunity. */
const valueOf = (motion: SteadyMotion): number => motion.winRate * motion.dealSize;
