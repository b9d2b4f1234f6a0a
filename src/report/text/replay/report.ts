import type { Replay, ReplayMetric } from '../../../decide/replay/result.ts';
import { amountIn, times } from '../../amount.ts';
import { compact, grouped, trimmed } from '../../number.ts';
import { percent } from '../../share.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';
import { timeline } from './timeline.ts';

export interface ReplayReportOptions extends PageOptions {
  /** every event instead of those that weigh most */
  readonly whole?: boolean;
}

/** One trial told: what came of it, how it differs from the others, what it was dealt, what happened when. */
export function replayReport(replay: Replay, options: ReplayReportOptions = {}): string[] {
  const page = pageOf(replay.scenario.currency, options);
  const { name, currency } = replay.scenario;
  const { length } = replay.periods;
  return [
    ...wrap(page, `Trial ${grouped(replay.trial)} of ${name}`, { indent: 0 }).map(page.bold),
    ...wrap(page, `${replay.periods[0].id} to ${replay.periods[length - 1].id} (${replay.periods[0].firstDay} to ${replay.periods[length - 1].lastDay}), ${currency}`, { indent: 0 }),
    '',
    ...sentences(replay, page).flatMap((text) => wrap(page, text)),
    ...titled(page, 'How it differs from the other trials', differences(replay, page)),
    ...titled(page, 'What it was dealt', dealt(replay, page)),
    ...timeline(replay, page, options.whole === true),
    ...titled(page, 'Run', facts(replay, page)),
  ];
}

export function sentences({ targets, metrics, chosen }: Replay, page: Page): string[] {
  const [target] = targets;
  const attained = target === undefined ? undefined : metrics.find(({ id, by }) => id === 'attainment.company' && by.target === target.name);
  const booked = metrics.find(({ id, by }) => id === 'bookings.new' && Object.keys(by).length === 0);
  const first = target === undefined || attained?.total === undefined || attained.total === null
    ? `It books ${page.money(booked?.total)} of new business.`
    : `It reaches ${percent(attained.total)} of target ${target.name}: ${amountIn(target.unit, page.money)(target.unit === 'share' ? attained.total : attained.total * target.total)} of ${amountIn(target.unit, page.money)(target.total)}.`;
  const among = attained?.among ?? booked?.among ?? null;
  const place = among === null || among.below === null ? [] : [`${grouped(Math.round(among.below * among.n))} of ${grouped(among.n)} trials do worse.`];
  return [first, ...place, ...standsOut(metrics, page), ...(chosen === null ? [] : [`Chosen as ${choices[chosen.at]} by ${chosen.metric}.`])];
}

const choices = { worst: 'the worst', p10: 'P10 (1 trial in 10 is below)', p50: 'P50 (half are below)', p90: 'P90 (1 trial in 10 is above)', best: 'the best' } as const;

/** Rows of the comparison: metrics of the company, then those by pool. */
const company: readonly (readonly [id: string, words: string])[] = [
  ['bookings.new', 'new bookings'],
  ['bookings.expansion', 'expansion'],
  ['opportunities.created', 'opportunities created'],
  ['deals.won', 'deals won'],
  ['winRate', 'win rate'],
  ['dealSize.won', 'deal size'],
  ['cycle.won', 'days to win'],
  ['quarterEnd.slipped', 'slipped'],
  ['arr.churned', 'ARR churned'],
];
const pools: readonly (readonly [id: string, words: string])[] = [
  ['headcount.filledAverage', 'people'],
  ['headcount.leavers', 'leavers'],
  ['utilisation', 'utilisation'],
  ['wait.days', 'days waited'],
];

interface Row {
  readonly words: string;
  readonly metric: ReplayMetric;
}

