import type { Loaded } from '../scenario/load.ts';
import { periodsOf, periodsPerYear } from '../scenario/calendar.ts';
import { amountsByPeriod } from '../scenario/means/amounts.ts';
import type { Scenario } from '../scenario/schema.ts';
import { steadyOf } from '../scenario/steady.ts';
import { DECISION_VERSION } from '../run/decision-head.ts';
import { originOf, scenarioHeadOf } from '../run/scenario-head.ts';
import { compile } from '../compile/compile.ts';
import { demandOf } from './demand.ts';
import { levelsOf } from './levels.ts';
import { added, Lines } from './lines.ts';
import { poolTable, type PoolTable } from './pool-lines.ts';
import type { Capacity, CapacityLine } from './schema.ts';

/**
 * The planner's table from a scenario, nothing varying: heads by cohort, ramped rep equivalents, productivity capacity,
 * judgment and plan, street quota and cushions, pipeline needed by source. `simulateBeside` puts a simulation beside it.
 */
export function capacity(loaded: Loaded): Capacity {
  const began = performance.now();
  const { scenario } = loaded;
  const periods = periodsOf(scenario.calendar);
  const steady = steadyOf(scenario);
  const lines = new Lines(periods);
  const tables = Object.keys(scenario.pools).filter((pool) => isSeller(pool, scenario)).map((pool) => poolTable(pool, scenario, { periods, steady, lines }));
  const company = companyLines(scenario, tables, lines);
  const plan = company.find(({ id }) => id === 'plan');
  const pipeline = pipelineLines(scenario, { lines, steady, quota: company.find(({ id }) => id === 'quotaOnTheStreet') ?? plan });
  return {
    kind: 'quotacast.capacity',
    version: DECISION_VERSION,
    scenario: scenarioHeadOf(compile(loaded), originOf(loaded)),
    run: null,
    timing: { seconds: (performance.now() - began) / 1000, workers: 0, trials: 0, node: process.versions.node },
    periods: periods.map(({ id, firstDay, lastDay, days, fiscalYear }) => ({ id, firstDay, lastDay, days, fiscalYear })),
    years: lines.years,
    pools: tables.map(({ pool, productivity, ramp }) => ({ pool, productivityFrom: productivity?.from ?? null, cohorts: ramp })),
    planFrom: scenario.planning?.judgment !== undefined ? 'judgment' : plan === undefined ? null : 'target',
    coverageFrom: scenario.planning?.pipelineMultiple !== undefined ? 'stated' : pipeline.some(({ id }) => id === 'coverageNeeded') ? 'winRate' : null,
    lines: [...tables.flatMap((table) => table.lines), ...company, ...pipeline],
    levels: levelsOf(scenario, tables, plan?.total ?? null),
    reasons: [],
    notes: notesOf(scenario, tables),
  };
}

/** Pools that own new business or expansion, or whose people carry a number in money. */
function isSeller(pool: string, { pools, motions }: Scenario): boolean {
  const { quota, productivity } = pools[pool];
  const owns = Object.values(motions).some((motion) => (motion.kind === 'newBusiness' || motion.kind === 'expansion') && motion.owner === pool);
  return owns || productivity !== undefined || (quota !== undefined && ['newAcv', 'newAndExpansionAcv', 'totalBookings'].includes(quota.measure));
}

/** Pools that own what they book; overlays would count it twice. */
function owners(scenario: Scenario, tables: readonly PoolTable[]): readonly PoolTable[] {
  const owning = new Set(Object.values(scenario.motions).flatMap((motion) => (motion.kind === 'newBusiness' || motion.kind === 'expansion' ? [motion.owner] : [])));
  return tables.filter(({ pool }) => owning.has(pool));
}

