import type { Counters } from './counters.ts';
import { PIPELINE_BINDS, RENEWALS_BIND, TIGHT, type ConstraintFormula, type Formula, type GoalFormula, type Horizon, type RatioFormula, type Sum, type SumFormula } from './formula.ts';

/**
 * Computes a formula for every trial of some counters: out[t · count + i] is trial i's value in period t, and t = periods
 * its value over the horizon. NaN marks a ratio without a denominator.
 *
 * @param scratch as long as `out`
 */
export function evaluateInto(out: Float64Array, formula: Formula, counters: Counters, scratch: Float64Array): void {
  switch (formula.kind) {
    case 'sum':
      return sumFormula(out, formula, counters);
    case 'ratio':
      return ratioFormula(out, formula, counters, scratch);
    case 'goal':
      return goalFormula(out, formula, counters, scratch);
    case 'constraint':
      return constraintFormula(out, formula, counters);
  }
}

function sumFormula(out: Float64Array, { of, horizon, divisor }: SumFormula, counters: Counters): void {
  sumInto(out, of, horizon, counters);
  if (divisor === 1) return;
  const length = (counters.periods + 1) * counters.count;
  for (let k = 0; k < length; k++) out[k] /= divisor;
}

function sumInto(out: Float64Array, { places, weights, constants }: Sum, horizon: Horizon, { values, count, periods }: Counters): void {
  const end = periods * count;
  for (let t = 0; t <= periods; t++) out.fill(t < constants.length ? constants[t] : 0, t * count, (t + 1) * count);
  const length = horizon === 'end' ? end + count : end;
  for (let k = 0; k < places.length; k++) addTimes(out, weights[k], values, places[k] * count, length);
  if (horizon === 'first') out.copyWithin(end, 0, count);
  else if (horizon === 'last') out.copyWithin(end, end - count, end);
  else if (horizon === 'sum') for (let t = 0; t < periods; t++) for (let i = 0; i < count; i++) out[end + i] += out[t * count + i];
  checkFinite(out, periods, count);
}

/** The periods of a counter follow each other, so all of them are added at one go. */
function addTimes(out: Float64Array, weight: number, values: Float64Array, first: number, length: number): void {
  for (let k = 0; k < length; k++) out[k] += weight * values[first + k];
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

function ratioFormula(out: Float64Array, { over, under, horizon, from, whole }: RatioFormula, counters: Counters, scratch: Float64Array): void {
  const { count, periods } = counters;
  sumInto(out, over, horizon, counters);
  sumInto(scratch, under, horizon, counters);
  if (whole !== null) {
    wholeInto(out, whole.over, counters);
    wholeInto(scratch, whole.under, counters);
  }
  const length = (periods + 1) * count;
  for (let k = 0; k < length; k++) out[k] = scratch[k] === 0 ? NaN : out[k] / scratch[k];
  out.fill(NaN, 0, Math.min(from, periods) * count);
  if (horizon === 'last' && from >= periods) out.fill(NaN, periods * count, length);
}

function wholeInto(out: Float64Array, places: readonly number[], { values, count, periods }: Counters): void {
  const end = periods * count;
  out.fill(0, end, end + count);
  for (const place of places) for (let i = 0; i < count; i++) out[end + i] += values[place * count + i];
}

function goalFormula(out: Float64Array, { measure, goals, as }: GoalFormula, counters: Counters, scratch: Float64Array): void {
  evaluateInto(out, measure, counters, scratch);
  const { count, periods } = counters;
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

function constraintFormula(out: Float64Array, { pools, due, uncovered, binding }: ConstraintFormula, { values, count, periods }: Counters): void {
  // of trial i over the periods first … last - 1
  const sumOf = (place: number, i: number, first: number, last: number) => {
    let days = 0;
    for (let t = first; t < last; t++) days += values[(place + t) * count + i];
    return days;
  };
  for (let t = 0; t <= periods; t++) {
    const first = t === periods ? 0 : t;
    const last = t === periods ? periods : t + 1;
    for (let i = 0; i < count; i++) {
      let tightest = TIGHT;
      let found = PIPELINE_BINDS;
      for (let pool = 0; pool < pools.length; pool++) {
        const utilisation = sumOf(pools[pool].used, i, first, last) / sumOf(pools[pool].available, i, first, last);
        if (!(utilisation > tightest)) continue;
        tightest = utilisation;
        found = pool;
      }
      if (found === PIPELINE_BINDS && due.length > 0) {
        const of = (places: readonly number[]) => places.reduce((all, place) => all + sumOf(place, i, first, last), 0);
        if (of(uncovered) / of(due) > 1 - TIGHT) found = RENEWALS_BIND;
      }
      out[t * count + i] = found === binding ? 1 : 0;
    }
  }
}
