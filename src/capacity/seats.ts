import { seatsOf } from '../compile/pools.ts';
import { DAYS_PER_QUARTER, DAYS_PER_YEAR, periodsPerYear, type Period } from '../scenario/calendar.ts';
import { meanOf } from '../scenario/means/central.ts';
import type { Pool, Scenario } from '../scenario/schema.ts';

/** People of one pool in a period by how many periods they have been in the role; the last entry is those beyond the ramp. */
export interface Staffing {
  readonly cohorts: readonly number[];
  /** people who join in the period, hired or as backfill */
  readonly joined: number;
  /** people who leave at its end */
  readonly leavers: number;
}

/** Months of one period. */
export const monthsPerPeriod = ({ calendar }: Scenario): number => 12 / periodsPerYear(calendar);

/**
 * Rolls a pool forward as planners do, in whole people: everybody is a period older in the next one, who joins in a period
 * is in its first cohort, round(people at the end of the previous period × leavers a year / periods a year) leave at the end
 * of a period, those longest in the role first. A leaver is replaced after the mean time to fill.
 *
 * Source of the rule: Kellblog (2020), "How to make and use a proper sales bookings productivity and quota capacity model".
 *
 * @param cohorts how many cohorts are told apart, that of the ramped people included
 */
export function staffingOf(name: string, scenario: Scenario, periods: readonly Period[], cohorts: number): Staffing[] {
  const pool = scenario.pools[name];
  const length = monthsPerPeriod(scenario);
  const opening = zeros(cohorts);
  const joins = zeros(periods.length);
  const seats = seatsOf(name, pool, scenario, periods, { stepDays: DAYS_PER_QUARTER, slots: zeros(cohorts), odds: [], share: [], relief: [] });
  const openingCount = typeof pool.headcount === 'number' ? pool.headcount : pool.headcount.count;
  seats.slice(0, openingCount).forEach(({ tenureDays }) => (opening[Math.min(cohorts - 1, Math.floor((tenureDays * 12) / DAYS_PER_YEAR / length + 1e-9))] += 1));
  for (const { budgetDay } of seats.slice(openingCount)) {
    const period = periods.findIndex(({ start, days }) => budgetDay < start + days);
    if (period >= 0) joins[period] += 1;
  }
  const all: Staffing[] = [];
  let now = opening;
  for (let t = 0; t < periods.length; t++) {
    now[0] += joins[t];
    const before = t === 0 ? 0 : headsAtEnd(all[t - 1]);
    const leavers = Math.min(total(now), Math.round((before * ratePerYear(pool, now, length)) / periodsPerYear(scenario.calendar)));
    all.push({ cohorts: [...now], joined: joins[t], leavers });
    const back = t + 1 + Math.floor(meanDays(pool.timeToFillDays) / periods[t].days);
    if (pool.backfill && back < periods.length) joins[back] += leavers;
    now = aged(withoutLeavers(now, leavers));
  }
  return all;
}

/** Leavers are in their cohort's work of the period, and gone at its end. */
export const headsAtEnd = ({ cohorts, leavers }: Staffing): number => total(cohorts) - leavers;

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

const total = (cohorts: readonly number[]): number => cohorts.reduce((sum, people) => sum + people, 0);

const meanDays = (spec: Pool['timeToFillDays']): number => (spec === undefined ? 0 : meanOf(spec));

/** Mean leavers per person and year over the cohorts as they are. */
function ratePerYear({ attrition }: Pool, cohorts: readonly number[], months: number): number {
  if (attrition === 'none') return 0;
  const { byTenure } = attrition;
  if (byTenure === undefined) return meanOf(attrition.perYear ?? 0);
  const people = total(cohorts);
  if (people === 0) return 0;
  const rateAt = (k: number) => meanOf(byTenure.findLast(({ fromMonths }) => fromMonths <= k * months)?.perYear ?? 0);
  return cohorts.reduce((sum, n, k) => sum + n * rateAt(k), 0) / people;
}

/** Those longest in the role leave first. */
function withoutLeavers(cohorts: readonly number[], leavers: number): number[] {
  let left = leavers;
  return cohorts
    .toReversed()
    .map((people) => {
      const gone = Math.min(people, left);
      left -= gone;
      return people - gone;
    })
    .toReversed();
}

/** A period later: nobody is in the first cohort yet, the last one keeps its own. */
function aged(cohorts: readonly number[]): number[] {
  if (cohorts.length === 1) return [...cohorts];
  return [0, ...cohorts.slice(0, -2), cohorts[cohorts.length - 2] + cohorts[cohorts.length - 1]];
}
