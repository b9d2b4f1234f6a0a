import { MAX_GAMMA_SHAPE, MIN_GAMMA_SHAPE } from '../limits.ts';
import type { Placed } from '../unit-shape.ts';
import { type Form, type Refusal, form, place, point, scale as scaleParameter, shape as shapeParameter } from './form.ts';
import { outside } from './refusals.ts';

/** Above 0, with a lighter tail than the lognormal; shape = 1 / cv², mean = shape · scale. */
export const gamma: readonly Form[] = [
  form({ mean: scaleParameter, cv: shapeParameter('nonNegative') }, ({ mean, cv }) =>
    cv === 0 ? place(0, mean, point) : gammaOf(1 / (cv * cv), mean * (cv * cv), 'cv'),
  ),
  form({ shape: shapeParameter('positive'), scale: scaleParameter }, ({ shape, scale }) => gammaOf(shape, scale, 'shape')),
];

function gammaOf(shape: number, scale: number, key: string): Placed | Refusal {
  return outside(key, 'a gamma shape (1 / cv²)', shape, [MIN_GAMMA_SHAPE, MAX_GAMMA_SHAPE]) ?? place(0, scale, { kind: 'gamma', shape });
}
