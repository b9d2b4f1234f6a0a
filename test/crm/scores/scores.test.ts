import { describe, expect, it } from 'vitest';
import { coverageTest, kupiec } from '../../../src/crm/scores/coverage.ts';
import { crps } from '../../../src/crm/scores/crps.ts';
import { dieboldMariano, longRunVariance } from '../../../src/crm/scores/diebold-mariano.ts';
import { kolmogorovTail } from '../../../src/crm/scores/kolmogorov.ts';
import { pit, uniformity } from '../../../src/crm/scores/pit.ts';
import { bias, wape } from '../../../src/crm/scores/point-errors.ts';
import { brier, brierParts, brierSkill, logScore } from '../../../src/crm/scores/probability-scores.ts';
import { intervalScore, pinball, weightedIntervalScore } from '../../../src/crm/scores/quantile-scores.ts';
import { wilson } from '../../../src/record/statistics/wilson.ts';
import { oracle } from '../../helpers/oracles.ts';
import { closedCrps } from './closed-crps.ts';

interface Oracle {
  ensemble: number[];
  ens_y600: { crps_edf: number; crps_fair: number };
  ens_y300: { crps_edf: number; crps_fair: number };
  ens_y1200: { crps_edf: number; crps_fair: number };
  closed: Record<string, number>;
  pinball: Record<string, number>;
  winkler: Record<string, number>;
  wis: Record<string, number>;
  brier: { p: number[]; o: number[]; brier: number; log_score: number; climatology_brier: number; brier_skill: number };
  murphy: { reliability: number; resolution: number; uncertainty: number; brier: number };
  dm_data: number[];
  dm_h1: { dm: number; hln: number; p_t: number; p_normal: number };
  dm_h2: { d: number[]; dm: number; hln: number; p_t: number; p_normal: number };
  dm_h2_negative_long_run_variance: { gamma0: number; gamma1: number; lrv: number };
  pit: { u: number[]; ks: number; ks_p: number; ad: number; cvm: number };
  coverage: { binom_two_sided_14_of_20_at_80: number; kupiec_LR: number; kupiec_p: number; wilson95: [number, number] };
  properscoring_toy_cases_obs_ensemble_crps: [number, number[], number][];
}

const known = oracle<Oracle>('scoring.json');
const values = (entries: Record<string, number>) => Object.values(entries);

