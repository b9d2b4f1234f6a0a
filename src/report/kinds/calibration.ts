import type { CalibrationResult, DaysSummary, Figure } from '../../crm/calibrate/calibration.ts';
import { conversion } from '../chart/crm/conversion.ts';
import { survival } from '../chart/crm/survival.ts';
import type { Cell, DataTable } from '../document/data-table.ts';
import { choice, figure, type Block, type Document, type Option, type Part } from '../document/document.ts';
import type { Formats } from '../document/formats.ts';
import { ids } from '../document/slug.ts';
import { text } from '../document/stats-table.ts';
import { grouped } from '../number.ts';
import { percent } from '../share.ts';
import { headParts } from './head.ts';

type Motion = CalibrationResult['motions'][number];

/** The report of a calibration: what a history taught, how sure that is, and what it cannot tell. */
export function calibrationDocument(found: CalibrationResult, formats: Formats): Document {
  const { scenario, history, cannot, motions, run, timing } = found;
  const headline = motions.map(({ label, winRate, deals }) => `${label}: ${percent(winRate.value)} of ended deals are won (80 % between ${percent(winRate.p10)} and ${percent(winRate.p90)}), from ${grouped(deals.won + deals.lost + deals.noDecision)} of them.`);
  return {
    kind: found.kind,
    title: `Calibration: ${scenario.name}`,
    subtitle: [`${grouped(history.deals)} deals, ${history.from} to ${history.to}${history.source === 'snapshots' ? ', known by snapshots' : ''}`, ...(history.owners > 0 ? [`${grouped(history.owners)} owners`] : []), scenario.currency, `as of ${scenario.asOf}`],
    partial: null,
    headline: [...(headline.length === 0 ? ['No motion could be learnt.'] : headline.slice(0, 4)), ...(cannot.length === 0 ? [] : [`This history cannot tell ${cannot.map(({ what }) => what).join(', ')}.`])],
    parts: [...motionParts(found, formats), figures(found), ...told(found), ...headParts({ ...found, scenario: null, run, timing })],
  };
}

function motionParts({ motions, scenario }: CalibrationResult, formats: Formats): Part[] {
  const name = ids('motion');
  const options = motions.map((motion) => ({ name: motion.label, blocks: motionBlocks(motion, name(motion.name), scenario.currency, formats) }));
  return options.length === 0 ? [] : [{ id: 'motions', title: 'Conversion and time in stage', blocks: choice('motion', 'Motion', options) }];
}

function motionBlocks(motion: Motion, id: string, currency: string, formats: Formats): Block[] {
  const { stages, deals, label, observed, dealSize } = motion;
  const rows = stages.map((stage) => ({ name: stage.label, share: stage.advance.value, p10: stage.advance.p10, p90: stage.advance.p90, n: stage.advanced + stage.lost }));
  const size = dealSize === null ? '' : ` Deal size: mean ${formats.money(dealSize.mean)}, half above ${formats.money(dealSize.median)}, from ${grouped(dealSize.n)} deals.`;
  const ended = observed === null ? '' : ` Without any model ${percent(observed.won)} (standard error ${percent(observed.error)}) are won within ${grouped(Math.round(observed.afterDays))} days.`;
  const daysColumns = (key: string, head: string) => [text(`${key}.family`, `${head}: family`), { key: `${key}.mean`, head: `${head}, mean days`, unit: 'days' }, { key: `${key}.shape`, head: 'shape', unit: 'count' }, { key: `${key}.n`, head: 'from', unit: 'integer' }];
  const daysCells = (days: DaysSummary | null) => (days === null ? ['', null, null, null] : [days.family, days.mean, days.shape, days.events]);
  const table: DataTable = {
    id: `${id}-stages`,
    title: `Stages of ${label}`,
    columns: [text('stage'), { key: 'advance', head: 'advance', unit: 'share' }, { key: 'advance.low', head: 'P10', unit: 'share', error: { of: 'advance', side: 'low' } }, { key: 'advance.high', head: 'P90', unit: 'share', error: { of: 'advance', side: 'high' } }, { key: 'advanced', head: 'advanced', unit: 'integer' }, { key: 'lost', head: 'ended', unit: 'integer' }, { key: 'open', head: 'open', unit: 'integer' }, { key: 'noDecision', head: 'no decision', unit: 'share' }, ...daysColumns('days', 'if they advance'), ...daysColumns('daysIfLost', 'if lost')],
    rows: stages.map((stage) => [stage.label, stage.advance.value, stage.advance.p10, stage.advance.p90, stage.advanced, stage.lost, stage.open, stage.noDecision, ...daysCells(stage.days), ...daysCells(stage.daysIfLost)]),
    errors: 'from P10 to P90 of what the history leaves open (80 %)',
    note: 'Empirical: no family follows the observed days, which are kept as they are.',
  };
  return [
    { kind: 'text', lines: [`${grouped(deals.won)} won, ${grouped(deals.lost)} lost, ${grouped(deals.noDecision)} without a decision, ${grouped(deals.open)} open.${ended}${size}`] },
    ...(rows.length === 0 ? [] : [figure({ id: `${id}-conversion`, title: `Conversion of ${label} by stage`, description: `${rows.map((row) => `${row.name} ${percent(row.share)}`).join(', ')}.` }, (canvas, head) => conversion(canvas, head, { rows }))]),
    ...choice(`${id}-stage`, 'Stage', stages.flatMap((stage, k) => timesInStage(stage, motion, `${id}-survival-${k}`))),
    { kind: 'table', table },
  ];
}

