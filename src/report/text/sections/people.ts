import type { PoolHeadcount, Result } from '../../../record/result.ts';
import { findLine } from '../../find-line.ts';
import { peopleRows } from '../../line-names.ts';
import { average } from '../../number.ts';
import type { Page } from '../page.ts';
import { titled, type Section } from '../section.ts';
import { series } from '../series.ts';
import { wrap } from '../wrap.ts';
import { FEW_POOLS, peopleOfMany } from './many-pools.ts';

const states = ['budgeted', 'filledEnd', 'filledAverage', 'ramped'] as const;
const moves = ['hires', 'leavers'] as const;

/** Seats, people and what they are worth in ramped people, by pool. */
export const people: Section = (result, page) => {
  const { pools } = result.headcount;
  if (pools.length > FEW_POOLS) return peopleOfMany(result, page);
  return pools.flatMap((pool) => titled(page, `People: ${pool.pool} (means over trials)`, poolLines(result, page, pool)));
};

function poolLines(result: Result, page: Page, pool: PoolHeadcount): string[] {
  const seats = steadySeats(pool);
  if (seats !== null) return wrap(page, `${average(seats)} seats, filled and ramped all the time.`);
  return series(page, result.periods, peopleRows.map(([key, label]) => {
    const cells = pool[key].map(({ mean }) => average(mean));
    const total = findLine(result, `headcount.${key}`, { pool: pool.pool })?.total.mean;
    return { label, cells, ...(key === 'hires' || key === 'leavers' ? { total: average(total) } : {}) };
  }));
}

/** The number of seats of a pool in which nothing ever changes, else null. */
function steadySeats(pool: PoolHeadcount): number | null {
  const means = states.flatMap((state) => pool[state].map(({ mean }) => mean));
  const isSteady = means.every((mean) => mean === means[0]) && moves.every((move) => pool[move].every(({ mean }) => mean === 0));
  return isSteady ? means[0] : null;
}
