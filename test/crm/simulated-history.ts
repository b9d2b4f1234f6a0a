// A pipeline whose truth is known: two stages, wins by chance, a shared factor that changes from month to month.
import type { History } from '../../src/crm/history.ts';
import { status } from '../../src/crm/history.ts';
import { historyOf } from '../../src/crm/history-of.ts';
import { randomOf } from '../../src/crm/outlook/random.ts';

export interface SimulatedPipeline {
  readonly seed: number;
  readonly days: number;
  readonly perDay: number;
  /** sd of the log odds and of the log arrival rate that a month shares */
  readonly shock?: number;
}

export const FIRST_DAY = 18_262; // 2020-01-01

export function simulatedHistory({ seed, days, perDay, shock = 0 }: SimulatedPipeline): History {
  const random = randomOf(`pipeline ${seed}`);
  const months = Array.from({ length: Math.ceil(days / 30) + 10 }, () => shock * random.normal());
  const monthOf = (day: number) => Math.floor(day / 30);
  const deals = { created: [] as number[], amount: [] as number[], closed: [] as number[], status: [] as number[], segment: [] as number[] };
  const visits = { opportunity: [] as number[], stage: [] as number[], entered: [] as number[] };
  for (let day = 0; day < days; day++) {
    const count = random.poisson(perDay * Math.exp(months[monthOf(day)]!));
    for (let i = 0; i < count; i++) {
      const deal = deals.created.length;
      let at = day + random.uniform();
      deals.created.push(FIRST_DAY + at);
      deals.amount.push(Math.round(1000 * Math.exp(0.7 * random.normal())));
      deals.segment.push(deal % 2);
      let outcome: number = status.won;
      for (let stage = 0; stage < 2 && outcome === status.won; stage++) {
        if (at < days) {
          visits.opportunity.push(deal);
          visits.stage.push(stage);
          visits.entered.push(FIRST_DAY + at);
        }
        const odds = 1.2 * Math.exp(months[Math.min(months.length - 1, monthOf(at))]!);
        if (random.uniform() > odds / (1 + odds)) outcome = random.uniform() < 0.5 ? status.lost : status.noDecision;
        at += -12 * Math.log(random.uniform() * random.uniform());
      }
      deals.closed.push(at < days ? FIRST_DAY + at : NaN);
      deals.status.push(at < days ? outcome : status.open);
    }
  }
  return historyOf({ knownTo: FIRST_DAY + days, currency: 'USD', names: { stages: ['first', 'second'], segments: ['a', 'b'] }, opportunities: deals, visits });
}
