import { compile, type Compiled } from '../../compile/compile.ts';
import { catalogue } from '../../record/catalogue.ts';
import { lineName, type Entry } from '../../record/metrics/entry.ts';
import { SAMPLE_BUDGET_BYTES } from '../../record/plan.ts';
import { quantileOf } from '../../record/statistics/quantile.ts';
import type { Subject } from '../../record/subject.ts';
import type { Column } from '../../run/columns/column.ts';
import { RunInputError } from '../../run/errors.ts';
import { laneKeys } from '../../run/keys.ts';
import { MOST_TRIALS } from '../../run/options.ts';
import { subjectOf } from '../../run/subject.ts';
import { inputsOf } from '../../scenario/inputs.ts';
import type { Loaded } from '../../scenario/load.ts';
import { suggestion } from '../../scenario/text/suggest.ts';
import { headOf } from '../head.ts';
import { decideSettings, withRunner, type DecideOptions, type DecideSettings } from '../options.ts';
import { usualValues } from '../usual.ts';
import { trialAt, type At } from './choose.ts';
import { play, type Played } from './play.ts';
import type { Replay, ReplayMetric } from './result.ts';

export interface ReplayOptions extends DecideOptions {
  /** number of the trial, from 0 */
  readonly trial?: number | undefined;
  /** or the one at a percentile of a metric among all trials */
  readonly at?: At | undefined;
  /** `bookings.new`, `attainment.company[target=company]`: how far the first target is reached, unless said */
  readonly metric?: string | undefined;
}

/** By pool, what the time of people is lost to: shown beside the company's metrics. */
const poolIds = ['headcount.filledAverage', 'headcount.leavers', 'wait.days', 'utilisation'];

/**
 * Plays one trial again and tells what happened in it; with `at`, or where a number of trials is asked for, also how it
 * differs from the others.
 *
 * @throws RunInputError for a trial or a metric that does not exist, and whatever a run throws
 */
export async function replay(loaded: Loaded, options: ReplayOptions): Promise<Replay> {
  const began = performance.now();
  const { trial: asked, at } = options;
  if ((asked === undefined) === (at === undefined)) throw new RunInputError('replay: expected the number of a trial, or a percentile (worst, p10, p50, p90, best) to look for it by');
  if (asked !== undefined && !(Number.isInteger(asked) && asked >= 0 && asked < MOST_TRIALS)) throw new RunInputError(`trial: expected a whole number of at least 0, got ${asked}`);
  const settings = decideSettings(options, loaded);
  const compiled = compile(loaded);
  const subject = subjectOf(compiled);
  const keys = laneKeys(settings.seed);
  const compares = at !== undefined || options.trials !== undefined;
  const metric = lineOf(subject, options.metric);
  const others = compares ? await othersOf(compiled, subject, keys, settings, options, metric) : new Map<string, Column>();
  const chosen = at === undefined ? null : { at, metric: lineName(metric), ...trialAt(others.get(lineName(metric))!.total, at) };
  const trial = chosen?.trial ?? asked!;
  const played = play(compiled, subject, keys, trial);
  const trials = compares ? settings.trials : 1;
  return {
    ...headOf('quotacast.replay', loaded, compiled, { ...settings, independent: false, trials, trialsDone: trials, began }),
    trial,
    chosen: chosen === null ? null : { at: chosen.at, metric: chosen.metric, value: chosen.value },
    periods: compiled.periods.map(({ id, firstDay, lastDay }) => ({ id, firstDay, lastDay })),
    targets: subject.targets.map(({ name, measure, byPeriod, total, rate }) => ({ name, measure, unit: rate === undefined ? subject.currency : 'share', total, periods: [...(byPeriod ?? [])] })),
    dealt: dealtOf(loaded, played),
    metrics: played.values.map((each) => metricOf(each, others)),
    events: played.events,
  };
}

/** The line that trials are looked for by. @throws RunInputError when there is none of that name */
function lineOf(subject: Subject, asked: string | undefined): Entry {
  const entries = catalogue(subject);
  const [target] = subject.targets;
  const name = asked ?? (target === undefined ? 'bookings.new' : lineName({ id: 'attainment.company', by: { target: target.name } }));
  const found = entries.find((entry) => lineName(entry) === name);
  if (found !== undefined) return found;
  const hint = suggestion(name, entries.map(lineName));
  throw new RunInputError(`metric: expected a metric of this scenario, got ${name}${hint === undefined ? '' : ` (${hint})`}`);
}

async function othersOf(compiled: Compiled, subject: Subject, keys: Int32Array, { trials, workers }: DecideSettings, { signal, onProgress }: DecideOptions, metric: Entry): Promise<Map<string, Column>> {
  const all = catalogue(subject).filter((entry) => entry.level === 'core' || entry === metric || poolIds.includes(entry.id));
  const entries = all.length * trials * 8 <= SAMPLE_BUDGET_BYTES ? all : [metric];
  const began = performance.now();
  let done = 0;
  return withRunner(workers, signal, async (runner) => {
    const columns = await runner.run({ compiled, keys, wanted: entries, trials }, (more) => {
      done += more;
      onProgress?.({ phase: 'simulate', trials: done, of: trials, seconds: (performance.now() - began) / 1000 });
    });
    return new Map(entries.map((entry, k) => [lineName(entry), columns[k]]));
  });
}

function metricOf({ entry, periods, total }: Played['values'][number], others: ReadonlyMap<string, Column>): ReplayMetric {
  const column = others.get(lineName(entry));
  return { id: entry.id, unit: entry.unit, by: entry.by, total: present(total), periods: periods.map(present), among: column === undefined ? null : amongOf(column.total, total) };
}

function amongOf(samples: Float64Array, own: number): ReplayMetric['among'] {
  const sorted = samples.filter((x) => x === x).sort();
  const n = sorted.length;
  const below = n === 0 || own !== own ? null : sorted.filter((x) => x < own).length / n;
  return { n, p10: quantileOf(sorted, 0.1), p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9), below };
}

function dealtOf({ scenario }: Loaded, { dealt }: Played): Replay['dealt'] {
  const usual = usualValues(scenario, inputsOf(scenario));
  return { inputs: dealt.inputs.map(({ path, value }) => ({ path, value, usual: usual.get(path) ?? value })), shocks: dealt.shocks };
}

const present = (x: number): number | null => (x === x ? x : null);
