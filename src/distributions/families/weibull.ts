import { MAX_WEIBULL_SHAPE, MIN_WEIBULL_SHAPE } from '../limits.ts';
import { exp } from '../special/exp.ts';
import { ln } from '../special/ln.ts';
import { log1p } from '../special/log1p.ts';
import { logGamma } from '../special/log-gamma.ts';
import { pow } from '../special/pow.ts';
import { root } from '../special/root.ts';
import type { Placed } from '../unit-shape.ts';
import { weibullSquaredCv } from '../units/weibull.ts';
import { type Form, type Refusal, form, place, point, scale as scaleParameter, shape as shapeParameter } from './form.ts';
import { notRising, outside } from './refusals.ts';

/** Cumulated hazard at the 10 % and the 90 % quantile. */
const HAZARD_10 = -log1p(-0.1);
const HAZARD_90 = ln(10);

/** Times to an event: the hazard falls (shape below 1) or rises with age; mean = scale · Γ(1 + 1 / shape). */
export const weibull: readonly Form[] = [
  form({ mean: scaleParameter, shape: shapeParameter('positive') }, ({ mean, shape }) => fromMean(mean, shape, 'shape')),
  form({ mean: scaleParameter, cv: shapeParameter('nonNegative') }, ({ mean, cv }) => {
    if (cv === 0) return place(0, mean, point);
    const shape = shapeOfCv(cv);
    return typeof shape === 'number' ? fromMean(mean, shape, 'cv') : shape;
  }),
  form({ shape: shapeParameter('positive'), scale: scaleParameter }, ({ shape, scale }) => weibullOf(shape, scale, 'shape')),
  form({ p10: shapeParameter('positive'), p90: shapeParameter('positive') }, ({ p10, p90 }) => {
    const refusal = notRising(p10, p90);
    if (refusal) return refusal;
    const shape = ln(HAZARD_90 / HAZARD_10) / ln(p90 / p10);
    return weibullOf(shape, p10 * (1 / pow(HAZARD_10, 1 / shape)), 'p90');
  }),
];

function fromMean(mean: number, shape: number, key: string): Placed | Refusal {
  return weibullOf(shape, mean * (1 / exp(logGamma(1 + 1 / shape))), key);
}

function weibullOf(shape: number, scale: number, key: string): Placed | Refusal {
  return outside(key, 'a Weibull shape', shape, [MIN_WEIBULL_SHAPE, MAX_WEIBULL_SHAPE]) ?? place(0, scale, { kind: 'weibull', shape });
}

/** The shape with a given standard deviation / mean; a smaller shape has a larger cv. */
function shapeOfCv(cv: number): number | Refusal {
  const excess = (reciprocal: number) => weibullSquaredCv(reciprocal) - cv * cv;
  const [least, most] = [1 / MAX_WEIBULL_SHAPE, 1 / MIN_WEIBULL_SHAPE];
  const limits = [Math.sqrt(weibullSquaredCv(least)), Math.sqrt(weibullSquaredCv(most))] as const;
  if (cv < limits[0] || cv > limits[1]) {
    return { key: 'cv', expected: `a Weibull cv from ${limits[0].toPrecision(2)} to ${limits[1].toPrecision(3)}`, got: String(cv) };
  }
  return 1 / root(excess, least, most);
}
