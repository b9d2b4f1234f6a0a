import { amountsByPeriod } from '../scenario/means/amounts.ts';
import type { Period } from '../scenario/calendar.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { SteadyPeriod } from '../scenario/steady.ts';
import type { Lines } from './lines.ts';
import { productivityOf, type Productivity } from './productivity.ts';
import type { CapacityLine } from './schema.ts';
import { headsAtEnd, staffingOf } from './seats.ts';
import { sharesOf } from './shares.ts';

/** The rows of one pool. */
export interface PoolTable {
  readonly pool: string;
  readonly productivity: Productivity | null;
  /** what a person of each cohort is worth */
  readonly ramp: readonly number[];
  readonly lines: readonly CapacityLine[];
  readonly capacity: CapacityLine | null;
  readonly street: CapacityLine | null;
}

/** Heads by cohort, ramped rep equivalents Σ heads × ramp, capacity RRE × productivity, street quota Σ heads × quota × relief. */
export function poolTable(pool: string, scenario: Scenario, { periods, steady, lines }: { readonly periods: readonly Period[]; readonly steady: readonly SteadyPeriod[]; readonly lines: Lines }): PoolTable {
  const { ramp, relief } = sharesOf(scenario.pools[pool], scenario);
  const staffing = staffingOf(pool, scenario, periods, ramp.length);
  const money = scenario.currency;
  const weighted = (shares: readonly number[], t: number) => staffing[t].cohorts.reduce((sum, people, k) => sum + people * shares[k], 0);
  const rre = staffing.map((_, t) => weighted(ramp, t));
  const productivity = productivityOf(pool, scenario, steady);
  const { quota } = scenario.pools[pool];
  const isMoney = quota !== undefined && !['team', 'qualifiedOpportunities', 'renewalRate'].includes(quota.measure);
  const each = isMoney ? amountsByPeriod(quota, scenario.calendar) : undefined;
  const capacity = productivity === null ? null : lines.flow('productivityCapacity', money, rre.map((n, t) => n * productivity.perPeriod[t]), { pool });
  const street = each === undefined ? null : lines.flow('quotaOnTheStreet', money, each.map((amount, t) => amount * weighted(relief, t)), { pool });
  return {
    pool,
    productivity,
    ramp,
    capacity,
    street,
    lines: [
      ...ramp.map((_, k) => lines.stock('heads.cohort', 'count', staffing.map(({ cohorts }) => cohorts[k]), { pool, of: String(k + 1) })),
      lines.stock('heads', 'count', staffing.map(headsAtEnd), { pool }),
      lines.flow('joined', 'count', staffing.map(({ joined }) => joined), { pool }),
      lines.flow('leavers', 'count', staffing.map(({ leavers }) => leavers), { pool }),
      lines.stock('rampedRepEquivalents', 'count', rre, { pool }),
      ...(productivity === null ? [] : [lines.flow('productivity', money, productivity.perPeriod, { pool })]),
      ...(capacity === null ? [] : [capacity]),
      ...(street === null ? [] : [street]),
    ],
  };
}
