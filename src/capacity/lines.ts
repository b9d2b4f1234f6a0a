import type { Period } from '../scenario/calendar.ts';
import type { CapacityLine } from './schema.ts';

type Figures = readonly (number | null)[];

/** Makes the rows of a table; sums by fiscal year and over the horizon are made here. */
export class Lines {
  private readonly fiscalYears: readonly string[];
  readonly years: readonly string[];

  constructor(periods: readonly Period[]) {
    this.fiscalYears = periods.map(({ fiscalYear }) => fiscalYear);
    this.years = [...new Set(this.fiscalYears)];
  }

  /** A row whose periods add up. */
  flow(id: CapacityLine['id'], unit: string, periods: Figures, where: Partial<Pick<CapacityLine, 'pool' | 'of'>> = {}): CapacityLine {
    return { id, pool: null, of: null, ...where, unit, periods, years: this.years.map((year) => sum(this.within(periods, year))), total: sum(periods), simulated: null };
  }

  /** A row of stocks, of which only the periods mean something. */
  stock(id: CapacityLine['id'], unit: string, periods: Figures, where: Partial<Pick<CapacityLine, 'pool' | 'of'>> = {}): CapacityLine {
    return { id, pool: null, of: null, ...where, unit, periods, years: this.years.map(() => null), total: null, simulated: null };
  }

  /** A row of what `make` does of two others, and of their sums. */
  ratio(id: CapacityLine['id'], over: CapacityLine, under: CapacityLine, make: (over: number, under: number) => number, where: Partial<Pick<CapacityLine, 'pool' | 'of'>> = {}): CapacityLine {
    const each = (a: number | null, b: number | null) => (a === null || b === null || b === 0 ? null : make(a, b));
    return {
      id, pool: null, of: null, ...where, unit: 'ratio', simulated: null,
      periods: over.periods.map((a, t) => each(a, under.periods[t])),
      years: over.years.map((a, y) => each(a, under.years[y])),
      total: each(over.total, under.total),
    };
  }

  /** A row of each period's share of its fiscal year; null in years that the horizon does not hold as a whole. */
  shareOfYear(id: CapacityLine['id'], of: CapacityLine, perYear: number): CapacityLine {
    const whole = this.years.map((year) => this.fiscalYears.filter((each) => each === year).length === perYear);
    const periods = of.periods.map((x, t) => {
      const y = this.years.indexOf(this.fiscalYears[t]);
      const all = of.years[y];
      return x === null || all === null || all === 0 || !whole[y] ? null : x / all;
    });
    return { id, pool: null, of: null, unit: 'share', periods, years: this.years.map(() => null), total: null, simulated: null };
  }

  private within(figures: Figures, year: string): Figures {
    return figures.filter((_, t) => this.fiscalYears[t] === year);
  }
}

function sum(figures: Figures): number | null {
  return figures.some((x) => x === null) ? null : figures.reduce<number>((all, x) => all + (x ?? 0), 0);
}

/** The sum of several rows, period by period. */
export function added(rows: readonly CapacityLine[], periods: number): (number | null)[] {
  return Array.from({ length: periods }, (_, t) => sum(rows.map((row) => row.periods[t])));
}
