import { H_LIFE } from '../kernel/layout.ts';
import {
  S_POOL_BAD, S_POOL_BAD_ODDS, S_POOL_BAD_RATE, S_POOL_COACHING, S_POOL_LOW_BELOW, S_POOL_LOW_FACTOR, S_POOL_MANAGER, S_POOL_MENTOR_LOAD,
  S_POOL_PROMOTION_FIRST, S_POOL_SPAN, S_PROMOTION_ADDRESS, S_PROMOTION_AFTER, S_PROMOTION_RATE, S_PROMOTION_TO, S_SEAT_FALL_THROUGH,
} from '../kernel/section-ids.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../scenario/calendar.ts';
import type { Pool } from '../scenario/schema.ts';
import { hashName } from './hash.ts';
import type { Numbers } from './numbers.ts';
import type { PoolPlan } from './pools.ts';
import type { ProgramWriter } from './program.ts';

/** Writes what becomes of people besides starting, ramping and leaving; nothing where no pool says so. */
export function writeLife(writer: ProgramWriter, plans: readonly PoolPlan[], numbers: Numbers): void {
  if (!plans.some(({ pool }) => hasLife(pool))) return;
  writer.set(H_LIFE, 1);
  const pools = plans.map(({ name }) => name);
  let promotions = 0;
  for (const { name, pool, seats } of plans) {
    const path = `pools.${name}`;
    const { badHire, manager } = pool;
    const low = pool.attrition === 'none' ? undefined : pool.attrition.lowAttainment;
    writer.add(S_POOL_BAD, badHire === undefined ? -1 : numbers.param(`${path}.badHire.probability`, badHire.probability, 'probability'));
    writer.add(S_POOL_BAD_RATE, badHire === undefined ? -1 : numbers.param(`${path}.badHire.perYear`, badHire.perYear, 'positive', 1 / DAYS_PER_YEAR));
    writer.add(S_POOL_BAD_ODDS, badHire?.logOdds ?? 0);
    writer.add(S_POOL_LOW_BELOW, low?.below ?? 0);
    writer.add(S_POOL_LOW_FACTOR, low?.factor ?? 1);
    writer.add(S_POOL_MENTOR_LOAD, pool.mentorLoad ?? 0);
    writer.add(S_POOL_MANAGER, manager === undefined ? -1 : pools.indexOf(manager.pool));
    writer.add(S_POOL_SPAN, manager?.span ?? 1);
    writer.add(S_POOL_COACHING, manager?.coaching ?? 0);
    writer.add(S_POOL_PROMOTION_FIRST, promotions);
    for (const [way, { to, afterMonths, perYear }] of Object.entries(pool.promotions ?? {})) {
      writer.add(S_PROMOTION_TO, pools.indexOf(to));
      writer.add(S_PROMOTION_RATE, numbers.param(`${path}.promotions.${way}.perYear`, perYear, 'positive', 1 / DAYS_PER_YEAR));
      writer.add(S_PROMOTION_AFTER, afterMonths * DAYS_PER_MONTH);
      writer.add(S_PROMOTION_ADDRESS, hashName(`promotion/${way}`));
      promotions += 1;
    }
    for (const { fallThrough } of seats) writer.add(S_SEAT_FALL_THROUGH, fallThrough === undefined ? -1 : numbers.param(fallThrough.path, fallThrough.spec, 'probability'));
  }
  writer.add(S_POOL_PROMOTION_FIRST, promotions);
}

const hasLife = (pool: Pool): boolean =>
  pool.badHire !== undefined ||
  pool.promotions !== undefined ||
  (pool.mentorLoad ?? 0) > 0 ||
  pool.manager !== undefined ||
  (pool.attrition !== 'none' && pool.attrition.lowAttainment !== undefined) ||
  Object.values(pool.hires).some(({ fallThrough }) => fallThrough !== undefined);
