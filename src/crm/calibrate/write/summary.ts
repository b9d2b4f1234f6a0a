import { dateOf } from '../../../scenario/calendar.ts';
import { cumulativeIncidence } from '../../estimate/cumulative-incidence.ts';
import { type History, status } from '../../history.ts';
import { CALIBRATION_VERSION } from '../calibration.ts';
import type { CalibrationResult, DaysSummary, Figure } from '../calibration.ts';
import type { DrawTable } from '../draw-table.ts';
import type { Fits, MotionFits } from '../fits.ts';
import { meanDays } from '../joint-draws.ts';
import type { RampedPool } from '../owner-pools.ts';
import type { CalibrateOptions } from '../options.ts';
import { ENGINE_VERSION } from '../../../run/version.ts';
import { priorTexts } from '../priors.ts';
import { findingsOf, rampFindings } from './findings.ts';
import { rampUnknowns, unknownsOf } from './unknowns.ts';
import type { DaysFit } from '../stages/days-fit.ts';

/** Everything that was learnt as a typed result. */
export function summaryOf(history: History, { fits, pools }: { fits: Fits; pools: readonly RampedPool[] }, table: DrawTable, options: CalibrateOptions, scenario: { name: string; currency: string }): CalibrationResult {
  const { knownTo, opportunities: deals } = history;
  let from = Infinity;
  for (let row = 0; row < deals.count; row += 1) from = Math.min(from, deals.created[row]);
  return {
    kind: 'quotacast.calibration',
    version: CALIBRATION_VERSION,
    scenario: { ...scenario, asOf: dateOf(Math.floor(knownTo)), period: options.period },
    run: { seed: String(options.seed), draws: Math.min(options.draws, table.rows.length), engine: ENGINE_VERSION },
    timing: { seconds: 0, node: process.version },
    history: { files: [], source: history.source, from: Number.isFinite(from) ? dateOf(Math.floor(from)) : dateOf(Math.floor(knownTo)), to: dateOf(Math.floor(knownTo)), deals: deals.count, owners: fits.owners, unqualified: fits.plans.unqualified },
    figures: [...table.figures],
    motions: fits.motions.map((motion) => motionSummary(history, fits, table, motion)),
    findings: [...findingsOf(fits, table), ...rampFindings(pools)],
    cannot: [...unknownsOf(history, fits), ...rampUnknowns(pools)],
    priors: { ...priorTexts },
  };
}

function motionSummary(history: History, fits: Fits, table: DrawTable, motion: MotionFits): CalibrationResult['motions'][number] {
  const { plan, size } = motion;
  const counts = [0, 0, 0, 0];
  for (const row of plan.rows) counts[history.opportunities.status[row]] += 1;
  const winRate = table.figures.find(({ path, what }) => path === null && what === `win rate of ${plan.label}`)!;
  return {
    name: plan.name,
    label: plan.label,
    segment: plan.segment ?? null,
    deals: { open: counts[status.open], won: counts[status.won], lost: counts[status.lost], noDecision: counts[status.noDecision], unrecorded: plan.spells.unrecorded },
    winRate,
    observed: observedEnds(history, fits, motion),
    stages: plan.stageNames.map((name, k) => {
      const { fit, lost, undecided } = motion.stages[k];
      return { name, label: plan.funnel.names[k], advanced: fit.advanced, lost: fit.lost, open: fit.open, advance: table.figure(`motions.${plan.name}.stages.${name}.advance`) as Figure, noDecision: lost === 0 ? 0 : undecided / lost, days: daysSummary(fit.ifAdvanced), daysIfLost: daysSummary(fit.ifLost) };
    }),
    dealSize: size === undefined ? null : { family: size.empirical === undefined ? 'lognormal' : 'empirical', mean: size.mean, median: size.median, sigma: size.sigma, n: size.count, missing: size.missing },
  };
}

function daysSummary(days: DaysFit | undefined): DaysSummary | null {
  if (days === undefined) return null;
  const { fit, empirical, events, distance, others, curve } = days;
  const mean = empirical === undefined ? meanDays(fit.family, fit.coefficients[0], fit.logScale) : empirical.reduce((sum, x) => sum + x, 0) / empirical.length;
  const shape = fit.family === 'exponential' ? null : fit.family === 'weibull' ? Math.exp(-fit.logScale) : Math.exp(fit.logScale);
  return { family: empirical === undefined ? fit.family : 'empirical', shape, mean, events, distance, others: others as Record<string, number>, best: curve.fitted === null ? null : fit.family, curve };
}

/** What became of the deals, without any family: Aalen–Johansen from the beginning of a deal. */
function observedEnds({ opportunities: deals, knownTo }: History, { plans }: Fits, { plan }: MotionFits): CalibrationResult['motions'][number]['observed'] {
  const n = plan.rows.length;
  const [until, ended, entered] = [new Float64Array(n), new Uint8Array(n), new Float64Array(n)];
  plan.rows.forEach((row, k) => {
    const start = plans.from(row);
    const how = deals.status[row];
    until[k] = Math.max(0, (how === status.open ? knownTo : deals.closed[row]) - start);
    ended[k] = how === status.open ? 0 : how === status.won ? 1 : 2;
    entered[k] = Math.max(0, deals.observedFrom[row] - start);
  });
  const curve = cumulativeIncidence({ until, ended, entered }, 2);
  const last = curve.days.length - 1;
  return last < 0 ? null : { won: curve.ended[0][last], lost: curve.ended[1][last], error: curve.error[0][last], afterDays: curve.days[last] };
}
