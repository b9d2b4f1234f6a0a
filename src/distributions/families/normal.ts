import { Z90 } from '../special/constants.ts';
import type { Placed } from '../unit-shape.ts';
import { type Form, form, location, place, point, scale, shape } from './form.ts';
import { notRising } from './refusals.ts';

/** Symmetric, without bounds. */
export const normal: readonly Form[] = [
  form({ mean: location, sd: scale }, ({ mean, sd }) => normalOf(mean, sd)),
  form({ p10: shape('field'), p90: shape('field') }, ({ p10, p90 }) => {
    const refusal = notRising(p10, p90);
    return refusal ?? normalOf((p10 + p90) / 2, (p90 - p10) / (2 * Z90));
  }),
];

function normalOf(mean: number, sd: number): Placed {
  return place(mean, sd, sd === 0 ? point : { kind: 'normal' });
}
