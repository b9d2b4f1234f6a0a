import type { Compiled } from '../compile/compile.ts';
import { H_DAYS, H_EXPANSIONS, H_SEATS, H_SELF_SOURCES, H_WARMUP_DAYS } from '../kernel/layout.ts';
import { emittedFirst, histogramsOf, type Plan } from '../record/plan.ts';
import { segmentOf } from '../scenario/check/context.ts';
import { givenPerDay } from '../scenario/given.ts';
import type { Motion, Scenario } from '../scenario/schema.ts';
import { stagesOf, type SteadyStage } from '../scenario/steady-motions.ts';
import { steadyOf } from '../scenario/steady.ts';
import { BYTES_EACH, SECONDS_EACH } from './cost-constants.ts';
import { trialsGivenRates } from './given-rates.ts';
import { recordBytes } from './record-bytes.ts';

/*
 * What a run takes is a sum of parts: so many of a thing, times the cost of one. The costs are fitted to measured runs by
 * bench/cost.js, on the processor that cost-constants.ts names; another one is faster or slower by one factor for all of time.
 */

/** What one trial goes through when nothing varies, warm-up included. */
export interface TrialWork {
  readonly days: number;
  readonly seatDays: number;
  readonly opportunities: number;
  /** stages that are started, of leads too; those of motions whose deals are unlike each other; those that seize somebody */
  readonly stages: number;
  readonly richStages: number;
  readonly seizingStages: number;
  /** customers times years, of the opening day and those won since */
  readonly customers: number;
  /** days times the people, programmes and motions that create opportunities day by day */
  readonly creatorDays: number;
  /** trials besides those of the run, for the chances given the rates */
  readonly extraTrials: number;
}

/** A run, as far as its cost goes. */
export interface RunSize {
  readonly trials: number;
  readonly workers: number;
  /** columns whose samples are kept, and those that are kept as histograms, weeks included */
  readonly exactColumns: number;
  readonly binnedColumns: number;
  /** all of these and the histograms of people and deals, each with a summary */
  readonly summaries: number;
}

export interface Cost {
  /** of all threads together */
  readonly processorSeconds: number;
  /** with a core for each worker */
  readonly seconds: number;
  /** resident memory of the process at most */
  readonly bytes: number;
}

const DAYS_PER_YEAR = 365.25;
const NOBODY: ReadonlyMap<string, number> = new Map();

export function trialWork({ program, scenario, inputs }: Pick<Compiled, 'program' | 'scenario' | 'inputs'>): TrialWork {
  const header = new Int32Array(program.buffer, program.byteOffset, 64);
  const days = header[H_DAYS] + header[H_WARMUP_DAYS];
  const periods = steadyOf(scenario);
  let ended = 0;
  const flows = periods.flatMap((period, index) => {
    ended += period.days;
    // warm-up days are like those of the first period
    const length = period.days + (index === 0 ? header[H_WARMUP_DAYS] : 0);
    const yearsLeft = (header[H_DAYS] - ended + period.days / 2) / DAYS_PER_YEAR;
    const deals = period.motions.map(({ name, arrivals, served, winRate, stages }) => ({
      opportunities: length * arrivals,
      ...startedStages(scenario.motions[name], stages, length * arrivals * served),
      customers: isKept(scenario, scenario.motions[name]) ? period.days * arrivals * served * winRate * yearsLeft : 0,
    }));
    const leads = Object.values(scenario.motions).flatMap((motion) => {
      if (motion.kind !== 'qualification') return [];
      const opportunities = length * givenPerDay(scenario, motion, NOBODY, index);
      return [{ opportunities, ...startedStages(motion, stagesOf(motion).stages, opportunities), customers: 0 }];
    });
    return [...deals, ...leads];
  });
  const sumOver = (part: keyof (typeof flows)[number]) => total(flows.map((flow) => flow[part]));
  const opening = (total(Object.values(scenario.accounts).map(({ count }) => count)) * header[H_DAYS]) / DAYS_PER_YEAR;
  const peopleDays = total(periods.map(({ days: length, pools }) => length * total(pools.map(({ people }) => people))));
  return {
    days,
    seatDays: header[H_SEATS] * days,
    opportunities: sumOver('opportunities'),
    stages: sumOver('stages'),
    richStages: sumOver('richStages'),
    seizingStages: sumOver('seizingStages'),
    customers: opening + sumOver('customers'),
    // seats that nobody has yet create nothing
    creatorDays: (header[H_SELF_SOURCES] * Math.min(1, peopleDays / (header[H_SEATS] * header[H_DAYS])) + header[H_EXPANSIONS]) * days,
    extraTrials: trialsGivenRates({ scenario, inputs }),
  };
}

