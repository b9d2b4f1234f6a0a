import { describe, expect, it } from 'vitest';
import { cumulativeIncidence } from '../../../src/crm/estimate/cumulative-incidence.ts';
import { kaplanMeier, survivalQuantile } from '../../../src/crm/estimate/kaplan-meier.ts';
import { fitSurvival } from '../../../src/crm/estimate/survival-fit.ts';
import { lifetimeTerm, type Term } from '../../../src/crm/estimate/lifetime-term.ts';
import { standardOf, type SurvivalFamily } from '../../../src/crm/estimate/standard-family.ts';
import { oracle } from '../../helpers/oracles.ts';
import { expectWithin } from '../../helpers/verdicts.ts';

interface Fit {
  readonly model: string;
  readonly coef: number[];
  readonly log_scale?: number;
  readonly scale: number;
  readonly loglik: number;
  readonly se?: number[];
}
interface Survival {
  readonly ovarian: { rows: number[][]; fits: Fit[]; kaplan_meier: number[][]; km_q25: number; km_median: number };
  readonly gehan: { rows: number[][]; fits: Fit[]; km_6MP: number[][] };
  readonly crm_example: {
    days: number[];
    status: number[];
    aalen_johansen: number[][];
    se_won_at_90: number;
    se_lost_at_90: number;
    naive_one_minus_km_won_at_110: number;
    raw_won_over_closed: number;
  };
}

const published = oracle<Survival>('survival.json');
const column = (rows: readonly number[][], k: number): number[] => rows.map((row) => row[k]);

/** Columns of the covariates that a model such as "weibull ~age+rx" names. */
const covariates: Record<string, number> = { age: 2, rx: 3, 'ecog.ps': 4 };

const cases = (published?.ovarian.fits ?? []).map((fit) => {
  const [family, terms] = fit.model.split(' ~');
  const names = terms === '1' ? [] : terms.split('+');
  return { ...fit, family: family as SurvivalFamily, x: names.map((name) => column(published!.ovarian.rows, covariates[name])) };
});
const weeks = (published?.gehan.fits ?? []).map((fit) => {
  const armOnly = fit.model.includes('6-MP');
  const rows = published!.gehan.rows.filter((row) => !armOnly || row[2] === 1);
  return { ...fit, family: fit.model.split(' ')[0] as SurvivalFamily, rows, x: armOnly ? [] : [column(rows, 2)] };
});

describe.skipIf(published === undefined)('published fits of censored durations (skipped: the oracles are absent)', () => {
  it.each(cases)('ovarian: $model', ({ family, x, coef, log_scale, loglik, se }) => {
    const { rows } = published!.ovarian;
    const fit = fitSurvival(family, { until: column(rows, 0), ended: column(rows, 1) }, x);
    // the reference stopped at a relative change of 1e-9 in its likelihood
    coef.forEach((value, k) => expectWithin(fit.coefficients[k] / value, 1, 1e-8));
    if (log_scale !== undefined) expect(fit.logScale).toBeCloseTo(log_scale, 8);
    expect(fit.logLikelihood).toBeCloseTo(loglik, 7);
    const n = coef.length + (family === 'exponential' ? 0 : 1);
    se?.forEach((value, k) => expect(Math.sqrt(fit.covariance[k * n + k])).toBeCloseTo(value, 8));
  });

  it.each(weeks)('gehan: $model', ({ family, rows, x, coef, scale, loglik }) => {
    const fit = fitSurvival(family, { until: column(rows, 0), ended: column(rows, 1) }, x);
    coef.forEach((value, k) => expect(fit.coefficients[k]).toBeCloseTo(value, 7));
    expect(Math.exp(fit.logScale)).toBeCloseTo(scale, 8);
    expect(fit.logLikelihood).toBeCloseTo(loglik, 6);
  });

  it('Kaplan–Meier with its standard errors', () => {
    const { ovarian, gehan } = published!;
    const arm = gehan.rows.filter((row) => row[2] === 1);
    for (const [rows, expected] of [[ovarian.rows, ovarian.kaplan_meier], [arm, gehan.km_6MP]] as const) {
      const curve = kaplanMeier({ until: column(rows, 0), ended: column(rows, 1) });
      expect([...curve.days]).toEqual(column(expected, 0));
      expected.forEach(([, survival, error], k) => {
        expect(curve.survival[k]).toBeCloseTo(survival, 9);
        expect(curve.error[k]).toBeCloseTo(error, 9);
      });
    }
    const curve = kaplanMeier({ until: column(ovarian.rows, 0), ended: column(ovarian.rows, 1) });
    expect(survivalQuantile(curve, 0.25)).toBe(ovarian.km_q25);
    expect(survivalQuantile(curve, 0.5)).toBe(ovarian.km_median);
  });

  it('Aalen–Johansen of won and lost deals, where taking losses as censored would claim 75 %', () => {
    const { days, status, aalen_johansen, ...known } = published!.crm_example;
    const curve = cumulativeIncidence({ until: days, ended: status }, 2);
    expect([...curve.days]).toEqual(column(aalen_johansen, 0));
    aalen_johansen.forEach(([, open, won, lost], k) => {
      expect(curve.open[k]).toBeCloseTo(open, 9);
      expect(curve.ended[0][k]).toBeCloseTo(won, 9);
      expect(curve.ended[1][k]).toBeCloseTo(lost, 9);
    });
    const at90 = curve.days.indexOf(90);
    expect(curve.error[0][at90]).toBeCloseTo(known.se_won_at_90, 9);
    expect(curve.error[1][at90]).toBeCloseTo(known.se_lost_at_90, 9);
    const naive = kaplanMeier({ until: days, ended: status.map((way) => (way === 1 ? 1 : 0)) });
    expect(1 - naive.survival.at(-1)!).toBeCloseTo(known.naive_one_minus_km_won_at_110, 9);
  });
});

it('a spell far out in the tail of what has been fitted so far has derivatives that are numbers', () => {
  const term: Term = { value: 0, byLocation: 0, byLogScale: 0, locationTwice: 0, both: 0, logScaleTwice: 0 };
  // their probability is about 1e-192, whose square is below the smallest double
  lifetimeTerm(standardOf.weibull, { until: [178.5], from: [120], ended: [1] }, 0, Math.log(120) - 6.0908 * 0.5, Math.log(0.5), term);
  expect(term.value).toBeGreaterThan(-500);
  expect(term.value).toBeLessThan(-400);
  for (const [name, number] of Object.entries(term)) expect(Number.isFinite(number), name).toBe(true);
});
