import type { SurvivalCurve } from '../../estimate/kaplan-meier.ts';

/** How long spells last, as they were observed and as the best family has it, at the same days. */
export interface ObservedCurve {
  /** rising, from 0 */
  readonly days: readonly number[];
  /** share still running after them, by Kaplan and Meier */
  readonly observed: readonly number[];
  /** Greenwood's standard error of it */
  readonly error: readonly number[];
  /** the same share by the family; null where no family can be told */
  readonly fitted: readonly number[] | null;
}

/** Steps that a picture shows: so many of the observed, and as many days evenly spread between them. */
const MOST = 50;

/** The curve at the days where it has moved by a fiftieth, and at days evenly spread up to its last step. */
export function observedCurve({ days, survival, error }: SurvivalCurve, survivalAt: ((days: number) => number) | null): ObservedCurve {
  const end = days.at(-1) ?? 0;
  const at = new Set([0, end]);
  let drawn = 1;
  days.forEach((day, k) => {
    if (drawn - survival[k] < 1 / MOST) return;
    at.add(day);
    drawn = survival[k];
  });
  for (let i = 1; i < MOST; i += 1) at.add((end * i) / MOST);
  const all = [...at].sort((a, b) => a - b);
  let next = 0;
  const places = all.map((day) => {
    while (next < days.length && days[next] <= day) next += 1;
    return next - 1;
  });
  return { days: all, observed: places.map((k) => (k < 0 ? 1 : survival[k])), error: places.map((k) => (k < 0 ? 0 : error[k])), fitted: survivalAt === null ? null : all.map(survivalAt) };
}
