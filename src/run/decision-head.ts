import { z } from 'zod';
import type { Compiled } from '../compile/compile.ts';
import { scenarioHead, timing } from '../record/result-head.ts';
import { originOf, scenarioHeadOf } from './scenario-head.ts';
import { ENGINE_VERSION, RNG_VERSION } from './version.ts';
import type { Loaded } from '../scenario/load.ts';

/** Version of the shapes of decision results; a reader refuses any other. */
export const DECISION_VERSION = 1;

/** How the numbers of a decision came about. */
export const decisionRun = z.strictObject({
  seed: z.string(),
  /** trials of each variant */
  trials: z.int().min(1),
  /** variants have luck of their own instead of sharing the base's */
  independent: z.boolean(),
  rng: z.string(),
  engine: z.string(),
  /** interrupted: not everything that was asked for */
  partial: z.boolean(),
  /** the command that gives the same numbers again, word by word; left out where there was none */
  command: z.array(z.string()).readonly().optional(),
});

/** `trials` counts those of all variants together. */
export const decisionTiming = timing.omit({ opportunities: true });

export type DecisionRun = z.infer<typeof decisionRun>;
export type DecisionTiming = z.infer<typeof decisionTiming>;

/** The fields that every decision's result begins with, for `z.strictObject({ ...headShape(kind), … })`. */
export function headShape<K extends string>(kind: K) {
  return { kind: z.literal(kind), version: z.literal(DECISION_VERSION), scenario: scenarioHead, run: decisionRun, timing: decisionTiming };
}

export interface HeadFacts extends Pick<DecisionRun, 'seed' | 'trials' | 'independent'> {
  readonly partial?: boolean;
  readonly began: number;
  readonly workers: number;
  /** trials of all variants together */
  readonly trialsDone: number;
}

/** Head of a decision about a scenario. `began` is a reading of `performance.now()`. */
export function headOf<K extends string>(kind: K, loaded: Loaded, compiled: Compiled, { seed, trials, independent, partial = false, began, workers, trialsDone }: HeadFacts) {
  return {
    kind,
    version: DECISION_VERSION,
    scenario: scenarioHeadOf(compiled, originOf(loaded)),
    run: { seed, trials, independent, rng: RNG_VERSION, engine: ENGINE_VERSION, partial },
    timing: { seconds: (performance.now() - began) / 1000, workers, trials: trialsDone, node: process.versions.node },
  } as const;
}
