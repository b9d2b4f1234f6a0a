import { canonicalSeed, type Seed } from '../../run/keys.ts';
import { ENGINE_VERSION } from '../../run/version.ts';
import { dateOf } from '../../scenario/calendar.ts';
import { asOf } from '../as-of.ts';
import type { History } from '../history.ts';
import { crps } from '../scores/crps.ts';
import { pit } from '../scores/pit.ts';
import { outlookOf, type Value } from '../outlook/outlook.ts';
import { bookedBetween } from './booked.ts';
import { BacktestError } from './error.ts';
import { looksAhead, type View } from './leak.ts';
import type { Known, Method, OwnPast } from './method.ts';
import { methods as allMethods } from './methods/all.ts';
import { firstDayOf, type Origin, originsIn, type PeriodKind, periodsIn } from './periods.ts';
import { BACKTEST_VERSION, type Backtest } from './result.ts';
import { at, comparisonOf, type Sample, scoresOf } from './scored.ts';

export interface BacktestOptions {
  readonly period: PeriodKind;
  readonly value?: Value | undefined;
  /** first day of the first period; the first with two periods of history unless said */
  readonly from?: number | undefined;
  readonly draws?: number | undefined;
  readonly seed?: Seed | undefined;
  readonly files?: readonly string[];
  /** the first one is compared with all others */
  readonly methods?: readonly Method[];
  readonly view?: View;
  readonly onOrigin?: (done: number, of: number) => void;
}

/** Trials of each forecast. */
export const DEFAULT_DRAWS = 2000;

/**
 * Forecasts of ended periods from what was known at each origin, scored against what happened, beside what people use
 * instead.
 *
 * @throws BacktestError where the history holds no period to forecast
 */
export function backtest(history: History, { period: kind, value = 'amount', from, draws = DEFAULT_DRAWS, seed = 1, files = [], methods = allMethods, view = asOf, onOrigin }: BacktestOptions): Backtest {
  const began = performance.now();
  const periods = periodsIn(history, kind, from);
  const origins = originsIn(periods, kind);
  if (origins.length === 0) throw new BacktestError(kind, firstDayOf(history), history.knownTo);
  const actuals = periods.map((span) => bookedBetween(history, span.from, span.to, value));
  const samples = new Map<Method, Sample[]>(methods.map((method) => [method, []]));
  const own = new Map<Method, { end: number; past: OwnPast }[]>(methods.map((method) => [method, []]));
  const ahead: string[] = [];
  const rows = origins.map((origin, index): Backtest['origins'][number] => {
    const span = periods[origin.period];
    const known = view(history, origin.day);
    const booked = bookedBetween(history, span.from, origin.day, value);
    const actual = actuals[origin.period];
    const given = { origin: origin.day, from: span.from, to: span.to, kind, value, booked, draws, seed: `${canonicalSeed(seed)} ${origin.day}` };
    const forecasts = methods.flatMap((method) => {
      const past = own.get(method)!.filter(({ end }) => end <= origin.day).map((each) => each.past);
      const input: Known = { ...given, history: known, own: past };
      const rest = method.rest(input);
      if (rest === null) return [];
      own.get(method)!.push({ end: span.to, past: { forecast: at(rest.unlearnt ?? rest.samples, 0.5), actual: actual - booked } });
      if (isChecked(index, origins.length) && looksAhead(method, history, { ...given, own: past }, view)) ahead.push(`${method.name} on ${dateOf(origin.day)}`);
      const whole = rest.samples.map((x) => x + booked);
      samples.get(method)!.push({ origin: index, samples: whole, actual });
      const mean = whole.reduce((sum, x) => sum + x, 0) / whole.length;
      return [{ method: method.id, mean, p10: at(whole, 0.1), p50: at(whole, 0.5), p90: at(whole, 0.9), crps: crps(whole, actual), pit: method.states === 'distribution' ? pit(whole, actual) : null }];
    });
    onOrigin?.(index + 1, origins.length);
    return { period: span.id, day: dateOf(origin.day), step: origin.step, booked, actual, forecasts };
  });
  const [first, ...others] = methods;
  const horizonSteps = Math.max(...origins.map(({ step }) => step)) + 1;
  return {
    kind: 'quotacast.backtest',
    version: BACKTEST_VERSION,
    scenario: null,
    run: { seed: canonicalSeed(seed), draws, engine: ENGINE_VERSION },
    timing: { seconds: (performance.now() - began) / 1000, node: process.version },
    history: { files: [...files], source: history.source, deals: history.opportunities.count, firstDay: dateOf(firstDayOf(history)), lastDay: dateOf(Math.ceil(history.knownTo) - 1), currency: history.currency },
    settings: { period: kind, value, horizonSteps },
    periods: periods.map(({ id, from: start, to, fullTo }, i) => ({ id, firstDay: dateOf(start), lastDay: dateOf(to - 1), cut: to < fullTo, actual: actuals[i] })),
    origins: rows,
    scores: methods.map((method) => scoresOf(method, samples.get(method)!)),
    comparisons: others.flatMap((method) => comparisonOf(samples.get(first)!, method.id, samples.get(method)!, horizonSteps) ?? []),
    learnt: learntAt(view(history, origins.at(-1)!.day), periods[origins.at(-1)!.period].to, value),
    health: healthOf(history, origins, ahead),
  };
}

/** The future is written anew at the first, the middle and the last origin: once is enough to catch a method that looks. */
const isChecked = (index: number, of: number): boolean => index === 0 || index === of >> 1 || index === of - 1;

function learntAt(known: History, to: number, value: Value): Backtest['learnt'] {
  const { shock, demand, effects } = outlookOf(known, { to, value, draws: 1, seed: 1 });
  const found = effects.filter(({ between }) => between > 0).map(({ name, between }) => ({ name, sd: Math.sqrt(between) }));
  return { shockSd: shock.sd, shockPersistence: shock.persistence, demandSd: demand.sd, effects: found };
}

function healthOf(history: History, origins: readonly Origin[], ahead: readonly string[]): Backtest['health'] {
  const checked = origins.filter((_, i) => isChecked(i, origins.length)).length;
  const detail = ahead.length === 0 ? `forecasts at ${checked} origins stay the same to the last bit when all that came later is written anew` : `looked at what came later: ${ahead.join('; ')}`;
  return [
    { check: 'nothing later than the origin is visible', ok: ahead.length === 0, detail },
    ...(history.source === 'events'
      ? [{ check: 'amounts as of the origin', ok: false, detail: 'one export knows only the last amount of a deal: amounts that were changed on the way are taken as known from the start' }]
      : []),
  ];
}
