import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadScenario as load, type Loaded } from './scenario/load.ts';

/*
 * The public API. `loadScenario` reads and checks a scenario, `simulate` runs it, the others decide with it; everything
 * else is types, schemas and errors.
 */

export interface LoadOptions {
  /** changes such as `pools.ae.capacity=12`, in order */
  readonly set?: readonly string[];
}

/**
 * Loads a scenario from a file (YAML or JSON) or from an object.
 *
 * @throws ScenarioError with every problem at once; errors of the system when a file cannot be read
 */
export function loadScenario(source: string | URL | Readonly<Record<string, unknown>>, { set }: LoadOptions = {}): Loaded {
  const changes = set === undefined ? {} : { set };
  if (typeof source === 'string' || source instanceof URL) {
    const file = source instanceof URL ? fileURLToPath(source) : source;
    return load({ text: readFileSync(source), file, readFile: (path) => readFileSync(path), ...changes });
  }
  return load({ object: source, ...changes });
}

export { compare } from './decide/compare/compare.ts';
export type { CompareOptions, NamedScenario } from './decide/compare/compare.ts';
export { comparisonSchema } from './decide/compare/schema.ts';
export type { Comparison } from './decide/compare/schema.ts';
export { sweep } from './decide/sweep/sweep.ts';
export type { SweepOptions, SweepVariant } from './decide/sweep/sweep.ts';
export { sweepSchema } from './decide/sweep/schema.ts';
export type { Sweep } from './decide/sweep/schema.ts';
export { simulate } from './run/run.ts';
export { Simulation } from './run/simulation.ts';
export type { Progress, SimulateOptions } from './run/options.ts';
export type { Result } from './record/result.ts';
export { resultSchema } from './record/result.ts';
export type { Loaded } from './scenario/load.ts';
export type { Scenario, ScenarioInput } from './scenario/schema.ts';
export { ScenarioError } from './scenario/error.ts';
export { ResourceLimitError, RunInputError, TrialFault, WorkerFault } from './run/errors.ts';