describe.skipIf(known === undefined)('scores equal the published numbers (skipped where the oracles are absent)', () => {
  const o = known!;

  it('CRPS of an ensemble, fair and as a whole distribution', () => {
    for (const [y, { crps_edf, crps_fair }] of [[600, o.ens_y600], [300, o.ens_y300], [1200, o.ens_y1200]] as const) {
      expect(crps(o.ensemble, y, 'edf')).toBeCloseTo(crps_edf, 10);
      expect(crps(o.ensemble, y)).toBeCloseTo(crps_fair, 10);
    }
    for (const [y, ensemble, score] of o.properscoring_toy_cases_obs_ensemble_crps) expect(crps(ensemble, y, 'edf')).toBeCloseTo(score, 14);
  });

  it('CRPS of whole distributions: the closed forms, and many even samples come near them', () => {
    for (const [name, score] of Object.entries(o.closed)) {
      const { closed, samples, y, within } = closedCrps(name);
      expect(closed / score, name).toBeCloseTo(1, 11);
      expect(Math.abs(crps(samples, y, 'edf') / score - 1), name).toBeLessThan(within);
    }
  });

  it('quantiles and intervals', () => {
    expect([pinball(500, 0.1, 620), pinball(500, 0.9, 620), pinball(700, 0.9, 620), pinball(620, 0.9, 620)]).toEqual(values(o.pinball).map((x) => expect.closeTo(x, 12)));
    const wide = { lo: 450, hi: 700, level: 0.8 };
    const winkler = [620, 760, 400].map((y) => intervalScore(wide, y));
    expect([...winkler, intervalScore({ lo: 430, hi: 790, level: 0.9 }, 400)]).toEqual(values(o.winkler).map((x) => expect.closeTo(x, 10)));
    const intervals = [{ lo: 520, hi: 660, level: 0.5 }, wide, { lo: 400, hi: 790, level: 0.9 }];
    expect(weightedIntervalScore(580, intervals, 760)).toBeCloseTo(values(o.wis)[0]!, 12);
  });

  it('probabilities, and their parts add up', () => {
    const { p, o: outcomes } = o.brier;
    expect(brier(p, outcomes)).toBeCloseTo(o.brier.brier, 14);
    expect(logScore(p, outcomes)).toBeCloseTo(o.brier.log_score, 14);
    expect(brierSkill(p, outcomes)).toBeCloseTo(o.brier.brier_skill, 14);
    const { reliability, resolution, uncertainty } = brierParts(p, outcomes)!;
    expect(uncertainty).toBeCloseTo(o.brier.climatology_brier, 14);
    expect(reliability - resolution + uncertainty).toBeCloseTo(o.brier.brier, 14);
    const { murphy } = o;
    expect(murphy.reliability - murphy.resolution + murphy.uncertainty).toBeCloseTo(murphy.brier, 14);
  });

  it('Diebold–Mariano with one and two steps, and its fallback where the variance would be negative', () => {
    for (const [data, h, expected] of [[o.dm_data, 1, o.dm_h1], [o.dm_h2.d, 2, o.dm_h2]] as const) {
      const { statistic, corrected, p, pNormal, variance } = dieboldMariano(data, h)!;
      expect([statistic, corrected, p, pNormal]).toEqual([expected.dm, expected.hln, expected.p_t, expected.p_normal].map((x) => expect.closeTo(x, 12)));
      expect(variance).toBe('rectangular');
    }
    expect(longRunVariance(o.dm_data, 2)).toBeCloseTo(o.dm_h2_negative_long_run_variance.lrv, 12);
    expect(longRunVariance(o.dm_data, 1)).toBeCloseTo(o.dm_h2_negative_long_run_variance.gamma0, 12);
    const fallback = dieboldMariano(o.dm_data, 2)!;
    expect(fallback.variance).toBe('bartlett');
    expect(fallback.statistic).toBeGreaterThan(0);
  });

  it('uniformity and coverage', () => {
    const { ks, ksP, ad, cvm } = uniformity(o.pit.u)!;
    expect([ks, ksP, ad, cvm]).toEqual([o.pit.ks, o.pit.ks_p, o.pit.ad, o.pit.cvm].map((x) => expect.closeTo(x, 10)));
    expect(coverageTest(14, 20, 0.8)).toBeCloseTo(o.coverage.binom_two_sided_14_of_20_at_80, 12);
    const { statistic, p } = kupiec(14, 20, 0.8);
    expect([statistic, p]).toEqual([expect.closeTo(o.coverage.kupiec_LR, 12), expect.closeTo(o.coverage.kupiec_p, 12)]);
    const { lo, hi } = wilson(14, 20)!;
    expect([lo, hi]).toEqual(o.coverage.wilson95.map((x) => expect.closeTo(x, 12)));
  });
});

describe('scores of simple cases equal hand arithmetic', () => {
  it('errors of points are shares of what happened', () => {
    expect(wape([110, 90], [100, 100])).toBeCloseTo(0.1, 15);
    expect(bias([110, 90], [100, 100])).toBe(0);
    expect(bias([120, 100], [100, 100])).toBeCloseTo(0.1, 15);
    expect(wape([1], [0])).toBeNull();
  });

  it('a single sample scores its absolute error', () => {
    expect(crps([3], 5)).toBe(2);
    expect(() => crps([], 5)).toThrow('at least one sample');
  });

  it('a forecast that is too narrow or off its mark scores worse than the right one', () => {
    const even = (centre: number, width: number) => Float64Array.from({ length: 1001 }, (_, i) => centre + width * (i / 1000 - 0.5));
    // what happens is uniform on 0 to 1
    const mean = (samples: Float64Array) => even(0.5, 1).reduce((sum, y) => sum + crps(samples, y), 0);
    const right = mean(even(0.5, 1));
    for (const wrong of [even(0.5, 0.5), even(0.5, 2), even(0.6, 1)]) expect(mean(wrong)).toBeGreaterThan(right * 1.01);
  });

  it('the share below counts ties half', () => {
    expect(pit([1, 2, 3, 4], 2.5)).toBe(0.5);
    expect(pit([1, 2, 2, 4], 2)).toBe(0.5);
    expect(pit([1, 2, 3, 4], 9)).toBe(1);
    expect(uniformity([])).toBeNull();
  });

  it('one uniform value is further than d from uniform with probability 2 − 2d', () => {
    for (const d of [0.5, 0.6, 0.75, 0.99]) expect(kolmogorovTail(1, d)).toBeCloseTo(2 - 2 * d, 13);
  });

  it('equal losses cannot be told apart', () => {
    expect(dieboldMariano([0, 0, 0], 1)).toBeNull();
    expect(dieboldMariano([0.1, 0.1, 0.1], 1)).toBeNull();
    expect(dieboldMariano([1], 1)).toBeNull();
  });
});
