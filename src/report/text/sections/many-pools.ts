import type { PoolAttainment, PoolHeadcount, Result } from '../../../record/result.ts';
import { findLine } from '../../find-line.ts';
import { horizonOf } from '../../horizon.ts';
import { average } from '../../number.ts';
import { percent } from '../../share.ts';
import type { Page } from '../page.ts';
import { note, titled } from '../section.ts';
import { series } from '../series.ts';
import { table } from '../table.ts';

/** So many pools are told one by one; more of them share their tables. */
export const FEW_POOLS = 3;

/** One line per pool: how many people reach quota, and where a person's year and the pool lie. */
export function attainmentOfMany(result: Result, page: Page): string[] {
  const { pools } = result.attainment;
  const { period } = horizonOf(result.periods);
  const years = (key: 'p10' | 'p50' | 'p90') => pools.map(({ person }) => percent(person.total[key]));
  const lines = table(page, [
    { head: '', cells: pools.map(({ pool }) => pool) },
    { head: `at quota, ${period}`, cells: pools.map((pool) => percent(meanOf(pool))) },
    { head: 'year', cells: pools.map(({ shareAtQuota }) => percent(shareAtQuota.total.mean)) },
    { head: 'P10', cells: years('p10'), drop: 2 },
    { head: 'P50', cells: years('p50') },
    { head: 'P90', cells: years('p90'), drop: 2 },
    { head: 'pool, P50', cells: pools.map(({ whole }) => percent(whole.total.p50)), drop: 1 },
  ]);
  const together = pools.every(hasOwnCredit) ? '' : ' n/a: nobody has credit of their own, the pool earns it together.';
  const text = `At quota: people at or above it in a ${period} (mean of the ${period}s) and in a fiscal year. P10 to P90: a person's year, of quota. Pool: credit of the whole time over quota, vacant seats included.${together} --json has the distributions.`;
  const byPeriod = series(page, result.periods, pools.filter(hasOwnCredit).map(({ pool, shareAtQuota }) => ({ label: pool, cells: shareAtQuota.periods.map(({ mean }) => percent(mean)) })));
  return [...titled(page, 'Attainment by pool', [...lines, ...note(page, text)]), ...titled(page, `People at quota in each ${period}`, byPeriod)];
}

/** Whether people of a pool earn credit themselves; those of an overlay earn it together. */
export const hasOwnCredit = ({ person: { n, leftOut } }: PoolAttainment): boolean => n + leftOut > 0;

function meanOf({ shareAtQuota: { periods } }: PoolAttainment): number | null {
  const counted = periods.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  return counted.length === 0 ? null : counted.reduce((sum, share) => sum + share, 0) / counted.length;
}

/** One line per pool: seats and people over the whole time; and where they change, ramped people by period. */
export function peopleOfMany(result: Result, page: Page): string[] {
  const { pools } = result.headcount;
  const total = (id: string) => pools.map(({ pool }) => average(findLine(result, `headcount.${id}`, { pool })?.total.mean));
  const lines = table(page, [
    { head: '', cells: pools.map(({ pool }) => pool) },
    { head: 'seats', cells: pools.map(seats) },
    { head: 'filled', cells: total('filledAverage') },
    { head: 'ramped', cells: total('ramped') },
    { head: 'hires', cells: total('hires'), drop: 1 },
    { head: 'leavers', cells: total('leavers'), drop: 1 },
  ]);
  const moving = pools.filter(({ ramped: each }) => each.some(({ mean }) => mean !== each[0].mean));
  const ramped = series(page, result.periods, moving.map(({ pool, ramped: each }) => ({ label: pool, cells: each.map(({ mean }) => average(mean)) })));
  return [
    ...titled(page, 'People by pool (means over trials and the whole time)', lines),
    ...titled(page, 'Ramped people (means over trials)', ramped),
  ];
}

/** At the end of the first and of the last period. */
function seats({ budgeted }: PoolHeadcount): string {
  const [first, last] = [budgeted[0], budgeted[budgeted.length - 1]].map((stats) => average(stats?.mean));
  return first === last ? first : `${first} to ${last}`;
}
