import { PIPELINE_BINDS, RENEWALS_BIND, TIGHT, type ConstraintFormula, type Formula, type GoalFormula, type Horizon, type RatioFormula, type Sum, type SumFormula } from './formula.ts';

/** Rows of consecutive trials, trial-major. */
export interface Rows {
  readonly values: Float64Array;
  readonly width: number;
  readonly count: number;
  readonly periods: number;
}

/**
 * Computes a formula for every trial of some rows: out[t · count + i] is trial i's value in period t, and t = periods
 * its value over the horizon. NaN marks a ratio without a denominator.
 *
 * @param scratch as long as `out`
 */
export function evaluateInto(out: Float64Array, formula: Formula, rows: Rows, scratch: Float64Array): void {
  switch (formula.kind) {
    case 'sum':
      return sumFormula(out, formula, rows);
    case 'ratio':
      return ratioFormula(out, formula, rows, scratch);
    case 'goal':
      return goalFormula(out, formula, rows, scratch);
    case 'constraint':
      return constraintFormula(out, formula, rows);
  }
}

function sumFormula(out: Float64Array, { of, horizon, divisor }: SumFormula, rows: Rows): void {
  sumInto(out, of, horizon, rows);
  if (divisor === 1) return;
  const length = (rows.periods + 1) * rows.count;
  for (let k = 0; k < length; k++) out[k] /= divisor;
}

function sumInto(out: Float64Array, { places, weights, constants }: Sum, horizon: Horizon, { values, width, count, periods }: Rows): void {
  const last = horizon === 'end' ? periods + 1 : periods;
  for (let t = 0; t <= periods; t++) out.fill(t < constants.length ? constants[t] : 0, t * count, (t + 1) * count);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < places.length; k++) {
      const place = i * width + places[k];
      const weight = weights[k];
      for (let t = 0; t < last; t++) out[t * count + i] += weight * values[place + t];
    }
  }
  const end = periods * count;
  if (horizon === 'first') out.copyWithin(end, 0, count);
  else if (horizon === 'last') out.copyWithin(end, end - count, end);
  else if (horizon === 'sum') for (let i = 0; i < count; i++) for (let t = 0; t < periods; t++) out[end + i] += out[t * count + i];
  checkFinite(out, periods, count);
}

/** Counters are finite; anything else comes from a bug and must never be taken for a missing value. */
function checkFinite(out: Float64Array, periods: number, count: number): void {
  const length = (periods + 1) * count;
  for (let k = 0; k < length; k++) {
    // 0 for all numbers but NaN and the infinities
    if (out[k] - out[k] === 0) continue;
    throw new NotFinite(k % count, Math.floor(k / count), out[k]);
  }
}

/** Where a counter was not finite: the trial's position among the rows, and the period. */
export class NotFinite extends Error {
  readonly row: number;
  readonly period: number;
  readonly value: number;

  constructor(row: number, period: number, value: number) {
    super(`row ${row}, period ${period}: expected a finite number, got ${value}`);
    this.name = 'NotFinite';
    this.row = row;
    this.period = period;
    this.value = value;
  }
}

function ratioFormula(out: Float64Array, { over, under, horizon, from, whole }: RatioFormula, rows: Rows, scratch: Float64Array): void {
  const { count, periods } = rows;
  sumInto(out, over, horizon, rows);
  sumInto(scratch, under, horizon, rows);
  if (whole !== null) {
    wholeInto(out, whole.over, rows);
    wholeInto(scratch, whole.under, rows);
  }
  const length = (periods + 1) * count;
  for (let k = 0; k < length; k++) out[k] = scratch[k] === 0 ? NaN : out[k] / scratch[k];
  out.fill(NaN, 0, Math.min(from, periods) * count);
  if (horizon === 'last' && from >= periods) out.fill(NaN, periods * count, length);
}

function wholeInto(out: Float64Array, places: readonly number[], { values, width, count, periods }: Rows): void {
  for (let i = 0; i < count; i++) {
    let all = 0;
    for (const place of places) all += values[i * width + place];
    out[periods * count + i] = all;
  }
}

function goalFormula(out: Float64Array, { measure, goals, as }: GoalFormula, rows: Rows, scratch: Float64Array): void {
  evaluateInto(out, measure, rows, scratch);
  const { count, periods } = rows;
  for (let t = 0; t <= periods; t++) {
    const goal = goals[t];
    for (let k = t * count; k < (t + 1) * count; k++) out[k] = against(goal, out[k], as);
  }
}

function against(goal: number, x: number, as: GoalFormula['as']): number {
  if (x !== x) return NaN;
  if (as === 'attained') return goal === 0 ? NaN : x / goal;
  if (as === 'hit') return x >= goal ? 1 : 0;
  if (as === 'gap') return x < goal ? goal - x : 0;
  return x < goal ? goal - x : NaN;
}

function constraintFormula(out: Float64Array, { pools, due, uncovered, binding }: ConstraintFormula, { values, width, count, periods }: Rows): void {
  const sumOf = (row: number, first: number, last: number, place: number) => {
    let days = 0;
    for (let t = first; t < last; t++) days += values[row + place + t];
    return days;
  };
  for (let t = 0; t <= periods; t++) {
    const first = t === periods ? 0 : t;
    const last = t === periods ? periods : t + 1;
    for (let i = 0; i < count; i++) {
      let tightest = TIGHT;
      let found = PIPELINE_BINDS;
      pools.forEach(({ used, available }, pool) => {
        const utilisation = sumOf(i * width, first, last, used) / sumOf(i * width, first, last, available);
        if (!(utilisation > tightest)) return;
        tightest = utilisation;
        found = pool;
      });
      if (found === PIPELINE_BINDS && due.length > 0) {
        const of = (places: readonly number[]) => places.reduce((all, place) => all + sumOf(i * width, first, last, place), 0);
        if (of(uncovered) / of(due) > 1 - TIGHT) found = RENEWALS_BIND;
      }
      out[t * count + i] = found === binding ? 1 : 0;
    }
  }
}
