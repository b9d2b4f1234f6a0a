import type { Capacity, CapacityLine } from '../../../capacity/schema.ts';
import { amountIn } from '../../amount.ts';
import { average, MISSING, type Maybe } from '../../number.ts';
import { percent } from '../../share.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';
import { reasonLines } from './capacity-reasons.ts';
import { runLine } from './run-line.ts';

/** So many periods stand side by side on a page of 80 columns. */
const PERIODS_PER_80 = 4;

/** The planner's table for a terminal, a block of columns for each fiscal year. */
export function capacityReport(found: Capacity, options: PageOptions = {}): string[] {
  const page = pageOf(found.scenario.currency, options);
  const { scenario, periods, pools, lines, run, timing } = found;
  const span = `${periods[0].id} to ${periods[periods.length - 1].id} (${periods[0].firstDay} to ${periods[periods.length - 1].lastDay}), ${scenario.currency}, nothing varying${run === null ? '' : '; simulated means below each row'}`;
  const company = lines.filter(({ pool }) => pool === null);
  return [
    ...wrap(page, `Capacity of ${scenario.name}`, { indent: 0 }).map(page.bold),
    ...wrap(page, span, { indent: 0 }),
    ...pools.flatMap(({ pool, productivityFrom, cohorts }) => [
      ...titled(page, `Pool ${pool}`, blocks(found, page, lines.filter((line) => line.pool === pool && !isUnused(line)))),
      ...(productivityFrom === null ? [] : note(page, `${sources[productivityFrom]}${cohorts.length > 1 ? ` A person counts ${cohorts.map((share) => percent(share)).join(', ')} of a ramped one, by ${periodNoun(found.periods)} in the role.` : ''}`)),
    ]),
    ...titled(page, 'Company', blocks(found, page, company)),
    ...levels(found, page),
    ...reasonLines(found, page),
    '',
    ...note(page, ['Cushion: how far the street quota exceeds capacity; over-assignment: how far it exceeds the plan. Judgment is the plan less capacity.', ...found.notes.map((text) => `${text}.`)].join(' ')),
    ...(run === null ? [] : runLine({ run, timing }, page)),
  ];
}

const sources = {
  stated: 'Productivity is stated in the scenario.',
  funnel: 'Productivity is what slots that always have work bring: capacity / days of a deal × win rate × deal size. It is not stated in the scenario.',
  quota: 'Productivity is taken as the quota: the scenario states none, and slots are unlimited.',
} as const;

/** A cohort without anybody in it says nothing. */
const isUnused = ({ id, periods, simulated }: CapacityLine): boolean => (id === 'heads.cohort' || id === 'joined' || id === 'leavers') && periods.every((n) => n === 0) && (simulated?.total.mean ?? 0) === 0;

export const periodNoun = (periods: Capacity['periods']): string => (/-Q\d$/.test(periods[0].id) ? 'quarter' : /-M\d\d$/.test(periods[0].id) ? 'month' : 'period');

function blocks(found: Capacity, page: Page, rows: readonly CapacityLine[]): string[] {
  const { years, periods } = found;
  const atOnce = Math.max(2, Math.floor((PERIODS_PER_80 * page.width) / 80));
  const all = years.flatMap((year, y) => {
    const of = periods.flatMap(({ fiscalYear }, t) => (fiscalYear === year ? [t] : []));
    return chunks(of, of.length <= atOnce ? of.length : Math.ceil(of.length / Math.ceil(of.length / atOnce))).map((part, k, parts) => ({ year: y, part, isLast: k === parts.length - 1 }));
  });
  return all.flatMap(({ year, part, isLast }, k) => [...(k > 0 ? [''] : []), ...block(found, page, rows, { year, part, isLast })]);
}

