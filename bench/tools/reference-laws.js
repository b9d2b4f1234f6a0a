// The laws of bench/scenarios/reference.yaml as tables for the two programs that are written for it alone.
import { exp } from '../../dist/distributions/special/exp.js';
import { ln } from '../../dist/distributions/special/ln.js';
import { normalQuantile } from '../../dist/distributions/special/normal-quantile.js';
import { normalTail } from '../../dist/distributions/special/normal-tail.js';

export const PEOPLE = 20;
export const SLOTS = 12;
export const ENGINEERS = 60;
export const DAYS = 364;
export const ARRIVALS_PER_DAY = (PEOPLE * 8) / 30.4;
export const ADVANCE = [0.62, 0.65, 0.75, 0.83];
const MEAN_DAYS = [17.5, 17.5, 23.3, 16.7];
const SIGMA_DAYS = Math.sqrt(ln(1.25));

/** Probabilities of a stage's whole days, floor(days) + 1, from 0 to `most`, which has what lies beyond. */
export function stageDays(stage, most) {
  const mu = ln(MEAN_DAYS[stage]) - (SIGMA_DAYS * SIGMA_DAYS) / 2;
  const longer = (days) => (days === 0 ? 1 : normalTail((ln(days) - mu) / SIGMA_DAYS));
  return Float64Array.from({ length: most + 1 }, (_, days) => (days === 0 ? 0 : longer(days - 1) - (days === most ? 0 : longer(days))));
}

/** Probabilities of a day's arrivals, from 0 to `most`. */
export function arrivalsOfADay(most) {
  let p = exp(-ARRIVALS_PER_DAY);
  return Float64Array.from({ length: most + 1 }, (_, n) => (n === 0 ? p : (p *= ARRIVALS_PER_DAY / n)));
}

/** Deal size at 0, 1/n … 1, the ends a quarter of a step inside. */
export function sizeQuantiles(n) {
  const at = (k) => Math.min(1 - 0.25 / n, Math.max(0.25 / n, k / n));
  return Float64Array.from({ length: n + 1 }, (_, k) => 106_066 * exp((ln(2) / 2 / 1.2816) * normalQuantile(at(k))));
}
