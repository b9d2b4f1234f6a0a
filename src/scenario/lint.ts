import type { Linting, Note, Rule } from './lint/context.ts';
import { lintDistributions } from './lint/distributions.ts';
import { lintMotions } from './lint/motions.ts';
import { lintOpening } from './lint/opening.ts';
import { lintPools } from './lint/pools.ts';
import { lintQuotas } from './lint/quotas.ts';
import { lintTargets } from './lint/targets.ts';
import type { Scenario } from './schema.ts';
import { steadyOf } from './steady.ts';

export type { Note };

const rules: readonly Rule[] = [lintQuotas, lintTargets, lintPools, lintMotions, lintDistributions, lintOpening];

/** Contradictions, implausible values and slips of unit in a scenario that is valid; warnings first. */
export function lint(scenario: Scenario): Note[] {
  const linting: Linting = { scenario, steady: steadyOf(scenario) };
  const notes = rules.flatMap((rule) => rule(linting));
  return [...notes.filter(({ level }) => level === 'warning'), ...notes.filter(({ level }) => level === 'note')];
}
