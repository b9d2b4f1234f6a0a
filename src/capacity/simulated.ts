import { compile } from '../compile/compile.ts';
import { catalogue } from '../record/catalogue.ts';
import { lineName } from '../record/metrics/entry.ts';
import { Z_95 } from '../record/statistics/confidence.ts';
import { meanOf, momentsOf, standardErrorOf } from '../record/statistics/moments.ts';
import type { Column, Wanted } from '../run/columns/column.ts';
import type { ColumnRunner } from '../run/columns/runner.ts';
import { decideSettings, withRunner, type DecideOptions } from '../run/decide-options.ts';
import { headOf } from '../run/decision-head.ts';
import { laneKeys } from '../run/keys.ts';
import { subjectOf } from '../run/subject.ts';
import type { Loaded } from '../scenario/load.ts';
import type { Scenario } from '../scenario/schema.ts';
import { capacity } from './capacity.ts';
import type { Capacity, CapacityLine, CapacityReason } from './schema.ts';

/** The metrics that are the counterpart of a row: their sum. */
interface Counterpart {
  readonly line: CapacityLine;
  readonly metric: string;
  readonly parts: readonly Wanted[];
}

/**
 * The table with the simulation's mean beside each row that has a counterpart, and why bookings differ from capacity: causes
 * are taken away one after another, on common random numbers.
 *
 * @throws as `simulate`
 */
export async function simulateBeside(loaded: Loaded, options: DecideOptions = {}): Promise<Capacity> {
  const began = performance.now();
  const settings = decideSettings(options, loaded);
  const { trials, seed, workers } = settings;
  const stripped = strippedOf(loaded);
  const of = (stripped.length + 1) * trials;
  let trialsDone = 0;
  const onTrials = (more: number) => {
    trialsDone += more;
    options.onProgress?.({ phase: 'simulate', trials: trialsDone, of, seconds: (performance.now() - began) / 1000 });
  };
  const table = capacity(loaded);
  const compiled = compile(loaded);
  return withRunner(workers, options.signal, async (runner) => {
    const run = { runner, keys: laneKeys(seed), trials, onTrials };
    const columns = await columnsOf(loaded, table, run);
    const booked = bookedOf(columns);
    const reasons = await reasonsOf(table, booked, stripped, run);
    const head = headOf('quotacast.capacity', loaded, compiled, { seed, trials, independent: false, began, workers: runner.workers, trialsDone });
    return { ...table, ...head, lines: table.lines.map((line) => ({ ...line, simulated: besideOf(line, columns.get(line)) })), reasons };
  });
}

interface Run {
  readonly runner: ColumnRunner;
  readonly keys: Int32Array;
  readonly trials: number;
  readonly onTrials: (trials: number) => void;
}

type Beside = { readonly metric: string; readonly column: Column };

async function columnsOf(loaded: Loaded, table: Capacity, { runner, keys, trials, onTrials }: Run): Promise<Map<CapacityLine, Beside>> {
  const compiled = compile(loaded);
  const known = new Set(catalogue(subjectOf(compiled)).map(lineName));
  const counterparts = table.lines.flatMap((line) => counterpartOf(line, table)).map((each) => ({ ...each, parts: each.parts.filter(({ id, by = {} }) => known.has(lineName({ id, by }))) })).filter(({ parts }) => parts.length > 0);
  const wanted = counterparts.flatMap(({ parts }) => parts);
  const columns = await runner.run({ compiled, keys, wanted, trials }, onTrials);
  let at = 0;
  return new Map(counterparts.map(({ line, metric, parts }) => [line, { metric, column: added(columns.slice(at, (at += parts.length))) }]));
}

function counterpartOf(line: CapacityLine, { pools }: Capacity): Counterpart[] {
  const { id, pool } = line;
  const of = (metric: string, ids: readonly string[], by: readonly Readonly<Record<string, string>>[]): Counterpart[] => [{ line, metric, parts: by.flatMap((each) => ids.map((name) => ({ id: name, by: each, periods: true }))) }];
  const here = pool === null ? [{}] : [{ pool }];
  switch (id) {
    case 'heads':
      return of('headcount.filledEnd', ['headcount.filledEnd'], here);
    case 'joined':
      return of('headcount.hires', ['headcount.hires'], here);
    case 'leavers':
      return of('headcount.leavers', ['headcount.leavers'], here);
    case 'rampedRepEquivalents':
      return of('headcount.ramped', ['headcount.ramped'], here);
    case 'productivityCapacity':
      return of('bookings.new + bookings.expansion', ['bookings.new', 'bookings.expansion'], here);
    case 'quotaOnTheStreet':
      return of('quota.street', ['quota.street'], pool === null ? pools.filter(({ productivityFrom }) => productivityFrom !== null).map((each) => ({ pool: each.pool })) : here);
    case 'opportunities':
      return of('opportunities.created', ['opportunities.created'], [{}]);
    default:
      return [];
  }
}

