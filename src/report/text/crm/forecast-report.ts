import type { Forecast, LargeDeal, RollUp } from '../../../crm/forecast/result.ts';
import { chanceText, howOften, interval, simulationError } from '../../chance.ts';
import { grouped } from '../../number.ts';
import { percent } from '../../share.ts';
import { rangeBar, scaleOf } from '../bars.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';
import { checks } from './checks.ts';

const measures = { newAcv: 'new business', newAndExpansionAcv: 'new business and expansion', totalBookings: 'total bookings' } as const;

/** Where this period and the next land, for a terminal: the landing, what it is made of, large deals, what sellers say. */
export function forecastReport(found: Forecast, options: PageOptions = {}): string[] {
  const page = pageOf(found.scenario.currency, options);
  const { scenario, pipeline, periods: [running], run } = found;
  return [
    ...wrap(page, scenario.name, { indent: 0 }).map(page.bold),
    ...wrap(page, `Forecast of ${measures[found.measure]} on ${pipeline.asOf}, ${scenario.currency}; ${grouped(pipeline.deals)} open deals of ${page.money(pipeline.value)}; ${grouped(run.trials)} trials`, { indent: 0 }).map(page.dim),
    '',
    ...headline(found, page).flatMap((text, i) => wrap(page, text).map((line) => (i === 0 ? page.bold(line) : line))),
    ...titled(page, `${running.id}, and the period after it`, landing(found, page)),
    ...titled(page, 'What sellers say', rollUps(found.rollUps, page)),
    ...titled(page, `The largest open deals in ${running.id}`, largest(found, page)),
    ...titled(page, 'Checks', checks(page, found.health)),
    ...titled(page, 'Run', wrap(page, `${grouped(run.trials)} trials, seed ${page.plain(run.seed).slice(0, 40)}, quotacast ${run.engine}, ${found.timing.seconds.toFixed(1)} seconds, ${found.timing.workers} ${found.timing.workers === 1 ? 'worker' : 'workers'}`)),
  ];
}

export function headline({ periods: [running], scenario }: Forecast, page: Page): string[] {
  const { landing: { p10, p50, p90 }, target, closed, beside } = running;
  const lands = `${running.id} lands at ${page.money(p50)} in the middle; 1 trial in 10 is below ${page.money(p10)}, 1 in 10 above ${page.money(p90)}.`;
  const reached = target === null ? [] : [`The target of ${page.money(target.amount)} is reached in ${howOften(target.hit)} trials (${simulationError(target.hit)}).`];
  const isClosed = closed > 0 ? [`${page.money(closed)} of it is booked.`] : [];
  const said = (value: number | null | undefined, words: (amount: string) => string) => (typeof value === 'number' ? [words(page.money(value))] : []);
  const others = [...said(beside?.stageWeighted, (amount) => `the stage-weighted pipeline says ${amount}, whenever it closes`), ...said(beside?.runRate, (amount) => `the run rate ${amount}`)];
  const history = beside?.history ?? null;
  const alone = history === null ? [] : [`The CRM's history alone, without the scenario, says ${page.money(history.p50)} (P10 ${page.money(history.p10)}, P90 ${page.money(history.p90)}); backtest scores that.`];
  const sure = scenario.uncertain.length === 0 ? ['All rates are taken as exactly known.'] : [];
  return [lands, ...reached, ...isClosed, ...(others.length === 0 ? [] : [`Beside it, ${others.join('; ')}.`]), ...alone, ...sure];
}

