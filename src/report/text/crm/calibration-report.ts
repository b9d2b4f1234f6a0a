import type { CalibrationResult, DaysSummary, Figure } from '../../../crm/calibrate/calibration.ts';
import { grouped } from '../../number.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';

type Motion = CalibrationResult['motions'][number];

/** What a CRM's history taught, for a terminal: figures with intervals and samples, what was found, and what it cannot tell. */
export function calibrationReport(found: CalibrationResult, options: PageOptions = {}): string[] {
  const page = pageOf(found.scenario.currency, options);
  const { history, run, timing } = found;
  const span = `${grouped(history.deals)} deals, ${history.from} to ${history.to}${history.source === 'snapshots' ? ', known by snapshots' : ''}${history.owners > 0 ? `, ${grouped(history.owners)} owners` : ''}`;
  return [
    ...wrap(page, `Calibration: ${found.scenario.name}`, { indent: 0 }).map(page.bold),
    ...wrap(page, span, { indent: 0 }).map(page.dim),
    ...(history.unqualified > 0 ? wrap(page, `${grouped(history.unqualified)} deals were never qualified and are left out`, { indent: 0 }).map(page.dim) : []),
    ...found.motions.flatMap((motion) => motionLines(motion, page)),
    ...titled(page, 'Figures of the scenario', figures(found, page)),
    ...titled(page, 'What was found, and what was not', found.findings.flatMap(({ found: is, text }) => wrap(page, `${is ? '+' : '-'} ${text}`, { indent: 2, hang: 4 }))),
    ...titled(page, 'What this history cannot tell', found.cannot.flatMap(({ what, why, instead }) => wrap(page, `cannot estimate ${what}: ${why}. Instead: ${instead}`, { indent: 2, hang: 4 }))),
    ...titled(page, 'Believed before any data', Object.values(found.priors).flatMap((text) => wrap(page, text, { indent: 2, hang: 4 }))),
    ...titled(page, 'Run', wrap(page, `${grouped(run.draws)} joint draws, seed ${run.seed}, quotacast ${run.engine}, ${timing.seconds.toFixed(1)} seconds`)),
  ];
}

function motionLines(motion: Motion, page: Page): string[] {
  const { deals, observed, winRate, stages } = motion;
  const ended = observed === null ? '' : ` Without any model ${percent(observed.won)} (standard error ${percent(observed.error)}) are won within ${grouped(Math.round(observed.afterDays))} days.`;
  const unrecorded = deals.unrecorded > 0 ? ` The stages of ${grouped(deals.unrecorded)} deals are not recorded.` : '';
  const text = `${grouped(deals.won)} won, ${grouped(deals.lost)} lost, ${grouped(deals.noDecision)} without a decision, ${grouped(deals.open)} open. Win rate ${percent(winRate.value)}, 80 % between ${percent(winRate.p10)} and ${percent(winRate.p90)}, for a neutral person in a neutral period.${ended}${unrecorded}`;
  const lines = table(page, [
    { head: 'stage', cells: stages.map(({ label }) => label) },
    { head: 'advance', cells: stages.map(({ advance }) => percent(advance.value)) },
    { head: '80 %', cells: stages.map(({ advance }) => `${percent(advance.p10)} to ${percent(advance.p90)}`), drop: 2 },
    { head: 'ended', cells: stages.map(({ advanced, lost }) => grouped(advanced + lost)) },
    { head: 'open', cells: stages.map(({ open }) => grouped(open)), drop: 3 },
    { head: 'days', cells: stages.map(({ days }) => daysText(days)) },
    { head: 'if lost', cells: stages.map(({ daysIfLost }) => daysText(daysIfLost)), drop: 1 },
  ]);
  return [...titled(page, motion.label, wrap(page, text)), ...lines, ...note(page, 'days: mean of those who advance, and the family that follows them best; empirical: none does, the observed curve is kept with its spikes.')];
}

const families: Readonly<Record<DaysSummary['family'], string>> = { exponential: 'exp.', weibull: 'Weibull', lognormal: 'lognormal', loglogistic: 'log-logistic', empirical: 'empirical' };
const daysText = (days: DaysSummary | null): string => (days === null ? '' : `${three(days.mean)} ${families[days.family]}`);

function figures({ figures: all }: CalibrationResult, page: Page): string[] {
  // the stages stand in their own tables
  const rows = all.filter(({ path }) => path === null || !path.includes('.stages.')).filter(({ what }) => !what.startsWith('mean days') && !what.startsWith('win rate'));
  const value = ({ unit }: Figure, x: number): string => (unit === 'money' ? page.money(x) : three(x));
  return table(page, [
    { head: '', cells: rows.map(({ what }) => what) },
    { head: 'value', cells: rows.map((row) => value(row, row.value)) },
    { head: '80 %', cells: rows.map((row) => `${value(row, row.p10)} to ${value(row, row.p90)}`) },
    { head: 'unit', cells: rows.map(({ unit }) => (unit === 'money' ? '' : unit)), drop: 1 },
    { head: 'from', cells: rows.map(({ n, of }) => `${grouped(n)} ${of}`), drop: 2 },
  ]);
}

const percent = (p: number): string => `${(100 * p).toFixed(1)} %`;
const three = (x: number): string => (Math.abs(x) >= 1000 ? grouped(Math.round(x)) : String(Number(x.toPrecision(3))));
