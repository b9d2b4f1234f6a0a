import { periodsOf, periodsPerYear, quartersPerPeriod, type Period } from '../calendar.ts';
import type { Scenario } from '../schema.ts';

/** An amount of a quota or target as it may be stated. */
export interface StatedAmount {
  readonly perMonth?: number | undefined;
  readonly perQuarter?: number | undefined;
  readonly perYear?: number | undefined;
  readonly byPeriod?: readonly number[] | undefined;
  readonly total?: number | undefined;
  readonly linearity?: readonly number[] | undefined;
}

/** What a stated amount asks of each period; undefined for a total or a rate. */
export function amountsByPeriod(stated: StatedAmount, calendar: Scenario['calendar']): number[] | undefined {
  const quarters = quartersPerPeriod(calendar);
  const yearly = (perYear: number, { indexInYear }: Period) => {
    const quarter = Math.floor((4 * indexInYear) / periodsPerYear(calendar));
    return perYear * (stated.linearity?.[quarter] ?? 0.25) * quarters;
  };
  const { byPeriod, perMonth, perQuarter, perYear } = stated;
  if (byPeriod !== undefined) return [...byPeriod];
  if (perMonth === undefined && perQuarter === undefined && perYear === undefined) return undefined;
  return periodsOf(calendar).map((period) => (perMonth ?? 0) * 3 * quarters + (perQuarter ?? 0) * quarters + (perYear === undefined ? 0 : yearly(perYear, period)));
}

/** What a stated amount asks over the whole horizon; undefined for a rate. */
export function amountOverHorizon(stated: StatedAmount, calendar: Scenario['calendar']): number | undefined {
  return stated.total ?? amountsByPeriod(stated, calendar)?.reduce((sum, amount) => sum + amount, 0);
}
