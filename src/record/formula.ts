/** A sum of counters in period t: constants[t] + Σ weights[k] · row[places[k] + t]. */
export interface Sum {
  readonly places: readonly number[];
  readonly weights: readonly number[];
  /** one per period; empty for none */
  readonly constants: readonly number[];
}

/**
 * What the figure over the horizon is made of: the sum over the periods, the first or the last period's value, or the
 * slot behind the last period, where open pipeline is counted at the horizon's end.
 */
export type Horizon = 'sum' | 'first' | 'last' | 'end';

export interface SumFormula {
  readonly kind: 'sum';
  readonly of: Sum;
  readonly horizon: Horizon;
  readonly divisor: number;
}

/** over / under, missing where under is 0 and in the periods before `from`. */
export interface RatioFormula {
  readonly kind: 'ratio';
  readonly over: Sum;
  readonly under: Sum;
  /** Over the horizon: the ratio of the sums, or of the last period's values. */
  readonly horizon: Horizon;
  readonly from: number;
  /** Places whose sums make the horizon's ratio instead, such as counters by fiscal year. */
  readonly whole: { readonly over: readonly number[]; readonly under: readonly number[] } | null;
}

/** A measure X against goals T (one per period, then the horizon's): X / T, 1 if X ≥ T, max(0, T − X), T − X where X < T. */
export interface GoalFormula {
  readonly kind: 'goal';
  readonly measure: SumFormula | RatioFormula;
  readonly goals: readonly number[];
  readonly as: 'attained' | 'hit' | 'gap' | 'ifMissed';
}

/**
 * 1 where `binding` is the pool of highest utilisation above TIGHT. Where no pool is: RENEWALS_BIND if more than 1 − TIGHT of
 * the ARR due had no slot, else PIPELINE_BINDS.
 */
export interface ConstraintFormula {
  readonly kind: 'constraint';
  readonly pools: readonly { readonly used: number; readonly available: number }[];
  /** ARR due, and that part of it which nobody worked; empty where nothing renews */
  readonly due: readonly number[];
  readonly uncovered: readonly number[];
  readonly binding: number;
}

export const PIPELINE_BINDS = -1;
export const RENEWALS_BIND = -2;

export type Formula = SumFormula | RatioFormula | GoalFormula | ConstraintFormula;

/** Utilisation above which a pool is said to bind (metrics: `constraint`). */
export const TIGHT = 0.95;

export function sum(places: readonly number[], weight = 1, constants: readonly number[] = []): Sum {
  return { places, weights: places.map(() => weight), constants };
}

/** The sum of sums. */
export function plus(...sums: readonly Sum[]): Sum {
  const withConstants = sums.filter(({ constants }) => constants.length > 0);
  const longest = Math.max(0, ...withConstants.map(({ constants }) => constants.length));
  return {
    places: sums.flatMap(({ places }) => places),
    weights: sums.flatMap(({ weights }) => weights),
    constants: Array.from({ length: longest }, (_, t) => withConstants.reduce((total, { constants }) => total + constants[t], 0)),
  };
}

export function total(of: Sum, horizon: Horizon = 'sum', divisor = 1): SumFormula {
  return { kind: 'sum', of, horizon, divisor };
}

export function ratio(over: Sum, under: Sum, horizon: Horizon = 'sum', from = 0): RatioFormula {
  return { kind: 'ratio', over, under, horizon, from, whole: null };
}
