import type { Result } from '../../record/result.ts';
import type { Period } from '../../scenario/calendar.ts';
import type { Booked } from './booked.ts';
import type { OpenDeals } from './open-deals.ts';
import type { Prepared } from './prepared.ts';
import type { Forecast } from './result.ts';

interface Found {
  readonly open: OpenDeals;
  readonly ready: Prepared;
  readonly booked: Booked;
  readonly period: Period;
  readonly result: Result;
  readonly running: Forecast['periods'][number];
}

/** What a reader of the forecast has to know: what was left out, filled in or not known. */
export function healthOf({ open: { deals, leftOut, withoutAmount }, ready, booked, period, result, running }: Found): Forecast['health'] {
  const check = (name: string, ok: boolean, detail: string) => ({ check: name, ok, detail });
  const unknownAge = deals.filter(({ stageAgeDays }) => stageAgeDays === undefined).length;
  const plural = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  return [
    ...leftOut.map(({ reason, count, value }) => check('open deals left out', false, `${plural(count, 'deal')} of ${Math.round(value)} in all: ${reason}`)),
    ...(withoutAmount > 0 ? [check('amounts', false, `${plural(withoutAmount, 'open deal')} without an amount: taken as the mean of the others`)] : []),
    ...(unknownAge > 0 ? [check('days in stage', false, `${plural(unknownAge, 'deal')} of ${deals.length} without a day of entry: the age of the deal less the mean days of earlier stages`)] : []),
    ...(period.start < 0 && booked.byMotion === undefined ? [check('booked to date', false, `the pipeline holds no won deals: what was booked since ${period.firstDay} is what the scenario says`)] : []),
    ...(ready.leftOut.length > 0 ? [check('outside of the two periods', true, `left out: ${ready.leftOut.join('; ')}`)] : []),
    ...agreement(running),
    // it may have been asked for without the scenario
    ...result.health.filter(({ check: name }) => running.target === null || result.targets.length > 0 || name !== 'targets'),
  ];
}

/** Whether the scenario's landing is one that the history alone would give as well. */
function agreement({ landing: { p50 }, beside }: Found['running']): Forecast['health'] {
  const history = beside?.history ?? null;
  if (history === null || p50 === null) return [];
  const ok = p50 >= history.p10 && p50 <= history.p90;
  const detail = ok ? "the middle of the landing lies between P10 and P90 of what the CRM's history alone says" : "the middle of the landing lies outside of P10 to P90 of what the CRM's history alone says: calibrate anew, and ask backtest, before this is relied on";
  return [{ check: 'scenario and history agree', ok, detail }];
}
