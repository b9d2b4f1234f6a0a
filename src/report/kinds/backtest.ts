import type { Backtest, OriginForecasts } from '../../crm/backtest/result.ts';
import { breakdown } from '../chart/breakdown.ts';
import { held } from '../chart/crm/held.ts';
import { periodRanges } from '../chart/period-ranges.ts';
import { pit } from '../chart/crm/pit.ts';
import type { DataTable } from '../document/data-table.ts';
import { choice, figure, type Document, type Part } from '../document/document.ts';
import type { Formats } from '../document/formats.ts';
import { text } from '../document/stats-table.ts';
import { grouped } from '../number.ts';
import { percent } from '../share.ts';
import { headline } from '../text/crm/backtest-report.ts';
import { headParts } from './head.ts';

const words = { '4w': 'four-week period', month: 'month', quarter: 'quarter' } as const;
const CLAIMED = 0.8;

/** The report of a backtest: how far off forecasts were, beside what people use instead, and whether their intervals held. */
export function backtestDocument(found: Backtest, formats: Formats): Document {
  const { history, settings, origins, periods } = found;
  const unit = settings.value === 'count' || history.currency === null ? 'count' : history.currency;
  return {
    kind: found.kind,
    title: `Backtest: ${settings.value === 'count' ? 'deals' : (history.currency ?? 'amount')} won per ${words[settings.period]}`,
    subtitle: [`${grouped(history.deals)} deals, ${history.firstDay} to ${history.lastDay}${history.source === 'snapshots' ? ', known by snapshots' : ''}`, `${periods.length} periods, forecast at ${origins.length} origins`],
    partial: null,
    headline: headline(found),
    parts: [scores(found), ...forecasts(found, unit, formats), ...calibration(found), ...comparisons(found), ...learnt(found), historyPart(found), ...headParts(found)],
  };
}

function scores({ scores: all }: Backtest): Part {
  const rows = all.filter(({ n, crps }) => n > 0 && crps !== null).map(({ name, crps }) => ({ name, mean: crps!, p10: null, p90: null }));
  const title = 'Error of each method (CRPS over the mean period)';
  const table: DataTable = {
    id: 'scores',
    title: 'Scores, as shares of the mean period',
    columns: [text('name', 'method'), text('states'), { key: 'n', head: 'forecasts', unit: 'integer' }, ...(['wape', 'bias', 'crps', 'pinball', 'width'] as const).map((key) => ({ key, head: { wape: 'WAPE', bias: 'bias', crps: 'CRPS', pinball: 'pinball', width: 'width of 80 %' }[key], unit: 'share' })), { key: 'held', head: 'held', unit: 'share' }, { key: 'held.low', head: 'held, from', unit: 'share', error: { of: 'held', side: 'low' } }, { key: 'held.high', head: 'held, to', unit: 'share', error: { of: 'held', side: 'high' } }, { key: 'held.p', head: 'p against 80 %', unit: 'p' }, { key: 'pitKs', head: 'KS of PIT', unit: 'factor' }, { key: 'pitKs.p', head: 'p', unit: 'p' }],
    rows: all.map(({ name, states, n, wape, bias, crps, pinball, width, coverage, pitKs }) => [name, states, n, wape, bias, crps, pinball, width, coverage?.share ?? null, coverage?.lo ?? null, coverage?.hi ?? null, coverage?.p ?? null, pitKs?.statistic ?? null, pitKs?.p ?? null]),
    note: 'WAPE: mean error of the P50. Bias: above 0 too high. CRPS: the error of the whole distribution; a method that states only a number has its error there. Held: how often the interval from P10 to P90 held.',
    errors: 'sampling error (95 %): how far the share may be from what it would be over many more forecasts',
  };
  return { id: 'scores', title: 'How far off', blocks: [figure({ id: 'scores', title, description: `${rows.map(({ name, mean }) => `${name} ${percent(mean)}`).join(', ')}.` }, (canvas, head) => breakdown(canvas, head, { rows, unit: 'share', measure: 'CRPS over the mean period, less is better' })), { kind: 'table', table }] };
}

/** When in a period a forecast was made: quarters have one each month, shorter periods each week. */
function when(step: number, kind: keyof typeof words): string {
  const since = kind === 'quarter' ? 'month' : 'week';
  return step === 0 ? `at the ${words[kind]}'s beginning` : `${step} ${since}${step === 1 ? '' : 's'} into the ${words[kind]}`;
}

