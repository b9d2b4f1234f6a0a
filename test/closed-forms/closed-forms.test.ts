// Closed forms of queueing, renewal and risk theory that the engine must match. Fixed seeds; |z| < 4.89 (two-sided 1e-6 a check).
// At 20,000 trials the smallest error seen is 4.89 standard errors: 3.5 % of a standard deviation of the mean, so 0.9 % of CF01's
// mean and 1.7 points of a probability near one half; the longer suite (200,000 trials) sees a third of that.
import { describe, expect, test } from 'vitest';
import { oracle } from '../helpers/oracles.ts';
import { Trials, covariance, isLong, layout, zOfMean, zOfShare, zOfVariance } from '../helpers/trials.ts';
import * as scenarios from './scenarios.ts';

const N = isLong ? 200_000 : 20_000;
const LIMIT = 4.89;

interface Case {
  id: string;
  expected: Record<string, number & number[]>;
  atoms?: Record<string, { value: number; cdf_below: number; cdf_at: number }>;
}
const cases = oracle<{ cases: Case[] }>('closed-forms.json')?.cases;
const found = (id: string): Case => cases?.find((entry) => entry.id === id) as Case;
const near = (z: number): void => expect(Math.abs(z)).toBeLessThan(LIMIT);

/** The distribution function of a discrete answer at each of its quantiles, on both sides of the atom. */
function matchAtoms(values: number[], atoms: Case['atoms']): void {
  for (const { value, cdf_below, cdf_at } of Object.values(atoms ?? {})) {
    near(zOfShare(values, (x) => x < value - 1e-6, cdf_below));
    near(zOfShare(values, (x) => x <= value + 1e-6, cdf_at));
  }
}

