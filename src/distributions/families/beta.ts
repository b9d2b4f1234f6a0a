import { MAX_BETA, MIN_BETA } from '../limits.ts';
import type { Placed } from '../unit-shape.ts';
import { betaOfQuantiles } from './beta-quantiles.ts';
import { type Form, type Refusal, form, place, point, shape } from './form.ts';
import { notRising, outside } from './refusals.ts';

type Range = readonly [min: number, max: number];

const inside = shape('probability');
const anywhere = shape('field');
const spread = shape('nonNegative');
const range = { min: anywhere, max: anywhere };
const exponents = { alpha: shape('positive'), beta: shape('positive') };

/** On [0, 1], or on [min, max]. */
export const beta: readonly Form[] = [
  form({ mean: inside, sd: spread }, ({ mean, sd }) => fromMoments(mean, sd, [0, 1])),
  form({ p10: inside, p90: inside }, ({ p10, p90 }) => fromQuantiles(p10, p90, [0, 1])),
  form(exponents, (values) => fromExponents(values.alpha, values.beta, [0, 1], 'alpha')),
  form({ mean: anywhere, sd: spread, ...range }, ({ mean, sd, min, max }) => fromMoments(mean, sd, [min, max])),
  form({ p10: anywhere, p90: anywhere, ...range }, ({ p10, p90, min, max }) => fromQuantiles(p10, p90, [min, max])),
  form({ ...exponents, ...range }, (values) => fromExponents(values.alpha, values.beta, [values.min, values.max], 'alpha')),
];

/** Mean m and variance v of a share give alpha + beta = m (1 − m) / v − 1. */
function fromMoments(mean: number, sd: number, [min, max]: Range): Placed | Refusal {
  const empty = emptyRange(min, max);
  if (empty) return empty;
  if (mean < min || mean > max) return { key: 'mean', expected: `a mean from ${min} to ${max}`, got: String(mean) };
  if (sd === 0) return place(mean, 0, point);
  const m = (mean - min) / (max - min);
  const share = sd / (max - min);
  const sum = (m * (1 - m)) / (share * share) - 1;
  if (!(sum > 0)) {
    const most = Math.sqrt((mean - min) * (max - mean)).toPrecision(3);
    return { key: 'sd', expected: `a standard deviation below ${most}, the most that values from ${min} to ${max} with this mean have`, got: String(sd) };
  }
  return fromExponents(m * sum, (1 - m) * sum, [min, max], 'sd');
}

function fromQuantiles(p10: number, p90: number, [min, max]: Range): Placed | Refusal {
  const refusal = emptyRange(min, max) ?? notRising(p10, p90);
  if (refusal) return refusal;
  if (p10 <= min || p90 >= max) {
    return { key: p10 <= min ? 'p10' : 'p90', expected: `a quantile between ${min} and ${max}`, got: String(p10 <= min ? p10 : p90) };
  }
  const found = betaOfQuantiles((p10 - min) / (max - min), (p90 - min) / (max - min));
  if (!found) return { key: 'p90', expected: `quantiles that a beta of parameters from ${MIN_BETA} to ${MAX_BETA} has`, got: `${p10} and ${p90}` };
  return fromExponents(found.alpha, found.beta, [min, max], 'p90');
}

function fromExponents(alpha: number, b: number, [min, max]: Range, key: string): Placed | Refusal {
  return (
    emptyRange(min, max) ??
    outside(key, 'a beta parameter alpha', alpha, [MIN_BETA, MAX_BETA]) ??
    outside(key === 'alpha' ? 'beta' : key, 'a beta parameter beta', b, [MIN_BETA, MAX_BETA]) ??
    place(min, max - min, { kind: 'beta', alpha, beta: b })
  );
}

function emptyRange(min: number, max: number): Refusal | undefined {
  return min < max ? undefined : { key: 'max', expected: `a max above the min of ${min}`, got: String(max) };
}
