import { amountsByPeriod } from '../../scenario/means/amounts.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { steadyOf } from '../../scenario/steady.ts';

/** What a scenario amounts to when nothing varies, in words. */
export function summary(scenario: Scenario): string {
  const [first] = steadyOf(scenario);
  const money = (value: number) => Number(value.toPrecision(3)).toLocaleString('en-US', { style: 'currency', currency: scenario.currency, maximumFractionDigits: 0 });
  const lines = first.motions.map((motion) => {
    const pool = first.pools.find(({ name }) => name === motion.owner);
    const each = pool === undefined || pool.people === 0 ? '' : `, ${(pool.load / pool.people).toFixed(1)} per person`;
    return `${(motion.arrivals * motion.days).toFixed(0)} deals are open at a time${each}; ${(100 * motion.winRate).toFixed(0)} % of them are won, at ${money(motion.dealSize)} on average.`;
  });
  const target = Object.entries(scenario.targets)[0];
  const asked = target === undefined ? undefined : amountsByPeriod(target[1], scenario.calendar)?.[0];
  const share = asked === undefined || asked === 0 ? '' : `: ${((100 * first.newBookings) / asked).toFixed(0)} % of the target of ${money(asked)}`;
  return [...lines, `If nothing varied and nobody left, ${first.id} would book ${money(first.newBookings)}${share}. The simulation says how sure that is.`].join('\n');
}