describe.skipIf(!cases)('closed forms (the oracles beside the checkout; skipped where they are absent)', () => {
  test('CF01: bookings of a quarter are compound Poisson', () => {
    const { expected } = found('CF01');
    const bookings = new Trials(scenarios.compoundPoisson, N).flow(layout.FLOW_GROSS, 1);
    near(zOfMean(bookings, expected.mean));
    near(zOfVariance(bookings, expected.variance));
    near(zOfMean(bookings.map((x) => ((x - expected.mean) / expected.sd) ** 3), expected.skewness));
  });

  test('CF02: three price tiers give the exact discrete distribution', () => {
    const { expected, atoms } = found('CF02');
    const bookings = new Trials(scenarios.threeTiers, N).flow(layout.FLOW_GROSS, 0);
    near(zOfMean(bookings, expected.mean));
    near(zOfVariance(bookings, expected.sd ** 2));
    near(zOfShare(bookings, (x) => x >= 40 - 1e-6, expected.prob_ge_40));
    near(zOfShare(bookings, (x) => x >= 50 - 1e-6, expected.prob_ge_50));
    matchAtoms(bookings, atoms);
  });

  test('CF03: wins and losses of a quarter are independent Poisson counts', () => {
    const { expected, atoms } = found('CF03');
    const trials = new Trials(scenarios.thinning, N);
    const wins = trials.flow(layout.FLOW_WON, 0);
    const losses = trials.flow(layout.FLOW_LOST, 0);
    near(zOfMean(wins, expected.wins_mean));
    near(zOfVariance(wins, expected.wins_variance));
    near(zOfMean(losses, expected.losses_mean));
    near(covariance(wins, losses) / Math.sqrt((expected.wins_variance * expected.losses_mean) / N));
    near(zOfShare(wins, (x) => x >= 15, expected.prob_wins_ge_15));
    matchAtoms(wins, atoms);
  });

  test('CF04: only wins that close inside the quarter count', () => {
    const { expected } = found('CF04');
    const wins = new Trials(scenarios.delayThinning, N).flow(layout.FLOW_WON, 0);
    near(zOfMean(wins, expected.mean));
    near(zOfVariance(wins, expected.variance));
    near(zOfShare(wins, (x) => x >= 20, expected.prob_ge_20));
  });

  test.each(Object.entries(scenarios.cycleShapes))('CF06: open opportunities in steady state are Poisson whatever the cycle: %s', (_, days) => {
    const { expected, atoms } = found('CF06');
    const open = new Trials(scenarios.steadyState(days), N).open(layout.OPEN_COUNT, 0);
    near(zOfMean(open, expected.mean));
    near(zOfVariance(open, expected.variance));
    near(zOfShare(open, (x) => x > 110, expected.prob_gt_110));
    near(zOfShare(open, (x) => x <= 80, expected.prob_le_80));
    matchAtoms(open, atoms);
  });

  test('CF08: occupancy of each stage in steady state, and the flow of wins', () => {
    const { expected } = found('CF08');
    const trials = new Trials(scenarios.fourStages, N);
    const stages = [0, 1, 2, 3].map((stage) => trials.open(layout.OPEN_COUNT, 3, (k) => k === stage));
    stages.forEach((open, k) => {
      near(zOfMean(open, expected.stage_means[k]));
      near(zOfVariance(open, expected.stage_means[k]));
    });
    near(covariance(stages[0], stages[1]) / Math.sqrt((expected.stage_means[0] * expected.stage_means[1]) / stages[0].length));
    near(zOfMean(trials.flow(layout.FLOW_WON, 2), expected.wins_per_week * 13));
    const wins = trials.flow(layout.FLOW_WON);
    const days = trials.flow(layout.FLOW_CYCLE_WON);
    near(zOfMean(days.map((x, i) => x - wins[i] * expected.mean_cycle_of_won_weeks * 7), 0));
  });

  test.each([
    ['CF15', [5, 10, 20, 15]],
    ['CF16', [12, 12, 12, 12]],
  ])('%s: the cycle of a won deal is the sum of its stages', (id, means) => {
    const { expected } = found(id);
    for (const [at, probability] of [[60, expected.cdf_60d], [expected.p50, 0.5], [expected.p90, 0.9]]) {
      const trials = new Trials(scenarios.stagesInARow(means, at), N);
      near(zOfShare(trials.flow(layout.FLOW_WON, 0), (won) => won === 1, probability));
      const cycle = trials.flow(layout.FLOW_CYCLE_WON).map((x) => (x * at) / 91);
      const closed = trials.flow(layout.FLOW_WON);
      expect(closed.filter((x) => x === 0).length).toBeLessThan(N * 1e-3);
      near(zOfMean(cycle, expected.mean));
      near(zOfVariance(cycle, expected.variance));
    }
  });

  test('CF17: competing risks of constant hazard', () => {
    const { expected } = found('CF17');
    const trials = new Trials(scenarios.competingRisks, N);
    near(zOfMean(trials.flow(layout.FLOW_WON, 0), 20 * expected.cif_win_90));
    near(zOfMean(trials.flow(layout.FLOW_LOST, 0), 20 * expected.cif_loss_90));
    near(zOfMean(trials.open(layout.OPEN_COUNT, 1), 20 * expected.open_at_90));
    near(zOfMean(trials.flow(layout.FLOW_WON), 20 * expected.win_rate));
    const wins = trials.flow(layout.FLOW_WON);
    near(zOfMean(trials.flow(layout.FLOW_CYCLE_WON).map((x, i) => (x * 90) / 91 - wins[i] * expected.mean_cycle_won), 0));
  });

  test.each(['qualify', 'demo', 'proposal', 'negotiate'])('CF19: a funnel with slip-backs, from %s', (start) => {
    const { expected } = found('CF19');
    const k = ['qualify', 'demo', 'proposal', 'negotiate'].indexOf(start);
    const trials = new Trials(scenarios.slipBacks(start), N);
    near(zOfShare(trials.flow(layout.FLOW_WON), (won) => won === 1, expected.win_from_each_stage[k]));
    // a named deal is as old as its earlier stages take: a day each
    const lost = trials.flow(layout.FLOW_CYCLE_LOST);
    const steps = trials.flow(layout.FLOW_CYCLE_WON).map((x, i) => x + lost[i] - k);
    near(zOfMean(steps, expected.mean_steps[k]));
    near(zOfVariance(steps, expected.var_steps[k]));
  });

  test('CF20: seats with attrition and backfill are filled in a steady share of the time', () => {
    const { expected } = found('CF20');
    const trials = new Trials(scenarios.seats(20, 365.25 / 12, 12), N);
    const filled = trials.pool('ae', layout.POOL_R_FILLED_END, 11);
    near(zOfMean(filled, expected.mean_filled));
    near(zOfVariance(filled, expected.sd_filled ** 2));
    near(zOfShare(filled, (x) => x >= 18, expected.prob_filled_ge_18));
    near(zOfMean(trials.pool('ae', layout.POOL_R_LEAVERS, 11), (expected.exits_per_year * 91) / 365.25));
  });

  test('CF21: the fill rate of one seat that starts filled', () => {
    const { expected } = found('CF21');
    const trials = new Trials(scenarios.seats(20, 91 / 3, 4), N);
    near(zOfMean(trials.pool('ae', layout.POOL_R_FILLED_END, 1), 20 * expected.fill_6m));
    near(zOfMean(trials.pool('ae', layout.POOL_R_FILLED_END, 3), 20 * expected.fill_12m));
    near(zOfMean(trials.pool('ae', layout.POOL_R_PERSON_DAYS), (20 * expected.rep_months_12 * 91) / 3));
  });

  test('CF23: a hire on a straight ramp who may leave', () => {
    const { expected } = found('CF23');
    const days = new Trials(scenarios.rampedHire, N).pool('ae', layout.POOL_R_RAMPED_DAYS);
    near(zOfMean(days, (expected.expected_rep_months * 91) / 3));
  });

  test('CF24: renewals of 200 equal contracts are binomial', () => {
    const { expected, atoms } = found('CF24');
    const trials = new Trials(scenarios.contracts, N);
    const renewed = trials.account(layout.ACC_RENEWED).map((x) => x / 12000);
    // the contracts fall due once within the first year; those renewed are due again after it
    const alive = trials.account(layout.ACC_COUNT, 3);
    near(zOfMean(alive, expected.mean));
    near(zOfVariance(alive, expected.sd ** 2));
    near(zOfShare(alive, (x) => x >= 175, expected.prob_ge_175));
    matchAtoms(alive, atoms);
    expect(renewed.every((x) => Number.isInteger(Math.round(x * 1e6) / 1e6))).toBe(true);
  });

  test('CF27: an unknown win rate shared by forty opportunities', () => {
    const { expected, atoms } = found('CF27');
    const wins = new Trials(scenarios.sharedWinRate, N).flow(layout.FLOW_WON);
    near(zOfMean(wins, expected.mean));
    near(zOfVariance(wins, expected.variance));
    near(zOfShare(wins, (x) => x >= 12, expected.prob_ge_12));
    matchAtoms(wins, atoms);
  });

  test('CF30: a Gaussian copula between two unknown sizes', () => {
    const { expected } = found('CF30');
    const trials = new Trials(scenarios.twoSizes(0.5), N);
    const a = trials.flow(layout.FLOW_GROSS, 0, (source) => source === 0);
    const b = trials.flow(layout.FLOW_GROSS, 0, (source) => source === 1);
    const median = Math.exp(-Math.log(1 + 0.9 ** 2) / 2);
    near(zOfShare(a.map((x, i) => (x > median && b[i] > median ? 1 : 0)), (x) => x === 1, expected.prob_both_above_median));
    near(zOfShare(a, (x) => x > median, 0.5));
    // Kendall's tau over independent pairs of trials
    const concordant = Array.from({ length: N / 2 }, (_, i) => ((a[2 * i] - a[2 * i + 1]) * (b[2 * i] - b[2 * i + 1]) > 0 ? 1 : 0));
    near(zOfShare(concordant, (x) => x === 1, (1 + expected.kendall) / 2));
  });

  test('CF41: arrivals follow the seasons', () => {
    const { expected } = found('CF41');
    const trials = new Trials(scenarios.seasonal(), N);
    near(zOfMean(trials.flow(layout.FLOW_CREATED, 0), expected.mean_q1));
    near(zOfVariance(trials.flow(layout.FLOW_CREATED, 0), expected.variance_q1));
    near(zOfMean(trials.flow(layout.FLOW_CREATED, 2), expected.mean_q3));
    near(zOfMean(trials.flow(layout.FLOW_CREATED), expected.mean_year));
  });

  test('CF42: a deal that may be won or lost each week', () => {
    const { expected } = found('CF42');
    const trials = new Trials(scenarios.weeklyRisks, N);
    const won = trials.flow(layout.FLOW_WON);
    const lost = trials.flow(layout.FLOW_CYCLE_LOST);
    const weeks = trials.flow(layout.FLOW_CYCLE_WON).map((days, i) => (days + lost[i]) / 7);
    // with 208 weeks one trial in 30 million is still open
    near(zOfShare(won, (x) => x === 1, expected.win_rate));
    near(zOfShare(weeks.map((x, i) => (won[i] === 1 ? x : Infinity)), (x) => x <= 13 + 1e-9, expected.win_by_13));
    near(zOfShare(weeks, (x) => x > 13 + 1e-9, expected.open_after_13));
    near(zOfMean(weeks, expected.mean_weeks));
    near(zOfVariance(weeks, expected.var_weeks));
  });

  test('CF43: stages that are left with a probability each week', () => {
    const { expected } = found('CF43');
    const trials = new Trials(scenarios.geometricStages, N);
    const weeks = trials.flow(layout.FLOW_CYCLE_WON).map((x) => x / 7);
    near(zOfMean(weeks, expected.mean_weeks));
    near(zOfVariance(weeks, expected.variance));
    near(zOfShare(weeks, (x) => x <= 13 + 1e-9, expected.cdf_13));
  });

  test('CF49: five named deals with their own win probabilities', () => {
    const { expected, atoms } = found('CF49');
    const landed = new Trials(scenarios.namedDeals, N).flow(layout.FLOW_GROSS);
    near(zOfMean(landed, expected.weighted_pipeline));
    near(zOfVariance(landed, expected.sd ** 2));
    near(zOfShare(landed, (x) => x >= 100, expected.prob_ge_100));
    near(zOfShare(landed, (x) => x >= 150, expected.prob_ge_150));
    near(zOfShare(landed, (x) => x === 0, expected.prob_zero));
    matchAtoms(landed, atoms);
  });

  test('CF50: two segments add up', () => {
    const { expected } = found('CF50');
    const trials = new Trials(scenarios.twoSegments, N);
    const bookings = trials.flow(layout.FLOW_GROSS, 0);
    near(zOfMean(bookings, expected.mean));
    near(zOfVariance(bookings, expected.sd ** 2));
    near(zOfShare(bookings, (x) => x >= 500000, expected.prob_ge_500k));
    near(zOfShare(trials.flow(layout.FLOW_WON, 0, (source) => source === 1), (x) => x === 0, expected.prob_no_enterprise));
  });

  test('CF51: a close at day 91.0 of a 91-day quarter belongs to the next one', () => {
    const { expected } = found('CF51');
    expect(new Trials(scenarios.allCertain, 2).flow(layout.FLOW_GROSS, 0)).toEqual([expected.bookings_if_boundary_excluded, expected.bookings_if_boundary_excluded]);
  });
});
