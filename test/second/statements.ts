import { periodsPerYear } from '../../src/scenario/calendar.ts';
import type { Ledger } from './ledger.ts';
import { perPeriod } from './quota.ts';
import type { PeriodResult, TrialResult } from './results.ts';
import type { Account, Person, Pool } from './world.ts';

interface Attainments {
  persons: number[];
  leftOut: number;
  shareAtQuota: number | null;
}

/** Attainment of everyone in a pool over some periods: left out are those present for less than half of the days, or without a quota. */
function attainments(people: readonly Person[], periods: readonly number[], days: number): Attainments {
  const persons: number[] = [];
  let leftOut = 0;
  for (const { credit, carried, present } of people) {
    const over = (figures: readonly number[]): number => periods.reduce((sum, k) => sum + (figures[k] ?? 0), 0);
    const presentDays = over(present);
    if (presentDays === 0) continue;
    if (presentDays * 2 < days || over(carried) === 0) leftOut += 1;
    else persons.push(over(credit) / over(carried));
  }
  const atQuota = persons.filter((share) => share >= 1).length;
  return { persons, leftOut, shareAtQuota: persons.length === 0 ? null : atQuota / persons.length };
}

/** Fills in what is known only when the trial is over, and gives its result. */
export function statements(ledger: Ledger, pools: readonly Pool[]): TrialResult {
  const { periods } = ledger.timeline;
  for (const [k, { days }] of periods.entries()) {
    for (const pool of pools) Object.assign(ledger.periods[k]!.pools[pool.name]!, attainments(pool.people, [k], days));
  }
  const years = [...new Set(periods.map(({ fiscalYear }) => fiscalYear))].map((fiscalYear) => {
    const parts = periods.flatMap((period, k) => (period.fiscalYear === fiscalYear ? [k] : []));
    const days = parts.reduce((sum, k) => sum + periods[k]!.days, 0);
    return { fiscalYear, pools: Object.fromEntries(pools.map((pool) => [pool.name, attainments(pool.people, parts, days)])) };
  });
  const result = ledger.result(pools, years);
  const perYear = periodsPerYear(ledger.scenario.calendar);
  for (const [k, period] of result.periods.entries()) {
    if (k + 1 >= perYear) period.retention = retention(ledger.arrAt[k + 1 - perYear]!, ledger.arrAt[k + 1]!);
    period.targets = targets(ledger, period, k);
  }
  return result;
}

/** Of the accounts with ARR at the start: what is left of their ARR without and with increases, and how many are left. */
function retention(start: ReadonlyMap<Account, number>, end: ReadonlyMap<Account, number>): PeriodResult['retention'] {
  let [opening, kept, closing, alive] = [0, 0, 0, 0];
  for (const [account, before] of start) {
    const after = end.get(account) ?? 0;
    opening += before;
    kept += Math.min(before, after);
    closing += after;
    if (after > 0) alive += 1;
  }
  if (opening === 0) return { gross: null, net: null, logo: null };
  return { gross: kept / opening, net: closing / opening, logo: alive / start.size };
}

function targets(ledger: Ledger, { bookings, arr, renewals }: PeriodResult, k: number): PeriodResult['targets'] {
  const measured = {
    newAcv: bookings.new,
    newAndExpansionAcv: bookings.new + bookings.expansion,
    netNewArr: arr.closing - arr.opening,
    totalBookings: bookings.new + bookings.expansion + bookings.renewal,
    renewalRate: renewals.due > 0 ? renewals.renewed / renewals.due : 0,
  };
  const entries = Object.entries(ledger.scenario.targets).map(([name, target]) => {
    const stated = target.measure === 'renewalRate' ? target.rate : (target.byPeriod?.[k] ?? perPeriod(target, ledger.scenario, ledger.timeline, k));
    const value = measured[target.measure];
    return [name, { measured: value, attainment: stated ? value / stated : null }] as const;
  });
  return Object.fromEntries(entries);
}
