import { compile, type Compiled } from '../../compile/compile.ts';
import type { Subject } from '../../record/subject.ts';
import type { Wanted } from '../../run/columns/column.ts';
import type { ColumnRunner } from '../../run/columns/runner.ts';
import { laneKeys, type LaneSeeds } from '../../run/keys.ts';
import type { Loaded } from '../../scenario/load.ts';
import type { Measured } from '../measured.ts';

/** What a sensitivity study looks at, and how it runs trials. */
export interface Study {
  readonly loaded: Loaded;
  readonly compiled: Compiled;
  readonly subject: Subject;
  readonly measured: Measured;
  /** whether the first target is hit; null without one */
  readonly hit: Wanted | null;
  readonly seed: string;
  readonly trials: number;
  readonly runner: ColumnRunner;
  readonly onTrials: (trials: number) => void;
}

/** The output of each trial, and whether it hits the first target; NaN where a trial has no value. */
export interface Outputs {
  readonly output: Float64Array;
  readonly hits: Float64Array | null;
}

export interface RunOptions {
  /** the scenario itself unless said */
  readonly compiled?: Compiled;
  readonly lanes?: LaneSeeds;
  readonly trials?: number;
  readonly first?: number;
}

/** Another kind of luck, with its own shocks. */
export const otherLuck = (seed: string, k: number): Required<Omit<LaneSeeds, 'rates'>> => ({ shocks: `${seed}, shocks ${k}`, luck: `${seed}, luck ${k}` });

/** Runs the scenario, or a variant of it, under the study's seed. */
export async function outputsOf(study: Study, { compiled = study.compiled, lanes, trials = study.trials, first = 0 }: RunOptions = {}): Promise<Outputs> {
  const { measured, hit, seed, runner, onTrials } = study;
  const wanted = [measured.wanted, ...(hit === null ? [] : [hit])];
  const [output, hits] = await runner.run({ compiled, keys: laneKeys(seed, lanes), wanted, trials, first }, onTrials);
  return { output: measured.factor === 1 ? output.total : output.total.map((x) => x * measured.factor), hits: hits?.total ?? null };
}

/** The scenario with single fields changed. @throws ScenarioError when it is none then */
export function compiledWith({ loaded }: Study, overrides: Readonly<Record<string, unknown>>): Compiled {
  return compile(loaded.vary({ overrides }));
}

/** Columns without the trials in which one of them has no value. */
export function withoutMissing(columns: readonly Float64Array[]): Float64Array[] {
  const kept = columns[0].map((_, j) => (columns.every((column) => column[j] === column[j]) ? 1 : 0));
  return kept.every((keep) => keep === 1) ? [...columns] : columns.map((column) => column.filter((_, j) => kept[j] === 1));
}
