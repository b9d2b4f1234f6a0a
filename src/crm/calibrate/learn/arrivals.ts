import { dateOf } from '../../../scenario/calendar.ts';
import type { History } from '../../history.ts';
import type { CalibrateOptions } from '../options.ts';
import { periodAt, periodGrid } from '../period-grid.ts';
import { originOf, type Plans } from '../plans.ts';
import { priors } from '../priors.ts';
import { type Seasons, seasonsOf } from './seasons.ts';
import { type CountsPosterior, shockedCounts } from './shocked-counts.ts';

export interface Arrivals {
  /** motion and origin of each source, in the order of the posterior's rates */
  readonly sources: readonly { readonly motion: number; readonly origin: number; readonly count: number; readonly byPeriod: Float64Array }[];
  readonly from: number;
  /** before the end of the history where new deals are missing from its last days */
  readonly to: number;
  readonly days: number;
  readonly periods: number;
  readonly seasons: Seasons;
  /** per period, and its standard error; only where it was found */
  readonly trend: { readonly perPeriod: number; readonly error: number } | undefined;
  readonly posterior: CountsPosterior;
  /** Pearson's dispersion of each source's counts about what all share: 1 is chance */
  readonly dispersion: Float64Array;
}

/** Of histories without a trend one in 250 is told to have one: a few periods wander by themselves. */
const TREND_Z = 2.88;
const FEWEST_PERIODS_FOR_TREND = 6;

/** Undefined where no day was watched from which on all that was created is in the history. */
export function arrivalsOf(history: History, plans: Plans, options: CalibrateOptions): Arrivals | undefined {
  const { closesFrom, opportunities: deals } = history;
  const { first, to: knownTo } = spanOf(history, plans);
  const from = Math.max(Math.floor(first), Number.isFinite(closesFrom) ? closesFrom : -Infinity, history.source === 'snapshots' ? (history.snapshotDays[0] ?? -Infinity) : -Infinity);
  if (!(from < knownTo)) return undefined;
  const grid = periodGrid(from, knownTo, options);
  const sources = plans.motions.flatMap((plan, motion) => plan.origins.map((_, origin) => ({ motion, origin, count: 0, byPeriod: new Float64Array(grid.count) })));
  const days: number[] = [];
  plans.motions.forEach((plan, motion) => {
    const own = sources.filter((source) => source.motion === motion);
    for (const row of plan.rows) {
      const day = plans.from(row);
      if (day < from || deals.observedFrom[row] > day + history.resolutionDays + 1) continue;
      const source = own[originOf(plan, deals.origin[row])];
      source.count += 1;
      source.byPeriod[periodAt(grid, day)] += 1;
      days.push(day);
    }
  });
  const seasons = seasonsOf(Float64Array.from(days), from, knownTo);
  const exposure = exposuresOf(grid.starts, from, knownTo, seasons.factors);
  const model = { counts: sources.map(({ byPeriod }) => byPeriod), exposure, keep: grid.keep(priors.persistence) };
  const withTrend = grid.count >= FEWEST_PERIODS_FOR_TREND ? shockedCounts({ ...model, trend: true }) : undefined;
  const slope = withTrend?.mode[sources.length] ?? 0;
  const found = withTrend !== undefined && Math.abs(slope) > studentOf(TREND_Z, grid.count - 2) * withTrend.trendError;
  const posterior = found ? withTrend : shockedCounts({ ...model, trend: false });
  return {
    sources,
    from,
    to: knownTo,
    days: knownTo - from,
    periods: grid.count,
    seasons,
    trend: found ? { perPeriod: slope, error: withTrend.trendError } : undefined,
    posterior,
    dispersion: dispersionOf(model.counts, exposure, posterior.mode, found),
  };
}

/** Student's quantile from the normal one, by Cornish and Fisher's expansion: within 2 % from four degrees on. */
const studentOf = (z: number, degrees: number): number => z + (z * z * z + z) / (4 * degrees) + (5 * z * z * z * z * z + 16 * z * z * z + 3 * z) / (96 * degrees * degrees);

/** Where so many new deals would have come and none did, new deals were left out of the export: chance gives that once in e^25. */
const MISSED = 25;

function spanOf({ knownTo }: History, { motions, from }: Plans): { first: number; to: number } {
  let [first, last, count] = [Infinity, -Infinity, 0];
  for (const { rows } of motions) {
    for (const row of rows) {
      first = Math.min(first, from(row));
      last = Math.max(last, from(row));
      count += 1;
    }
  }
  const end = Math.min(knownTo, Math.floor(last) + 1);
  // a batch of deals entered at once is no stream that has stopped
  const isCut = knownTo - end < 0.5 * (end - first) && (count / Math.max(1, end - first)) * (knownTo - end) > MISSED;
  return { first, to: isCut ? end : knownTo };
}

function exposuresOf(starts: Float64Array, from: number, to: number, factors: readonly number[] | undefined): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, t) => {
    const [begin, end] = [Math.max(from, starts[t]), Math.min(to, starts[t + 1])];
    if (factors === undefined) return Math.max(1e-9, end - begin);
    let sum = 0;
    for (let day = Math.floor(begin); day < end; day += 1) {
      const part = Math.min(end, day + 1) - Math.max(begin, day);
      sum += part * factors[Number(dateOf(day).slice(5, 7)) - 1];
    }
    return Math.max(1e-9, sum);
  });
}

function dispersionOf(counts: readonly Float64Array[], exposure: Float64Array, mode: Float64Array, trend: boolean): Float64Array {
  const sources = counts.length;
  const first = sources + (trend ? 1 : 0);
  const periods = exposure.length;
  return Float64Array.from(counts, (row, k) => {
    let sum = 0;
    for (let t = 0; t < periods; t += 1) {
      const mean = exposure[t] * Math.exp(mode[k] + (trend ? mode[sources] * (t + 1 - periods) : 0) + mode[first + t]);
      sum += ((row[t] - mean) * (row[t] - mean)) / Math.max(mean, 1e-9);
    }
    // the shared shocks take about one period's freedom between the sources
    return sum / Math.max(1, periods - 1 - (periods - 1) / sources);
  });
}
