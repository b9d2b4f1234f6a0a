import type { Entry } from '../../record/metrics/entry.ts';
import { lineName } from '../../record/metrics/entry.ts';
import type { Subject } from '../../record/subject.ts';
import { coreEntries, type Column, type Wanted } from '../../run/columns/column.ts';
import type { VariantRun } from '../variants.ts';

/** Lines whose periods are needed: what is booked and what is spent, for the exit run-rate and the payback. */
const byPeriod = new Set(['bookings.new', 'bookings.expansion', 'selling.expense']);

/** What is kept of a variant: the metrics of the whole company. */
export function comparedLines(subject: Subject): Wanted[] {
  return coreEntries(subject).map(({ id, by }) => ({ id, by, periods: byPeriod.has(id) }));
}

/** A metric with its unit. */
export interface MetricName {
  readonly id: string;
  readonly unit: string;
  readonly by: Readonly<Record<string, string>>;
}

/**
 * The metric that a comparison is about: the measure of the first target where a metric is that measure, else how much of
 * it is attained; new bookings without a target.
 */
export function primaryOf(subject: Subject): MetricName {
  const entries = coreEntries(subject);
  const named = (id: string) => entries.find((entry) => entry.id === id && Object.keys(entry.by).length === 0);
  const [target] = subject.targets;
  const grows = named('bookings.expansion') !== undefined;
  const own = target === undefined || target.measure === 'newAcv' || (target.measure === 'newAndExpansionAcv' && !grows) ? named('bookings.new') : target.measure === 'totalBookings' ? named('bookings.total') : undefined;
  const found = own ?? entries.find(({ id, by }) => id === 'attainment.company' && by['target'] === target?.name);
  return nameOf(found!);
}

export function nameOf({ id, unit, by }: Entry): MetricName {
  return { id, unit, by: { ...by } };
}

/** Columns of a variant by the names of their lines. */
export function columnsByName({ wanted, columns }: Pick<VariantRun, 'wanted' | 'columns'>): Map<string, Column> {
  return new Map(wanted.map(({ id, by = {} }, k) => [lineName({ id, by }), columns[k]]));
}
