import { distributionOf } from '../distributions/distribution.ts';
import { DAYS_PER_MONTH, DAYS_PER_QUARTER } from '../scenario/calendar.ts';
import { central, meanOf } from '../scenario/means/central.ts';
import type { Pool, Worked } from '../scenario/schema.ts';
import type { CentralFunnel } from './funnel.ts';

/** A ramp in equal steps of tenure; the last step is that of a ramped person and lasts. */
export interface Ramp {
  readonly stepDays: number;
  /** share of the slots, multiplier of the win odds, written share, share of the quota carried */
  readonly slots: readonly number[];
  readonly odds: readonly number[];
  readonly share: readonly number[];
  readonly relief: readonly number[];
  /** bookings of the written steps that the solved slots give, where that was asked for */
  readonly reached?: readonly number[];
}

/** A straight ramp is cut into so many steps. */
const LINEAR_STEPS = 20;

/** The ramp of a pool; `cycle` is how the motion it owns turns slots into bookings, for shares of bookings. */
export function rampOf(pool: Pool, cycle: Cycle | undefined): Ramp {
  const written = writtenSteps(pool);
  const reliefs = reliefOf(pool, written);
  const basis = pool.ramp === 'none' ? 'slots' : pool.ramp.basis;
  const ones = written.shares.map(() => 1);
  const solved = basis === 'bookings' && cycle ? solveSlots(written.shares.slice(0, -1), written.stepDays, cycle) : undefined;
  return {
    stepDays: written.stepDays,
    slots: basis === 'odds' ? ones : solved ? [...solved.slots, 1] : written.shares,
    odds: basis === 'odds' ? written.shares : ones,
    share: written.shares,
    relief: reliefs,
    ...(solved ? { reached: solved.reached } : {}),
  };
}

function writtenSteps({ ramp, quota }: Pool): { stepDays: number; shares: readonly number[] } {
  const monthlyRelief = typeof quota?.relief === 'object' && quota.relief.byMonth !== undefined;
  if (ramp === 'none') {
    const steps = typeof quota?.relief === 'object' ? (quota.relief.byMonth ?? quota.relief.byQuarter ?? []).length : 0;
    return { stepDays: monthlyRelief ? DAYS_PER_MONTH : DAYS_PER_QUARTER, shares: Array.from({ length: steps + 1 }, () => 1) };
  }
  if (ramp.linearMonths !== undefined) {
    const shares = Array.from({ length: LINEAR_STEPS }, (_, k) => (k + 0.5) / LINEAR_STEPS);
    return { stepDays: (ramp.linearMonths * DAYS_PER_MONTH) / LINEAR_STEPS, shares: [...shares, 1] };
  }
  if (ramp.byMonth) return { stepDays: DAYS_PER_MONTH, shares: [...ramp.byMonth, 1] };
  const quarters = ramp.byQuarter ?? [];
  if (!monthlyRelief) return { stepDays: DAYS_PER_QUARTER, shares: [...quarters, 1] };
  return { stepDays: DAYS_PER_MONTH, shares: [...quarters.flatMap((share) => [share, share, share]), 1] };
}

/** The share of the quota carried in each step; beyond a written relief it is 1. */
function reliefOf({ quota }: Pool, { stepDays, shares }: { stepDays: number; shares: readonly number[] }): number[] {
  const relief = quota?.relief ?? 'ramp';
  if (relief === 'ramp') return shares.map((share) => (share > 1 ? 1 : share));
  if (relief === 'none') return shares.map(() => 1);
  const unit = relief.byMonth ? DAYS_PER_MONTH : DAYS_PER_QUARTER;
  const written = relief.byMonth ?? relief.byQuarter ?? [];
  return shares.map((_, k) => written[Math.floor(((k + 0.5) * stepDays) / unit + 1e-9)] ?? 1);
}

/**
 * Bookings rate of one slot that always has work, by days since it was opened, as a share of its steady rate: the renewal
 * density of deals worked back to back. A closed deal takes a cycle, so slots must ramp earlier than bookings.
 */
export type Cycle = (days: number) => Float64Array;

export function cycleOf(motion: Worked, funnel: CentralFunnel): Cycle {
  return (days) => {
    const { ends, wins } = dealDays(motion, funnel, days);
    const booked = new Float64Array(days);
    for (let t = 0; t < days; t += 1) {
      let sum = wins[t];
      for (let d = 1; d <= t; d += 1) sum += ends[d] * booked[t - d];
      booked[t] = sum;
    }
    const steady = funnel.winRate / meanDays(motion, funnel);
    return steady > 0 ? booked.map((rate) => rate / steady) : booked;
  };
}

