import type { Placed, UnitShape } from './unit-shape.ts';
import { affine } from './units/affine.ts';
import { betaUnit } from './units/beta.ts';
import { constantUnit } from './units/constant.ts';
import { exponentialUnit } from './units/exponential.ts';
import { gammaUnit } from './units/gamma.ts';
import { geometricUnit } from './units/geometric.ts';
import { lognormalUnit } from './units/lognormal.ts';
import { mixtureUnit } from './units/mixture.ts';
import { normalUnit } from './units/normal.ts';
import { stepUnit } from './units/step.ts';
import { triangularUnit } from './units/triangular.ts';
import { uniformUnit } from './units/uniform.ts';
import type { Unit } from './units/unit.ts';
import { weibullUnit } from './units/weibull.ts';

/** The analytic functions of a unit shape: moments, both tails, quantiles. */
export function unitOf(shape: UnitShape): Unit {
  switch (shape.kind) {
    case 'constant':
      return constantUnit(1);
    case 'normal':
      return normalUnit;
    case 'lognormal':
      return lognormalUnit(shape.sigma);
    case 'gamma':
      return gammaUnit(shape.shape);
    case 'weibull':
      return weibullUnit(shape.shape);
    case 'exponential':
      return exponentialUnit;
    case 'beta':
      return betaUnit(shape.alpha, shape.beta);
    case 'uniform':
      return uniformUnit;
    case 'triangular':
      return triangularUnit(shape.peak);
    case 'step':
      return stepUnit(shape.values, shape.cumulative);
    case 'mixture':
      return mixtureUnit(
        shape.parts.map(({ weight }) => weight),
        shape.parts.map(distributionOf),
      );
  }
}

/** The analytic functions of a distribution in its own units. */
export function distributionOf({ location, scale, unit, rounding, step }: Placed): Unit {
  if (rounding === 'ceil') return geometricUnit(scale, step);
  if (scale === 0 || unit.kind === 'constant') return constantUnit(location + scale);
  return affine(unitOf(unit), location, scale);
}

/** The quantile at p, 0 ≤ p ≤ 1: the smallest x with P(X ≤ x) ≥ p. */
export function quantile(distribution: Placed, p: number): number {
  const { lower, upper } = distributionOf(distribution);
  return p <= 0.5 ? lower(p) : upper(1 - p);
}

/** P(X ≤ x). */
export function cdf(distribution: Placed, x: number): number {
  return distributionOf(distribution).cdf(x);
}
