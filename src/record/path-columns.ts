import type { Counters } from './counters.ts';
import { evaluateInto } from './evaluate.ts';
import type { PathPlan } from './path-plan.ts';

/** Turns counters of trials into the columns of their weeks. Keeps its scratch between blocks. */
export class PathMaker {
  private readonly plan: PathPlan;
  private byPeriod = new Float64Array(0);
  private scratch = new Float64Array(0);
  private column = new Float64Array(0);

  constructor(plan: PathPlan) {
    this.plan = plan;
  }

  /** @param take gets column after column, in the order of `seriesOf`; NaN marks a missing value. The view is valid during the call only. */
  make(counters: Counters, take: (column: number, values: Float64Array) => void): void {
    const { count, periods } = counters;
    const length = (periods + 1) * count;
    if (this.byPeriod.length < length) {
      this.byPeriod = new Float64Array(length);
      this.scratch = new Float64Array(length);
      this.column = new Float64Array(count);
    }
    evaluateInto(this.byPeriod, this.plan.byPeriod, counters, this.scratch);
    const { weeks, goals } = this.plan;
    const values = this.column.subarray(0, count);
    const before = this.beforePeriods(count, periods);
    weeks.forEach(({ period }, week) => {
      for (let i = 0; i < count; i++) values[i] = before[period * count + i] + this.bookedIn(counters, i, week, period);
      take(week, values);
    });
    weeks.forEach((_, week) => {
      for (let i = 0; i < count; i++) values[i] = this.openAt(counters, i, week);
      take(weeks.length + week, values);
    });
    if (goals === null) return;
    weeks.forEach(({ period }, week) => {
      for (let i = 0; i < count; i++) {
        const toGo = goals[period] - this.bookedIn(counters, i, week, period);
        values[i] = toGo > 0 ? this.openAt(counters, i, week) / toGo : NaN;
      }
      take(2 * weeks.length + week, values);
    });
  }

  /** What trial i had booked when each period began. */
  private beforePeriods(count: number, periods: number): Float64Array {
    const before = new Float64Array(periods * count);
    for (let t = 1; t < periods; t++) {
      for (let i = 0; i < count; i++) before[t * count + i] = before[(t - 1) * count + i] + this.byPeriod[(t - 1) * count + i];
    }
    return before;
  }

  /** What the running period has booked at a week's end, with what was booked in it before the trial began. */
  private bookedIn({ values, count }: Counters, i: number, week: number, period: number): number {
    const { booked, byPeriod: { of } } = this.plan;
    let sum = of.constants.length > 0 ? of.constants[period] : 0;
    for (const place of booked) sum += values[(place + week) * count + i];
    return sum;
  }

  private openAt({ values, count }: Counters, i: number, week: number): number {
    return values[(this.plan.open + week) * count + i];
  }
}
