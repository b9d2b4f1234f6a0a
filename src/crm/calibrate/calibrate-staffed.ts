import { RunInputError } from '../../run/errors.ts';
import { runInline } from '../../run/run.ts';
import { loadScenario } from '../../scenario/load.ts';
import type { History } from '../history.ts';
import { calibrate, type Calibration } from './calibrate.ts';
import type { CalibrateOptions } from './options.ts';
import { meanDays } from './joint-draws.ts';
import { significant } from './write/laws.ts';

type Plain = Record<string, unknown>;

/** A stage that seizes a pool: what it takes today, and how much of that is work. */
interface Staffed {
  readonly pool: string;
  readonly path: readonly string[];
  /** mean days of all who pass through it, as observed: work and waiting */
  readonly observed: number;
  share: number;
}

const TRIALS = 100;
const MOST_ROUNDS = 10;
const CLOSE_ENOUGH = 0.02;
/** At least so much of the observed days is work: below it the pool as stated could not have done what was observed. */
const LEAST_SHARE = 0.05;

/**
 * Calibrates, and where pools are stated with their people lowers the days of the stages that seize them: observed days
 * contain waiting, so days and simulated waiting together have to come to what was observed.
 *
 * @throws RunInputError for a stage that no motion has
 */
export async function calibrateStaffed(history: History, options: Partial<CalibrateOptions>): Promise<Calibration> {
  const learnt = calibrate(history, options);
  const staffed = staffedStages(learnt, options.staffing ?? {});
  if (staffed.length === 0) return learnt;
  let scenario = learnt.scenario;
  let off = Infinity;
  for (let round = 0; round < MOST_ROUNDS && off > CLOSE_ENOUGH; round += 1) {
    scenario = structuredClone(learnt.scenario);
    for (const { path, share } of staffed) lower(scenario, path, share);
    const waits = await waitsOf(scenario);
    off = 0;
    for (const stage of staffed) {
      const waited = waits.get(stage.pool) ?? 0;
      off = Math.max(off, Math.abs(stage.share * stage.observed + waited - stage.observed) / stage.observed);
      // half way: shorter days shorten the queue, too
      const next = Math.max(LEAST_SHARE, 1 - waited / stage.observed);
      if (off > CLOSE_ENOUGH) stage.share = 0.5 * (stage.share + next);
    }
  }
  const comments = new Map(learnt.comments);
  for (const { pool, path, observed, share } of staffed) comments.set(`${path.join('.')}.seizes`, `of ${significant(observed, 3)} observed days ${significant(100 * share, 3)} % are work, the rest is waiting for ${pool}`);
  const text = off <= CLOSE_ENOUGH ? `days of stages that seize a pool were lowered until days and waiting come to the observed days (within ${(100 * CLOSE_ENOUGH).toFixed(0)} %)` : `the pools as stated do not give the observed days: simulated ones are ${(100 * off).toFixed(0)} % off`;
  const result = { ...learnt.result, findings: [...learnt.result.findings, { what: 'staffing', found: off <= CLOSE_ENOUGH, p: null, text }] };
  return { ...learnt, scenario, comments, result };
}

function staffedStages({ fits }: Calibration, staffing: CalibrateOptions['staffing']): Staffed[] {
  const known = new Set(fits.motions.flatMap(({ plan }) => plan.funnel.names));
  for (const { stages } of Object.values(staffing)) for (const stage of stages) if (!known.has(stage)) throw new RunInputError(`staffing: no stage ${JSON.stringify(stage)}; the history has ${[...known].join(', ')}`);
  return Object.entries(staffing).flatMap(([pool, { stages }]) =>
    fits.motions.flatMap(({ plan, stages: fitted }) =>
      plan.funnel.names.flatMap((label, k): Staffed[] => {
        if (!stages.includes(label)) return [];
        const { fit, passed } = fitted[k];
        const of = (days: typeof fit.ifAdvanced): number => (days === undefined ? 0 : days.empirical === undefined ? meanDays(days.fit.family, days.fit.coefficients[0], days.fit.logScale) : days.empirical.reduce((sum, x) => sum + x, 0) / days.empirical.length);
        const observed = fit.advance * (1 - passed) * of(fit.ifAdvanced) + (1 - fit.advance) * of(fit.ifLost ?? fit.ifAdvanced);
        return [{ pool, path: ['motions', plan.name, 'stages', plan.stageNames[k]], observed, share: 0.8 }];
      }),
    ),
  );
}

/** Mean days waited for each pool, per item served. */
async function waitsOf(scenario: Plain): Promise<Map<string, number>> {
  const { result } = await runInline(loadScenario({ object: scenario }), { trials: TRIALS, workers: 1 });
  return new Map(result.metrics.filter(({ id, by }) => id === 'wait.days' && by['pool'] !== undefined).map(({ by, total }) => [by['pool']!, total.mean ?? 0]));
}

/** Multiplies the days of a stage, and the draws of them. */
function lower(scenario: Plain, path: readonly string[], share: number): void {
  const stage = path.reduce<unknown>((at, key) => (at as Plain)[key], scenario) as Plain;
  for (const field of ['days', 'daysIfLost']) if (stage[field] !== undefined) stage[field] = scaled(stage[field], share);
  const ensemble = (scenario['ensembles'] as { calibration?: { paths: string[]; draws: number[][] } } | undefined)?.calibration;
  ensemble?.paths.forEach((at, column) => {
    if (at.startsWith(`${path.join('.')}.days`)) for (const row of ensemble.draws) row[column] = significant(row[column] * share, 6);
  });
}

function scaled(spec: unknown, share: number): unknown {
  if (typeof spec === 'number') return significant(spec * share, 6);
  const [[family, body]] = Object.entries(spec as Plain);
  if (family === 'empirical') return { empirical: (body as number[]).map((x) => significant(x * share, 4)) };
  if (family === 'mixture') return { mixture: (body as { weight: number; of: unknown }[]).map(({ weight, of }) => ({ weight, of: scaled(of, share) })) };
  return { [family]: { ...(body as Plain), mean: significant((body as { mean: number }).mean * share, 6) } };
}
