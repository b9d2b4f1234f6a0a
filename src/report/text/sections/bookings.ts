import type { Result } from '../../../record/result.ts';
import type { Stats } from '../../../record/statistics/stats.ts';
import { findLine, linesBy } from '../../find-line.ts';
import { bookingKinds } from '../../line-names.ts';
import { average } from '../../number.ts';
import { percent } from '../../share.ts';
import type { Page } from '../page.ts';
import { atMost, titled, type Section } from '../section.ts';
import { table } from '../table.ts';

const MOST_ROWS = 12;

const dimensions = ['segment', 'product', 'origin', 'pool'] as const;

/** What is booked over the horizon, of which kind and where. */
export const bookings: Section = (result, page) => [
  ...titled(page, 'Bookings over the whole time', byKind(result, page)),
  ...telling(result).flatMap((dimension) => titled(page, `New business by ${dimension}`, byDimension(result, page, dimension))),
];

/** Dimensions of several values that split new business in a way of their own: a pool for each segment says nothing new. */
function telling(result: Result): string[] {
  const seen = new Set<string>();
  return dimensions.filter((dimension) => {
    const parts = parted(result, dimension).map(({ line }) => line.total.mean).sort().join();
    const isNew = parts.includes(',') && !seen.has(parts);
    seen.add(parts);
    return isNew;
  });
}

function parted(result: Result, dimension: string) {
  return linesBy(result, 'bookings.new', dimension).filter(({ line }) => line.total.mean !== 0);
}

/** One line per kind; left out are kinds that say nothing of their own. */
function byKind(result: Result, page: Page): string[] {
  const meanOf = (id: string) => findLine(result, id)?.total.mean ?? 0;
  const isOwn = (id: string) => {
    if (id === 'bookings.total') return meanOf('bookings.renewal') !== 0 || meanOf('bookings.expansion') !== 0;
    if (id === 'bookings.net') return Math.abs(meanOf(id) - meanOf('bookings.new') - meanOf('bookings.expansion')) > 1e-9 * meanOf('bookings.new');
    return id === 'bookings.new' || meanOf(id) !== 0;
  };
  const rows = bookingKinds.flatMap(([id, label]) => {
    const line = isOwn(id) ? findLine(result, id) : undefined;
    // net leaves renewals out, so it says what it is of where there is more than new business
    const isMixed = id === 'bookings.net' && meanOf('bookings.expansion') !== 0;
    return line === undefined ? [] : [{ label: isMixed ? 'new + expansion, net' : label, stats: line.total }];
  });
  if (rows.length < 2) return [];
  return table(page, [{ head: '', cells: rows.map(({ label }) => label) }, ...moneyColumns(page, rows.map(({ stats }) => stats))]);
}

function byDimension(result: Result, page: Page, dimension: string): string[] {
  const { shown, more } = atMost(parted(result, dimension), MOST_ROWS);
  const whole = findLine(result, 'bookings.new')?.total.mean ?? 0;
  const of = (id: string, name: string) => findLine(result, id, { [dimension]: name })?.total.mean;
  const stats = shown.map(({ line }) => line.total);
  const detail = (head: string, id: string, write: (value: number | null | undefined) => string, drop: number) => {
    const has = linesBy(result, id, dimension).length > 0;
    return has ? [{ head, cells: shown.map(({ name }) => write(of(id, name))), drop }] : [];
  };
  const details = [
    ...detail('deals', 'deals.won', average, 3),
    ...detail('win rate', 'winRate', percent, 4),
    ...detail('days', 'cycle.won', average, 5),
    ...detail('size', 'dealSize.won', page.money, 6),
  ];
  // what customers who come back book has no origin of its own
  const label = (name: string) => (name === 'not stated' && findLine(result, 'arr.winBack') !== undefined ? 'won back' : name);
  return [
    ...table(page, [
      { head: '', cells: shown.map(({ name }) => label(name)) },
      { head: 'share', cells: stats.map(({ mean }) => percent(shareOf(mean, whole))), drop: 2 },
      ...moneyColumns(page, stats),
      ...(expands(result) ? [] : details),
    ]),
    ...more,
  ];
}

/** Whether deals in existing accounts are among the deals counted, which says nothing of new business alone. */
const expands = (result: Result): boolean => ['arr.upsell', 'arr.crossSell'].some((id) => findLine(result, id) !== undefined);

function shareOf(part: number | null, whole: number): number | null {
  const share = part === null || whole === 0 ? null : part / whole;
  return share === null || !Number.isFinite(share) ? null : share;
}

function moneyColumns({ money }: Page, stats: readonly Stats[]) {
  return [
    { head: 'mean', cells: stats.map(({ mean }) => money(mean)) },
    { head: 'P10', cells: stats.map(({ p10 }) => money(p10)), drop: 1 },
    { head: 'P50', cells: stats.map(({ p50 }) => money(p50)) },
    { head: 'P90', cells: stats.map(({ p90 }) => money(p90)), drop: 1 },
  ];
}
