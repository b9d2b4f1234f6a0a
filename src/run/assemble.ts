import { BLOCK_TRIALS, TALLY_CREATED, TALLY_DEAD_AGE } from '../record/block.ts';
import { histogramIds } from '../record/plan.ts';
import { RESULT_VERSION, type Result } from '../record/result.ts';
import type { RunHead, Timing } from '../record/result-head.ts';
import { sectionsOf } from '../record/sections.ts';
import type { Summaries } from '../record/summaries.ts';
import { scenarioHeadOf } from './scenario-head.ts';
import type { Chances } from './given-rates.ts';
import type { Task } from './task.ts';
import { ENGINE_VERSION, RNG_VERSION } from './version.ts';

/** How a run ended. */
export interface Ending {
  readonly requested: number;
  readonly stopped: RunHead['stopped'];
  readonly seconds: number;
  readonly workers: number;
  readonly resultHash: string;
}

/** `givenRates` holds P10 and P90 of each target's probability over the uncertain rates. */
export function resultOf(task: Task, summaries: Summaries, ending: Ending, givenRates: Chances): Result {
  const { recording } = summaries;
  return {
    kind: 'quotacast.simulation',
    version: RESULT_VERSION,
    scenario: scenarioHeadOf(task.compiled, task, task.identity),
    run: runHead(task, summaries, ending),
    timing: timing(recording.trials, recording.folded.tallies[TALLY_CREATED], ending),
    periods: task.compiled.periods.map(({ id, firstDay, lastDay, days, fiscalYear }) => ({ id, firstDay, lastDay, days, fiscalYear })),
    ...sectionsOf(summaries, givenRates),
    variance: null,
    health: health(task, recording.folded.tallies[TALLY_DEAD_AGE], recording.trials),
  };
}

function runHead({ seed, lanes }: Task, { recording }: Summaries, { requested, stopped, resultHash }: Ending): RunHead {
  const histograms = histogramIds(recording.plan);
  return {
    seed,
    ...(Object.keys(lanes).length > 0 ? { lanes } : {}),
    trials: recording.trials,
    requested,
    blockTrials: BLOCK_TRIALS,
    rng: RNG_VERSION,
    engine: ENGINE_VERSION,
    partial: stopped === 'interrupted',
    stopped,
    sampling: histograms.length === 0 ? 'exact' : 'histogram',
    histograms,
    resultHash,
  };
}

function timing(trials: number, opportunities: number, { seconds, workers }: Ending): Timing {
  return { seconds, workers, trials, opportunities, node: process.versions.node };
}

/** The compiler's findings, the linter's notes on the scenario, and whether open deals are as old as their stages allow. */
function health({ compiled, notes }: Task, deadAges: number, trials: number): Result['health'] {
  const said = notes.map(({ level, path, text }) => ({ check: path, ok: level !== 'warning', detail: text }));
  const found = [...compiled.health.map(({ check, ok, detail }) => ({ check, ok, detail })), ...said];
  if (Object.keys(compiled.scenario.pipeline).length === 0) return found;
  const perTrial = trials === 0 ? 0 : deadAges / trials;
  const detail = perTrial === 0 ? 'every open deal can still be in its stage at its age' : `${perTrial.toFixed(2)} open deals a trial are older than their stage allows; they end the next day`;
  return [...found, { check: 'age of open deals', ok: perTrial === 0, detail }];
}
