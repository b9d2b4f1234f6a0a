import { periodsPerYear, quartersPerPeriod } from '../../src/scenario/calendar.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import type { Timeline } from './timeline.ts';

interface Figures {
  readonly perMonth?: number | undefined;
  readonly perQuarter?: number | undefined;
  readonly perYear?: number | undefined;
  readonly linearity?: number[] | undefined;
}

/** What a figure per month, quarter or year makes in one period. */
export function perPeriod(figures: Figures, scenario: Scenario, line: Timeline, k: number): number | null {
  const { calendar } = scenario;
  const quarters = quartersPerPeriod(calendar);
  if (figures.perMonth !== undefined) return figures.perMonth * 3 * quarters;
  if (figures.perQuarter !== undefined) return figures.perQuarter * quarters;
  if (figures.perYear === undefined) return null;
  const quarter = Math.floor((line.periods[k]!.indexInYear * 4) / periodsPerYear(calendar));
  return figures.perYear * (figures.linearity?.[quarter] ?? 0.25) * quarters;
}
