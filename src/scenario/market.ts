import type { Scenario } from './schema.ts';

type Segment = Scenario['segments'][string];

/** A finite market: the accounts that can be sold to, and the days for which one rests after a deal that was not won. */
export interface Market {
  readonly accounts: number;
  readonly coolDownDays: number;
}

/** The finite market of a segment, if it has one. */
export function marketIn({ market }: Pick<Segment, 'market'>): Market | undefined {
  if (market === undefined || market === 'none') return undefined;
  return { accounts: Math.max(1, Math.round(market.accounts * (market.reachable ?? 1))), coolDownDays: market.coolDownDays };
}
