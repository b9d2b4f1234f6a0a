import { addAutoregression } from '../../estimate/autoregression.ts';
import { backInto, choleskyInto, logDeterminant } from '../../estimate/cholesky.ts';
import { drawFrom, gridPosterior, type GridPosterior } from '../../estimate/hyper-grid.ts';
import type { Lifetimes } from '../../estimate/lifetimes.ts';
import { lifetimeTerm, type Term } from '../../estimate/lifetime-term.ts';
import { maximise } from '../../estimate/newton.ts';
import type { Random } from '../../estimate/random.ts';
import { standardOf, type SurvivalFamily } from '../../estimate/standard-family.ts';
import { priors } from '../priors.ts';

/** Spells of one stage that ended in one way, by the period in which they began. */
export interface DaysGroup extends Lifetimes {
  readonly period: Int32Array;
  readonly family: SurvivalFamily;
  readonly location: number;
  readonly logScale: number;
}

export interface DaysPosterior {
  readonly grid: GridPosterior<Node>;
  /** location and ln scale of every group, and the spread of periods: all jointly */
  readonly draw: (random: Random) => { readonly location: Float64Array; readonly logScale: Float64Array; readonly shockSd: number };
  readonly mode: Float64Array;
  readonly shockGain: number;
}

interface Node {
  readonly mode: Float64Array;
  readonly lower: Float64Array;
}

const NEXT_TO_NONE = 0.004;
/** A fit of a handful of spells is held near where it began. */
const LOCATION_SD = 3;
const SCALE_SD = 1;

/** Stage days whose logarithm is shifted by the period in which a stage begins, for all stages alike. */
export function shockedDays(groups: readonly DaysGroup[], periods: number, keep: number): DaysPosterior {
  const first = 2 * groups.length;
  const n = first + periods;
  const start = new Float64Array(n);
  groups.forEach(({ location, logScale }, g) => {
    start[2 * g] = location;
    start[2 * g + 1] = logScale;
  });
  const centre = start.slice();
  const objective = objectiveOf(groups, centre, { first, count: periods, width: n, keep });
  const laplace = (sd: number) => {
    const { x, value, curvature } = maximise((at, gradient, lower) => objective(at, gradient, lower, sd), start, 1e-7);
    start.set(x);
    if (!choleskyInto(curvature, n)) throw new Error('the curvature of stage days is not positive definite');
    return { value: value - 0.5 * logDeterminant(curvature, n), mode: x, lower: curvature };
  };
  const scale = priors.cycle.scale;
  const size = groups.reduce((sum, { until }) => sum + until.length, 0);
  const grid = gridPosterior(
    [{ low: NEXT_TO_NONE, high: 3.5 * scale }],
    ([sd]) => {
      const { value, ...node } = laplace(sd);
      return { logDensity: value - 0.5 * (sd / scale) * (sd / scale), value: node };
    },
    size > 20_000 ? 9 : 15,
  );
  const best = grid.nodes.reduce((top, node) => (node.weight > top.weight ? node : top));
  const atBest = laplace(best.at[0]);
  return {
    grid,
    mode: atBest.mode,
    shockGain: atBest.value - laplace(NEXT_TO_NONE).value,
    draw: (random) => {
      const { at, value } = drawFrom(grid, random);
      const z = Float64Array.from(value.mode, () => random.normal());
      backInto(value.lower, n, z);
      return { location: Float64Array.from(groups, (_, g) => value.mode[2 * g] + z[2 * g]), logScale: Float64Array.from(groups, (_, g) => value.mode[2 * g + 1] + z[2 * g + 1]), shockSd: at[0] };
    },
  };
}

interface Shape {
  readonly first: number;
  readonly count: number;
  readonly width: number;
  readonly keep: number;
}

function objectiveOf(groups: readonly DaysGroup[], centre: Float64Array, shape: Shape) {
  const { first, width: n } = shape;
  const term: Term = { value: 0, byLocation: 0, byLogScale: 0, locationTwice: 0, both: 0, logScaleTwice: 0 };
  return (x: Float64Array, gradient: Float64Array, curvature: Float64Array, sd: number): number => {
    let total = 0;
    groups.forEach((group, g) => {
      const standard = standardOf[group.family];
      const [l, s] = [2 * g, 2 * g + 1];
      const held = group.family === 'exponential';
      for (let i = 0; i < group.until.length; i += 1) {
        const w = group.weight === undefined ? 1 : group.weight[i];
        if (w === 0) continue;
        const t = first + group.period[i];
        lifetimeTerm(standard, group, i, x[l] + x[t], held ? 0 : x[s], term);
        total += w * term.value;
        gradient[l] += w * term.byLocation;
        gradient[t] += w * term.byLocation;
        curvature[l * n + l] -= w * term.locationTwice;
        curvature[t * n + l] -= w * term.locationTwice;
        curvature[t * n + t] -= w * term.locationTwice;
        if (held) continue;
        gradient[s] += w * term.byLogScale;
        curvature[s * n + l] -= w * term.both;
        curvature[t * n + s] -= w * term.both;
        curvature[s * n + s] -= w * term.logScaleTwice;
      }
    });
    for (let i = 0; i < first; i += 1) {
      const width = i % 2 === 0 ? LOCATION_SD : SCALE_SD;
      const off = (x[i] - centre[i]) / width;
      total -= 0.5 * off * off;
      gradient[i] -= off / width;
      curvature[i * n + i] += 1 / (width * width);
    }
    return total + addAutoregression(x, gradient, curvature, { ...shape, sd });
  };
}
