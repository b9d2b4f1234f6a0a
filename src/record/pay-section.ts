import { z } from 'zod';
import { label, overTime } from './result-parts.ts';
import { payoutOf, type PayPlan } from './payout.ts';
import type { Summaries } from './summaries.ts';

const YEAR_DAYS = 365.25;

/**
 * Pay of a pool, money. `atExpected` is what the pool would earn if every period (or fiscal year) brought its mean attainment; the
 * expected pay is more where tiers reward the good periods more than they punish the bad ones.
 */
export const poolPay = z.strictObject({
  pool: label,
  total: overTime,
  base: overTime,
  variable: overTime,
  expected: z.number().nullable(),
  atExpected: z.number().nullable(),
  gap: z.number().nullable(),
});
export type PoolPay = z.infer<typeof poolPay>;

/** A pool of leaders: the pools whose numbers it carries, how far theirs exceed its own, and its attainment. */
export const rollUp = z.strictObject({ pool: label, of: z.array(label).readonly(), cushion: z.number(), attainment: overTime });
export type RollUp = z.infer<typeof rollUp>;

export function payOf(summaries: Summaries): { pay?: PoolPay[] } {
  const paid = summaries.recording.plan.subject.pools.flatMap(({ name, pay }) => (pay === undefined ? [] : [poolPayOf(summaries, name, pay)]));
  return paid.length === 0 ? {} : { pay: paid };
}

function poolPayOf(summaries: Summaries, pool: string, plan: PayPlan): PoolPay {
  const of = (id: string) => summaries.overTime(summaries.entry(id, { pool }));
  const means = (id: string) => of(id).periods.map(({ mean }) => mean ?? 0);
  const total = of('pay.total');
  const [credit, quota, present] = [means('pay.credit'), means('pay.quota'), means('headcount.filledAverage')];
  const { periods } = summaries.recording.plan.subject;
  const over = (span: readonly number[], values: readonly number[]): number => span.reduce((sum, t) => sum + values[t], 0);
  const days = periods.map((period, t) => period.days * present[t]);
  const atExpected = plan.spans.reduce((sum, span) => {
    const carried = over(span, quota);
    const multiple = carried > 0 ? payoutOf(plan, over(span, credit) / carried) : 0;
    return sum + ((plan.base + plan.variable * multiple) * over(span, days)) / YEAR_DAYS + plan.perCredit * over(span, credit);
  }, 0);
  const expected = total.total.mean;
  return { pool, total, base: of('pay.base'), variable: of('pay.variable'), expected, atExpected, gap: expected === null ? null : expected - atExpected };
}

export function rollUpsOf(summaries: Summaries): { rollUps?: RollUp[] } {
  const { pools } = summaries.recording.plan.subject;
  const teams = pools.flatMap(({ name, team }) =>
    team === undefined ? [] : [{ pool: name, of: team.of.map((member) => pools[member].name), cushion: team.cushion, attainment: summaries.overTime(summaries.entry('attainment.pool', { pool: name })) }],
  );
  return teams.length === 0 ? {} : { rollUps: teams };
}
