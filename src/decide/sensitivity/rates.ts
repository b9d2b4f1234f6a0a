import { compile } from '../../compile/compile.ts';
import type { InputGroup } from './groups.ts';
import { sobolIndices, type SobolIndices } from './sobol-indices.ts';
import { outputsOf, otherLuck, withoutMissing, type Outputs, type Study } from './study.ts';

/** Runs of `rateIndices` beyond those that it is given. */
export const rateRuns = (groups: number): number => 2 + 2 * groups;

/**
 * Sobol indices of the mean over luck, E[Y | rates], for groups of uncertain inputs: each group is drawn anew alone, under
 * two kinds of luck. `base` and `sameRates` are the scenario under the one and the other.
 */
export async function rateIndices(study: Study, groups: readonly InputGroup[], base: Outputs, sameRates: Outputs): Promise<SobolIndices> {
  const lanes = otherLuck(study.seed, 2);
  const twice = async (paths: readonly string[]) => {
    const compiled = compile(study.loaded, { redrawn: new Set(paths) });
    const both = await Promise.all([outputsOf(study, { compiled }), outputsOf(study, { compiled, lanes })]);
    return both.map(({ output }) => output);
  };
  const others = await Promise.all([groups.flatMap(({ paths }) => paths), ...groups.map(({ paths }) => paths)].map(twice));
  const columns = withoutMissing([base.output, sameRates.output, ...others.flat()]);
  const pair = (k: number) => [columns[2 * k], columns[2 * k + 1]] as const;
  return sobolIndices({ a: pair(0), b: pair(1), mixed: groups.map((_, i) => pair(2 + i)) });
}
