import type { LogEvent } from '../../decide/replay/event.ts';
import type { Replay } from '../../decide/replay/result.ts';
import { timeline, type TimelineEvent } from '../chart/decide/timeline.ts';
import type { Cell, DataTable } from '../document/data-table.ts';
import { figure, type Document, type Part } from '../document/document.ts';
import type { Formats } from '../document/formats.ts';
import { text } from '../document/stats-table.ts';
import { metricWords } from '../metric-words.ts';
import { grouped } from '../number.ts';
import { shownUnit } from '../text/decide/amounts.ts';
import { sentences } from '../text/replay/report.ts';
import { headParts, partialWords } from './head.ts';
import { wordsPage } from './words-page.ts';

/** The report of one trial: what came of it, what it was dealt, what happened when. */
export function replayDocument(replay: Replay, formats: Formats): Document {
  const { scenario, periods, trial, events } = replay;
  return {
    kind: replay.kind,
    title: `Trial ${grouped(trial)} of ${scenario.name}`,
    subtitle: [`${periods[0].id} to ${periods[periods.length - 1].id} (${periods[0].firstDay} to ${periods[periods.length - 1].lastDay})`, scenario.currency, `${grouped(events.length)} events`],
    partial: partialWords(replay),
    headline: sentences(replay, wordsPage(formats)),
    parts: [...story(replay, formats), ...booked(replay), ...differences(replay), ...dealt(replay), log(replay), ...headParts(replay)],
  };
}

/** Lanes of the picture, from above: events of each, and whether they are for the better. */
const lanes: readonly (readonly [lane: string, events: readonly LogEvent['event'][], isGood: boolean])[] = [
  ['won', ['won'], true],
  ['lost', ['lost', 'noDecision'], false],
  ['moved in', ['pulled'], true],
  ['moved out', ['slipped'], false],
  ['people join', ['joined', 'promoted'], true],
  ['people leave', ['left'], false],
  ['renewed', ['renewed', 'wonBack'], true],
  ['churned', ['churned', 'cancelled', 'uncovered'], false],
];

function story({ events, periods }: Replay, formats: Formats): Part[] {
  const told = events.flatMap((event): TimelineEvent[] => {
    const lane = lanes.find(([, kinds]) => kinds.includes(event.event));
    // leads that are qualified or lost are no deals
    if (lane === undefined || event.period === null || (event.motion !== null && event.amount === null && lane[0] === 'lost')) return [];
    const what = event.deal ?? event.account ?? event.person ?? '';
    const words = [`${event.date}: ${event.event} ${what}`, ...(event.amount === null ? [] : [formats.money(event.amount)]), ...(event.person === null || event.person === what ? [] : [event.person])].join(', ');
    return [{ day: event.date, lane: lane[0], amount: event.amount, words, isGood: lane[2] }];
  });
  const shown = lanes.map(([name]) => name).filter((name) => told.some(({ lane }) => lane === name));
  if (shown.length === 0) return [];
  const title = 'What happened, by day';
  const description = `${shown.map((name) => `${name}: ${grouped(told.filter(({ lane }) => lane === name).length)}`).join(', ')}.`;
  return [{ id: 'story', title: 'What happened', blocks: [figure({ id: 'story', title, description }, (canvas, head) => timeline(canvas, head, { events: told, lanes: shown, periodEnds: periods.map(({ lastDay }) => lastDay) }), { note: 'A dot for each event; its area is what the deal or the contract is worth.' })] }];
}

/** What the trial booked in each period, between what the other trials booked. */
function booked({ metrics, periods, targets: [target], scenario }: Replay): Part[] {
  const line = metrics.find(({ id, by }) => id === 'bookings.new' && Object.keys(by).length === 0);
  if (line === undefined) return [];
  const figures = target?.unit === scenario.currency && target.periods.length === periods.length ? target.periods : null;
  const table: DataTable = {
    id: 'booked',
    title: 'New business of this trial by period',
    columns: [text('period'), { key: 'booked', head: 'booked', unit: line.unit }, ...(figures === null ? [] : [{ key: 'target', head: `target ${target.name}`, unit: line.unit }])],
    rows: periods.map(({ id }, t) => [id, line.periods[t], ...(figures === null ? [] : [figures[t]])]),
  };
  return [{ id: 'booked', title: 'What it booked', blocks: [{ kind: 'table', table }] }];
}

function differences({ metrics }: Replay): Part[] {
  const rows = metrics.flatMap(({ id, unit, by, total, among }) => (among === null || total === null ? [] : [[metricWords(id, by), shownUnit({ id, unit }), total, among.p10, among.p50, among.p90, among.below, among.n] as Cell[]]));
  if (rows.length === 0) return [];
  const table: DataTable = {
    id: 'among',
    title: 'This trial among the others, whole time',
    columns: [text('metric'), text('unit'), { key: 'total', head: 'this trial', unit: 'row' }, { key: 'p10', head: 'P10', unit: 'row' }, { key: 'p50', head: 'P50', unit: 'row' }, { key: 'p90', head: 'P90', unit: 'row' }, { key: 'below', head: 'trials below', unit: 'share' }, { key: 'n', head: 'trials', unit: 'integer' }],
    rows,
    note: 'What stands at one end of the other trials (few below, or nearly all) is what made this one different.',
  };
  return [{ id: 'among', title: 'How it differs from the other trials', blocks: [{ kind: 'table', table }] }];
}

function dealt({ dealt: { inputs, shocks } }: Replay): Part[] {
  const factors = ['demand', 'winOdds', 'cycle'] as const;
  const shockTable: DataTable = { id: 'shocks', title: 'Shared shocks, as factors', columns: [text('period'), { key: 'demand', head: 'demand', unit: 'factor' }, { key: 'winOdds', head: 'win odds', unit: 'factor' }, { key: 'cycle', head: 'days in stages', unit: 'factor' }], rows: shocks.map((shock) => [shock.period, ...factors.map((key) => shock[key])]) };
  const inputTable: DataTable = { id: 'inputs', title: 'Inputs that are not exactly known, as drawn', columns: [text('input'), { key: 'value', head: 'drawn', unit: 'count' }, { key: 'usual', head: 'usual', unit: 'count' }], rows: inputs.map(({ path, value, usual }) => [path, value, usual]) };
  return [{ id: 'dealt', title: 'What it was dealt', blocks: [{ kind: 'table', table: shockTable }, ...(inputs.length === 0 ? [] : [{ kind: 'table' as const, table: inputTable }])] }];
}

function log({ events, scenario }: Replay): Part {
  const keys = ['date', 'period', 'event', 'deal', 'stage', 'person', 'account', 'waitedFor', 'until'] as const;
  const table: DataTable = {
    id: 'events',
    title: 'Every event',
    columns: [{ key: 'day', head: 'day', unit: 'integer' }, ...keys.map((key) => text(key, key === 'waitedFor' ? 'waits for' : key)), { key: 'amount', head: 'amount', unit: scenario.currency }, { key: 'days', head: 'days', unit: 'days' }],
    rows: events.map((event) => [event.day, ...keys.map((key) => event[key]), event.amount, event.days]),
    note: 'Days count from the first; those before it belong to the warm-up.',
  };
  return { id: 'events', title: 'Log', blocks: [{ kind: 'table', table, isFolded: true, isLong: true }] };
}
