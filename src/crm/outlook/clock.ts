import type { History } from '../history.ts';

/** Histories no finer than this are clocked by their snapshots. */
const COARSE_DAYS = 7;

/**
 * The steps in which a pipeline moves: days, or for month-end snapshots one step per snapshot, since nothing is known of
 * the days between. Tick 0 is the first day (snapshot) of the history; ticks before `now` are known.
 */
export interface Clock {
  readonly unit: 'day' | 'snapshot';
  readonly now: number;
  /** the tick at which something of a day becomes known */
  tickOf(day: number): number;
  /** the day of a tick, also of one that is yet to come */
  dayOf(tick: number): number;
  /** the first tick that is not before a day: what happens before that day has a lower tick */
  tickAt(day: number): number;
  readonly daysPerTick: number;
}

export function clockOf(history: History): Clock {
  return history.resolutionDays >= COARSE_DAYS && history.snapshotDays.length > 1 ? snapshotClock(history.snapshotDays) : dayClock(history);
}

function dayClock({ knownTo, opportunities: { created, count }, visits }: History): Clock {
  let first = knownTo;
  for (let i = 0; i < count; i++) first = Math.min(first, created[i]);
  for (let i = 0; i < visits.count; i++) first = Math.min(first, visits.entered[i]);
  const start = Math.floor(first);
  const tickOf = (day: number) => Math.floor(day) - start;
  return { unit: 'day', now: Math.ceil(knownTo) - start, tickOf, dayOf: (tick) => start + tick, tickAt: (day) => Math.ceil(day) - start, daysPerTick: 1 };
}

function snapshotClock(days: Float64Array): Clock {
  const last = days.length - 1;
  const gap = (days[last] - days[0]) / last;
  const dayOf = (tick: number) => (tick < 0 ? days[0] + tick * gap : tick <= last ? days[tick] : days[last] + (tick - last) * gap);
  const tickOf = (day: number) => {
    if (day > days[last]) return last + Math.ceil((day - days[last]) / gap - 1e-9);
    if (day < days[0]) return Math.floor((day - days[0]) / gap);
    let low = 0;
    for (let high = last; low < high; ) {
      const middle = (low + high) >> 1;
      if (days[middle] >= day) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  // months differ by a few days: a snapshot due within a week of a day is before it
  const tickAt = (day: number) => (day > days[last] ? last + 1 + Math.max(0, Math.round((day - days[last]) / gap - 0.25)) : tickOf(day));
  return { unit: 'snapshot', now: days.length, tickOf, dayOf, tickAt, daysPerTick: gap };
}
