import { addAutoregression } from '../../estimate/autoregression.ts';
import { choleskyInto, logDeterminant, solveInto } from '../../estimate/cholesky.ts';
import { priors } from '../priors.ts';
import type { OddsCells } from './odds-cells.ts';

export interface OddsModel {
  readonly cells: OddsCells;
  /** exponent of each stage: what multiplies the odds of the overall win by m multiplies those of the stage by m^a */
  readonly exponent: Float64Array;
  readonly motionOfStage: Int32Array;
  readonly origins: number;
  readonly motions: number;
  readonly owners: number;
  readonly periods: number;
  /** AR(1) coefficient of the shock from period to period */
  readonly keep: number;
}

/** The mode given the spreads, and the factor of the curvature of all but the owners. */
export interface OddsMode {
  readonly rest: Float64Array;
  readonly owners: Float64Array;
  readonly lower: Float64Array;
}

const NEWTON_STEPS = 25;

/** The mode and curvature of everything but the spreads, given them; starts from where it was last. */
export class OddsLaplace {
  readonly stages: number;
  readonly origins: number;
  readonly #model: OddsModel;
  readonly #width: number;
  readonly #firstPeriod: number;
  #rest: Float64Array;
  #owners: Float64Array;
  readonly #gradient: Float64Array;
  readonly #curvature: Float64Array;
  readonly #ownerGradient: Float64Array;
  readonly #ownerCurvature: Float64Array;
  readonly #cross: Float64Array;

  constructor(model: OddsModel) {
    this.#model = model;
    this.stages = model.exponent.length;
    this.origins = model.origins;
    this.#firstPeriod = this.stages + model.origins + model.motions;
    this.#width = this.#firstPeriod + model.periods;
    this.#rest = new Float64Array(this.#width);
    this.#owners = new Float64Array(model.owners);
    this.#gradient = new Float64Array(this.#width);
    this.#curvature = new Float64Array(this.#width * this.#width);
    this.#ownerGradient = new Float64Array(model.owners);
    this.#ownerCurvature = new Float64Array(model.owners);
    this.#cross = new Float64Array(model.owners * this.#width);
  }

