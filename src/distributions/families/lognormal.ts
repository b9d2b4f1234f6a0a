import { MAX_SIGMA } from '../limits.ts';
import { Z90 } from '../special/constants.ts';
import { ln } from '../special/ln.ts';
import { log1p } from '../special/log1p.ts';
import type { Placed } from '../unit-shape.ts';
import { type Form, type Refusal, form, place, point, scale, shape } from './form.ts';
import { notRising, outside } from './refusals.ts';

/** Right-skewed and above 0; `sigma` is the standard deviation of the logarithm, sigma² = ln(1 + cv²). */
export const lognormal: readonly Form[] = [
  form({ mean: scale, cv: shape('nonNegative') }, ({ mean, cv }) => fromCv(mean, cv, 'cv')),
  form({ median: scale, sigma: shape('nonNegative') }, ({ median, sigma }) => lognormalOf(median, sigma, 'sigma')),
  form({ p10: shape('positive'), p90: shape('positive') }, ({ p10, p90 }) => {
    const refusal = notRising(p10, p90);
    return refusal ?? lognormalOf(Math.sqrt(p10 * p90), ln(p90 / p10) / (2 * Z90), 'p90');
  }),
  form({ mean: shape('positive'), sd: shape('nonNegative') }, ({ mean, sd }) => fromCv(mean, sd / mean, 'sd')),
];

function fromCv(mean: number, cv: number, key: string): Placed | Refusal {
  return lognormalOf(mean * (1 / Math.sqrt(1 + cv * cv)), Math.sqrt(log1p(cv * cv)), key);
}

function lognormalOf(median: number, sigma: number, key: string): Placed | Refusal {
  if (sigma === 0) return place(0, median, point);
  return outside(key, 'a standard deviation of the logarithm', sigma, [0, MAX_SIGMA]) ?? place(0, median, { kind: 'lognormal', sigma });
}
