import type { Forecast } from '../../crm/forecast/result.ts';
import { chanceText, interval } from '../chance.ts';
import { landingSplit } from '../chart/crm/landing-split.ts';
import { largeDeals } from '../chart/crm/large-deals.ts';
import { rollUps } from '../chart/crm/roll-ups.ts';
import type { DataTable } from '../document/data-table.ts';
import { figure, type Block, type Document, type Part } from '../document/document.ts';
import type { Formats } from '../document/formats.ts';
import { statsTable, text } from '../document/stats-table.ts';
import { grouped } from '../number.ts';
import { percent } from '../share.ts';
import { headline } from '../text/crm/forecast-report.ts';
import { headParts, partialWords } from './head.ts';
import { wordsPage } from './words-page.ts';

const measures = { newAcv: 'new business', newAndExpansionAcv: 'new business and expansion', totalBookings: 'total bookings' } as const;
const categories = { closed: 'closed', commit: 'and commit', bestCase: 'and best case', pipeline: 'and pipeline' } as const;

/** The report of a forecast: where this period and the next land, what that is made of, large deals, what sellers say. */
export function forecastDocument(found: Forecast, formats: Formats): Document {
  const { scenario, pipeline, run, measure } = found;
  return {
    kind: found.kind,
    title: scenario.name,
    subtitle: [`Forecast of ${measures[measure]} on ${pipeline.asOf}`, scenario.currency, `${grouped(pipeline.deals)} open deals of ${formats.money(pipeline.value)}`, `${grouped(run.trials)} trials`],
    partial: partialWords(found),
    headline: headline(found, wordsPage(formats)),
    parts: [landing(found, formats), ...said(found, formats), ...large(found, formats), pipelinePart(found), ...headParts(found)],
  };
}

function landing({ periods, scenario, measure }: Forecast, formats: Formats): Part {
  const { currency } = scenario;
  const rows = periods.map(({ id, closed, open, toCome, customers, landing: all, target }) => ({
    period: id,
    parts: [{ name: 'booked', mean: closed }, { name: 'deals open now', mean: open.mean ?? 0 }, { name: 'deals to come', mean: toCome.mean ?? 0 }, ...(customers === null ? [] : [{ name: 'customers', mean: customers.mean ?? 0 }])],
    p10: all.p10,
    p90: all.p90,
    target: target?.amount ?? null,
  }));
  const stats = statsTable({
    id: 'landing',
    title: 'Where it lands, and what that is made of',
    labels: [text('period'), text('part')],
    rows: periods.flatMap(({ id, landing: all, open, toCome, customers }) => [{ labels: [id, 'landing'], unit: currency, stats: all }, { labels: [id, 'deals open now'], unit: currency, stats: open }, { labels: [id, 'deals to come'], unit: currency, stats: toCome }, ...(customers === null ? [] : [{ labels: [id, 'customers'], unit: currency, stats: customers }])]),
    note: 'P10: 1 trial in 10 is below, P90: 1 in 10 is above. Means of the parts, with what is booked, add up to the mean of the whole; P50s do not.',
  });
  const chances: DataTable = {
    id: 'chances',
    title: 'Chance of the target, and what people reckon beside it',
    columns: [text('period'), text('firstDay', 'first day'), text('lastDay', 'last day'), { key: 'closed', head: 'booked', unit: currency }, { key: 'target', head: 'target', unit: currency }, { key: 'chance', head: 'chance', unit: 'share' }, { key: 'chance.low', head: 'chance, simulation error from', unit: 'share', error: { of: 'chance', side: 'low' } }, { key: 'chance.high', head: 'chance, simulation error to', unit: 'share', error: { of: 'chance', side: 'high' } }, { key: 'stageWeighted', head: 'stage-weighted pipeline', unit: currency }, { key: 'runRate', head: 'run rate', unit: currency }, { key: 'history.p10', head: 'past periods, P10', unit: currency }, { key: 'history.p50', head: 'P50', unit: currency }, { key: 'history.p90', head: 'P90', unit: currency }],
    rows: periods.map(({ id, firstDay, lastDay, closed, target, beside }) => [id, firstDay, lastDay, closed, target?.amount ?? null, target?.hit.p ?? null, target?.hit.lo ?? null, target?.hit.hi ?? null, beside?.stageWeighted ?? null, beside?.runRate ?? null, beside?.history?.p10 ?? null, beside?.history?.p50 ?? null, beside?.history?.p90 ?? null]),
  };
  const description = `${rows.map(({ period, parts, p10, p90 }) => `${period}: ${parts.map(({ name, mean }) => `${name} ${formats.money(mean)}`).join(', ')}; 80 % of trials from ${formats.money(p10)} to ${formats.money(p90)}`).join('. ')}.`;
  return { id: 'landing', title: 'Where it lands', blocks: [figure({ id: 'landing', title: 'The landing and its parts', description }, (canvas, head) => landingSplit(canvas, head, { rows, unit: currency, measure: measures[measure] })), { kind: 'table', table: stats }, { kind: 'table', table: chances }] };
}

