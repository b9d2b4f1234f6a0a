import type { Compiled } from '../compile/compile.ts';
import type { ScenarioHead } from '../record/result-head.ts';
import type { Loaded } from '../scenario/load.ts';
import type { Assumption } from '../scenario/presets.ts';
import { identityOf } from './identity.ts';

/** Where a scenario comes from, and what it leaves to defaults. */
export interface Origin {
  /** null for a scenario that was no file */
  readonly file: string | null;
  readonly assumed: readonly Assumption[];
}

export function originOf(loaded: Loaded): Origin {
  const { file } = loaded.locate('');
  return { file: file.startsWith('(') ? null : file, assumed: loaded.assumed };
}

/** What every kind of result says of its scenario. */
export function scenarioHeadOf({ scenario, inputs }: Pick<Compiled, 'scenario' | 'inputs'>, { file, assumed }: Origin, identity = identityOf(scenario)): ScenarioHead {
  const assumptions = assumed.map(({ path, value, source }) => ({ path, value: value as ScenarioHead['assumptions'][number]['value'], source }));
  return { name: scenario.name, file, identity, currency: scenario.currency, assumed: assumed.map(({ path }) => path), assumptions, uncertain: [...inputs], complete: scenario as unknown as ScenarioHead['complete'] };
}