  at(ownersSd: number, shockSd: number): OddsMode & { value: number } {
    const n = this.#width;
    let value = this.#evaluate(this.#rest, this.#owners, ownersSd, shockSd);
    for (let step = 0; step < NEWTON_STEPS; step += 1) {
      const lower = this.#schur();
      const { rest, owners, gain } = this.#step(lower);
      if (gain < 1e-7) break;
      let share = 1;
      for (; share > 1e-4; share /= 2) {
        const tryRest = this.#rest.map((x, i) => x + share * rest[i]);
        const tryOwners = this.#owners.map((x, i) => x + share * owners[i]);
        const reached = this.#evaluate(tryRest, tryOwners, ownersSd, shockSd);
        if (reached < value - 1e-9 * Math.abs(value)) continue;
        [this.#rest, this.#owners, value] = [tryRest, tryOwners, reached];
        break;
      }
      if (share <= 1e-4) {
        value = this.#evaluate(this.#rest, this.#owners, ownersSd, shockSd);
        break;
      }
    }
    const lower = this.#schur();
    let half = 0.5 * logDeterminant(lower, n);
    for (const h of this.#ownerCurvature) half += 0.5 * Math.log(h);
    return { value: value - half, rest: this.#rest, owners: this.#owners, lower };
  }

  /** The joint log-density, with gradient and curvature left in the scratch columns. */
  #evaluate(rest: Float64Array, owners: Float64Array, ownersSd: number, shockSd: number): number {
    const { cells, exponent, motionOfStage, keep, periods } = this.#model;
    const n = this.#width;
    const [gradient, curvature, ownerGradient, ownerCurvature, cross] = [this.#gradient, this.#curvature, this.#ownerGradient, this.#ownerCurvature, this.#cross];
    gradient.fill(0);
    curvature.fill(0);
    cross.fill(0);
    const precision = 1 / (ownersSd * ownersSd);
    let total = -owners.length * Math.log(ownersSd);
    for (let o = 0; o < owners.length; o += 1) {
      total -= 0.5 * precision * owners[o] * owners[o];
      ownerGradient[o] = -precision * owners[o];
      ownerCurvature[o] = precision;
    }
    const [firstOrigin, firstSize, firstPeriod] = [this.stages, this.stages + this.origins, this.#firstPeriod];
    const { stage, origin, owner, period, doublings, spells, advanced, ratio, count } = cells;
    for (let c = 0; c < count; c += 1) {
      const s = stage[c];
      const a = exponent[s];
      const iOrigin = origin[c] < 0 ? -1 : firstOrigin + origin[c];
      const iSize = firstSize + motionOfStage[s];
      const iPeriod = firstPeriod + period[c];
      const x = a * doublings[c];
      const o = owner[c];
      let eta = rest[s] + x * rest[iSize] + a * rest[iPeriod];
      if (iOrigin >= 0) eta += a * rest[iOrigin];
      if (o >= 0) eta += a * owners[o];
      const e = Math.exp(-Math.abs(eta));
      const p = eta > 0 ? 1 / (1 + e) : e / (1 + e);
      const m = spells[c];
      let [g, w] = [0, 0];
      if (ratio[c] < 0) {
        total += advanced[c] * eta - m * (Math.max(eta, 0) + Math.log1p(e));
        g = advanced[c] - m * p;
        w = m * p * (1 - p);
      } else {
        const still = p + (1 - p) * ratio[c];
        const slope = (p * (1 - p) * (1 - ratio[c])) / still;
        total += m * Math.log(still);
        g = m * slope;
        w = m * slope * (slope - (1 - 2 * p));
        // an open spell may curve the other way: Newton goes without it then
        if (w < 0) w = 0;
      }
      gradient[s] += g;
      gradient[iSize] += x * g;
      gradient[iPeriod] += a * g;
      curvature[s * n + s] += w;
      curvature[iSize * n + s] += x * w;
      curvature[iSize * n + iSize] += x * x * w;
      curvature[iPeriod * n + s] += a * w;
      curvature[iPeriod * n + iSize] += a * x * w;
      curvature[iPeriod * n + iPeriod] += a * a * w;
      if (iOrigin >= 0) {
        gradient[iOrigin] += a * g;
        curvature[iOrigin * n + s] += a * w;
        curvature[iOrigin * n + iOrigin] += a * a * w;
        curvature[iSize * n + iOrigin] += a * x * w;
        curvature[iPeriod * n + iOrigin] += a * a * w;
      }
      if (o < 0) continue;
      ownerGradient[o] += a * g;
      ownerCurvature[o] += a * a * w;
      const row = o * n;
      cross[row + s] += a * w;
      cross[row + iSize] += a * x * w;
      cross[row + iPeriod] += a * a * w;
      if (iOrigin >= 0) cross[row + iOrigin] += a * a * w;
    }
    total += this.#fixedPriors(rest);
    return total + addAutoregression(rest, gradient, curvature, { first: firstPeriod, count: periods, width: n, sd: shockSd, keep });
  }

  #fixedPriors(rest: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < this.#firstPeriod; i += 1) {
      const { mean, sd } = i < this.stages ? priors.stageLogOdds : i < this.stages + this.origins ? priors.originLogOdds : priors.sizeLogOdds;
      const z = (rest[i] - mean) / sd;
      sum -= 0.5 * z * z;
      this.#gradient[i] -= z / sd;
      this.#curvature[i * this.#width + i] += 1 / (sd * sd);
    }
    return sum;
  }

  /** The factor of the curvature of the rest once the owners are solved for. */
  #schur(): Float64Array {
    const n = this.#width;
    const lower = this.#curvature.slice();
    const cross = this.#cross;
    for (let o = 0; o < this.#owners.length; o += 1) {
      const row = o * n;
      const inverse = 1 / this.#ownerCurvature[o];
      for (let i = 0; i < n; i += 1) {
        const c = cross[row + i] * inverse;
        if (c === 0) continue;
        for (let j = 0; j <= i; j += 1) lower[i * n + j] -= c * cross[row + j];
      }
    }
    // where hundreds of thousands of owners' deals cancel, the last digits may tip it: a little more curvature is a little less sure
    for (let lift = 0; lift < 1; lift = lift === 0 ? 1e-9 : 100 * lift) {
      const lifted = lower.slice();
      for (let i = 0; i < n; i += 1) lifted[i * n + i] *= 1 + lift;
      if (choleskyInto(lifted, n)) return lifted;
    }
    throw new Error('the curvature of the win odds is not positive definite');
  }

  #step(lower: Float64Array): { rest: Float64Array; owners: Float64Array; gain: number } {
    const n = this.#width;
    const rest = this.#gradient.slice();
    for (let o = 0; o < this.#owners.length; o += 1) {
      const share = this.#ownerGradient[o] / this.#ownerCurvature[o];
      for (let i = 0; i < n; i += 1) rest[i] -= this.#cross[o * n + i] * share;
    }
    solveInto(lower, n, rest);
    let gain = 0;
    for (let i = 0; i < n; i += 1) gain += rest[i] * this.#gradient[i];
    const owners = this.#owners.map((_, o) => {
      let left = this.#ownerGradient[o];
      for (let i = 0; i < n; i += 1) left -= this.#cross[o * n + i] * rest[i];
      const step = left / this.#ownerCurvature[o];
      gain += step * this.#ownerGradient[o];
      return step;
    });
    return { rest, owners, gain };
  }
}
