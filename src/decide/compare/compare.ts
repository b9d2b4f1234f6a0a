import type { Entry } from '../../record/metrics/entry.ts';
import { lineName } from '../../record/metrics/entry.ts';
import { coreEntries } from '../../run/columns/column.ts';
import { RunInputError } from '../../run/errors.ts';
import { identityOf } from '../../run/identity.ts';
import { originOf } from '../../run/scenario-head.ts';
import type { Period } from '../../scenario/calendar.ts';
import type { Loaded } from '../../scenario/load.ts';
import { headOf } from '../head.ts';
import { decideSettings, withRunner, type DecideOptions } from '../options.ts';
import { differenceOf } from '../paired/difference.ts';
import { runVariants, type VariantRun } from '../variants.ts';
import { betterOf } from './better.ts';
import { checkComparable } from './comparable.ts';
import { booked, costOf } from './cost.ts';
import { bits, effectsOf, leverGroups } from './factorial.ts';
import { columnsByName, comparedLines, nameOf, primaryOf, type MetricName } from './lines.ts';
import { rankingOf } from './ranking.ts';
import type { ComparedVariant, Comparison } from './schema.ts';

const YEAR_DAYS = 365.25;
const MOST_LEVERS = 3;

/** A scenario to compare, with the changes that make it of the base where it was made so. */
export interface NamedScenario {
  readonly name: string;
  readonly loaded: Loaded;
  readonly changes?: readonly string[];
}

export interface CompareOptions extends DecideOptions {
  /** the variants are single levers, made by `changes`: also simulates all their combinations */
  readonly factorial?: boolean | undefined;
}

/**
 * Compares variants with a base on common random numbers: paired differences of every metric of the company, cost and
 * payback, exit run-rate, a ranking of several variants, and the interaction of levers.
 *
 * @throws RunInputError for what cannot be compared; ScenarioError for levers that contradict each other; as `simulate`
 */
export async function compare(base: NamedScenario, variants: readonly NamedScenario[], options: CompareOptions = {}): Promise<Comparison> {
  const began = performance.now();
  if (variants.length === 0) throw new RunInputError('compare: expected at least one variant');
  const levers = options.factorial === true ? variants : [];
  if (options.factorial === true && (levers.length < 2 || levers.length > MOST_LEVERS || levers.some(({ changes = [] }) => changes.length === 0))) {
    throw new RunInputError(`factorial: expected two or three levers, got ${levers.length}`);
  }
  for (const variant of variants) checkComparable(base, variant, options.seed !== undefined);
  const { trials, seed, workers, independent } = decideSettings(options, base.loaded);
  const combined = leverGroups(levers.length).slice(levers.length).map((group) => combination(base, bits(group).map((lever) => levers[lever])));
  const all = [base, ...variants, ...combined];
  let done = 0;
  const onTrials = (more: number) => {
    done += more;
    options.onProgress?.({ phase: 'simulate', trials: done, of: all.length * trials, seconds: (performance.now() - began) / 1000 });
  };
  return withRunner(workers, options.signal, async (runner) => {
    const plan = { trials, seed, independent, wanted: comparedLines, onTrials };
    const runs: VariantRun[] = [];
    const found: ComparedVariant[] = [];
    const isPaired = !independent;
    for await (const outcome of runVariants(runner, all.map(({ name, loaded }) => ({ name, load: () => loaded })), plan)) {
      if ('error' in outcome) throw outcome.error;
      const { run } = outcome;
      const k = runs.length;
      if (k > 0 && k <= variants.length) found.push(comparedWith(runs[0], run, variants[k - 1], isPaired));
      // samples of the base are needed again, of the others only those of the headlines
      runs.push(k === 0 ? run : headlineOnly(run, runs[0]));
    }
    const primary = primaryOf(runs[0].subject);
    const samples = (run: VariantRun, { id, by }: MetricName) => columnsByName(run).get(lineName({ id, by }))?.total;
    const headlines = headlinesOf(runs[0]).filter((name) => runs.every((run) => samples(run, name) !== undefined));
    const byGroup = [0, ...leverGroups(levers.length)];
    const inGroupOrder = byGroup.map((_, place) => place).sort((a, b) => byGroup[a] - byGroup[b]);
    return {
      ...headOf('quotacast.comparison', base.loaded, runs[0].compiled, { seed, trials, independent, began, workers: runner.workers, trialsDone: all.length * trials }),
      base: base.name,
      periods: runs[0].compiled.periods.map(({ id, firstDay, lastDay, days, fiscalYear }: Period) => ({ id, firstDay, lastDay, days, fiscalYear })),
      primary,
      variants: found,
      factorial: levers.length === 0 ? [] : headlines.map(({ id, unit, by }) => ({ metric: id, unit, by, effects: effectsOf(inGroupOrder.map((place) => samples(runs[place], { id, unit, by })!), levers.map(({ name }) => name), isPaired) })),
      ranking:
        variants.length < 2 || samplesMissing(runs.slice(0, variants.length + 1), primary)
          ? null
          : rankingOf(runs.slice(0, variants.length + 1).map((run) => ({ name: run.name, samples: samples(run, primary)! })), primary, betterOf(primary.id) ?? 'more', isPaired),
    };
  });
}

