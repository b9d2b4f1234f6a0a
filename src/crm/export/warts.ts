import { createHash } from 'node:crypto';
import seedrandom from 'seedrandom';
import { dateOf, dayNumber } from '../../scenario/calendar.ts';
import { longId } from '../read/salesforce-id.ts';
import type { CrmTable } from './tables.ts';

/** What real exports suffer from, each with what reading should make of it. */
export const warts = {
  byteOrderMark: 'files begin with a byte order mark',
  european: 'semicolons, decimal commas, days as 31.01.2024',
  footer: 'totals and a notice below the opportunities',
  mixedDates: 'every third deal was created on 31 Jan 2024 instead of 2024-01-31',
  longIds: 'the stage history has ids of 18 characters',
  duplicates: 'one deal in a hundred stands there twice',
  missingAmounts: 'one deal in twenty has no amount',
  accountsAtClose: 'open deals have no account',
  similarSources: 'one deal in thirty has a source with a letter too few',
  negativeCycles: 'one closed deal in two hundred closed before it was created',
  futureCloses: 'one closed deal in five hundred closes two years from now',
  reopened: 'one won deal in fifty was lost for a day before',
  cleanUpDay: 'three in ten losses were noticed only on one day, a month before the export',
} as const;

export type Wart = keyof typeof warts;
export const wartNames = Object.keys(warts) as Wart[];

type Chance = (row: readonly string[]) => number;

/** Puts warts on clean tables, in a fixed order; which rows suffer is keyed by the seed, the wart and the row's id. */
export function wither(tables: readonly CrmTable[], chosen: readonly Wart[], { seed, until }: { readonly seed: string; readonly until: string }): void {
  const [deals, history] = [tables.find(({ name }) => name === 'opportunities.csv')!, tables.find(({ name }) => name === 'stage_history.csv')!];
  for (const wart of wartNames) {
    if (!chosen.includes(wart)) continue;
    // hashed first: short seeds of the generator are not told apart
    const chance: Chance = (row) => seedrandom(createHash('sha256').update(`${seed}\n${wart}\n${row[0]}`).digest('hex'))();
    rowWarts[wart]?.(deals, history, { chance, until });
  }
}

type RowWart = (deals: CrmTable, history: CrmTable, context: { readonly chance: Chance; readonly until: string }) => void;

const column = (table: CrmTable, name: string): number => table.header.indexOf(name);
const isClosed = (table: CrmTable, row: readonly string[]): boolean => row[column(table, 'Stage')].startsWith('Closed');
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const rowWarts: { readonly [W in Wart]?: RowWart } = {
  mixedDates: (deals) => {
    const at = column(deals, 'Created Date');
    deals.rows.forEach((row, k) => {
      if (k % 3 === 2) row[at] = `${Number(row[at].slice(8, 10))} ${monthNames[Number(row[at].slice(5, 7)) - 1]} ${row[at].slice(0, 4)} ${row[at].slice(11)}`;
    });
  },
  longIds: (_, history) => {
    for (const row of history.rows) row[0] = longId(row[0]);
  },
  duplicates: (deals, _, { chance }) => {
    deals.rows.push(...deals.rows.filter((row) => chance(row) < 0.01).map((row) => [...row]));
  },
  missingAmounts: (deals, _, { chance }) => {
    for (const row of deals.rows) if (chance(row) < 0.05) row[column(deals, 'Amount')] = '';
  },
  accountsAtClose: (deals) => {
    for (const row of deals.rows) if (!isClosed(deals, row)) row[column(deals, 'Account ID')] = '';
  },
  similarSources: (deals, _, { chance }) => {
    const at = column(deals, 'Lead Source');
    for (const row of deals.rows) if (chance(row) < 1 / 30) row[at] = row[at].slice(0, -1);
  },
  negativeCycles: (deals, _, { chance }) => {
    for (const row of deals.rows) if (isClosed(deals, row) && chance(row) < 0.005) row[column(deals, 'Close Date')] = moved(row[column(deals, 'Created Date')], -10);
  },
  futureCloses: (deals, _, { chance, until }) => {
    for (const row of deals.rows) if (isClosed(deals, row) && chance(row) < 0.002) row[column(deals, 'Close Date')] = moved(until, 730);
  },
  reopened: (deals, history, { chance }) => {
    const won = new Set(deals.rows.filter((row) => row[column(deals, 'Stage')] === 'Closed Won' && chance(row) < 0.02).map(([id]) => id));
    history.rows = history.rows.flatMap((row) => {
      if (row[1] !== 'Closed Won' || !won.has(row[0].slice(0, 15))) return [row];
      const last = history.rows.findLast(([id, stage]) => id === row[0] && stage !== row[1])?.[1] ?? row[1];
      const before = (seconds: number) => new Date(Date.parse(`${row[2]}Z`) - seconds * 1000).toISOString().slice(0, 19);
      return [[row[0], 'Closed Lost', before(7200)], [row[0], last, before(3600)], row];
    });
  },
  cleanUpDay: (deals, history, { chance, until }) => {
    const [day, since] = [moved(until, -30), moved(until, -330)];
    const [stage, closed] = [column(deals, 'Stage'), column(deals, 'Close Date')];
    const late = new Set<string>();
    for (const row of deals.rows) {
      if (row[stage] !== 'Closed Lost' || row[closed] < since || row[closed] >= day || chance(row) >= 0.3) continue;
      row[closed] = day;
      late.add(row[0]);
    }
    for (const row of history.rows) if (row[1] === 'Closed Lost' && late.has(row[0].slice(0, 15))) row[2] = `${day}T18:00:00`;
  },
};

const iso = (text: string): string => (/^\d{4}-/.test(text) ? text : new Date(`${text.slice(0, 11)} UTC`).toISOString());
const moved = (text: string, days: number): string => dateOf(dayNumber(iso(text).slice(0, 10)) + days);
