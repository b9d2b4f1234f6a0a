import { compile } from '../../compile/compile.ts';
import { meanOf, momentsOf, sdOf } from '../../record/statistics/moments.ts';
import { probabilityAtLeast } from '../../record/statistics/probability.ts';
import { subjectOf } from '../../run/subject.ts';
import type { Loaded } from '../../scenario/load.ts';
import { headOf } from '../head.ts';
import { measuredOf } from '../measured.ts';
import { decideSettings, withRunner, type DecideOptions } from '../options.ts';
import type { Estimate } from './estimate.ts';
import { independentGroups, type InputGroup } from './groups.ts';
import { LANE_RUNS, splitLanes } from './lanes.ts';
import { rateIndices, rateRuns } from './rates.ts';
import { POINTS, rangeIndices, rangeTrials, trialsPerPoint } from './ranges.ts';
import { readRange, type Range } from './range.ts';
import type { Sensitivity } from './result.ts';
import type { SobolIndices } from './sobol-indices.ts';
import { outputsOf, type Study } from './study.ts';
import type { VarianceSplit } from './variance-split.ts';
import { prepared, rangeSwings, tornado, uncertainSwings, whatIfSwings } from './tornado.ts';

export interface SensitivityOptions extends DecideOptions {
  /** `bookings.new`, `deals.won`: what the first target counts unless said */
  readonly metric?: string | undefined;
  /** decisions, as `pools.ae.capacity=10..20` */
  readonly ranges?: readonly string[] | undefined;
  /** also move what is taken as exactly known by such a share; by 0.1 where nothing else is to be moved, unless said */
  readonly whatIf?: number | undefined;
}

const DEFAULT_TRIALS = 5000;
const DEFAULT_WHAT_IF = 0.1;

/**
 * What the spread of an output comes from, which inputs move it, and what knowing them would be worth.
 *
 * @throws RunInputError, ScenarioError for a path that the scenario does not have, and whatever a run throws
 */
export async function sensitivity(loaded: Loaded, options: SensitivityOptions = {}): Promise<Sensitivity> {
  const began = performance.now();
  const { trials, seed, workers } = decideSettings(options, loaded, DEFAULT_TRIALS);
  const compiled = compile(loaded);
  const subject = subjectOf(compiled);
  const measured = measuredOf(subject, options.metric);
  const ranges = (options.ranges ?? []).map((text) => readRange(loaded, text));
  const [target] = subject.targets;
  const groups = independentGroups(loaded.scenario, compiled.inputs);
  const whatIf = options.whatIf ?? (groups.length + ranges.length === 0 ? DEFAULT_WHAT_IF : null);
  return withRunner(workers, options.signal, async (runner) => {
    let done = 0;
    let of = 0;
    const onTrials = (more: number) => {
      done += more;
      options.onProgress?.({ phase: 'simulate', trials: done, of, seconds: (performance.now() - began) / 1000 });
    };
    const study: Study = { loaded, compiled, subject, measured, hit: target === undefined ? null : { id: 'target.hit', by: { target: target.name } }, seed, trials, runner, onTrials };
    const { ready, leftOut } = prepared(study, [...uncertainSwings(study, compiled.inputs), ...rangeSwings(ranges), ...(whatIf === null ? [] : whatIfSwings(study, whatIf))]);
    of = trials * (1 + LANE_RUNS + (groups.length > 1 ? rateRuns(groups.length) : 0) + 2 * ready.length) + rangeTrials(ranges.length, trials);
    const base = await outputsOf(study);
    const { split, sameRates } = await splitLanes(study, base);
    const rates = groups.length === 0 ? null : groups.length === 1 ? onlyOne(split) : await rateIndices(study, groups, base, sameRates);
    const lines = await tornado(study, ready, base);
    const decisions = ranges.length === 0 ? null : await rangeIndices(study, ranges);
    const present = momentsOf(base.output.filter((x) => x === x));
    const sd = sdOf(present);
    return {
      ...headOf('quotacast.sensitivity', loaded, compiled, { seed, trials, independent: false, began, workers, trialsDone: done }),
      metric: { line: measured.line, measure: measured.measure, unit: measured.unit },
      target: target?.name ?? null,
      base: { n: present.count, mean: meanOf(present), sd, chance: base.hits === null ? null : probabilityAtLeast(base.hits, 1) },
      split,
      rates: rates === null ? null : ratesOf(rates, groups, sd),
      tornado: lines,
      whatIf,
      ranges: decisions === null ? null : rangesOf(decisions, ranges, trials),
      leftOut,
    };
  });
}

function ratesOf({ variance, inputs }: SobolIndices, groups: readonly InputGroup[], sd: number | null): Sensitivity['rates'] {
  const known = ({ value }: Estimate) => (sd === null ? null : sd * Math.sqrt(Math.min(1, Math.max(0, 1 - value))));
  return { variance, decided: isDecided(variance), inputs: inputs.map((each, i) => ({ ...groups[i], ...each, sdIfKnown: known(each.removed) })) };
}

/** What is not known is one input alone, or several that are known together: all of it is theirs. */
function onlyOne({ rates }: VarianceSplit): SobolIndices {
  const all = { value: 1, error: 0 };
  return { variance: rates.amount, inputs: [{ first: all, total: all, removed: rates.share }] };
}

function rangesOf({ variance, inputs }: SobolIndices, ranges: readonly Range[], trials: number): Sensitivity['ranges'] {
  const lines = inputs.map(({ first, total }, i) => ({ path: ranges[i].path, from: ranges[i].from, to: ranges[i].to, first, total }));
  return { points: POINTS, trialsPerPoint: 2 * trialsPerPoint(trials), variance, decided: isDecided(variance), inputs: lines };
}

/** A variance that is 0 exactly is decided, too. */
const isDecided = ({ value, error }: Estimate): boolean => error === 0 || value - error > 0;