function companyLines(scenario: Scenario, tables: readonly PoolTable[], lines: Lines): CapacityLine[] {
  const money = scenario.currency;
  const own = owners(scenario, tables);
  const count = scenario.calendar.periods;
  const capacities = own.flatMap(({ capacity: of }) => of ?? []);
  const streets = own.flatMap(({ street }) => street ?? []);
  const whole = capacities.length === 0 ? null : lines.flow('productivityCapacity', money, added(capacities, count));
  const street = streets.length === 0 ? null : lines.flow('quotaOnTheStreet', money, added(streets, count));
  const planned = planOf(scenario, whole);
  const plan = planned === null ? null : lines.flow('plan', money, planned);
  const prior = scenario.planning?.priorYear;
  return [
    ...(whole === null ? [] : [whole]),
    ...(whole === null || plan === null ? [] : [lines.flow('judgment', money, plan.periods.map((x, t) => (x === null || whole.periods[t] === null ? null : x - whole.periods[t]!)))]),
    ...(plan === null ? [] : [plan, lines.shareOfYear('linearity', plan, periodsPerYear(scenario.calendar))]),
    ...(plan === null || prior === undefined ? [] : [lines.ratio('yearOverYear', plan, lines.flow('plan', money, prior), (now, before) => now / before - 1)]),
    ...(street === null ? [] : [street]),
    ...(street === null || whole === null ? [] : [lines.ratio('quotaCushion', street, whole, (a, b) => a / b - 1)]),
    ...(street === null || plan === null ? [] : [lines.ratio('overAssignment', street, plan, (a, b) => a / b - 1)]),
  ];
}

/** Capacity and judgment, else the first target in money that has periods. */
function planOf({ planning, targets, calendar }: Scenario, whole: CapacityLine | null): (number | null)[] | null {
  const judgment = planning?.judgment;
  if (judgment !== undefined && whole !== null) return whole.periods.map((x, t) => (x === null ? null : x + judgment[t]));
  const target = Object.values(targets).find(({ measure }) => measure !== 'renewalRate');
  const amounts = target === undefined ? undefined : amountsByPeriod(target, calendar);
  return amounts ?? null;
}

function pipelineLines(scenario: Scenario, { lines, steady, quota }: { readonly lines: Lines; readonly steady: ReturnType<typeof steadyOf>; readonly quota: CapacityLine | undefined }): CapacityLine[] {
  const money = scenario.currency;
  const { planning } = scenario;
  const demand = demandOf(scenario, steady);
  const sums = steady.map((_, t) => [...demand.created.values()].reduce((sum, of) => sum + of[t], 0));
  const expected = lines.flow('pipelineExpected', money, sums);
  const brings = sums.some((x) => x > 0);
  const tail = brings ? [expected, lines.flow('opportunities', 'count', demand.count)] : [];
  const multiple = planning?.pipelineMultiple ?? (demand.winRate === null || demand.winRate === 0 ? null : 1 / demand.winRate);
  const coverage = multiple === null ? null : { ...lines.stock('coverageNeeded', 'ratio', steady.map(() => multiple)), total: multiple };
  if (multiple === null || coverage === null) return tail;
  if (quota === undefined) return [coverage, ...tail];
  const share = planning?.newBusinessShare ?? 1;
  const wanted = lines.flow('newBusinessQuota', money, quota.periods.map((x) => (x === null ? null : x * share)));
  const needed = lines.flow('pipelineNeeded', money, wanted.periods.map((x) => (x === null ? null : x * multiple)));
  const shares = planning?.pipelineSources ?? Object.fromEntries([...demand.created].map(([source, of]) => [source, total(of) / total(sums)]));
  return [
    wanted,
    coverage,
    needed,
    ...Object.entries(shares).filter(([, part]) => part > 0).map(([source, part]) => lines.flow('pipelineNeeded.source', money, needed.periods.map((x) => (x === null ? null : x * part)), { of: source })),
    ...tail,
    ...(brings ? [lines.ratio('pipelineCover', expected, needed, (a, b) => a / b)] : []),
  ];
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0);

function notesOf(scenario: Scenario, tables: readonly PoolTable[]): string[] {
  const overlays = tables.filter((table) => !owners(scenario, tables).includes(table)).map(({ pool }) => pool);
  const has = (test: (pool: Scenario['pools'][string]) => boolean) => Object.values(scenario.pools).some(test);
  return [
    ...(overlays.length > 0 ? [`${overlays.join(', ')}: overlay credit, not in the company's sums`] : []),
    ...(has(({ promotions }) => promotions !== undefined) ? ['promotions are not in the table'] : []),
    ...(has(({ hires }) => Object.values(hires).some(({ fallThrough }) => fallThrough !== undefined)) ? ['offers that fall through are not in the table'] : []),
  ];
}
