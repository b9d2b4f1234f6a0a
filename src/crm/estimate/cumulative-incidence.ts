import type { Lifetimes } from './lifetimes.ts';
import { riskTable } from './risk-table.ts';

export interface Incidence {
  /** days at which something ended, rising */
  readonly days: Float64Array;
  /** share that is still open after each of them */
  readonly open: Float64Array;
  /** share that has ended in each way by then */
  readonly ended: readonly Float64Array[];
  /** standard error of `ended` */
  readonly error: readonly Float64Array[];
}

/**
 * Aalen–Johansen cumulative incidence of competing ways of ending: `ended` 0 is open, k ≥ 1 ended in way k. One minus
 * Kaplan–Meier with the other ways taken as censored is no probability of anything that happens. The error is that of the
 * delta method. Source: Marubini and Valsecchi, Analysing Survival Data from Clinical Trials, 10.3.
 */
export function cumulativeIncidence(lifetimes: Lifetimes, ways: number): Incidence {
  const { days, atRisk, ends } = riskTable(lifetimes, ways);
  const open = new Float64Array(days.length);
  const before = new Float64Array(days.length);
  const ended = ends.map(() => new Float64Array(days.length));
  const sums = new Float64Array(ways);
  let share = 1;
  for (let k = 0; k < days.length; k += 1) {
    before[k] = share;
    let all = 0;
    for (let way = 0; way < ways; way += 1) {
      sums[way] += (share * ends[way][k]) / atRisk[k];
      ended[way][k] = sums[way];
      all += ends[way][k];
    }
    share *= 1 - all / atRisk[k];
    open[k] = share;
  }
  const error = ended.map((curve, way) => errorOf({ curve, before, atRisk, ends, way }));
  return { days, open, ended, error };
}

interface Parts {
  readonly curve: Float64Array;
  readonly before: Float64Array;
  readonly atRisk: Float64Array;
  readonly ends: readonly Float64Array[];
  readonly way: number;
}

// Var F(t) = Σ (F(t) − F(tᵢ))² a + Σ b − 2 Σ (F(t) − F(tᵢ)) c: three running sums of 1, F and F² times a, of c and c F, and of b
function errorOf({ curve, before, atRisk, ends, way }: Parts): Float64Array {
  const error = new Float64Array(curve.length);
  let [a0, a1, a2, b, c0, c1] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < curve.length; k += 1) {
    const n = atRisk[k];
    const all = ends.reduce((sum, row) => sum + row[k], 0);
    const own = ends[way][k];
    const f = curve[k];
    const a = all < n ? all / (n * (n - all)) : 0;
    const c = (before[k] * own) / (n * n);
    a0 += a;
    a1 += a * f;
    a2 += a * f * f;
    b += (before[k] * before[k] * (n - own) * own) / (n * n * n);
    c0 += c;
    c1 += c * f;
    error[k] = Math.sqrt(Math.max(0, f * f * a0 - 2 * f * a1 + a2 + b - 2 * (f * c0 - c1)));
  }
  return error;
}
