import { clopperPearson } from '../../record/statistics/clopper-pearson.ts';
import { quantileOf } from '../../record/statistics/quantile.ts';
import { coverageTest } from '../scores/coverage.ts';
import { crps } from '../scores/crps.ts';
import { dieboldMariano } from '../scores/diebold-mariano.ts';
import { pit, uniformity } from '../scores/pit.ts';
import { bias, wape } from '../scores/point-errors.ts';
import { pinball } from '../scores/quantile-scores.ts';
import type { Method } from './method.ts';
import type { Backtest, MethodScores } from './result.ts';

/** One method at one origin, against what happened. `samples` are of the whole period, ascending. */
export interface Sample {
  readonly origin: number;
  readonly samples: Float64Array;
  readonly actual: number;
}

/** The interval that is scored runs from P10 to P90. */
export const LEVEL = 0.8;
const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export const at = (samples: Float64Array, p: number): number => quantileOf(samples, p)!;
const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** The scores of one method over its origins. */
export function scoresOf({ id, name, states }: Method, forecasts: readonly Sample[]): MethodScores {
  const n = forecasts.length;
  const blank = { method: id, name, states, n };
  if (n === 0) return { ...blank, wape: null, bias: null, crps: null, pinball: null, coverage: null, width: null, pitKs: null };
  const actuals = forecasts.map(({ actual }) => actual);
  const medians = forecasts.map(({ samples }) => at(samples, 0.5));
  const scale = meanOf(actuals.map(Math.abs));
  const over = (values: readonly number[]) => (scale > 0 ? meanOf(values) / scale : null);
  const isDistribution = states === 'distribution';
  const hits = forecasts.filter(({ samples, actual }) => actual >= at(samples, 0.1) && actual <= at(samples, 0.9)).length;
  const uniform = uniformity(forecasts.map(({ samples, actual }) => pit(samples, actual)));
  const { lo, hi } = clopperPearson(hits, n)!;
  return {
    ...blank,
    wape: wape(medians, actuals),
    bias: bias(medians, actuals),
    crps: over(forecasts.map(({ samples, actual }) => crps(samples, actual))),
    pinball: over(forecasts.map(({ samples, actual }) => meanOf(DECILES.map((tau) => pinball(at(samples, tau), tau, actual))))),
    coverage: isDistribution ? { hits, n, share: hits / n, lo, hi, p: coverageTest(hits, n, LEVEL) } : null,
    width: isDistribution ? over(forecasts.map(({ samples }) => at(samples, 0.9) - at(samples, 0.1))) : null,
    pitKs: isDistribution && uniform !== null ? { statistic: uniform.ks, p: uniform.ksP } : null,
  };
}

/** Whether the first method's CRPS is below another's beyond chance, over the origins at which both have one. */
export function comparisonOf(own: readonly Sample[], method: string, other: readonly Sample[], h: number): Backtest['comparisons'][number] | null {
  const ours = new Map(own.map((each) => [each.origin, each]));
  const both = other.filter(({ origin }) => ours.has(origin));
  if (both.length === 0) return null;
  const scale = meanOf(both.map(({ actual }) => Math.abs(actual)));
  const differences = both.map(({ origin, samples, actual }) => (crps(ours.get(origin)!.samples, actual) - crps(samples, actual)) / (scale > 0 ? scale : 1));
  const test = dieboldMariano(differences, h);
  return { method, n: both.length, difference: meanOf(differences), statistic: test?.corrected ?? null, p: test?.p ?? null };
}
