import type { Compiled } from '../compile/compile.ts';
import { H_DAYS, H_SEATS, H_WARMUP_DAYS } from '../kernel/layout.ts';
import { emittedFirst, histogramsOf, type Plan } from '../record/plan.ts';
import { givenPerDay } from '../scenario/given.ts';
import { stagesOf, type SteadyStage } from '../scenario/steady-motions.ts';
import { steadyOf } from '../scenario/steady.ts';
import { BYTES_EACH, SECONDS_EACH } from './cost-constants.ts';
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
  /** stages that are started, of leads too */
  readonly stages: number;
  /** customers of the opening day times years */
  readonly customers: number;
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

export function trialWork({ program, scenario }: Pick<Compiled, 'program' | 'scenario'>): TrialWork {
  const header = new Int32Array(program.buffer, program.byteOffset, 64);
  const days = header[H_DAYS] + header[H_WARMUP_DAYS];
  const arrived = steadyOf(scenario).map((period, index) => {
    // warm-up days are like those of the first period
    const length = period.days + (index === 0 ? header[H_WARMUP_DAYS] : 0);
    const motions = period.motions.map(({ arrivals, served, stages }) => ({ perDay: arrivals, stages: arrivals * served * visitsOf(stages) }));
    const leads = Object.values(scenario.motions).flatMap((motion) => {
      if (motion.kind !== 'qualification') return [];
      const perDay = givenPerDay(scenario, motion, NOBODY, index);
      return [{ perDay, stages: perDay * visitsOf(stagesOf(motion).stages) }];
    });
    const all = [...motions, ...leads];
    return { opportunities: length * total(all.map(({ perDay }) => perDay)), stages: length * total(all.map(({ stages }) => stages)) };
  });
  return {
    days,
    seatDays: header[H_SEATS] * days,
    opportunities: total(arrived.map(({ opportunities }) => opportunities)),
    stages: total(arrived.map(({ stages }) => stages)),
    customers: (total(Object.values(scenario.accounts).map(({ count }) => count)) * header[H_DAYS]) / DAYS_PER_YEAR,
  };
}

const visitsOf = (stages: readonly SteadyStage[]): number => total(stages.map(({ visits }) => visits));
const total = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0);

export function runSize(plan: Plan, workers: number): RunSize {
  return { trials: plan.trials, workers, exactColumns: plan.exactColumns, binnedColumns: emittedFirst(plan), summaries: summariesOf(plan) };
}

const summariesOf = (plan: Plan): number => plan.exactColumns + histogramsOf(plan);

/** How many of each part a run's time has. */
export function timeParts(work: TrialWork, { trials, workers, exactColumns, binnedColumns, summaries }: RunSize): Record<keyof typeof SECONDS_EACH, number> {
  return {
    start: 1,
    worker: workers,
    day: trials * work.days,
    seatDay: trials * work.seatDays,
    opportunity: trials * work.opportunities,
    stage: trials * work.stages,
    customer: trials * work.customers,
    sample: trials * exactColumns,
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

export function costOf(compiled: Pick<Compiled, 'program' | 'scenario'>, plan: Plan, workers: number): Cost {
  return { ...secondsOf(trialWork(compiled), runSize(plan, workers)), bytes: sumOf(memoryParts(plan, workers), BYTES_EACH) };
}

function sumOf<K extends string>(parts: Readonly<Record<K, number>>, each: Readonly<Record<K, number>>): number {
  return (Object.keys(parts) as K[]).reduce((sum, part) => sum + parts[part] * each[part], 0);
}