const samplesMissing = (runs: readonly VariantRun[], { id, by }: MetricName): boolean => runs.some((run) => !columnsByName(run).has(lineName({ id, by })));

/** Several levers at once, made of the base by all their changes. */
function combination(base: NamedScenario, levers: readonly NamedScenario[]): NamedScenario {
  const changes = levers.flatMap(({ changes: of = [] }) => of);
  return { name: levers.map(({ name }) => name).join(' and '), loaded: base.loaded.vary({ set: changes }, '--with'), changes };
}

/** The metrics that rankings and interactions are told of: the primary one, and the chance of the first target. */
function headlinesOf({ subject }: VariantRun): MetricName[] {
  const [target] = subject.targets;
  const hit = coreEntries(subject).find(({ id, by }) => id === 'target.hit' && by['target'] === target?.name);
  return [primaryOf(subject), ...(hit === undefined ? [] : [nameOf(hit)])];
}

function headlineOnly(run: VariantRun, base: VariantRun): VariantRun {
  const names = headlinesOf(base).map(({ id, by }) => lineName({ id, by }));
  const kept = run.wanted.flatMap(({ id, by = {} }, k) => (names.includes(lineName({ id, by })) ? [k] : []));
  return { ...run, wanted: kept.map((k) => run.wanted[k]), columns: kept.map((k) => ({ total: run.columns[k].total, periods: [] })) };
}

function comparedWith(base: VariantRun, variant: VariantRun, { name, loaded, changes = [] }: NamedScenario, isPaired: boolean): ComparedVariant {
  const [before, after] = [base, variant].map(columnsByName);
  const entries = coreEntries(base.subject).filter((entry) => after.has(lineName(entry)));
  const last = base.compiled.periods[base.compiled.periods.length - 1];
  const perYear = YEAR_DAYS / last.days;
  const exit = [before, after].map((columns) => booked(columns).periods.at(-1)!.map((x) => x * perYear));
  return {
    name,
    changes: [...changes],
    file: changes.length > 0 ? null : originOf(loaded).file,
    identity: identityOf(loaded.scenario),
    metrics: entries.map((entry: Entry) => {
      const { id, unit, by } = nameOf(entry);
      const better = betterOf(id);
      const line = lineName(entry);
      return { id, unit, by, better, ...differenceOf(before.get(line)!.total, after.get(line)!.total, { isPaired, less: better === 'less' }) };
    }),
    exitRunRate: differenceOf(exit[0], exit[1], { isPaired }),
    cost: costOf(before, after, { periods: base.compiled.periods.map(({ id }) => id), grossMargin: base.loaded.scenario.grossMargin ?? null, isPaired }),
    onlyInBase: [...before.keys()].filter((line) => !after.has(line)),
    onlyInVariant: [...after.keys()].filter((line) => !before.has(line)),
  };
}
