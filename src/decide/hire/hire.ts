import { compile, type Compiled } from '../../compile/compile.ts';
import { RunInputError } from '../../run/errors.ts';
import { laneKeys } from '../../run/keys.ts';
import { subjectOf } from '../../run/subject.ts';
import { dateOf, dayNumber, periodsOf } from '../../scenario/calendar.ts';
import type { Loaded } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { headOf } from '../head.ts';
import { targetOf } from '../measured.ts';
import { decideSettings, withRunner, type DecideOptions } from '../options.ts';
import { meanDifference } from '../paired/mean.ts';
import { pairOf } from '../paired/pair.ts';
import { lastSafeDate, milestones } from './dates.ts';
import { requiredOf } from './required.ts';
import type { Hire, HirePoint, HireSearch } from './result.ts';
import { likeliest, limitsOf, Sizes, smallestReaching, tryGrid } from './search.ts';
import { LOOKS } from './sequential.ts';
import type { Search, Size } from './sizes.ts';
import { poolNamed, seatsOf, staffing, type Follower, type Terms } from './staffing.ts';

export interface HireOptions extends DecideOptions {
  /** pools whose size is looked for, each by itself; the first that owns deals and carries a quota unless said */
  readonly pools?: readonly string[] | undefined;
  /** the first target unless said */
  readonly target?: string | undefined;
  /** 0.8 unless said */
  readonly confidence?: number | undefined;
  /** day or period on which the first requisition opens; the first day unless said */
  readonly open?: string | undefined;
  /** or on which the first person starts */
  readonly start?: string | undefined;
  /** at most so many seats */
  readonly most?: number | undefined;
  /** at most so many hires of the pool a period, planned ones included */
  readonly perQuarter?: number | undefined;
  /** money that may be added over the horizon, on average */
  readonly budget?: number | undefined;
  /** money per filled seat and year, instead of the pay and cost that the scenario states */
  readonly costPerSeat?: number | undefined;
  /** pools that follow: at least so many seats per seat of the pool that is looked for */
  readonly mix?: readonly Follower[] | undefined;
}

const DEFAULT_CONFIDENCE = 0.8;
/** The search ends at so many seats, or at twice the plan, unless said. */
const DEFAULT_MOST = 50;
/** Sizes that are tried, dates, and looks at three sizes: what progress is told against. */
const USUAL_TRIALS = 20 * LOOKS[0] + 3 * 16_384 + 8 * 4096;

/**
 * How many people it takes to reach a target with a stated confidence, when to open their requisitions, and what it costs.
 * Sizes are tried with few trials each on the same luck; the answer and its neighbours are then decided by a sequential
 * test. `trials` is the most that any size gets, 40,000 unless said.
 *
 * @throws RunInputError for a pool, target, date or limit that makes no sense, and whatever a run throws
 */
export async function hire(loaded: Loaded, options: HireOptions = {}): Promise<Hire> {
  const began = performance.now();
  const { trials, seed, workers } = decideSettings(options, loaded, LOOKS[LOOKS.length - 1]);
  const { scenario } = loaded;
  const compiled = compile(loaded);
  const subject = subjectOf(compiled);
  const target = targetOf(subject, options.target);
  const { confidence = DEFAULT_CONFIDENCE, budget = null, costPerSeat = null, perQuarter = null } = options;
  checkNumbers({ confidence, budget, costPerSeat, perQuarter, most: options.most ?? null });
  const terms = termsOf(scenario, options, perQuarter);
  const pools = options.pools ?? [sellersOf(compiled)];
  const followers = (options.mix ?? []).filter(({ pool }) => poolNamed(scenario, pool));
  let done = 0;
  const onTrials = (more: number) => {
    done += more;
    options.onProgress?.({ phase: 'simulate', trials: done, of: Math.max(done, pools.length * USUAL_TRIALS), seconds: (performance.now() - began) / 1000 });
  };
  return withRunner(workers, options.signal, async (runner) => {
    const searches: HireSearch[] = [];
    for (const pool of pools) {
      const { planned } = seatsOf(poolNamed(scenario, pool));
      const search: Search = { loaded, subject, pool, followers, terms, target: target.name, confidence, costPerSeat, keys: laneKeys(seed), runner, looks: looksUpTo(trials), onTrials };
      searches.push(await searched(search, options.most ?? Math.max(DEFAULT_MOST, 2 * planned), budget));
    }
    return {
      ...headOf('quotacast.hire', loaded, compiled, { seed, trials, independent: false, began, workers, trialsDone: done }),
      target: { name: target.name, measure: target.measure, unit: target.rate === undefined ? scenario.currency : 'share', total: target.total },
      confidence,
      terms: { date: dateOf(dayNumber(scenario.calendar.asOf) + terms.day), opens: terms.opens, perQuarter, budget, costPerSeat },
      searches,
    };
  });
}

