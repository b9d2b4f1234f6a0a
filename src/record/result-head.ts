import { z } from 'zod';
import { label } from './result-parts.ts';

/** Which scenario a result speaks of; every kind of result has the same head. */
export const scenarioHead = z.strictObject({
  name: z.string(),
  file: z.string().nullable(),
  /** SHA-256 of the canonical scenario, the engine's version and that of the random numbers */
  identity: z.string().regex(/^[0-9a-f]{64}$/),
  currency: z.string(),
  /** paths that the scenario leaves to defaults */
  assumed: z.array(z.string()).readonly(),
  assumptions: z.array(z.strictObject({ path: z.string(), value: z.json(), source: z.string() })).readonly(),
  /** paths of the inputs that are drawn once per trial; none means that all rates are taken as exactly known */
  uncertain: z.array(z.string()).readonly(),
  /** the scenario with every default filled in, as it was simulated; left out where a result has none of its own */
  complete: z.json().optional(),
});

/** How the numbers came about: all that is needed to get them again. */
export const runHead = z.strictObject({
  seed: z.string(),
  /** lanes of randomness that ran under other seeds */
  lanes: z.strictObject({ rates: z.string(), shocks: z.string(), luck: z.string() }).partial().optional(),
  /** trials that count, and trials that were asked for */
  trials: z.int().min(0),
  requested: z.int().min(1),
  blockTrials: z.int().min(1),
  rng: z.string(),
  engine: z.string(),
  /** interrupted: fewer trials than asked for */
  partial: z.boolean(),
  stopped: z.enum(['complete', 'precise', 'interrupted']),
  sampling: z.enum(['exact', 'histogram']),
  /** metrics that were kept as histograms, so that their percentiles are within 0.5 % */
  histograms: z.array(label).readonly(),
  resultHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** the command that gives the same numbers again, word by word; left out where there was none */
  command: z.array(z.string()).readonly().optional(),
});

/** What differs from run to run; no part of any hash. */
export const timing = z.strictObject({
  seconds: z.number().min(0),
  workers: z.int().min(0),
  trials: z.int().min(0),
  opportunities: z.number().min(0),
  node: z.string(),
});

export type ScenarioHead = z.infer<typeof scenarioHead>;
export type RunHead = z.infer<typeof runHead>;
export type Timing = z.infer<typeof timing>;