/** How long deals stay in a stage: as observed, and as fitted. */
function timesInStage(stage: Motion['stages'][number], { label }: Motion, id: string): Option[] {
  const ways = [['those who advance', stage.days], ['those who are lost', stage.daysIfLost]] as const;
  const known = ways.flatMap(([name, days]) => (days === null || days.curve.days.length < 3 ? [] : [{ name, days }]));
  if (known.length === 0) return [];
  const curves = known.map(({ name, days: { curve, best } }) => ({
    name,
    family: best === null ? null : families[best],
    points: curve.days.map((day, k) => ({ days: day, observed: curve.observed[k], low: Math.max(0, curve.observed[k] - Z * curve.error[k]), high: Math.min(1, curve.observed[k] + Z * curve.error[k]), fitted: curve.fitted?.[k] ?? null })),
  }));
  const title = `Time in ${stage.label}, deals of ${label}`;
  const half = ({ points }: (typeof curves)[number]) => points.find(({ observed }) => observed <= 0.5)?.days;
  const description = `${curves.map((curve) => `Of ${curve.name} ${half(curve) === undefined ? 'more than half stay longer than was observed' : `half stay longer than ${grouped(Math.round(half(curve)!))} days`}`).join('. ')}.`;
  const kept = known.filter(({ days }) => days.family === 'empirical').map(({ name }) => name);
  const table: DataTable = {
    id: `${id}-curves`,
    title: `Still in ${stage.label} after so many days`,
    columns: [text('of'), { key: 'days', head: 'days', unit: 'days' }, { key: 'observed', head: 'observed', unit: 'share' }, { key: 'observed.error', head: 'observed, sampling error', unit: 'share', error: { of: 'observed', side: 'half' } }, { key: 'fitted', head: 'fitted', unit: 'share' }],
    rows: known.flatMap(({ name, days: { curve } }) => curve.days.map((day, k): Cell[] => [name, day, curve.observed[k], Z * curve.error[k], curve.fitted?.[k] ?? null])),
    errors: 'sampling error (95 %), by Greenwood',
  };
  const note = `Observed: Kaplan–Meier, open deals counted for as long as they are known to be open, with the chance that they advance in the end.${kept.length === 0 ? '' : ` Of ${kept.join(' and ')} the scenario keeps the observed curve: no family that it knows follows it.`}`;
  return [{ name: stage.label, blocks: [figure({ id, title, description }, (canvas, head) => survival(canvas, head, { curves, of: 'still in the stage' }), { note, table })] }];
}

const families = { exponential: 'exponential', weibull: 'Weibull', lognormal: 'lognormal', loglogistic: 'log-logistic' } as const;
/** 95 % of a normal distribution lie within so many standard deviations. */
const Z = 1.96;

function figures({ figures: all, scenario }: CalibrationResult): Part {
  const unitOf = ({ unit }: Figure) => (unit === 'money' ? scenario.currency : unit === 'days' ? unit : shares.has(unit) ? 'share' : 'count');
  const table: DataTable = {
    id: 'figures',
    title: 'Every figure of the scenario',
    columns: [text('what', 'figure'), { key: 'value', head: 'value', unit: 'row' }, { key: 'value.low', head: 'P10', unit: 'row', error: { of: 'value', side: 'low' } }, { key: 'value.high', head: 'P90', unit: 'row', error: { of: 'value', side: 'high' } }, { ...text('unit'), isHidden: true }, text('per', 'in'), { key: 'n', head: 'from', unit: 'integer' }, text('of', 'counted'), text('method'), text('path', 'field')],
    rows: all.map((each) => [each.what, each.value, each.p10, each.p90, unitOf(each), each.unit, each.n, each.of, each.method, each.path ?? '']),
    errors: 'from P10 to P90 of what the history leaves open (80 %)',
  };
  return { id: 'figures', title: 'Figures of the scenario', blocks: [{ kind: 'table', table }] };
}

/** Units of figures that are shares. */
const shares: ReadonlySet<string> = new Set(['share', 'probability', 'share of opportunities']);

function told({ findings, cannot, priors }: CalibrationResult): Part[] {
  return [
    ...(findings.length === 0 ? [] : [{ id: 'findings', title: 'What was found, and what was not', blocks: [{ kind: 'list' as const, items: findings.map(({ found, text: words, p }) => `${found ? 'Found' : 'Not found'}: ${words}${p === null || /\bp [=<] /.test(words) ? '' : ` (p ${p < 0.001 ? '< 0.001' : p.toFixed(3)})`}`) }] }]),
    ...(cannot.length === 0 ? [] : [{ id: 'cannot', title: 'What this history cannot tell', blocks: [{ kind: 'list' as const, items: cannot.map(({ what, why, instead }) => `${what}: ${why}. Instead: ${instead}.`) }] }]),
    ...(Object.keys(priors).length === 0 ? [] : [{ id: 'priors', title: 'Believed before any data', blocks: [{ kind: 'list' as const, items: Object.values(priors) }] }]),
  ];
}