async function searched(search: Search, most: number, budget: number | null): Promise<HireSearch> {
  const { loaded: { scenario }, pool, followers } = search;
  const { opening, planned } = seatsOf(scenario.pools[pool]);
  const limits = limitsOf(search, most);
  const sizes = new Sizes(search);
  const grid = await tryGrid(sizes, search, limits);
  const plan = await sizes.at(Math.min(limits.most, planned));
  if (budget !== null && plan.cost.length === 0) throw new RunInputError('budget: expected a scenario that states pay or cost, or a cost per seat; this one has neither');
  const isAffordable = (size: Size) => budget === null || addedCost(plan, size).value <= budget;
  const answer = await smallestReaching(sizes, search, limits, isAffordable);
  const best = likeliest(sizes.all.filter(isAffordable)) ?? sizes.all[0];
  const chosen = answer?.size ?? null;
  return {
    pool,
    followers,
    opening,
    planned,
    limit: { seats: limits.most, reason: limits.reason },
    answer: chosen === null ? null : { seats: chosen.seats, more: chosen.seats - planned, chance: chosen.chance, decided: chosen.decision === 'reaches', notExcluded: answer!.notExcluded.map(({ seats }) => seats) },
    best: { seats: best.seats, chance: best.chance },
    required: requiredOf(grid.map(({ seats, hits }) => ({ seats, hits: hits.subarray(0, search.looks[0]) }))),
    frontier: sizes.all.map((size) => pointOf(size, plan, planned, isAffordable(size))),
    dates: chosen === null || chosen.seats <= planned ? null : await datesOf(search, chosen, chosen.seats - planned),
  };
}

function pointOf(size: Size, plan: Size, planned: number, affordable: boolean): HirePoint {
  const { value, error } = addedCost(plan, size);
  const mean = size.meanCost;
  const { seats, chance, decision, binding } = size;
  return { seats, more: seats - planned, chance, decision, cost: mean === null ? null : { mean, added: value, addedError: error }, affordable, binding };
}

function addedCost(plan: Size, size: Size): { value: number; error: number } {
  const { value, hi } = meanDifference(pairOf(plan.cost, size.cost));
  return { value: value ?? 0, error: value === null || hi === null ? 0 : hi - value };
}

async function datesOf(search: Search, { seats, compiled }: Size, people: number): Promise<HireSearch['dates']> {
  const asked = milestones(search, compiled, people);
  const lastSafe = await lastSafeDate(search, seats);
  if (lastSafe === null) return { asked, lastSafe: null };
  const { loaded, pool, followers, terms } = search;
  const later = { ...terms, day: dayNumber(lastSafe.date) - dayNumber(loaded.scenario.calendar.asOf) };
  const changes = staffing(loaded.scenario, pool, seats, followers, later)!;
  return { asked, lastSafe: { ...lastSafe, milestones: milestones({ ...search, terms: later }, compile(loaded.vary({ overrides: changes })), people) } };
}

/** The first pool that owns deals and carries a quota, else the first that owns deals. */
function sellersOf({ names: { pools, motions } }: Compiled): string {
  const owners = pools.filter((pool, k) => pool.owns && motions.some(({ owner, kind }) => owner === k && kind !== 'qualification'));
  const found = owners.find(({ hasQuota }) => hasQuota) ?? owners[0];
  if (found === undefined) throw new RunInputError('pool: expected a pool that owns deals, this scenario has none');
  return found.name;
}

function termsOf({ calendar }: Scenario, { open, start }: HireOptions, perPeriod: number | null): Terms {
  if (open !== undefined && start !== undefined) throw new RunInputError('open: expected the day of the first requisition or that of the first start, got both');
  const text = open ?? start ?? calendar.asOf;
  const periods = periodsOf(calendar);
  const period = periods.find(({ id }) => id === text);
  const day = period === undefined ? dayIn(text) - dayNumber(calendar.asOf) : Math.max(0, period.start);
  const last = periods[periods.length - 1];
  if (!(day >= 0 && day < last.start + last.days)) throw new RunInputError(`${start === undefined ? 'open' : 'start'}: expected a day or a period of the horizon, ${calendar.asOf} to ${last.lastDay}; got ${text}`);
  return { day, opens: start === undefined, perPeriod };
}

const dayIn = (text: string): number => (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? dayNumber(text) : NaN);

function checkNumbers({ confidence, ...amounts }: { confidence: number } & Readonly<Record<'budget' | 'costPerSeat' | 'perQuarter' | 'most', number | null>>): void {
  if (!(confidence > 0 && confidence < 1)) throw new RunInputError(`confidence: expected a share between 0 and 1, got ${confidence}`);
  for (const [name, amount] of Object.entries(amounts)) {
    if (amount === null || amount > 0) continue;
    const why = name === 'budget' ? ': it buys no seat; without one, the search is not limited by money' : '';
    throw new RunInputError(`${name}: expected more than 0, got ${amount}${why}`);
  }
}

/** The usual looks below so many trials, then those. */
const looksUpTo = (trials: number): number[] => [...LOOKS.filter((look) => look < trials), trials];

