import { momentsOf } from '../../record/statistics/moments.ts';
import { combined, meanEstimate, ratioEstimate, type Estimate } from './estimate.ts';

/**
 * One output in three runs of the same trials: the second shares with the first only what is not known of the rates, the
 * third the rates and the shocks; the second and the third share the rates alone.
 */
export interface Lanes {
  readonly all: Float64Array;
  readonly sameRates: Float64Array;
  readonly sameRatesAndShocks: Float64Array;
}

/** A part of the variance: its amount in the output's unit squared, and its share of the whole. */
export interface Part {
  readonly amount: Estimate;
  readonly share: Estimate;
}

export interface VarianceSplit {
  readonly variance: Estimate;
  readonly rates: Part;
  readonly shocks: Part;
  readonly luck: Part;
}

/** Which lanes vary at all: what does not has no part, exactly. */
export interface Varying {
  readonly rates: boolean;
  readonly shocks: boolean;
}

/**
 * Splits the variance of an output by pick-freeze, in the order rates, shocks, luck: Var E[Y | rates], what the shocks add
 * to it in Var E[Y | rates, shocks], and the rest. Runs that share a lane have its part as their covariance. The parts sum
 * to the whole. Source: Sobol (1993), Mathematical Modelling and Computational Experiment 1, 407–414.
 *
 * @throws RangeError unless the runs have the same length
 */
export function varianceSplit({ all, sameRates, sameRatesAndShocks }: Lanes, varying: Varying = { rates: true, shocks: true }): VarianceSplit {
  if (all.length !== sameRates.length || all.length !== sameRatesAndShocks.length) throw new RangeError('variance split: expected runs of the same length');
  const [a, b, c] = [all, sameRates, sameRatesAndShocks].map(deviations);
  const whole = combined([1 / 3, product(a, a)], [1 / 3, product(b, b)], [1 / 3, product(c, c)]);
  const none = new Float64Array(a.length);
  // without shocks all three pairs share the rates and nothing else
  const shared = varying.shocks ? combined([0.5, product(a, b)], [0.5, product(c, b)]) : combined([1 / 3, product(a, b)], [1 / 3, product(c, b)], [1 / 3, product(a, c)]);
  const rates = varying.rates ? shared : none;
  const both = varying.shocks ? product(a, c) : rates;
  const part = (contributions: Float64Array): Part => ({ amount: meanEstimate(contributions), share: ratioEstimate(contributions, whole) });
  return { variance: meanEstimate(whole), rates: part(rates), shocks: part(combined([1, both], [-1, rates])), luck: part(combined([1, whole], [-1, both])) };
}

/** Each run around its own mean: what is constant gives exactly 0. */
function deviations(values: Float64Array): Float64Array {
  const { mean } = momentsOf(values);
  return values.map((x) => x - mean);
}

const product = (a: Float64Array, z: Float64Array): Float64Array => a.map((x, j) => x * z[j]);
