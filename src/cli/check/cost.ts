import { availableParallelism } from 'node:os';
import { compile } from '../../compile/compile.ts';
import { affordablePlan } from '../../run/affordable-plan.ts';
import { costOf, type Cost } from '../../run/cost.ts';
import { subjectOf } from '../../run/subject.ts';
import { refuseWork } from '../../run/work.ts';
import type { Loaded } from '../../scenario/load.ts';

export interface RunCost extends Cost {
  readonly trials: number;
  readonly workers: number;
}

/**
 * What a run would take, with a thread for each core.
 *
 * @throws ResourceLimitError when it would be refused
 */
export function costOfRun(loaded: Loaded, trials: number): RunCost {
  const compiled = compile(loaded);
  const workers = availableParallelism();
  refuseWork(compiled, trials, workers);
  const plan = affordablePlan({ compiled, subject: subjectOf(compiled) }, trials, [], workers);
  return { trials, workers, ...costOf(compiled, plan, workers) };
}
