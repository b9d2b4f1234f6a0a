import { describe, expect, it } from 'vitest';
import { betaBinomial } from '../../../src/crm/estimate/beta-binomial.ts';
import { dispersionTest, negativeBinomial } from '../../../src/crm/estimate/negative-binomial.ts';
import { constantRate, lnSurvivors, shiftedBetaGeometric } from '../../../src/crm/estimate/shifted-beta-geometric.ts';
import { oracle } from '../../helpers/oracles.ts';

interface Estimation {
  readonly eb: { wins: number[]; opps: number[]; alpha: number; beta: number; mean: number; loglik: number; binomial_loglik: number; posterior_means: number[] };
  readonly nb: { counts: number[]; mean: number; k: number; loglik: number; poisson_loglik: number; index_of_dispersion: number; disp_test_chi2: number; disp_p: number };
}

const published = oracle<Estimation>('estimation.json');

describe.skipIf(published === undefined)('published estimates (skipped: the oracles are absent)', () => {
  it('win rates of owners, shrunk by empirical Bayes', () => {
    const { eb } = published!;
    const fit = betaBinomial(eb.wins, eb.opps);
    expect(fit.alpha / eb.alpha).toBeCloseTo(1, 4);
    expect(fit.beta / eb.beta).toBeCloseTo(1, 4);
    expect(fit.mean).toBeCloseTo(eb.mean, 7);
    expect(fit.logLikelihood).toBeCloseTo(eb.loglik, 9);
    expect(fit.binomialLogLikelihood).toBeCloseTo(eb.binomial_loglik, 9);
    eb.posterior_means.forEach((mean, k) => expect(fit.shrunk[k]).toBeCloseTo(mean, 6));
  });

  it('counts that spread beyond chance', () => {
    const { nb } = published!;
    const fit = negativeBinomial(nb.counts);
    expect(fit.mean).toBeCloseTo(nb.mean, 6);
    expect(fit.k / nb.k).toBeCloseTo(1, 4);
    expect(fit.logLikelihood).toBeCloseTo(nb.loglik, 9);
    expect(fit.poissonLogLikelihood).toBeCloseTo(nb.poisson_loglik, 9);
    const test = dispersionTest(nb.counts);
    expect(test.index).toBeCloseTo(nb.index_of_dispersion, 12);
    expect(test.chiSquared).toBeCloseTo(nb.disp_test_chi2, 10);
    expect(test.p).toBeCloseTo(nb.disp_p, 12);
  });
});

describe('renewals of customers who differ', () => {
  // two segments of 1,000 customers over seven renewals, in percent, and their published parameters: Fader and Hardie (2007), tables 1 and 3
  it.each([
    ['regular', [63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1], 0.704, 1.182],
    ['high end', [86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1], 0.668, 3.806],
  ])('%s customers give the published alpha and beta', (_, percent, alpha, beta) => {
    const alive = [1000, ...percent.map((share) => 10 * share)];
    const fit = shiftedBetaGeometric({ due: alive.slice(0, -1), renewed: alive.slice(1) });
    // a prior as weak as ours moves the third digit
    expect(fit.alpha).toBeCloseTo(alpha, 2);
    expect(fit.beta / beta).toBeCloseTo(1, 2);
    expect(1000 * Math.exp(lnSurvivors(fit.alpha, fit.beta, 7))).toBeCloseTo(alive[7], -1.2);
  });

  it('where all churn alike a constant rate explains as much', () => {
    const due = [1000, 800, 640, 512, 410];
    const renewed = [800, 640, 512, 410, 328];
    const gain = shiftedBetaGeometric({ due, renewed }).logLikelihood - constantRate({ due, renewed }).logLikelihood;
    expect(Math.abs(gain)).toBeLessThan(0.5);
  });
});
