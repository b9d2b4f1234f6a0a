import { compile, type Compiled } from '../compile/compile.ts';
import { SAMPLE_BUDGET_BYTES } from '../record/plan.ts';
import type { Subject } from '../record/subject.ts';
import type { Column, Wanted } from '../run/columns/column.ts';
import type { ColumnRunner } from '../run/columns/runner.ts';
import { ResourceLimitError } from '../run/errors.ts';
import { laneKeys, type LaneSeeds } from '../run/keys.ts';
import { subjectOf } from '../run/subject.ts';
import type { Loaded } from '../scenario/load.ts';

/** A scenario under a name; `load` may throw, which fails this variant alone. */
export interface Variant {
  readonly name: string;
  readonly load: () => Loaded;
}

/** A variant that has run: the samples of what was wanted, in that order. */
export interface VariantRun {
  readonly name: string;
  readonly loaded: Loaded;
  readonly compiled: Compiled;
  readonly subject: Subject;
  readonly wanted: readonly Wanted[];
  readonly columns: readonly Column[];
}

/** What came of a variant. */
export type Outcome = { readonly name: string; readonly run: VariantRun } | { readonly name: string; readonly error: unknown };

export interface VariantPlan {
  readonly trials: number;
  /** of all variants, so that they share their luck */
  readonly seed: string;
  /** every variant but the first has a seed of its own instead */
  readonly independent?: boolean;
  readonly lanes?: LaneSeeds;
  /** what is kept of a variant */
  readonly wanted: (subject: Subject, compiled: Compiled) => readonly Wanted[];
  readonly onTrials?: (trials: number) => void;
  /** variants that have run already: the next one is the so-manieth, and has that one's seed if they are independent */
  readonly from?: number;
}

/**
 * Runs variants of a scenario under the same seed and yields them in their order. A few are under way at once, so that
 * all threads have work and only a few variants' samples are held.
 */
export async function* runVariants(runner: ColumnRunner, variants: readonly Variant[], plan: VariantPlan): AsyncGenerator<Outcome> {
  const ahead = Math.max(2, runner.workers + 1);
  const underWay: Promise<Outcome>[] = [];
  for (const [index, variant] of variants.entries()) {
    underWay.push(runVariant(runner, variant, { ...plan, seed: seedOf(plan, index) }));
    if (underWay.length >= ahead) yield await underWay.shift()!;
  }
  for (const outcome of underWay) yield await outcome;
}

/** Runs one variant; what fails is in the outcome, unless threads were ended. */
export async function runVariant(runner: ColumnRunner, variant: Variant, plan: VariantPlan): Promise<Outcome> {
  const { name } = variant;
  try {
    return { name, run: await ranWith(runner, variant, plan) };
  } catch (error) {
    return { name, error };
  }
}

/** As `runVariant`, but what fails is thrown. */
export async function ranWith(runner: ColumnRunner, { name, load }: Variant, { trials, seed, lanes, wanted: wantedOf, onTrials }: VariantPlan): Promise<VariantRun> {
  const loaded = load();
  const compiled = compile(loaded);
  const subject = subjectOf(compiled);
  const wanted = wantedOf(subject, compiled);
  refuseTooMuch(wanted, subject.periods.length, trials);
  const columns = await runner.run({ compiled, keys: laneKeys(seed, lanes), wanted, trials }, onTrials);
  return { name, loaded, compiled, subject, wanted, columns };
}

/** The seed of the so-manieth variant: the same for all unless they are independent. */
export function seedOf({ seed, independent = false, from = 0 }: VariantPlan, index: number): string {
  const place = from + index;
  return independent && place > 0 ? `${seed}, variant ${place}` : seed;
}

function refuseTooMuch(wanted: readonly Wanted[], periods: number, trials: number): void {
  const columns = wanted.reduce((all, { periods: each = false }) => all + (each ? periods + 1 : 1), 0);
  const bytes = columns * trials * 8;
  if (bytes <= SAMPLE_BUDGET_BYTES) return;
  const most = Math.floor(SAMPLE_BUDGET_BYTES / 8 / columns);
  throw new ResourceLimitError(`${columns} columns over ${trials} trials would take ${Math.ceil(bytes / 2 ** 20)} MiB, at most ${SAMPLE_BUDGET_BYTES / 2 ** 20} MiB are kept: ask for at most ${most} trials`);
}
