import type { MotionFits, StageFits } from '../fits.ts';
import { meanDays } from '../joint-draws.ts';
import type { DaysFit } from '../stages/days-fit.ts';
import { LEAST_PASSED } from './columns-of.ts';

type Plain = Record<string, unknown>;

/** What a draft knows of a figure, and what it says beside it. */
export interface Says {
  readonly comments: Map<string, string>;
  readonly valueAt: (path: string, otherwise: number) => number;
}

/** A shape known to 2 % is stated as a number. */
const SURE = 0.02;

/** Days as the scenario states them: a family whose mean is drawn, a mixture with spells of no time, or the observed curve. */
export function daysOf(draft: Says, at: string, { fit, events, empirical, distance }: DaysFit, stage?: StageFits): unknown {
  const passed = stage !== undefined && stage.passed > LEAST_PASSED ? stage.passed : 0;
  const zeros = passed > 0 ? `; ${short(100 * passed)} % pass it in no time` : '';
  if (empirical !== undefined) {
    draft.comments.set(at, `the observed curve of ${count(events)} spells in ${empirical.length} equally likely values; the best family, ${fit.family}, is off by up to ${short(100 * distance)} points${zeros}`);
    const none = Math.round(passed * empirical.length);
    return { empirical: [...Array.from({ length: none }, () => 0), ...thinned(empirical, empirical.length - none)].map((x) => significant(x, 4)) };
  }
  const scale = Math.exp(fit.logScale);
  const n = Math.round(Math.sqrt(fit.covariance.length));
  const error = fit.family === 'exponential' ? 0 : Math.sqrt(fit.covariance[n * n - 1]);
  const uncertain = (value: number, spread: number): unknown => (spread > SURE ? { lognormal: { median: significant(value, 4), sigma: significant(Math.min(1, spread), 3) } } : significant(value, 4));
  const mean = draft.valueAt(`${at}.${fit.family}.mean`, meanDays(fit.family, fit.coefficients[0], fit.logScale));
  const of = (spread: number): Plain => {
    if (fit.family === 'weibull') return { weibull: { mean, shape: uncertain(Math.min(20, Math.max(0.25, 1 / scale)), spread) } };
    if (fit.family === 'lognormal') return { lognormal: { mean, cv: uncertain(Math.sqrt(Math.expm1(scale * scale)), spread * cvSlope(scale)) } };
    return { exponential: { mean } };
  };
  if (passed === 0) return of(error);
  draft.comments.set(at, `${count(events)} spells, ${fit.family}${zeros}`);
  return { mixture: [{ weight: significant(passed, 4), of: 0 }, { weight: 1 - significant(passed, 4), of: of(0) }] };
}

/** d ln cv / d ln sigma of a lognormal. */
const cvSlope = (sigma: number): number => (sigma * sigma * Math.exp(sigma * sigma)) / Math.expm1(sigma * sigma);

/** Fewer equally likely values of the same curve. */
const thinned = (values: readonly number[], count: number): number[] =>
  count === values.length ? [...values] : Array.from({ length: count }, (_, i) => values[Math.min(values.length - 1, Math.floor(((i + 0.5) * values.length) / count))]);

/** Deal size as the scenario states it. */
export function sizeOf(draft: Says, at: string, size: MotionFits['size']): unknown {
  if (size === undefined) {
    draft.comments.set(at, 'cannot be estimated: no deal has an amount; 1 counts deals');
    return 1;
  }
  if (size.empirical !== undefined) {
    draft.comments.set(at, `${count(size.count)} amounts, mean ${short(size.mean)}, in ${size.empirical.length} equally likely values: no lognormal follows them (off by up to ${short(100 * size.distance)} points)`);
    return { empirical: size.empirical.map((x) => significant(x, 5)) };
  }
  const spread = size.count > 2 ? 1 / Math.sqrt(2 * (size.count - 1)) : 0.5;
  const sigma = significant(size.sigma, 4);
  return { lognormal: { median: draft.valueAt(`${at}.lognormal.median`, size.median), sigma: spread > SURE ? { lognormal: { median: sigma, sigma: significant(Math.min(0.5, spread), 3) } } : sigma } };
}

export const significant = (x: number, digits: number): number => Number(x.toPrecision(digits));
export const short = (x: number): string => (Math.abs(x) >= 1000 ? Math.round(x).toLocaleString('en-US') : String(significant(x, 3)));
export const count = (n: number): string => Math.round(n).toLocaleString('en-US');
