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

export { capacity } from './capacity/capacity.ts';
export { simulateBeside } from './capacity/simulated.ts';
export { capacitySchema } from './capacity/schema.ts';
export type { Capacity } from './capacity/schema.ts';
export { backtest } from './crm/backtest/backtest.ts';
export type { BacktestOptions } from './crm/backtest/backtest.ts';
export { backtestSchema } from './crm/backtest/result.ts';
export type { Backtest } from './crm/backtest/result.ts';
export { forecast } from './crm/forecast/forecast.ts';
export type { ForecastOptions } from './crm/forecast/forecast.ts';
export { pipelineOn } from './crm/forecast/pipeline-on.ts';
export { forecastSchema } from './crm/forecast/result.ts';
export type { Forecast } from './crm/forecast/result.ts';
export { readCrm } from './crm/read/read-crm.ts';
export type { CrmFiles, CrmRead } from './crm/read/read-crm.ts';
export { compare } from './decide/compare/compare.ts';
export type { CompareOptions, NamedScenario } from './decide/compare/compare.ts';
export { comparisonSchema } from './decide/compare/schema.ts';
export type { Comparison } from './decide/compare/schema.ts';
export { hire } from './decide/hire/hire.ts';
export type { HireOptions } from './decide/hire/hire.ts';
export { hireSchema } from './decide/hire/result.ts';
export type { Hire } from './decide/hire/result.ts';
export { quota } from './decide/quota/quota.ts';
export type { QuotaOptions } from './decide/quota/quota.ts';
export { quotaSchema } from './decide/quota/result.ts';
export type { Quota } from './decide/quota/result.ts';
export { replay } from './decide/replay/replay.ts';
export type { ReplayOptions } from './decide/replay/replay.ts';
export { replaySchema } from './decide/replay/result.ts';
export type { Replay } from './decide/replay/result.ts';
export { sensitivity } from './decide/sensitivity/sensitivity.ts';
export type { SensitivityOptions } from './decide/sensitivity/sensitivity.ts';
export { sensitivitySchema } from './decide/sensitivity/result.ts';
export type { Sensitivity } from './decide/sensitivity/result.ts';
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
