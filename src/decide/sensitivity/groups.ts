import type { Scenario } from '../../scenario/schema.ts';

/** Uncertain inputs that are known or unknown together: one alone, correlated ones, or those of one ensemble. */
export interface InputGroup {
  readonly name: string;
  readonly paths: readonly string[];
}

/** The inputs of a scenario in groups that are independent of each other, in the order of their first members. */
export function independentGroups({ correlations, ensembles }: Scenario, inputs: readonly string[]): InputGroup[] {
  const groups: Set<string>[] = inputs.map((path) => new Set([path]));
  const join = (paths: readonly string[]) => {
    const touched = groups.filter((group) => paths.some((path) => group.has(path)));
    for (const other of touched.slice(1)) {
      for (const path of other) touched[0].add(path);
      groups.splice(groups.indexOf(other), 1);
    }
  };
  for (const { between } of correlations) join(between);
  for (const { paths } of Object.values(ensembles)) join(paths);
  return groups.map((group) => {
    const paths = [...group];
    const ensemble = Object.entries(ensembles).find(([, each]) => each.paths.includes(paths[0]))?.[0];
    const name = paths.length === 1 ? paths[0] : ensemble === undefined ? `${paths[0]} and ${paths.length - 1} correlated` : `ensemble ${ensemble}`;
    return { name, paths };
  });
}
