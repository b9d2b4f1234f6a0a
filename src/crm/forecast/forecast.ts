import type { ScenarioHead } from '../../record/result-head.ts';
import type { Stats } from '../../record/statistics/stats.ts';
import { summarise } from '../../record/statistics/stats.ts';
import { probabilityAtLeast } from '../../record/statistics/probability.ts';
import type { SimulateOptions } from '../../run/options.ts';
import { simulate } from '../../run/run.ts';
import type { Simulation } from '../../run/simulation.ts';
import { dateOf, dayNumber, type Period, periodAt } from '../../scenario/calendar.ts';
import type { Loaded } from '../../scenario/load.ts';
import type { History } from '../history.ts';
import { fromHistory, stageWeighted } from './beside.ts';
import { bookedToDate, runRate } from './booked.ts';
import { healthOf } from './health.ts';
import { largeDeals } from './large.ts';
import { openDealsOf } from './open-deals.ts';
import { PERIODS, prepared } from './prepared.ts';
import { FORECAST_VERSION, type Forecast } from './result.ts';
import { rollUpsOf } from './roll-ups.ts';
import { partsOf } from './parts.ts';

export interface ForecastOptions extends Pick<SimulateOptions, 'trials' | 'seed' | 'workers' | 'signal' | 'onProgress'> {
  /** the day on which the trials begin, since 1970 */
  readonly asOf: number;
  readonly files?: readonly string[];
  /** what is to be reached in the running period; the scenario's first target unless said */
  readonly target?: number | undefined;
  /** so many of the largest deals are told one by one; 5 unless said */
  readonly large?: number | undefined;
  readonly run?: (loaded: Loaded, options: SimulateOptions) => Promise<Simulation>;
}

const DEFAULT_LARGE = 5;

/**
 * Where this period and the next land: what is booked, the deals that are open, each given its stage and age, deals not
 * yet created, and the team that works them, in one simulation.
 *
 * @param history the pipeline as it was known on the day
 * @throws ForecastError, ScenarioError, and whatever a run throws
 */
export async function forecast(loaded: Loaded, history: History, { asOf, files = [], target, large: most = DEFAULT_LARGE, run = simulate, ...options }: ForecastOptions): Promise<Forecast> {
  const began = performance.now();
  const calendar = { ...loaded.scenario.calendar, asOf: dateOf(asOf), periods: PERIODS };
  const period = periodAt(calendar, 0);
  const open = openDealsOf(history, loaded.scenario, asOf);
  const booked = bookedToDate(history, loaded.scenario, asOf + period.start, asOf);
  const byAmount = [...open.deals.keys()].sort((a, b) => open.deals[b].amount - open.deals[a].amount || a - b);
  const large = byAmount.slice(0, most);
  const ready = prepared(loaded, { asOf, deals: open.deals, large, booked: booked.byMotion });
  const settings: SimulateOptions = { ...options, metrics: ['bookings.new'] };
  const simulation = await run(ready.loaded, settings);
  const parts = partsOf(simulation, ready);
  const goals = targetsOf(simulation, target, parts.measure);
  const [running] = parts.periods;
  const told = await largeDeals(parts, ready, { deals: open.deals, large, target: goals[0]?.amount ?? null, settings, run });
  const { result } = simulation;
  const beside = {
    stageWeighted: running.closed + stageWeighted(ready.loaded.scenario, open.deals),
    runRate: runRate(history, asOf, daysLeft(result.periods[0], asOf), running.closed),
    history: fromHistory(history, asOf + period.start + period.days, running.closed, result.run),
  };
  const periods = parts.periods.map((each, k) => {
    const goal = goals[k];
    return {
      ...dates(result.periods[k]),
      landing: stats(each.landing),
      closed: each.closed,
      open: stats(each.open),
      toCome: stats(each.toCome),
      customers: each.customers === null ? null : stats(each.customers),
      target: goal === null ? null : { ...goal, hit: probabilityAtLeast(each.landing, goal.amount) },
      beside: k > 0 ? null : beside,
    };
  });
  return {
    kind: 'quotacast.forecast',
    version: FORECAST_VERSION,
    scenario: headWithoutDeals(result.scenario),
    run: result.run,
    timing: { ...result.timing, seconds: (performance.now() - began) / 1000 },
    pipeline: {
      files: [...files],
      asOf: dateOf(asOf),
      deals: open.deals.length,
      value: open.deals.reduce((sum, { amount }) => sum + amount, 0),
      withoutAmount: open.withoutAmount,
      leftOut: [...open.leftOut],
    },
    measure: parts.measure,
    periods,
    large: told,
    rollUps: rollUpsOf(open.deals, running.closed, running.landing, asOf + period.start + period.days),
    health: healthOf({ open, ready, booked, period, result, running: periods[0] }),
  };
}

/** The deals stand in the pipeline's file; thousands of them would drown the result. */
function headWithoutDeals(head: ScenarioHead): ScenarioHead {
  const { pipeline: _deals, ...complete } = head.complete as Record<string, unknown>;
  return { ...head, complete: complete as ScenarioHead['complete'] };
}

const stats = (samples: Float64Array): Stats => summarise(samples);

const dates = ({ id, firstDay, lastDay }: { id: string; firstDay: string; lastDay: string }) => ({ id, firstDay, lastDay });

const daysLeft = ({ firstDay, days }: Pick<Period, 'firstDay' | 'days'>, asOf: number): { days: number; left: number } => ({ days, left: dayNumber(firstDay) + days - asOf });

/** What each period is to reach: what was asked for, else the first target that has figures by period and counts the same. */
function targetsOf({ result }: Simulation, asked: number | undefined, measure: Forecast['measure']): ({ name: string; amount: number } | null)[] {
  if (asked !== undefined) return [{ name: 'target', amount: asked }, null];
  const found = result.targets.find((each) => each.measure === measure && each.periods.length >= PERIODS);
  return [0, 1].map((k) => (found === undefined ? null : { name: found.name, amount: found.periods[k] }));
}
