import type { Column } from '../../run/columns/column.ts';
import { meanDifference } from '../paired/mean.ts';
import { pairOf } from '../paired/pair.ts';
import type { ComparedVariant } from './schema.ts';

type Columns = ReadonlyMap<string, Column>;

/** New and expansion bookings, by period and over the horizon. */
export function booked(columns: Columns): Column {
  const parts = ['bookings.new', 'bookings.expansion'].flatMap((id) => columns.get(id) ?? []);
  const sum = (of: readonly Float64Array[]) => of[0].map((x, i) => of.slice(1).reduce((all, column) => all + column[i], x));
  return { total: sum(parts.map(({ total }) => total)), periods: parts[0].periods.map((_, t) => sum(parts.map(({ periods }) => periods[t]))) };
}

interface Facts {
  readonly periods: readonly string[];
  readonly grossMargin: number | null;
  readonly isPaired: boolean;
}

/**
 * What the variant spends and gains more than the base, and from when on the gain covers the spending. The gain is new and
 * expansion bookings on close, times the gross margin where one is stated; nothing is discounted.
 */
export function costOf(base: Columns, variant: Columns, { periods, grossMargin, isPaired }: Facts): ComparedVariant['cost'] {
  const [before, after] = [base.get('selling.expense'), variant.get('selling.expense')];
  if (before === undefined || after === undefined) return null;
  const share = grossMargin ?? 1;
  const [gainedBefore, gainedAfter] = [base, variant].map(booked);
  const scaled = ({ total }: Column) => total.map((x) => x * share);
  const expense = meanDifference(pairOf(before.total, after.total, isPaired));
  const net = before.periods.map((_, t) => [netOf(gainedBefore.periods[t], before.periods[t], share), netOf(gainedAfter.periods[t], after.periods[t], share)] as const);
  return {
    expense,
    gain: meanDifference(pairOf(scaled(gainedBefore), scaled(gainedAfter), isPaired)),
    grossMargin,
    payback: (expense.value ?? 0) > 0 ? paybackOf(net, periods, isPaired) : null,
  };
}

const netOf = (gained: Float64Array, spent: Float64Array, share: number) => gained.map((x, i) => x * share - spent[i]);

/** By the cumulated difference of gain less spending at each period's end. */
function paybackOf(net: readonly (readonly [base: Float64Array, variant: Float64Array])[], periods: readonly string[], isPaired: boolean): NonNullable<ComparedVariant['cost']>['payback'] {
  const trials = net[0][0].length;
  const cumulated = [new Float64Array(trials), new Float64Array(trials)];
  const ends = net.map(([base, variant]) => {
    base.forEach((x, i) => (cumulated[0][i] += x));
    variant.forEach((x, i) => (cumulated[1][i] += x));
    return meanDifference(pairOf(cumulated[0], cumulated[1], isPaired));
  });
  // covered at the end of every period from this one on
  const since = (figures: readonly (number | null)[]) => {
    const last = figures.findLastIndex((x) => x === null || x < 0);
    return periods[last + 1] ?? null;
  };
  const covered = cumulated[1].reduce((n, x, i) => (x >= cumulated[0][i] ? n + 1 : n), 0);
  return {
    period: since(ends.map(({ value }) => value)),
    earliest: since(ends.map(({ hi }) => hi)),
    latest: since(ends.map(({ lo }) => lo)),
    // without shared luck a trial's two values do not belong together
    shareOfTrials: isPaired ? covered / trials : null,
  };
}