function said({ rollUps: found, periods: [running], scenario }: Forecast, formats: Formats): Part[] {
  if (found.length === 0) return [];
  const rows = found.map(({ upTo, deals, amount, percentile }) => ({ name: categories[upTo], amount, words: `${categories[upTo]}: ${formats.money(amount)} of ${grouped(deals)} deals; ${percent(percentile)} of trials land below it` }));
  const { p10, p50, p90 } = running.landing;
  const title = 'What sellers say against where it lands';
  const table: DataTable = { id: 'roll-ups', title: 'Roll-ups by forecast category', columns: [text('upTo', 'category and better'), { key: 'deals', head: 'deals', unit: 'integer' }, { key: 'amount', head: 'sum', unit: scenario.currency }, { key: 'percentile', head: 'trials that land below', unit: 'share' }], rows: found.map(({ upTo, deals, amount, percentile }) => [categories[upTo], deals, amount, percentile]), note: 'Open deals that are expected to close in the period, summed as if all of them were won.' };
  return [{ id: 'roll-ups', title: 'What sellers say', blocks: [figure({ id: 'roll-ups', title, description: `${rows.map(({ words }) => words).join('; ')}.` }, (canvas, head) => rollUps(canvas, head, { rows, unit: scenario.currency, p10, p50, p90 })), { kind: 'table', table }] }];
}

function large({ large: all, periods: [running], scenario }: Forecast, formats: Formats): Part[] {
  if (all.length === 0) return [];
  const { currency } = scenario;
  const rows = all.map(({ id, amount, adds, won }) => ({ name: id, amount, adds, words: `${id}: ${formats.money(amount)}, won in ${running.id} in ${chanceText(won.thisPeriod)} of trials${interval(won.thisPeriod) === '' ? '' : ` (simulation error ${interval(won.thisPeriod)})`}; adds ${formats.money(adds)} on average` }));
  const chance = (key: string, head: string) => [{ key, head, unit: 'share' }, { key: `${key}.low`, head: `${head}, simulation error from`, unit: 'share', error: { of: key, side: 'low' as const } }, { key: `${key}.high`, head: `${head}, simulation error to`, unit: 'share', error: { of: key, side: 'high' as const } }];
  const table: DataTable = {
    id: 'large',
    title: `The largest open deals in ${running.id}`,
    columns: [text('id', 'deal'), text('stage'), text('category'), { key: 'amount', head: 'amount', unit: currency }, { key: 'age', head: 'days old', unit: 'days' }, ...chance('won', 'won in it'), ...chance('next', 'in the next'), { key: 'adds', head: 'adds', unit: currency }, { key: 'without.p10', head: 'P10 if lost', unit: currency }, { key: 'without.p50', head: 'P50 if lost', unit: currency }, { key: 'without.p90', head: 'P90 if lost', unit: currency }, ...chance('without.hit', 'target if lost'), text('how')],
    rows: all.map(({ id, stage, category, amount, ageDays, won, adds, without, how }) => [id, stage, category ?? '', amount, ageDays, won.thisPeriod.p, won.thisPeriod.lo, won.thisPeriod.hi, won.nextPeriod.p, won.nextPeriod.lo, won.nextPeriod.hi, adds, without.p10, without.p50, without.p90, without.hit?.p ?? null, without.hit?.lo ?? null, without.hit?.hi ?? null, how]),
    note: 'If lost: the same trials without the deal; run again where its people then have time for others.',
  };
  const title = `The largest open deals, and what each adds to ${running.id}`;
  return [{ id: 'large', title: 'Large deals', blocks: [figure({ id: 'large', title, description: `${rows.map(({ words }) => words).join('; ')}.` }, (canvas, head) => largeDeals(canvas, head, { rows, unit: currency })), { kind: 'table', table }] }];
}

function pipelinePart({ pipeline }: Forecast): Part {
  const { files, leftOut, withoutAmount } = pipeline;
  const blocks: Block[] = [{ kind: 'list', items: [...files.map((file) => `file ${file}`), ...leftOut.map(({ reason, count }) => `${grouped(count)} left out: ${reason}`), 'the open deals stand in these files, and not in the scenario below', ...(withoutAmount > 0 ? [`${grouped(withoutAmount)} deals state no amount`] : [])] }];
  return { id: 'pipeline', title: 'The pipeline that was read', blocks };
}
