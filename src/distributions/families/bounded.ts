import type { Placed, UnitShape } from '../unit-shape.ts';
import { type Form, type Refusal, form, place, point, shape } from './form.ts';

const min = shape('field');
const mode = shape('field');
const max = shape('field');

/** All values from min to max alike. */
export const uniform: readonly Form[] = [
  form({ min, max }, (range) => between(range.min, range.min, range.max, () => ({ kind: 'uniform' }))),
];

/** Straight up to the mode and down again. */
export const triangular: readonly Form[] = [
  form({ min, mode, max }, (range) => between(range.min, range.mode, range.max, (peak) => ({ kind: 'triangular', peak }))),
];

/** A beta with mean (min + 4 mode + max) / 6. Source: Malcolm et al. (1959), the PERT estimate. */
export const pert: readonly Form[] = [
  form({ min, mode, max }, (range) =>
    between(range.min, range.mode, range.max, (peak) => ({ kind: 'beta', alpha: 1 + 4 * peak, beta: 1 + 4 * (1 - peak) })),
  ),
];

function between(least: number, likeliest: number, most: number, unit: (peak: number) => UnitShape): Placed | Refusal {
  if (least > most) return { key: 'max', expected: `a max of at least the min of ${least}`, got: String(most) };
  if (likeliest < least || likeliest > most) return { key: 'mode', expected: `a mode from ${least} to ${most}`, got: String(likeliest) };
  if (least === most) return place(least, 0, point);
  return place(least, most - least, unit((likeliest - least) / (most - least)));
}
