import { dateOf } from '../../scenario/calendar.ts';
import { cumulativeIncidence } from '../estimate/cumulative-incidence.ts';
import { gammaTails } from '../../distributions/special/incomplete-gamma.ts';
import { gridMean } from '../estimate/hyper-grid.ts';
import { type History, status } from '../history.ts';
import { CALIBRATION_VERSION } from './calibration.ts';
import type { CalibrationResult, DaysSummary, Figure, Finding, Unknown } from './calibration.ts';
import type { DrawTable } from './draw-table.ts';
import type { Fits, MotionFits } from './fits.ts';
import { meanDays } from './joint-draws.ts';
import type { RampedPool } from './owner-pools.ts';
import type { CalibrateOptions } from './options.ts';
import { ENGINE_VERSION } from '../../run/version.ts';
import { isRenewal } from './plans.ts';
import { priorTexts } from './priors.ts';
import { FEWEST_MONTHS } from './seasons.ts';
import type { DaysFit } from './stage-days.ts';

/** Chance of so great a likelihood ratio were the spread none: half of it lies at none. */
export const spreadP = (gain: number): number => (gain <= 0 ? 1 : 0.5 * gammaTails(0.5).upper(gain));

/** A spread is found where chance alone would give as much once in twenty histories. */
export const FOUND = 0.05;

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
    cannot: [...unknownsOf(history, fits), ...pools.flatMap(({ name, ramp, why }) => (ramp === undefined ? [{ what: pools.length === 1 ? 'ramp' : `ramp of ${name}`, why, instead: 'people work fully from the start' }] : []))],
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
  const { fit, empirical, events, distance, others } = days;
  const mean = empirical === undefined ? meanDays(fit.family, fit.coefficients[0], fit.logScale) : empirical.reduce((sum, x) => sum + x, 0) / empirical.length;
  const shape = fit.family === 'exponential' ? null : fit.family === 'weibull' ? Math.exp(-fit.logScale) : Math.exp(fit.logScale);
  return { family: empirical === undefined ? fit.family : 'empirical', shape, mean, events, distance, others: others as Record<string, number> };
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

const percent = (p: number): string => `${Number((100 * p).toPrecision(3))} %`;
const round = (x: number): number => Number(x.toPrecision(2));
const pText = (p: number): string => (p < 0.0001 ? 'p < 0.0001' : `p = ${round(p)}`);

function findingsOf({ odds, days, arrivals, motions, owners, asOne, ownerCheck, renewals }: Fits, table: DrawTable): Finding[] {
  const findings: Finding[] = [];
  if (asOne !== undefined && ownerCheck !== undefined) {
    const text = `owners differ as people do not: by their own spread people would win ${percent(ownerCheck.implied)}, these won ${percent(ownerCheck.observed)}; ${asOne}, so nobody's skill can be told from it`;
    findings.push({ what: 'spread between owners', found: false, p: null, text });
  } else if (owners > 1 && asOne === undefined) {
    const p = spreadP(odds.ownersGain);
    const upper = upperOf(table, 'spread of win log-odds between people');
    const found = p < FOUND;
    findings.push({ what: 'spread between owners', found, p, text: found ? `people differ in win odds: sd of log-odds ${round(gridMean(odds.grid, 0))} (${pText(p)})` : `no spread between owners found beyond chance (${pText(p)}); it is below ${round(upper)} with 90 % belief` });
  }
  for (const motion of motions) {
    if (motion.stages.length < 2) continue;
    const p = stagesDiffer(motion);
    findings.push({ what: `stages of ${motion.plan.label}`, found: p < FOUND, p, text: p < FOUND ? `its stages differ in how many advance (${pText(p)})` : `no difference between its stages found in how many advance (${pText(p)})` });
  }
  const shocks = [['win odds', odds.shockGain, 'winOdds'], ['stage days', days?.shockGain ?? 0, 'cycle'], ['demand', arrivals?.posterior.shockGain ?? 0, 'demand']] as const;
  for (const [what, gain, name] of shocks) {
    const figure = table.figure(`shocks.${name}`);
    if (figure === undefined) continue;
    const p = spreadP(gain);
    findings.push({ what: `shared shock of ${what}`, found: p < FOUND, p, text: p < FOUND ? `periods differ in ${what}: ${round(figure.value)} (80 % ${round(figure.p10)} to ${round(figure.p90)}, ${pText(p)})` : `periods do not differ in ${what} beyond chance (${pText(p)}); what ${figure.n} periods cannot exclude stays in: ${round(figure.value)}` });
  }
  if (arrivals !== undefined) {
    const { seasons, trend } = arrivals;
    if (Number.isFinite(seasons.p)) findings.push({ what: 'seasons of arrivals', found: seasons.factors !== undefined, p: seasons.p, text: seasons.factors === undefined ? `calendar months do not differ beyond chance (${pText(seasons.p)})` : `calendar months differ (${pText(seasons.p)})` });
    findings.push({ what: 'trend of arrivals', found: trend !== undefined, p: null, text: trend === undefined ? 'no trend of arrivals found' : `arrivals change by ${percent(Math.expm1(trend.perPeriod))} a period (standard error ${percent(trend.error)})` });
  }
  if (renewals !== undefined) {
    const { gain, curve, constant } = renewals;
    findings.push({ what: 'customers who differ in renewing', found: curve !== undefined, p: gammaTails(0.5).upper(Math.max(0, gain) / 2), text: curve === undefined ? `one renewal rate, ${percent(constant.rate)} of ${constant.due} contracts, explains as much as a curve` : `customers differ: renewal ${percent(curve.beta / (curve.alpha + curve.beta))} the first time, ${percent((curve.beta + 2) / (curve.alpha + curve.beta + 2))} the third` });
  }
  return findings;
}

