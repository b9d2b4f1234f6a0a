import { MIN_GEOMETRIC_P } from '../limits.ts';
import { log1p } from '../special/log1p.ts';
import type { Placed } from '../unit-shape.ts';
import { type Form, type Refusal, form, place, point, shape } from './form.ts';
import { outside } from './refusals.ts';

const step = shape('positive');

/**
 * step × the number of trials up to and with the first success. As ⌊s E⌋ + 1 with E exponential and
 * s = −1 / ln(1 − p), it needs no table of its own.
 */
export const geometric: readonly Form[] = [
  form({ p: shape('probability') }, ({ p }) => geometricOf(p, 1, 'p')),
  form({ p: shape('probability'), step }, (values) => geometricOf(values.p, values.step, 'p')),
  form({ mean: shape('positive') }, ({ mean }) => fromMean(mean, 1)),
  form({ mean: shape('positive'), step }, (values) => fromMean(values.mean, values.step)),
];

function fromMean(mean: number, size: number): Placed | Refusal {
  if (mean < size) {
    return { key: 'mean', expected: `a mean of at least one step of ${size}`, got: String(mean), hint: 'the first trial already takes a step' };
  }
  return geometricOf(size / mean, size, 'mean');
}

function geometricOf(p: number, size: number, key: string): Placed | Refusal {
  const refusal = outside(key, 'a chance of success', p, [MIN_GEOMETRIC_P, 1]);
  if (refusal) return refusal;
  if (p === 1) return place(0, size, point);
  return { ...place(0, -1 / log1p(-p), { kind: 'exponential' }), rounding: 'ceil', step: size };
}