/** Probabilities that a deal ends, and that it is won, on each day after its start; ends on day 0 are counted on day 1. */
function dealDays(motion: Worked, funnel: CentralFunnel, days: number): { ends: Float64Array; wins: Float64Array } {
  const stages = Object.values(motion.stages);
  const advancing = stages.map((stage) => dayShares(stage.days, days));
  const falling = stages.map((stage, i) => (stage.daysIfLost === undefined ? advancing[i] : dayShares(stage.daysIfLost, days)));
  const entries = stages.map(() => new Float64Array(days + 1));
  entries[0][0] = 1;
  const ends = new Float64Array(days);
  const wins = new Float64Array(days);
  for (let t = 0; t < days; t += 1) {
    for (let i = 0; i < stages.length; i += 1) {
      const entered = entries[i][t];
      if (entered === 0) continue;
      for (let d = 0; t + d < days; d += 1) {
        const moves = entered * advancing[i][d];
        if (moves > 0) {
          for (let j = 0; j < stages.length; j += 1) entries[j][j <= i && d === 0 ? t + 1 : t + d] += moves * funnel.moves[i][j];
          wins[Math.max(1, t + d)] += moves * funnel.wins[i];
          ends[Math.max(1, t + d)] += moves * funnel.wins[i];
        }
        ends[Math.max(1, t + d)] += entered * falling[i][d] * (1 - funnel.chances[i]);
      }
    }
  }
  return { ends, wins };
}

/** Probabilities of the whole days 0, 1, … in a stage, rounded to the nearest. */
function dayShares(spec: unknown, days: number): Float64Array {
  const { cdf } = distributionOf(central(spec, 'positive'));
  let below = 0;
  return Float64Array.from({ length: days }, (_, d) => {
    const upTo = cdf(d + 0.5);
    const share = upTo - below;
    below = upTo;
    return share;
  });
}

function meanDays(motion: Worked, funnel: CentralFunnel): number {
  const stages = Object.values(motion.stages);
  let mean = 0;
  let visits: number[] = stages.map((_, i) => (i === 0 ? 1 : 0));
  for (let step = 0; step < 1000 && visits.some((v) => v > 1e-12); step += 1) {
    const now = visits;
    stages.forEach((stage, i) => {
      const ifLost = meanOf(stage.daysIfLost ?? stage.days);
      mean += now[i] * (funnel.chances[i] * meanOf(stage.days) + (1 - funnel.chances[i]) * ifLost);
    });
    visits = stages.map((_, j) => now.reduce((sum, v, i) => sum + v * funnel.moves[i][j], 0));
  }
  return mean;
}

/**
 * Slot shares, rising from 0 to 1, whose bookings by step come closest (least squares) to the written shares: projected
 * gradient over the rises, which are at least 0 and sum to at most 1.
 */
export function solveSlots(written: readonly number[], stepDays: number, cycle: Cycle): { slots: number[]; reached: number[] } {
  const steps = written.length;
  if (steps === 0) return { slots: [], reached: [] };
  const rate = cycle(Math.ceil(steps * stepDays) + 1);
  const response = Array.from({ length: steps }, (_, k) => average(rate, k * stepDays, (k + 1) * stepDays));
  const bookings = (rises: readonly number[]): number[] =>
    written.map((_, j) => rises.reduce((sum, rise, k) => (k <= j ? sum + rise * response[j - k] : sum), 0));
  const steepest = steps * response.reduce((sum, r) => sum + r * r, 0);
  let rises = written.map((share, k) => Math.max(0, share - (written[k - 1] ?? 0)));
  if (steepest > 0) {
    for (let round = 0; round < 4000; round += 1) {
      const miss = bookings(rises).map((reached, j) => reached - written[j]);
      rises = ontoSimplex(rises.map((rise, k) => rise - miss.reduce((sum, m, j) => (j >= k ? sum + m * response[j - k] : sum), 0) / steepest));
    }
  }
  let slots = 0;
  return { slots: rises.map((rise) => (slots += rise)).map((share) => Math.min(1, share)), reached: bookings(rises) };
}

/** The nearest point with every part at least 0 and a sum of at most 1. */
function ontoSimplex(point: readonly number[]): number[] {
  const positive = point.map((x) => Math.max(0, x));
  if (positive.reduce((sum, x) => sum + x, 0) <= 1) return positive;
  const sorted = point.toSorted((a, z) => z - a);
  let sum = 0;
  let cut = 0;
  sorted.forEach((x, k) => {
    sum += x;
    if (x - (sum - 1) / (k + 1) > 0) cut = (sum - 1) / (k + 1);
  });
  return point.map((x) => Math.max(0, x - cut));
}

/** Mean of a daily series over the days from … to, whose ends may lie inside a day. */
function average(series: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let day = Math.floor(from); day < to && day < series.length; day += 1) {
    sum += series[day] * (Math.min(day + 1, to) - Math.max(day, from));
  }
  return sum / (to - from);
}
