import {
  ACCS, FLOWS, OPENS, PARTNER_RS, PATHS, POOL_RS, YEAR_RS, accountBlock, healthBlock, openBlock, partnerBlock, poolBlock, yearBlock,
} from '../kernel/layout.ts';
import type { Subject } from './subject.ts';

/**
 * Where the counters of a trial stand in its row: the place of period 0, from which the other periods follow. Behind
 * them lies one more slot: for open pipeline the horizon's end, for all others scratch that is never read.
 */
export interface Places {
  readonly width: number;
  flow(source: number, counter: number): number;
  open(stage: number, counter: number): number;
  pool(pool: number, counter: number): number;
  /** By fiscal year: the place of year 0. */
  year(pool: number, counter: number): number;
  account(segment: number, counter: number): number;
  health(counter: number): number;
  partner(program: number, counter: number): number;
  /** By week: the place of week 0. */
  path(counter: number): number;
}

export function placesOf(subject: Subject): Places {
  const { sources, stages, pools, segments, programs } = subject;
  const periods = subject.periods.length;
  const years = subject.years.length;
  const slots = periods + 1;
  const open = openBlock(sources.length, periods);
  const pool = poolBlock(sources.length, stages.length, periods);
  const year = yearBlock(sources.length, stages.length, pools.length, periods);
  const account = accountBlock(sources.length, stages.length, pools.length, periods, years);
  const health = healthBlock(sources.length, stages.length, pools.length, periods, years, segments.length);
  const partner = partnerBlock(health);
  const path = partner + programs.length * PARTNER_RS * slots;
  const weeks = subject.weeks.length;
  return {
    width: path + PATHS * weeks,
    flow: (source, counter) => (source * FLOWS + counter) * slots,
    open: (stage, counter) => open + (stage * OPENS + counter) * slots,
    pool: (index, counter) => pool + (index * POOL_RS + counter) * slots,
    year: (index, counter) => year + (index * YEAR_RS + counter) * years,
    account: (segment, counter) => account + (segment * ACCS + counter) * slots,
    health: (counter) => health + counter,
    partner: (program, counter) => partner + (program * PARTNER_RS + counter) * slots,
    path: (counter) => path + counter * weeks,
  };
}