function added(columns: readonly Column[]): Column {
  const sum = (all: readonly Float64Array[]) => all[0].map((x, i) => all.slice(1).reduce((total, column) => total + column[i], x));
  return { total: sum(columns.map(({ total }) => total)), periods: columns[0].periods.map((_, t) => sum(columns.map(({ periods }) => periods[t]))) };
}

function besideOf(line: CapacityLine, beside: Beside | undefined): CapacityLine['simulated'] {
  if (beside === undefined) return null;
  const { metric, column } = beside;
  return { metric, periods: column.periods.map(figureOf), total: line.total === null ? { mean: null, error: null } : figureOf(column.total) };
}

function figureOf(samples: Float64Array): { mean: number | null; error: number | null } {
  const moments = momentsOf(samples);
  const error = standardErrorOf(moments);
  return { mean: meanOf(moments), error: error === null ? null : error * Z_95 };
}

function bookedOf(columns: ReadonlyMap<CapacityLine, Beside>): Float64Array | null {
  const line = [...columns.keys()].find(({ id, pool }) => id === 'productivityCapacity' && pool === null);
  return line === undefined ? null : columns.get(line)!.column.total;
}

interface Stripped {
  readonly cause: 'attrition' | 'ramp' | 'queues';
  readonly loaded: Loaded;
}

/** The scenario without attrition, then without ramps too, then without limits of capacity too; steps that change nothing are left out. */
function strippedOf(loaded: Loaded): Stripped[] {
  const changes: readonly (readonly [Stripped['cause'], (pool: Scenario['pools'][string]) => boolean, string, unknown])[] = [
    ['attrition', ({ attrition }) => attrition !== 'none', 'attrition', 'none'],
    ['ramp', ({ ramp }) => ramp !== 'none', 'ramp', 'none'],
    ['queues', ({ capacity: slots }) => slots !== 'unlimited', 'capacity', 'unlimited'],
  ];
  let now = loaded;
  return changes.flatMap(([cause, applies, field, value]) => {
    const pools = Object.entries(now.scenario.pools).filter(([, pool]) => applies(pool));
    if (pools.length === 0) return [];
    now = now.vary({ overrides: Object.fromEntries(pools.map(([name]) => [`pools.${name}.${field}`, value])) });
    return [{ cause, loaded: now }];
  });
}

async function reasonsOf(table: Capacity, booked: Float64Array | null, stripped: readonly Stripped[], { runner, keys, trials, onTrials }: Run): Promise<CapacityReason[]> {
  const whole = capacityOf(table);
  if (booked === null || whole === null) return [];
  const reasons: CapacityReason[] = [];
  let [before, could] = [booked, whole];
  for (const { cause, loaded } of stripped) {
    const compiled = compile(loaded);
    const ids = ['bookings.new', 'bookings.expansion'].filter((id) => catalogue(subjectOf(compiled)).some((entry) => lineName(entry) === id));
    const after = added(await runner.run({ compiled, keys, wanted: ids.map((id) => ({ id })), trials }, onTrials)).total;
    // without limits a table of capacity means nothing: what people could book stays what it was
    const can = cause === 'queues' ? could : (capacityOf(capacity(loaded)) ?? could);
    const { mean, error } = figureOf(after.map((x, i) => x - before[i]));
    reasons.push({ cause, table: can - could, simulation: mean ?? 0, difference: (mean ?? 0) - (can - could), error });
    [before, could] = [after, can];
  }
  const { mean, error } = figureOf(before);
  return [...reasons, { cause: 'pipeline', table: could, simulation: mean ?? 0, difference: could - (mean ?? 0), error }];
}

function capacityOf({ lines }: Capacity): number | null {
  return lines.find(({ id, pool }) => id === 'productivityCapacity' && pool === null)?.total ?? null;
}
