import { lineName } from '../../record/metrics/entry.ts';
import type { Subject } from '../../record/subject.ts';
import { coreEntries } from '../../run/columns/column.ts';
import { RunInputError } from '../../run/errors.ts';
import { identityOf } from '../../run/identity.ts';
import { originOf } from '../../run/scenario-head.ts';
import { ENGINE_VERSION, RNG_VERSION } from '../../run/version.ts';
import type { Loaded } from '../../scenario/load.ts';
import { checkComparable } from '../compare/comparable.ts';
import { nameOf, primaryOf, type MetricName } from '../compare/lines.ts';
import { headOf } from '../head.ts';
import { decideSettings, withRunner, type DecideOptions } from '../options.ts';
import { ranWith, runVariants } from '../variants.ts';
import { failedRow, rowOf, type RowHead } from './row.ts';
import type { Sweep, SweepRow } from './schema.ts';
import { readState, writeState, type SweepKey } from './state.ts';

const STATE_SECONDS = 5;

/** Metrics of a sweep unless others are asked for, where the scenario has them. */
const usual = ['target.hit', 'attainment.company', 'bookings.new', 'bookings.expansion', 'bookings.total', 'deals.won', 'winRate', 'headcount.filledAverage', 'quota.street', 'retention.net', 'sellingExpense'];

/** A variant of a sweep; `load` may throw, which is told in its row. */
export interface SweepVariant extends RowHead {
  readonly load: () => Loaded;
}

export interface SweepOptions extends DecideOptions {
  /** ids of metrics of the whole company */
  readonly metrics?: readonly string[] | undefined;
  /** file that keeps the rows that are done */
  readonly checkpoint?: string | undefined;
  /** file of rows to go on from */
  readonly resume?: string | undefined;
  /** told, after the base has run, how long the rest will probably take */
  readonly onEstimate?: ((estimate: { readonly variants: number; readonly seconds: number }) => void) | undefined;
}

/**
 * Runs many variants and holds each against the base on common random numbers. A variant that fails has its error in its
 * row. An aborted signal ends the sweep with the rows that are done, marked as partial; before the base is done it rejects.
 *
 * @throws RunInputError; what the base fails with; the system's error when the state cannot be written
 */
export async function sweep(base: Loaded, variants: readonly SweepVariant[], options: SweepOptions = {}): Promise<Sweep> {
  const began = performance.now();
  if (variants.length === 0) throw new RunInputError('sweep: expected at least one variant');
  const { trials, seed, workers, independent } = decideSettings(options, base);
  const { signal, checkpoint } = options;
  const isPaired = !independent;
  let trialsDone = 0;
  const baseHead: RowHead = { name: base.scenario.name, settings: {}, file: originOf(base).file };
  const reading = { trials, seed, independent, wanted: (subject: Subject) => namesOf(subject, options.metrics) };
  return withRunner(workers, signal, async (runner) => {
    const baseRun = await ranWith(runner, { name: baseHead.name, load: () => base }, { ...reading, onTrials: (n) => void (trialsDone += n) });
    const names = namesOf(baseRun.subject, options.metrics);
    const key: SweepKey = { base: identityOf(base.scenario), seed, trials, independent, engine: ENGINE_VERSION, rng: RNG_VERSION, variants: variants.map(({ name, settings }) => ({ name, settings })), metrics: names.map(lineName) };
    const rows: SweepRow[] = options.resume === undefined ? [] : checkedRows(options.resume, key, variants);
    const left = variants.slice(rows.length);
    const seconds = (performance.now() - began) / 1000;
    options.onEstimate?.({ variants: left.length, seconds: seconds * left.length });
    let savedAt = performance.now();
    let counted = rows.length * trials;
    const report = (n: number) => {
      trialsDone += n;
      counted += n;
      options.onProgress?.({ phase: 'simulate', trials: Math.min(counted, variants.length * trials), of: variants.length * trials, seconds: (performance.now() - began) / 1000 });
    };
    const running = left.map(({ name, load }) => ({ name, load: () => comparableWith(base, name, load(), options.seed !== undefined) }));
    for await (const outcome of runVariants(runner, running, { ...reading, wanted: (subject) => known(subject, names), onTrials: report, from: rows.length + 1 })) {
      if (signal?.aborted) break;
      const { name, settings, file } = variants[rows.length];
      const head = { name, settings, file };
      rows.push('run' in outcome ? rowOf(head, baseRun, outcome.run, names, isPaired) : failedRow(head, outcome.error));
      if (checkpoint === undefined || performance.now() - savedAt < STATE_SECONDS * 1000) continue;
      writeState(checkpoint, key, rows);
      savedAt = performance.now();
    }
    if (checkpoint !== undefined) writeState(checkpoint, key, rows);
    return {
      ...headOf('quotacast.sweep', base, baseRun.compiled, { seed, trials, independent, partial: rows.length < variants.length, began, workers: runner.workers, trialsDone }),
      base: rowOf(baseHead, baseRun, baseRun, names, true),
      primary: primaryOf(baseRun.subject),
      asked: variants.length,
      failed: rows.filter(({ error }) => error !== null).length,
      rows,
    };
  });
}

/** The metrics of a subject that a sweep keeps. @throws RunInputError for one that it does not have */
function namesOf(subject: Subject, asked: readonly string[] | undefined): MetricName[] {
  const entries = coreEntries(subject);
  const ids = asked ?? usual;
  const unknown = (asked ?? []).filter((id) => !entries.some((entry) => entry.id === id));
  if (unknown.length > 0) throw new RunInputError(`metrics: expected some of ${[...new Set(entries.map(({ id }) => id))].join(', ')}; got ${unknown.join(', ')}`);
  const primary = primaryOf(subject);
  return entries.filter(({ id, by }) => ids.includes(id) || lineName({ id, by }) === lineName(primary)).map(nameOf);
}

/** Those of the base's metrics that a variant has, too. */
function known(subject: Subject, names: readonly MetricName[]): MetricName[] {
  const lines = new Set(coreEntries(subject).map(lineName));
  return names.filter((name) => lines.has(lineName(name)));
}

function comparableWith(base: Loaded, name: string, loaded: Loaded, isSeedGiven: boolean): Loaded {
  checkComparable({ name: base.scenario.name, loaded: base }, { name, loaded }, isSeedGiven);
  return loaded;
}

/** Rows to go on from, whose scenarios are still what they were. */
function checkedRows(file: string, key: SweepKey, variants: readonly SweepVariant[]): SweepRow[] {
  const rows = readState(file, key);
  rows.forEach(({ identity }, k) => {
    if (identity !== null && identityOf(variants[k].load().scenario) !== identity) throw new RunInputError(`${file} is the state of another sweep: the scenario of ${variants[k].name} has changed`);
  });
  return rows;
}
