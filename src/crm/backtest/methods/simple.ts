import { forecastCategories, type History, status } from '../../history.ts';
import { bookedBetween, openOn, worths } from '../booked.ts';
import { type Known, type Method, number } from '../method.ts';
import { firstDayOf, periodBefore } from '../periods.ts';

/* What people use instead: numbers without a spread, from the totals or from the pipeline as it stands. */

/** The last period's total, in proportion to the days that are left. */
export const lastPeriod: Method = {
  id: 'lastPeriod',
  name: 'last period',
  states: 'number',
  rest: ({ history, origin, from, to, kind, value }) => {
    const before = periodBefore(kind, from);
    return number((bookedBetween(history, before, from, value) * (to - origin)) / (from - before));
  },
};

/** Bookings per day over as many days as a period has, just before the origin. */
export const runRate: Method = {
  id: 'runRate',
  name: 'run rate',
  states: 'number',
  rest: ({ history, origin, from, to, kind, value }) => {
    const days = Math.min(from - periodBefore(kind, from), origin - firstDayOf(history));
    return days > 0 ? number((bookedBetween(history, origin - days, origin, value) / days) * (to - origin)) : null;
  },
};

/** Every open deal times the share of closed deals that were won after having been in its stage: when, is not asked. */
export const stageWeighted: Method = {
  id: 'stageWeighted',
  name: 'stage-weighted',
  states: 'number',
  rest: ({ history, value }) => {
    const shares = stageShares(history);
    const { opportunities } = history;
    const worth = worths(history, value);
    let sum = 0;
    for (let i = 0; i < opportunities.count; i++) {
      if (opportunities.status[i] !== status.open) continue;
      sum += worth[i] * shares[opportunities.stage[i] < 0 ? shares.length - 1 : opportunities.stage[i]];
    }
    return number(sum);
  },
};

/** Won of all closed deals that were ever in a stage; the last entry is of all closed deals. */
export function stageShares({ opportunities: { count, status: states }, visits, names }: History): Float64Array {
  const stages = names.stages.length;
  const [won, all] = [new Float64Array(stages + 1), new Float64Array(stages + 1)];
  const seenBy = new Int32Array(stages).fill(-1);
  for (let i = 0; i < count; i++) {
    if (states[i] === status.open) continue;
    const isWon = states[i] === status.won ? 1 : 0;
    won[stages] += isWon;
    all[stages] += 1;
    for (let at = visits.first[i]; at < visits.first[i + 1]; at++) {
      const stage = visits.stage[at];
      if (stage < 0 || seenBy[stage] === i) continue;
      seenBy[stage] = i;
      won[stage] += isWon;
      all[stage] += 1;
    }
  }
  const overall = all[stages] > 0 ? won[stages] / all[stages] : 0;
  return won.map((count2, stage) => (all[stage] > 0 ? count2 / all[stage] : overall));
}

/** The open pipeline times what such a pipeline gave over the same stretch of the periods that have ended. */
export const pipelineConversion: Method = {
  id: 'pipelineConversion',
  name: 'pipeline × conversion',
  states: 'number',
  rest: ({ history, origin, from, to, kind, value }) => {
    const first = firstDayOf(history);
    let [won, open] = [0, 0];
    for (let end = from, start = periodBefore(kind, from); start >= first; end = start, start = periodBefore(kind, end)) {
      const then = start + (origin - from);
      if (then >= end || then <= first) continue;
      won += bookedBetween(history, then, Math.min(end, then + (to - origin)), value);
      open += openOn(history, then, value);
    }
    return open > 0 ? number((won / open) * openOn(history, origin, value)) : null;
  },
};

/** What sellers have committed, deal by deal, where the CRM shows what they said at the time. */
export const commitRollUp: Method = {
  id: 'commitRollUp',
  name: 'commit roll-up',
  states: 'number',
  rest: ({ history, to, value }: Known) => {
    const { count, status: states, forecastCategory, expectedClose } = history.opportunities;
    const worth = worths(history, value);
    let [sum, said] = [0, 0];
    for (let i = 0; i < count; i++) {
      if (states[i] !== status.open || forecastCategory[i] < 0) continue;
      said += 1;
      const isDue = !(expectedClose[i] >= to);
      if (forecastCategory[i] >= COMMIT && isDue) sum += worth[i];
    }
    return said > 0 ? number(sum) : null;
  },
};

const COMMIT = forecastCategories.indexOf('commit');
