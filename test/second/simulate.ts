import type { Scenario } from '../../src/scenario/schema.ts';
import { Random } from './draws/random.ts';
import type { TrialResult } from './results.ts';
import { setup, type Options } from './setup.ts';
import { runTrial } from './trial.ts';

/**
 * A second implementation of the model, as an oracle for the engine: written from the meaning alone, with an object per
 * deal, a loop over days, a sequential generator and exact samplers. Slow, and meant to be read.
 */
export function simulateSecond(scenario: Scenario, trials: number, seed: number, options: Options = {}): TrialResult[] {
  const shared = setup(scenario, options);
  const random = new Random(seed);
  return Array.from({ length: trials }, () => runTrial(shared, random));
}