function forecasts({ origins, scores: all, periods, settings: { period: kind } }: Backtest, unit: string, formats: Formats): Part[] {
  const write = formats.amount(unit);
  const steps = [...new Set(origins.map(({ step }) => step))].sort((a, z) => a - z);
  const own = all[0]?.method;
  const options = steps.map((step) => {
    const rows = origins.filter((origin) => origin.step === step).flatMap((origin) => origin.forecasts.filter(({ method }) => method === own).map((forecast) => ({ label: origin.period, p10: forecast.p10, p50: forecast.p50, p90: forecast.p90, target: origin.actual })));
    const name = when(step, kind);
    const title = `Forecasts ${name}, and what it came to`;
    return { name, blocks: rows.length === 0 ? [] : [figure({ id: `forecasts-${step}`, title, description: `${rows.map(({ label, p50, target }) => `${label}: P50 ${write(p50)}, came to ${write(target)}`).join('; ')}.` }, (canvas, head) => periodRanges(canvas, head, { rows, unit, measure: 'won in the period', of: 'forecast draws', mark: 'what it came to' }))] };
  }).filter(({ blocks }) => blocks.length > 0);
  const table: DataTable = {
    id: 'forecasts',
    title: 'Every forecast',
    columns: [text('period'), text('day', 'on'), { key: 'step', head: kind === 'quarter' ? 'months in' : 'weeks in', unit: 'integer' }, text('method'), { key: 'booked', head: 'booked by then', unit }, ...(['mean', 'p10', 'p50', 'p90', 'actual', 'crps'] as const).map((key) => ({ key, head: key.startsWith('p') ? key.toUpperCase() : key, unit })), { key: 'pit', head: 'PIT', unit: 'share' }],
    rows: origins.flatMap((origin: OriginForecasts) => origin.forecasts.map(({ method, mean, p10, p50, p90, crps, pit: place }) => [origin.period, origin.day, origin.step, nameOf(all, method), origin.booked, mean, p10, p50, p90, origin.actual, crps, place])),
  };
  const ends: DataTable = { id: 'periods', title: 'Periods', columns: [text('period'), text('firstDay', 'first day'), text('lastDay', 'last day'), text('cut'), { key: 'actual', head: 'came to', unit }], rows: periods.map(({ id, firstDay, lastDay, cut, actual }) => [id, firstDay, lastDay, cut ? 'yes' : 'no', actual]) };
  return [{ id: 'forecasts', title: 'What was forecast and what came', blocks: [...choice('step', 'When', options), { kind: 'table', table, isFolded: true, isLong: true }, { kind: 'table', table: ends, isFolded: true }] }];
}

/** Whether forecasts were as sure as they should be. */
function calibration({ origins, scores: all }: Backtest): Part[] {
  const own = all[0]?.method;
  const values = origins.flatMap(({ forecasts: each }) => each.filter(({ method }) => method === own).flatMap(({ pit: place }) => (place === null ? [] : [place])));
  const rows = all.flatMap(({ name, coverage }) => (coverage === null ? [] : [{ name, ...coverage }]));
  const blocks = [
    ...(values.length === 0 ? [] : [figure({ id: 'pit', title: 'Where what happened fell in its forecast (PIT)', description: `${values.length} forecasts; ${values.filter((value) => value < 0.1).length} outcomes in the lowest tenth, ${values.filter((value) => value >= 0.9).length} in the highest.` }, (canvas, head) => pit(canvas, head, { values }), { note: 'Even bars: the forecasts were as sure as they should be. High at both ends: too sure. High in the middle: not sure enough. Forecasts of one period hang together, so bars vary more than luck alone would have them.' })]),
    ...(rows.length === 0 ? [] : [figure({ id: 'held', title: 'How often the interval from P10 to P90 held', description: `${rows.map(({ name, hits, n }) => `${name}: ${hits} of ${n}`).join(', ')}.` }, (canvas, head) => held(canvas, head, { rows, claimed: CLAIMED }))]),
  ];
  return blocks.length === 0 ? [] : [{ id: 'calibration', title: 'Whether it was as sure as it should be', blocks }];
}

/** What a method is called. */
const nameOf = (all: Backtest['scores'], id: string): string => all.find(({ method }) => method === id)?.name ?? id;

function comparisons({ comparisons: all, scores: known }: Backtest): Part[] {
  if (all.length === 0) return [];
  const table: DataTable = { id: 'comparisons', title: 'Quotacast against each method, CRPS (Diebold–Mariano)', columns: [text('method'), { key: 'n', head: 'forecasts', unit: 'integer' }, { key: 'difference', head: 'difference, over the mean period', unit: 'share' }, { key: 'statistic', head: 'statistic', unit: 'factor' }, { key: 'p', head: 'p', unit: 'p' }], rows: all.map(({ method, n, difference, statistic, p }) => [nameOf(known, method), n, difference, statistic, p]), note: 'Below 0 Quotacast is better. Forecasts of one period hang together, so p is rough.' };
  return [{ id: 'comparisons', title: 'Against each method', blocks: [{ kind: 'table', table }] }];
}

function learnt({ learnt: found, history }: Backtest): Part[] {
  if (found === null) return [];
  const { shockSd, shockPersistence, demandSd, effects } = found;
  return [{ id: 'learnt', title: 'What the history taught', blocks: [{ kind: 'list', items: [`What is won moves together by ± ${percent(shockSd)} ${history.source === 'snapshots' ? 'from snapshot to snapshot' : 'from week to week'} beyond luck, with a correlation of ${shockPersistence.toFixed(2)} between neighbours; arrivals by ± ${percent(demandSd)}.`, ...effects.map(({ name, sd }) => `Winning differs by ${name}: ± ${percent(sd)}.`)] }] }];
}

function historyPart({ history }: Backtest): Part {
  return { id: 'history', title: 'History', blocks: [{ kind: 'list', items: [...history.files.map((file) => `file ${file}`), `known by ${history.source}, ${grouped(history.deals)} deals, ${history.firstDay} to ${history.lastDay}`] }] };
}
