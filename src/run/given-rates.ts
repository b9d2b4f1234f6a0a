import { setImmediate } from 'node:timers/promises';
import type { Compiled } from '../compile/compile.ts';
import { quantile } from '../distributions/distribution.ts';
import { resolveDistribution } from '../distributions/resolve.ts';
import { catalogue } from '../record/catalogue.ts';
import { RowTurner } from '../record/counters.ts';
import { evaluateInto } from '../record/evaluate.ts';
import { createEngine } from './engine.ts';
import { prepareKernel } from './kernel-host.ts';
import type { Task } from './task.ts';

/** P10 and P90 by target. */
export type Chances = ReadonlyMap<string, readonly [number, number]>;

/** Draws of the uncertain rates, and trials under each of them. */
const RATES = 100;
const TRIALS_EACH = 20;
/** A block holds whole groups. */
const BLOCK = 4 * TRIALS_EACH;

/** Trials that are run for the chances given the rates, besides those of the run. */
export function trialsGivenRates({ inputs, scenario }: Pick<Compiled, 'inputs' | 'scenario'>): number {
  return inputs.length === 0 || Object.keys(scenario.targets).length === 0 ? 0 : RATES * TRIALS_EACH;
}

/**
 * P10 and P90, over the uncertain rates, of each target's probability of being hit over the horizon; empty when no rate is
 * uncertain. Nested sampling: 100 draws of the rates with 20 trials each. The shares found contain luck, whose variance
 * mean(p (1 - p)) / (20 - 1) is taken off; a beta of the remaining mean and variance gives the quantiles. It works on this
 * thread, a block at a time; `isStopped` is asked in between, and then the answer is empty.
 */
export async function chancesGivenRates({ compiled, subject, keys }: Pick<Task, 'compiled' | 'subject' | 'keys'>, isStopped: () => boolean): Promise<Chances> {
  const chances = new Map<string, readonly [number, number]>();
  if (trialsGivenRates(compiled) === 0) return chances;
  await prepareKernel();
  const engine = createEngine(compiled.program, keys, { trialsPerRates: TRIALS_EACH });
  const lines = catalogue(subject).filter(({ id }) => id === 'target.hit');
  const hits = lines.map(() => new Float64Array(RATES));
  const periods = subject.periods.length;
  const values = new Float64Array((periods + 1) * BLOCK);
  const scratch = new Float64Array(values.length);
  const turner = new RowTurner();
  for (let first = 0; first < RATES * TRIALS_EACH; first += BLOCK) {
    await setImmediate();
    if (isStopped()) return chances;
    const { rows } = engine.runBlock(first, BLOCK);
    const counters = turner.turn({ values: rows, width: engine.rowWidth, count: BLOCK, periods });
    lines.forEach(({ formula }, line) => {
      evaluateInto(values, formula, counters, scratch);
      for (let i = 0; i < BLOCK; i++) hits[line][Math.floor((first + i) / TRIALS_EACH)] += values[periods * BLOCK + i] === 1 ? 1 : 0;
    });
  }
  lines.forEach(({ by }, line) => chances.set(by.target, spreadOver(hits[line].map((n) => n / TRIALS_EACH))));
  return chances;
}

/** P10 and P90 of the probabilities behind shares that were found with so few trials each. */
function spreadOver(shares: Float64Array): readonly [number, number] {
  const mean = shares.reduce((sum, p) => sum + p, 0) / shares.length;
  const found = shares.reduce((sum, p) => sum + (p - mean) ** 2, 0) / (shares.length - 1);
  const luck = shares.reduce((sum, p) => sum + p * (1 - p), 0) / shares.length / (TRIALS_EACH - 1);
  const sd = Math.sqrt(Math.max(0, found - luck));
  const beta = sd > 0 ? resolveDistribution({ beta: { mean, sd } }, 'probability') : undefined;
  if (!beta?.ok) return sd > 0 ? extremes(mean, shares) : [mean, mean];
  return [quantile(beta.resolved, 0.1), quantile(beta.resolved, 0.9)];
}

/** Where the rates all but decide, no beta fits: the shares themselves are near 0 or 1 then. */
function extremes(mean: number, shares: Float64Array): readonly [number, number] {
  const sorted = shares.toSorted();
  return [Math.min(mean, sorted[Math.ceil(0.1 * sorted.length) - 1]), Math.max(mean, sorted[Math.ceil(0.9 * sorted.length) - 1])];
}
