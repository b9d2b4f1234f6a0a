import type { LogEvent } from '../../../decide/replay/event.ts';
import type { Replay } from '../../../decide/replay/result.ts';
import { amountIn } from '../../amount.ts';
import { measureWords } from '../../measure-words.ts';
import { average, grouped } from '../../number.ts';
import type { Page } from '../page.ts';
import { note, titled } from '../section.ts';
import { wrap } from '../wrap.ts';

/** Of each period, so many of the largest wins, losses, deals that waited and deals that moved are told; of people all, up to so many. */
const MOST = { wins: 5, losses: 3, waits: 2, people: 12, moves: 3, customers: 4 } as const;

/** Waits shorter than this are not worth a line of their own, in days. */
const LONG_WAIT = 5;

/** What happened, period by period: everything, or what weighs most. */
export function timeline(replay: Replay, page: Page, isWhole: boolean): string[] {
  const parts = [...(isWhole ? [null] : []), ...replay.periods.map(({ id }) => id)].map((period) => {
    const all = replay.events.filter((event) => event.period === period);
    const told = isWhole ? all : weighty(all);
    const head = period === null ? 'Before the first day (warm-up)' : periodHead(replay, period, page);
    const rest = all.length - told.length;
    const lines = [...(period === null ? [] : summary(all).flatMap((text) => wrap(page, text, { hang: 4 }))), ...told.flatMap((event) => eventLines(event, page))];
    return [...titled(page, head, lines), ...(rest > 0 ? note(page, `and ${grouped(rest)} smaller events`) : [])];
  });
  return parts.flat();
}

function periodHead(replay: Replay, period: string, page: Page): string {
  const t = replay.periods.findIndex(({ id }) => id === period);
  const [target] = replay.targets;
  const of = (id: string, by: string | undefined) => replay.metrics.find((metric) => metric.id === id && metric.by.target === by && Object.keys(metric.by).length === (by === undefined ? 0 : 1))?.periods[t] ?? null;
  const attained = target === undefined ? null : of('attainment.company', target.name);
  if (attained === null || target.periods.length === 0) return `${period}: ${page.money(of('bookings.new', undefined))} of new business`;
  const figure = amountIn(target.unit, page.money);
  return `${period}: ${figure(attained * target.periods[t])} of ${figure(target.periods[t])}, ${measureWords(target.measure).noun}`;
}

/** Deals and waits of a period in sentences: how many were won and lost, and who waited how long for whom. */
function summary(events: readonly LogEvent[]): string[] {
  const count = (kind: LogEvent['event']) => events.filter(({ event, amount }) => event === kind && amount !== null).length;
  const waits = new Map<string, number[]>();
  for (const { event, waitedFor, days } of events) {
    if ((event === 'started' || event === 'resumed') && waitedFor !== null && days !== null && days >= 1) waits.set(waitedFor, [...(waits.get(waitedFor) ?? []), days]);
  }
  const longest = [...waits].sort(([, a], [, z]) => z.length - a.length).slice(0, 3);
  return [
    `${grouped(count('won'))} won, ${grouped(count('lost'))} lost, ${grouped(count('noDecision'))} without a decision.`,
    ...longest.map(([pools, days]) => `${grouped(days.length)} waited for ${pools} a day or more: ${average(days.reduce((all, x) => all + x, 0) / days.length)} days on average, ${average(Math.max(...days))} at most.`),
  ];
}

/** The events that move most, in the order of their days. */
function weighty(events: readonly LogEvent[]): LogEvent[] {
  const of = (...kinds: readonly LogEvent['event'][]) => events.filter(({ event }) => kinds.includes(event));
  const largest = (some: readonly LogEvent[], most: number, size: (event: LogEvent) => number) => [...some].sort((a, z) => size(z) - size(a)).slice(0, most);
  const amount = (event: LogEvent) => event.amount ?? 0;
  const days = (event: LogEvent) => event.days ?? 0;
  const told = new Set([
    ...of('left', 'joined', 'promoted').slice(0, MOST.people),
    ...largest(of('won'), MOST.wins, amount),
    ...largest(of('lost', 'noDecision').filter((event) => event.motion !== null && event.amount !== null), MOST.losses, amount),
    ...largest(of('started', 'resumed').filter((event) => event.waitedFor !== null && days(event) >= LONG_WAIT), MOST.waits, amount),
    ...largest(of('slipped', 'pulled'), MOST.moves, amount),
    ...largest(of('churned', 'cancelled', 'uncovered', 'wonBack'), MOST.customers, amount),
  ]);
  return events.filter((event) => told.has(event));
}

const HANG = 25;

function eventLines(event: LogEvent, page: Page): string[] {
  const [word, text] = words(event, page);
  return wrap(page, `${event.date} ${word.padEnd(HANG - 14).replaceAll(' ', '\u00a0')} ${text}`, { hang: HANG });
}

function words(event: LogEvent, page: Page): [word: string, text: string] {
  const { deal, stage, person, account, amount, days, waitedFor, until, pool } = event;
  const worth = amount === null ? '' : `, ${page.money(amount)}`;
  const by = person === null ? '' : `, ${person}`;
  const waited = waitedFor !== null && (days ?? 0) > 0 ? `, after waiting ${daysText(days)} for ${waitedFor}` : '';
  const age = days === null ? '' : `, after ${daysText(days)}`;
  const end = until === null ? '' : `, until ${until}`;
  switch (event.event) {
    case 'open':
      return ['is open', `${deal} in ${stage}${worth}${by}`];
    case 'created':
      return ['begins', `${deal}`];
    case 'waits':
      return ['waits', `${deal} waits for ${waitedFor} (${stage})${worth}${by}`];
    case 'started':
      return ['starts', `${deal}: ${stage}${worth}${by}${waited}${end}`];
    case 'resumed':
      return ['goes on', `${deal}: ${stage}${worth}${by}${waited}${end}`];
    case 'won':
      return ['WON', `${deal}${worth}${by}${account === null ? '' : ` (${account})`}${age}`];
    case 'qualified':
      return ['qualifies', `${deal}${by}${age}`];
    case 'lost':
      return ['lost', `${deal} in ${stage}${worth}${by}${age}`];
    case 'noDecision':
      return [waitedFor === null ? 'no decision' : 'goes cold', `${deal} in ${stage}${waitedFor === null ? '' : `, waiting for ${waitedFor}`}${worth}${by}${age}`];
    case 'slipped':
      return ['slips', `${deal}${worth}${by}: over the close of the period, to ${until ?? 'after the horizon'}`];
    case 'pulled':
      return ['is pulled', `${deal}${worth}${by}: to the last day of the period, ${until ?? ''}`];
    case 'handedOver':
      return ['is handed over', `${deal} in ${stage}${worth}, from ${person}`];
    case 'left':
      return ['LEAVES', `${person}`];
    case 'joined':
      return ['joins', `${person}${until === null ? '' : ` (will leave on ${until})`}`];
    case 'promoted':
      return ['moves up', `${person} to ${pool}`];
    case 'renewed':
      return ['renews', `${account}${worth}`];
    case 'churned':
      return ['CHURNS', `${account}${worth}`];
    case 'cancelled':
      return ['cancels', `${account}${worth}`];
    case 'wonBack':
      return ['comes back', `${account}${worth}`];
    case 'uncovered':
      return ['uncovered', `${account}${worth}: nobody had room for its renewal`];
  }
}

const daysText = (days: number | null): string => `${average(days)} days`;
