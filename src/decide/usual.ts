import { quantile } from '../distributions/distribution.ts';
import { resolveDistribution } from '../distributions/resolve.ts';
import { quantileOf } from '../record/statistics/quantile.ts';
import type { Input } from '../scenario/inputs.ts';
import { parsePath } from '../scenario/path.ts';
import type { Scenario } from '../scenario/schema.ts';
import { valueAt } from '../scenario/tree/plain.ts';

/** A quantile of an uncertain input: of its distribution, or of its column where it comes from joint draws. */
export function inputQuantile(scenario: Scenario, { path, kind }: Pick<Input, 'path' | 'kind'>, p: number): number | undefined {
  const ensemble = Object.values(scenario.ensembles).find(({ paths }) => paths.includes(path));
  if (ensemble !== undefined) {
    const column = ensemble.paths.indexOf(path);
    return quantileOf(Float64Array.from(ensemble.draws, (row) => row[column]).sort(), p) ?? undefined;
  }
  const spec = valueAt(scenario, parsePath(path) ?? []);
  const found = resolveDistribution(spec, kind);
  return found.ok ? quantile(found.resolved, p) : undefined;
}

/** The medians of uncertain inputs, by path. */
export function usualValues(scenario: Scenario, inputs: readonly Input[]): Map<string, number> {
  return new Map(inputs.flatMap(({ path, kind }) => {
    const median = inputQuantile(scenario, { path, kind }, 0.5);
    return median === undefined ? [] : [[path, median] as const];
  }));
}
