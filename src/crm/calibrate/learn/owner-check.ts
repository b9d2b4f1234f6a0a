import type { OddsModel } from './odds-laplace.ts';
import type { OddsPosterior } from './win-odds.ts';

/** Do people whose skill is drawn anew win as much as these people did? */
export interface OwnerCheck {
  /** win chance over the deals, by those who own them */
  readonly observed: number;
  /** win chance over people drawn from the fitted spread */
  readonly implied: number;
  /** log-odds of the two apart, in standard errors of so many people */
  readonly errors: number;
}

/** Owners that stand further from what their own spread implies than this were given deals by how these end. */
export const MOST_ERRORS = 4;
const KNOWN_TO = 0.05;
const NODES = 41;

/** @param deals deals of each owner */
export function ownerCheck({ exponent, motionOfStage }: OddsModel, { mode, grid }: OddsPosterior, deals: Float64Array): OwnerCheck {
  const sd = grid.nodes.reduce((sum, { at, weight }) => sum + weight * at[0], 0);
  // the first motion stands for all: what is tested is the owners, who are common to them
  const stages = [...exponent.keys()].filter((s) => motionOfStage[s] === 0);
  const win = (skill: number): number => stages.reduce((product, s) => product / (1 + Math.exp(-mode.rest[s] - exponent[s] * skill)), 1);
  let [total, squares, observed] = [0, 0, 0];
  deals.forEach((n, owner) => {
    total += n;
    squares += n * n;
    observed += n * win(mode.owners[owner]);
  });
  observed /= total;
  let [implied, mass] = [0, 0];
  for (let k = 0; k < NODES; k += 1) {
    const z = -5 + (10 * k) / (NODES - 1);
    const density = Math.exp(-0.5 * z * z);
    implied += density * win(sd * z);
    mass += density;
  }
  implied /= mass;
  const logit = (p: number): number => Math.log(p / (1 - p));
  const error = Math.sqrt((sd * sd * squares) / (total * total) + KNOWN_TO * KNOWN_TO);
  return { observed, implied, errors: Math.abs(logit(observed) - logit(implied)) / error };
}
