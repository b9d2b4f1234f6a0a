import { backInto } from '../../estimate/cholesky.ts';
import { drawFrom, gridPosterior, type GridPosterior } from '../../estimate/hyper-grid.ts';
import type { Random } from '../../estimate/random.ts';
import { priors } from '../priors.ts';
import { OddsLaplace, type OddsModel, type OddsMode } from './odds-laplace.ts';

/** Log-odds of the stages, of origins, of doublings of size, and of periods; spread of owners and of periods. */
export interface OddsPosterior {
  readonly grid: GridPosterior<OddsMode>;
  readonly draw: (random: Random) => OddsDraw;
  /** at the most likely spreads */
  readonly mode: { readonly rest: Float64Array; readonly owners: Float64Array };
  /** ln likelihood ratio of the best spread between owners (periods) against none */
  readonly ownersGain: number;
  readonly shockGain: number;
}

export interface OddsDraw {
  readonly stages: Float64Array;
  readonly origins: Float64Array;
  readonly bySize: Float64Array;
  readonly ownersSd: number;
  readonly shockSd: number;
}

/** Nodes along an axis; fewer where a pass over the cells is long and the posterior is narrow. */
const nodesFor = (cells: number): number => (cells > 100_000 ? 7 : 11);
const NEXT_TO_NONE = 0.004;

/**
 * Who wins, why, and when: logistic regression of every stage's outcome with people and periods as random effects. The
 * posterior of their spreads is integrated over a grid, each node by Laplace's method. Stages of all motions share periods.
 */
export function winOdds(model: OddsModel): OddsPosterior {
  const work = new OddsLaplace(model);
  const [o, s] = [priors.skill.scale, priors.winOdds.scale];
  const axes = [{ low: NEXT_TO_NONE, high: 3.5 * o }, { low: NEXT_TO_NONE, high: 3.5 * s }];
  const density = ([ownersSd, shockSd]: readonly number[]) => {
    const { value, ...node } = work.at(ownersSd, shockSd);
    return { logDensity: value - 0.5 * (ownersSd / o) * (ownersSd / o) - 0.5 * (shockSd / s) * (shockSd / s), value: node };
  };
  const grid = gridPosterior(axes, density, nodesFor(model.cells.count));
  const best = grid.nodes.reduce((top, node) => (node.weight > top.weight ? node : top));
  const { value, ...mode } = work.at(best.at[0], best.at[1]);
  const ownersGain = value - work.at(NEXT_TO_NONE, best.at[1]).value;
  const shockGain = value - work.at(best.at[0], NEXT_TO_NONE).value;
  const { stages, origins } = work;
  const draw = (random: Random): OddsDraw => {
    const { at, value: node } = drawFrom(grid, random);
    const z = Float64Array.from(node.rest, () => random.normal());
    backInto(node.lower, z.length, z);
    const rest = node.rest.map((x, i) => x + z[i]);
    return { stages: rest.slice(0, stages), origins: rest.slice(stages, stages + origins), bySize: rest.slice(stages + origins, stages + origins + model.motions), ownersSd: at[0], shockSd: at[1] };
  };
  return { grid, draw, mode, ownersGain, shockGain };
}