/** The two periods, each with what its landing is made of. */
function landing({ periods }: Forecast, page: Page): string[] {
  const rows = periods.flatMap(({ id, landing: all, closed, open, toCome, customers }, k) => [
    { name: id, p10: all.p10, p50: all.p50, p90: all.p90, mean: all.mean },
    ...(k === 0 ? [{ name: '  booked', p10: null, p50: null, p90: null, mean: closed }] : []),
    { name: '  deals open now', p10: open.p10, p50: open.p50, p90: open.p90, mean: open.mean },
    { name: '  deals to come', p10: toCome.p10, p50: toCome.p50, p90: toCome.p90, mean: toCome.mean },
    ...(customers === null ? [] : [{ name: '  customers', p10: customers.p10, p50: customers.p50, p90: customers.p90, mean: customers.mean }]),
  ]);
  const money = (value: number | null) => (value === null ? '' : page.money(value));
  const ranges = rows.map(({ p10, p50, p90 }) => ({ low: p10, middle: p50, high: p90 }));
  const scale = scaleOf(ranges);
  const chances = periods.flatMap(({ id, target }) => (target === null ? [] : [`${id}: ${page.money(target.amount)} is reached with ${chanceText(target.hit)}${interval(target.hit) === '' ? '' : ` (${interval(target.hit)})`}`]));
  return [
    ...table(
      page,
      [
        { head: '', cells: rows.map(({ name }) => name) },
        { head: 'P10', cells: rows.map(({ p10 }) => money(p10)) },
        { head: 'P50', cells: rows.map(({ p50 }) => money(p50)) },
        { head: 'P90', cells: rows.map(({ p90 }) => money(p90)) },
        { head: 'mean', cells: rows.map(({ mean }) => money(mean)), drop: 1 },
      ],
      { least: 12, most: 40, draw: (columns) => ranges.map((range) => rangeBar(page.glyphs, range, scale, columns)) },
    ),
    ...(chances.length === 0 ? [] : wrap(page, `${chances.join('; ')}.`)),
    ...note(page, 'P10: 1 trial in 10 is below, P90: 1 in 10 is above. Means of the parts add up to the mean of the whole; P50s do not.'),
  ];
}

const categories = { closed: 'closed', commit: '+ commit', bestCase: '+ best case', pipeline: '+ pipeline' } as const;

/** Roll-ups by forecast category, and how sure the landing makes them. */
function rollUps(found: readonly RollUp[], page: Page): string[] {
  if (found.length === 0) return [];
  return [
    ...table(page, [
      { head: '', cells: found.map(({ upTo }) => categories[upTo]) },
      { head: 'deals', cells: found.map(({ deals }) => grouped(deals)) },
      { head: 'sum', cells: found.map(({ amount }) => page.money(amount)) },
      { head: 'percentile of the landing', cells: found.map(({ percentile }) => (percentile === 0 ? 'below all' : percentile === 1 ? 'above all' : `P${Math.min(99, Math.max(1, Math.round(percentile * 100)))}`)) },
      { head: 'reached in', cells: found.map(({ percentile }) => percent(1 - percentile)), drop: 1 },
    ]),
    ...note(page, 'Open deals that are expected to close in the period, summed as if all of them were won.'),
  ];
}

function largest({ large, periods: [running] }: Forecast, page: Page): string[] {
  if (large.length === 0) return [];
  const isTarget = running.target !== null;
  const whole = running.target?.hit.p ?? null;
  const points = ({ without: { hit } }: LargeDeal) => (hit === null || hit.p === null || whole === null ? '' : `${pointsText((hit.p - whole) * 100)} points`);
  const again = large.some(({ how }) => how === 'run again');
  return [
    ...table(page, [
      { head: '', cells: large.map(({ id }) => id) },
      { head: 'stage', cells: large.map(({ stage }) => stage), align: 'left', drop: 2 },
      { head: 'amount', cells: large.map(({ amount }) => page.money(amount)) },
      { head: 'won in it', cells: large.map(({ won }) => chanceText(won.thisPeriod)) },
      { head: 'adds', cells: large.map(({ adds }) => page.money(adds)) },
      { head: 'P50 if lost', cells: large.map(({ without }) => (without.p50 === null ? '' : page.money(without.p50))) },
      ...(isTarget ? [{ head: 'chance', cells: large.map(points), drop: 1 }] : []),
    ]),
    ...note(page, `If lost: the same trials without the deal${again ? ', run again, since its people then have time for others' : ''}${isTarget ? '; chance: what that does to the target' : ''}.`),
  ];
}

const pointsText = (points: number): string => (Math.abs(points) < 0.05 ? '0' : `${points > 0 ? '+' : ''}${points.toFixed(1)}`);
