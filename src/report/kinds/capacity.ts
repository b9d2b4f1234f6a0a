import type { Capacity, CapacityLine } from '../../capacity/schema.ts';
import { arrWalk } from '../chart/arr-walk.ts';
import { capacityChart } from '../chart/decide/capacity.ts';
import { headcount } from '../chart/headcount.ts';
import type { Cell, Column, DataTable } from '../document/data-table.ts';
import { choice, figure, type Block, type Document, type Part } from '../document/document.ts';
import { halfCells, halfColumns } from '../document/estimate-columns.ts';
import type { Formats } from '../document/formats.ts';
import { ids } from '../document/slug.ts';
import { text } from '../document/stats-table.ts';
import { horizonOf } from '../horizon.ts';
import { ENGINE_VERSION } from '../../run/version.ts';
import { percent } from '../share.ts';
import { labels as rowLabels, periodNoun } from '../text/decide/capacity.ts';
import { headParts } from './head.ts';

/** The report of a planner's table: what people can book, what the plan and the quotas ask, and why a simulation differs. */
export function capacityDocument(found: Capacity, formats: Formats): Document {
  const { scenario, periods, run, command } = found;
  const line = company(found);
  const capacity = line('productivityCapacity')?.total ?? null;
  const plan = line('plan')?.total ?? null;
  const street = line('quotaOnTheStreet')?.total ?? null;
  const booked = line('productivityCapacity')?.simulated?.total.mean ?? null;
  const against = plan === null || capacity === null ? '' : `, ${formats.money(Math.abs(capacity - plan))} ${capacity >= plan ? 'more' : 'less'} than the plan of ${formats.money(plan)}`;
  return {
    kind: found.kind,
    title: `Capacity of ${scenario.name}`,
    subtitle: [`${horizonOf(periods).span} (${periods[0].firstDay} to ${periods[periods.length - 1].lastDay})`, scenario.currency, run === null ? 'nothing varying' : 'nothing varying; simulated means beside it'],
    partial: null,
    headline: [`People can book ${formats.money(capacity)}${against}.`, ...(street === null ? [] : [`Their quotas add up to ${formats.money(street)}${capacity === null || capacity === 0 ? '' : `, ${percent(Math.abs(street / capacity - 1))} ${street >= capacity ? 'more' : 'less'} than that`}.`]), ...(booked === null ? [] : [`The simulation books ${formats.money(booked)} on average.`])],
    parts: [...picture(found), ...reasons(found, formats), ...pools(found), table(found), ...levels(found), ...notes(found), ...headParts({ ...found, run: { seed: run?.seed ?? 'none: nothing varies', engine: ENGINE_VERSION, command, ...run } })],
  };
}

const company = ({ lines }: Capacity) => (id: CapacityLine['id']): CapacityLine | undefined => lines.find((line) => line.id === id && line.pool === null && line.of === null);

function picture(found: Capacity): Part[] {
  const { periods, scenario } = found;
  const line = company(found);
  const [capacity, plan, street] = (['productivityCapacity', 'plan', 'quotaOnTheStreet'] as const).map(line);
  if (capacity === undefined) return [];
  const rows = periods.map(({ id }, t) => ({ label: id, capacity: capacity.periods[t], plan: plan?.periods[t] ?? null, street: street?.periods[t] ?? null, simulated: capacity.simulated?.periods[t].mean ?? null, error: capacity.simulated?.periods[t].error ?? null }));
  const description = `${rows.map((row) => `${row.label}: capacity ${Math.round(row.capacity ?? 0)}, plan ${Math.round(row.plan ?? 0)}`).join('; ')}.`;
  return [{ id: 'capacity', title: 'What people can book', blocks: [figure({ id: 'capacity', title: 'Capacity, plan and street quota by period', description }, (canvas, head) => capacityChart(canvas, head, { rows, unit: scenario.currency }))] }];
}

/** What a row is called. */
function rowName({ id }: CapacityLine): string {
  if (id === 'heads.cohort') return 'heads by time in the role';
  return id === 'pipelineNeeded.source' ? 'pipeline needed from' : rowLabels[id].trim();
}

/** Which part of its row a line is about: a time in the role, a source. */
function ofWhat({ pools, periods }: Capacity, { id, pool, of }: CapacityLine): string {
  if (id !== 'heads.cohort' || of === null) return of ?? '';
  return of === String(pools.find((each) => each.pool === pool)?.cohorts.length) ? 'ramped' : `in ${periodNoun(periods)} ${of}`;
}

/** How far one amount exceeds another is told in percent, as is a part of what is needed. */
const EXCESS: ReadonlySet<CapacityLine['id']> = new Set(['quotaCushion', 'overAssignment', 'yearOverYear', 'pipelineCover']);
const shownUnit = ({ id, unit }: CapacityLine): string => (EXCESS.has(id) ? 'share' : unit);

const causes = { attrition: 'attrition', ramp: 'ramp', queues: 'queues', pipeline: 'pipeline' } as const;

