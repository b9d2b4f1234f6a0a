import { H_PAY, H_PAY_HISTOGRAMS, PAY_NONE, PAY_PERSONAL, PAY_POOL } from '../kernel/layout.ts';
import {
  S_PAY_BASE, S_PAY_CAP, S_PAY_GUARANTEE, S_PAY_GUARANTEE_DAYS, S_PAY_PER_CREDIT, S_PAY_VARIABLE, S_POOL_PAY, S_POOL_PAY_TO_DATE,
  S_POOL_RECOVERS, S_POOL_TIER_FIRST, S_TIER_FROM, S_TIER_RATE,
} from '../kernel/section-ids.ts';
import { DAYS_PER_MONTH } from '../scenario/calendar.ts';
import { isPaidByPool } from '../scenario/pay.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { PoolPlan } from './pools.ts';
import type { ProgramWriter } from './program.ts';

const NO_CAP = 1e9;

/** Writes what people earn; nothing where nobody's pay is stated. `histograms` is the number of the first histogram of pay. */
export function writePay(writer: ProgramWriter, plans: readonly PoolPlan[], scenario: Scenario, histograms: number): void {
  if (plans.every(({ pool }) => pool.pay === undefined)) return;
  writer.set(H_PAY, 1);
  writer.set(H_PAY_HISTOGRAMS, histograms);
  let tiers = 0;
  for (const { name, pool } of plans) {
    const { pay } = pool;
    writer.add(S_POOL_PAY, pay === undefined ? PAY_NONE : isPaidByPool(scenario, name) ? PAY_POOL : PAY_PERSONAL);
    writer.add(S_POOL_PAY_TO_DATE, pay?.measured === 'yearToDate' ? 1 : 0);
    writer.add(S_PAY_BASE, pay?.base ?? 0);
    writer.add(S_PAY_VARIABLE, pay?.variable ?? 0);
    writer.add(S_PAY_CAP, pay?.cap ?? NO_CAP);
    writer.add(S_PAY_PER_CREDIT, pay?.perCredit ?? 0);
    writer.add(S_PAY_GUARANTEE, pay?.guarantee?.share ?? 0);
    writer.add(S_POOL_RECOVERS, pay?.guarantee?.recovered === true ? 1 : 0);
    writer.add(S_PAY_GUARANTEE_DAYS, (pay?.guarantee?.months ?? 0) * DAYS_PER_MONTH);
    writer.add(S_POOL_TIER_FIRST, tiers);
    for (const { from, rate } of pay?.tiers ?? []) {
      writer.add(S_TIER_FROM, from);
      writer.add(S_TIER_RATE, rate);
      tiers += 1;
    }
  }
  writer.add(S_POOL_TIER_FIRST, tiers);
}