function block(found: Capacity, page: Page, rows: readonly CapacityLine[], { year, part, isLast }: { readonly year: number; readonly part: readonly number[]; readonly isLast: boolean }): string[] {
  const { years, periods } = found;
  const shown = rows.flatMap((line) => [
    { label: labelOf(line, found), cell: (t: number) => cellOf(page, line, line.periods[t]), sum: cellOf(page, line, line.years[year]) },
    ...(line.simulated === null ? [] : [{ label: '  simulated', cell: (t: number) => cellOf(page, line, line.simulated!.periods[t].mean, true), sum: simulatedYear(page, line, years, periods, year) }]),
  ]);
  return table(page, [
    { head: '', cells: shown.map(({ label }) => label) },
    ...part.map((t) => ({ head: periods[t].id, cells: shown.map(({ cell }) => cell(t)) })),
    ...(isLast ? [{ head: years[year], cells: shown.map(({ sum }) => (sum === MISSING ? '' : sum)), drop: 1 }] : []),
  ]);
}

/** Means add up where the row does. */
function simulatedYear(page: Page, line: CapacityLine, years: readonly string[], periods: Capacity['periods'], year: number): string {
  if (line.years[year] === null) return '';
  const means = line.simulated!.periods.filter((_, t) => periods[t].fiscalYear === years[year]).map(({ mean }) => mean);
  return cellOf(page, line, means.reduce<number>((sum, mean) => sum + (mean ?? 0), 0), true);
}

function labelOf({ id, of, pool }: CapacityLine, found: Capacity): string {
  if (id === 'heads.cohort') return of === String(found.pools.find((each) => each.pool === pool)?.cohorts.length) ? '  ramped' : `  in ${periodNoun(found.periods)} ${of ?? ''}`;
  if (id === 'pipelineNeeded.source') return `  from ${of ?? ''}`;
  return labels[id];
}

export const labels: Readonly<Record<Exclude<CapacityLine['id'], 'heads.cohort' | 'pipelineNeeded.source'>, string>> = {
  heads: 'heads at the end',
  joined: '  joining',
  leavers: '  leaving',
  rampedRepEquivalents: 'ramped equivalents',
  productivity: 'per ramped person',
  productivityCapacity: 'productivity capacity',
  judgment: 'judgment',
  plan: 'plan',
  linearity: '  share of the year',
  yearOverYear: '  on the year before',
  quotaOnTheStreet: 'street quota',
  quotaCushion: '  cushion',
  overAssignment: '  over-assignment',
  newBusinessQuota: 'new-business quota',
  coverageNeeded: 'coverage needed',
  pipelineNeeded: 'pipeline needed',
  pipelineExpected: 'pipeline expected',
  pipelineCover: '  of what is needed',
  opportunities: '  opportunities',
};

function cellOf(page: Page, { id, unit }: Pick<CapacityLine, 'id' | 'unit'>, value: Maybe, isMean = false): string {
  if (value === null || value === undefined) return MISSING;
  if (id === 'quotaCushion' || id === 'overAssignment' || id === 'yearOverYear') return `${value > 0 ? '+' : ''}${percent(value)}`;
  if (id === 'linearity' || id === 'pipelineCover') return percent(value);
  if (unit === 'count') return Number.isInteger(value) && !isMean ? String(value) : average(value);
  return amountIn(unit, page.money)(value);
}

function levels({ levels: all }: Capacity, page: Page): string[] {
  if (all.length < 2) return [];
  const sign = (share: number | null) => (share === null ? '' : `${share > 0 ? '+' : ''}${percent(share)}`);
  return titled(page, 'Numbers by level, over the horizon', table(page, [
    { head: '', cells: all.map(({ pool }) => pool) },
    { head: 'number', cells: all.map(({ number }) => page.money(number)) },
    { head: 'cushion below', cells: all.map(({ cushion }) => sign(cushion)) },
    { head: 'over the plan', cells: all.map(({ overAssignment }) => sign(overAssignment)) },
  ]));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, k) => items.slice(k * size, (k + 1) * size));
}
