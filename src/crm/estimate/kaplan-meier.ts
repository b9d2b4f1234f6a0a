import type { Lifetimes } from './lifetimes.ts';
import { riskTable } from './risk-table.ts';

export interface SurvivalCurve {
  /** days at which something ended, rising */
  readonly days: Float64Array;
  /** share still running after each of them */
  readonly survival: Float64Array;
  /** Greenwood's standard error */
  readonly error: Float64Array;
}

/** The product-limit estimate with right censoring and left truncation. Source: Kaplan and Meier (1958). */
export function kaplanMeier(lifetimes: Lifetimes): SurvivalCurve {
  const { days, atRisk, ends } = riskTable(lifetimes, 1);
  const survival = new Float64Array(days.length);
  const error = new Float64Array(days.length);
  let share = 1;
  let greenwood = 0;
  for (let k = 0; k < days.length; k += 1) {
    const ended = ends[0][k];
    share *= 1 - ended / atRisk[k];
    greenwood += ended / (atRisk[k] * (atRisk[k] - ended));
    survival[k] = share;
    error[k] = share > 0 ? share * Math.sqrt(greenwood) : 0;
  }
  return { days, survival, error };
}

/** The first day at which no more than 1 − p of the spells still run; NaN if that is never reached. */
export function survivalQuantile({ days, survival }: SurvivalCurve, p: number): number {
  const at = survival.findIndex((share) => share <= 1 - p + 1e-12);
  return at < 0 ? NaN : days[at];
}