const rampFindings = (pools: readonly RampedPool[]): Finding[] =>
  pools.flatMap(({ name, ramp }) => (ramp === undefined ? [] : [{ what: `ramp of ${name}`, found: true, p: ramp.p, text: `new people win ${ramp.byQuarter.map((share) => percent(share)).join(', ')} of what ramped ones do in their first four quarters (${ramp.hires} hires, ${pText(ramp.p)})` }]));

const upperOf = (table: DrawTable, what: string): number => table.figures.find((figure) => figure.what.startsWith(what))?.p90 ?? NaN;

/** Chi-squared test of one share for all stages. */
function stagesDiffer({ stages }: MotionFits): number {
  const rows = stages.map(({ fit }) => [fit.advanced, fit.lost] as const).filter(([a, l]) => a + l > 0);
  const ahead = rows.reduce((sum, [a]) => sum + a, 0);
  const all = rows.reduce((sum, [a, l]) => sum + a + l, 0);
  const p = ahead / all;
  if (!(p > 0 && p < 1) || rows.length < 2) return 1;
  const chi = rows.reduce((sum, [a, l]) => sum + ((a - (a + l) * p) * (a - (a + l) * p)) / ((a + l) * p * (1 - p)), 0);
  return gammaTails((rows.length - 1) / 2).upper(chi / 2);
}

function unknownsOf(history: History, { motions, arrivals, sizeEffect, owners, grid, asOne, renewals }: Fits): Unknown[] {
  const unknown: Unknown[] = [];
  const say = (what: string, why: string, instead: string): void => void unknown.push({ what, why, instead });
  for (const [m, { plan, stages, size }] of motions.entries()) {
    const won = stages.at(-1)!.fit.advanced;
    const lost = stages.reduce((sum, { fit }) => sum + fit.lost, 0);
    if (won === 0 || lost === 0) say(`win rate of ${plan.label}`, won + lost === 0 ? 'no deal has closed' : won === 0 ? 'no deal was won' : 'no deal was lost', `the prior, ${priorTexts['stages']}, and what is there`);
    if (plan.spells.count > 0 && plan.funnel.names.length === 1) say(`stages of ${plan.label}`, 'entries into stages are not recorded', 'one stage from the beginning to the close');
    if (size === undefined) say(`deal size of ${plan.label}`, 'no deal has an amount', '1 a deal: bookings count deals');
    else if (!sizeEffect[m].known) say(`win odds by size of ${plan.label}`, sizeEffect[m].why, 'no effect of size');
    stages.forEach(({ fit }, k) => {
      if (fit.ifAdvanced === undefined) say(`days of ${plan.funnel.names[k]} (${plan.label})`, 'nobody was seen to advance from it', fit.ifLost === undefined ? '30 days, assumed' : 'the days of the lost');
    });
  }
  if (arrivals !== undefined && arrivals.to < history.knownTo) say('arrivals of the last days', `no deal was opened after ${dateOf(arrivals.to - 1)}, where many would have been: the export leaves them out`, 'the rate up to that day');
  if (renewals === undefined) say('renewals', history.subscriptions.count === 0 ? 'no contracts are in the export' : 'too few contracts have come due', 'none');
  if (history.names.motions.some(isRenewal)) say('renewals from opportunities', 'what was renewed is told by contracts', renewals === undefined ? 'nothing: deals of renewal motions are left out' : 'the contracts');
  for (const label of history.names.motions) if (/^expansions?$/i.test(label)) say(`what ${label} adds to customers`, 'its deals do not say which contract grew', 'a motion of its own that books as new business');
  if (arrivals === undefined) say('arrivals', 'no day was watched from which on all new deals are in the history', 'none arrive');
  else if (!Number.isFinite(arrivals.seasons.p)) say('seasons of arrivals', `${arrivals.seasons.months} whole months are too few: ${FEWEST_MONTHS} are needed`, 'no season');
  if (asOne !== undefined) say('spread between people', asOne, 'none: the win rate is that of the deals as they were shared out');
  else if (owners < 2) say('spread between people', owners === 0 ? 'no deal has an owner' : 'all deals have one owner', 'none');
  say('persistence of shared shocks', `${grid.count} periods do not tell it`, priorTexts['persistence']);
  say('capacity of people', 'a CRM shows who worked, not how much more they could have', 'unlimited: observed days contain all waiting');
  return unknown;
}