/** The metrics that are compared with those of the other trials: all that differ among them. */
function comparable(metrics: Replay['metrics']): Row[] {
  const whole = ({ by }: ReplayMetric) => Object.keys(by).length === 0;
  return [
    ...company.flatMap(([id, words]) => metrics.filter((metric) => metric.id === id && whole(metric)).map((metric) => ({ words, metric }))),
    ...pools.flatMap(([id, words]) => metrics.filter((metric) => metric.id === id && metric.by.pool !== undefined).map((metric) => ({ words: `${metric.by.pool}: ${words}`, metric }))),
  ].filter(({ metric: { total, among } }) => among !== null && total !== null && !(among.p10 === among.p90 && total === among.p10));
}

/** In words what lies below, or above, nine trials in ten; bookings do so by being chosen, and are left out. */
function standsOut(metrics: Replay['metrics'], page: Page): string[] {
  const far = comparable(metrics).filter(({ metric: { id, among } }) => !id.startsWith('bookings') && (among!.below! < 0.1 || among!.below! > 0.9));
  if (far.length === 0) return [];
  const texts = far.map(({ words, metric: { unit, total, among } }) => `${words} ${amountIn(unit, page.money)(total)} (${among!.below! < 0.5 ? 'low' : 'high'}; half of the trials are below ${amountIn(unit, page.money)(among!.p50)})`);
  return [`What stands out: ${texts.join(', ')}.`];
}

function differences({ metrics }: Replay, page: Page): string[] {
  const rows = comparable(metrics);
  if (rows.length === 0) return [];
  const amounts = rows.map(({ metric }) => amountIn(metric.unit, page.money));
  const lines = table(page, [
    { head: '', cells: rows.map(({ words }) => words) },
    { head: 'this trial', cells: rows.map(({ metric }, i) => amounts[i](metric.total)) },
    { head: 'P10', cells: rows.map(({ metric }, i) => amounts[i](metric.among!.p10)), drop: 1 },
    { head: 'P50', cells: rows.map(({ metric }, i) => amounts[i](metric.among!.p50)) },
    { head: 'P90', cells: rows.map(({ metric }, i) => amounts[i](metric.among!.p90)), drop: 1 },
    { head: 'trials below', cells: rows.map(({ metric }) => percent(metric.among!.below)) },
  ]);
  return [...lines, ...note(page, 'What stands at one end of the other trials (few below, or nearly all) is what made this one different.')];
}

function dealt({ dealt: { inputs, shocks } }: Replay, page: Page): string[] {
  const isShocked = shocks.some(({ demand, winOdds, cycle }) => demand !== 1 || winOdds !== 1 || cycle !== 1);
  const factor = (x: number) => `x ${x.toFixed(2)}`;
  const columns = [
    { head: '', cells: shocks.map(({ period }) => period) },
    { head: 'demand', cells: shocks.map(({ demand }) => factor(demand)) },
    { head: 'win odds', cells: shocks.map(({ winOdds }) => factor(winOdds)) },
    { head: 'days in stages', cells: shocks.map(({ cycle }) => factor(cycle)) },
  ];
  return [
    ...(isShocked ? table(page, columns) : wrap(page, 'No shared shocks: every period is as the others.')),
    ...inputs.flatMap(({ path, value, usual }) => wrap(page, `${path} = ${figure(value)} (usual: ${figure(usual)}${usual === 0 || Math.abs(value / usual - 1) < 0.05 ? '' : `, ${times(value / usual)}`})`, { hang: 6 })),
  ];
}

const figure = (x: number): string => (Math.abs(x) >= 1000 ? compact(x) : trimmed(x, Math.abs(x) < 1 ? 4 : 2));

function facts({ run: { seed, engine, rng }, scenario, events, trial }: Replay, page: Page): string[] {
  return [
    ...wrap(page, `${grouped(events.length)} events; --csv FILE writes them all, --all prints them. These are the numbers of trial ${trial} (counted from 0) of any simulation of this scenario with seed ${seed.length > 40 ? `${seed.slice(0, 40)} and so on` : seed}.`),
    ...wrap(page, `scenario ${scenario.file ?? 'given as an object'}, quotacast ${engine}, random numbers ${rng}`),
  ];
}