/** Why capacity and simulated bookings differ, as a walk from one to the other. */
function reasons(found: Capacity, formats: Formats): Part[] {
  const line = company(found)('productivityCapacity');
  const booked = line?.simulated?.total.mean ?? null;
  if (found.reasons.length === 0 || line === undefined || line.total === null || booked === null) return [];
  const { currency } = found.scenario;
  const steps = [{ label: 'capacity', value: line.total, isTotal: true }, ...found.reasons.map(({ cause, difference }) => ({ label: causes[cause], value: -difference, isTotal: false })), { label: 'simulated bookings', value: booked, isTotal: true }];
  const description = `${steps.map(({ label, value }) => `${label} ${formats.money(value)}`).join(', ')}.`;
  const table: DataTable = {
    id: 'reasons',
    title: 'Why the simulation books another amount',
    columns: [text('cause'), ...halfColumns('difference', 'less in the simulation by', currency), { key: 'table', head: 'costs in the table', unit: currency }, { key: 'simulation', head: 'costs in the simulation', unit: currency }],
    rows: found.reasons.map(({ cause, difference, error, table: inTable, simulation }) => [cause, ...halfCells({ value: difference, error }), inTable, simulation]),
    note: 'Causes are taken away one after another, in this order, from the table and from the simulation, on the same random numbers.',
  };
  return [{ id: 'reasons', title: 'Why the simulation differs', blocks: [figure({ id: 'reasons', title: 'From capacity to simulated bookings', description }, (canvas, head) => arrWalk(canvas, head, { steps, unit: currency, measure: 'bookings', words: { total: 'bookings', more: 'more in the simulation', less: 'less in the simulation' } })), { kind: 'table', table }] }];
}

function pools(found: Capacity): Part[] {
  const name = ids('pool');
  const options = found.pools.map(({ pool }) => {
    const line = (id: CapacityLine['id']) => found.lines.find((each) => each.id === id && each.pool === pool && each.of === null);
    const [heads, ramped] = [line('heads'), line('rampedRepEquivalents')];
    const rows = found.periods.map(({ id }, t) => ({ label: id, seats: null, filled: heads?.periods[t] ?? null, filledLow: null, filledHigh: null, ramped: ramped?.periods[t] ?? null }));
    const title = `Heads and ramped equivalents of ${pool}`;
    const blocks: Block[] = heads === undefined ? [] : [figure({ id: `${name(pool)}-heads`, title, description: `${rows.map(({ label, filled, ramped: worth }) => `${label}: ${filled ?? 0} heads, ${worth ?? 0} ramped`).join('; ')}.` }, (canvas, head) => headcount(canvas, head, { rows, of: 'trials' }))];
    return { name: pool, blocks };
  }).filter(({ blocks }) => blocks.length > 0);
  return options.length === 0 ? [] : [{ id: 'pools', title: 'People', blocks: choice('pool', 'Pool', options) }];
}

/** Every row by period, by fiscal year and over the horizon, with the simulation's beside it. */
function table(found: Capacity): Part {
  const { lines, periods, years } = found;
  const over = (key: string, head: string): Column[] => [{ key, head, unit: 'row' }];
  const columns: Column[] = [text('row'), text('pool'), text('of'), text('unit'), ...periods.flatMap(({ id }) => over(id, id)), ...years.flatMap((year) => over(year, year)), ...over('total', 'total'), ...halfColumns('simulated', 'simulated, total', 'row')];
  const rows = lines.map((line): Cell[] => [rowName(line), line.pool ?? 'company', ofWhat(found, line), shownUnit(line), ...line.periods, ...line.years, line.total, ...halfCells({ value: line.simulated?.total.mean ?? null, error: line.simulated?.total.error ?? null })]);
  const detail = lines.flatMap((line) => (line.simulated === null ? [] : periods.map(({ id }, t): Cell[] => [rowName(line), line.pool ?? 'company', ofWhat(found, line), shownUnit(line), id, line.periods[t], ...halfCells({ value: line.simulated!.periods[t].mean, error: line.simulated!.periods[t].error })])));
  const beside: DataTable = { id: 'beside', title: 'The table and the simulation, by period', columns: [text('row'), text('pool'), text('of'), text('unit'), text('period'), { key: 'table', head: 'table', unit: 'row' }, ...halfColumns('simulated', 'simulated', 'row')], rows: detail };
  return { id: 'table', title: 'The table', blocks: [{ kind: 'table', table: { id: 'table', title: 'Every row', columns, rows, note: 'Cushion: how far the street quota exceeds capacity; over-assignment: how far it exceeds the plan. Judgment is the plan less capacity.' } }, ...(detail.length === 0 ? [] : [{ kind: 'table' as const, table: beside, isFolded: true, isLong: true }])] };
}

function levels({ levels: all, scenario }: Capacity): Part[] {
  if (all.length < 2) return [];
  return [{ id: 'levels', title: 'Numbers by level', blocks: [{ kind: 'table', table: { id: 'levels', title: 'Numbers by level, over the horizon', columns: [text('pool', 'level'), { key: 'number', head: 'number', unit: scenario.currency }, { key: 'cushion', head: 'cushion below', unit: 'share' }, { key: 'over', head: 'over the plan', unit: 'share' }], rows: all.map(({ pool, number, cushion, overAssignment }) => [pool, number, cushion, overAssignment]) } }] }];
}

function notes({ notes: all, pools: each }: Capacity): Part[] {
  const from = { stated: 'stated in the scenario', funnel: 'what slots that always have work bring', quota: 'taken as the quota' } as const;
  const items = [...each.flatMap(({ pool, productivityFrom }) => (productivityFrom === null ? [] : [`Productivity of ${pool}: ${from[productivityFrom]}.`])), ...all];
  return items.length === 0 ? [] : [{ id: 'notes', title: 'How it was reckoned', blocks: [{ kind: 'list', items }] }];
}