/** Stages that so many opportunities of a motion start. */
function startedStages(motion: Motion, stages: readonly SteadyStage[], opportunities: number): Pick<TrialWork, 'stages' | 'richStages' | 'seizingStages'> {
  const started = (which: (stage: SteadyStage) => boolean) => opportunities * total(stages.filter(which).map(({ visits }) => visits));
  return {
    stages: started(() => true),
    richStages: started(() => isRich(motion)),
    seizingStages: started(({ seizes }) => seizes.length > 0),
  };
}

/** Whether deals have traits, are assisted or proven, or move across the end of a quarter. */
function isRich(motion: Motion): boolean {
  if ('quarterEnd' in motion && motion.quarterEnd !== undefined) return true;
  if ('traits' in motion && motion.traits !== undefined) return true;
  return 'stages' in motion && Object.values(motion.stages).some(({ proof, assists }) => proof === true || assists !== undefined);
}

/** Whether those who buy are customers from then on: somebody renews them. */
function isKept(scenario: Scenario, motion: Motion): boolean {
  const segments = Object.keys(scenario.segments);
  return motion.kind === 'newBusiness' && Object.values(scenario.motions).some((other) => other.kind === 'renewal' && segmentOf(other, segments) === segmentOf(motion, segments));
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0);

export function runSize(plan: Plan, workers: number): RunSize {
  return { trials: plan.trials, workers, exactColumns: plan.exactColumns, binnedColumns: emittedFirst(plan), summaries: summariesOf(plan) };
}

const summariesOf = (plan: Plan): number => plan.exactColumns + histogramsOf(plan);

/** How many of each part a run's time has. */
export function timeParts(work: TrialWork, { trials, workers, exactColumns, binnedColumns, summaries }: RunSize): Record<keyof typeof SECONDS_EACH, number> {
  const all = trials + work.extraTrials;
  return {
    start: 1,
    worker: workers,
    seatDay: all * work.seatDays,
    opportunity: all * work.opportunities,
    stage: all * work.stages,
    richStage: all * work.richStages,
    seizingStage: all * work.seizingStages,
    customer: all * work.customers,
    creatorDay: all * work.creatorDays,
    sorted: trials * exactColumns * Math.log2(trials + 1),
    binned: trials * binnedColumns,
    summary: summaries,
  };
}

/** The same of its memory. */
export function memoryParts(plan: Plan, workers: number): Record<keyof typeof BYTES_EACH, number> {
  return { process: 1, worker: workers, recorded: recordBytes(plan, workers), column: summariesOf(plan) * (workers + 1) };
}

/** Seconds with a core for each worker, and those of all cores together. */
export function secondsOf(work: TrialWork, size: RunSize): Pick<Cost, 'seconds' | 'processorSeconds'> {
  const parts = timeParts(work, size);
  const processorSeconds = sumOf(parts, SECONDS_EACH);
  const alone = SECONDS_EACH.start + SECONDS_EACH.worker;
  const shared = processorSeconds - SECONDS_EACH.start - SECONDS_EACH.worker * size.workers;
  return { processorSeconds, seconds: alone + shared / Math.max(1, size.workers) };
}

export function costOf(compiled: Pick<Compiled, 'program' | 'scenario' | 'inputs'>, plan: Plan, workers: number): Cost {
  return { ...secondsOf(trialWork(compiled), runSize(plan, workers)), bytes: sumOf(memoryParts(plan, workers), BYTES_EACH) };
}

function sumOf<K extends string>(parts: Readonly<Record<K, number>>, each: Readonly<Record<K, number>>): number {
  return (Object.keys(parts) as K[]).reduce((sum, part) => sum + parts[part] * each[part], 0);
}
