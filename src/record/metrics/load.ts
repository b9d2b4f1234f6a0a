import { ACC_DUE, ACC_UNCOVERED, POOL_R_AVAILABLE, POOL_R_COVERED, POOL_R_COVERING, POOL_R_SERVED, POOL_R_USED, POOL_R_WAITED, POOL_R_WAIT_DAYS } from '../../kernel/layout.ts';
import { PIPELINE_BINDS, ratio, RENEWALS_BIND } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';

/**
 * How busy pools are: slot-days in use over slot-days available, days waited per item served (renewals that found no
 * free slot are not served), the share that waited, and what binds. Pools of unlimited capacity have none of these. Who looks
 * after accounts has, instead, the accounts per capacity (those being onboarded by their weight) over the period's ends.
 */
export function load(c: Context): Entry[] {
  const limited = c.subject.pools.flatMap(({ unlimited, cares }, pool) => (unlimited || cares ? [] : [pool]));
  const covering = c.subject.pools.flatMap(({ covers }, pool) => (covers ? [pool] : []));
  const served = (pools: readonly number[]) => c.pool(pools, POOL_R_SERVED);
  return [
    ...c.poolLines('utilisation', 'share', limited, (pools) => ratio(c.pool(pools, POOL_R_USED), c.pool(pools, POOL_R_AVAILABLE))),
    ...c.poolLines('wait.days', 'days', limited, (pools) => ratio(c.pool(pools, POOL_R_WAIT_DAYS), served(pools))),
    ...c.poolLines('wait.share', 'share', limited, (pools) => ratio(c.pool(pools, POOL_R_WAITED), served(pools))),
    ...c.poolLines('coverage.accounts', 'ratio', covering, (pools) => ratio(c.pool(pools, POOL_R_COVERED), c.pool(pools, POOL_R_COVERING))),
    ...constraint(c, limited),
  ];
}

/** No pool can have this name: it has a space. */
const UNCOVERED = 'uncovered renewals';

/** Share of trials in which a pool, renewals or the pipeline is what binds: 1 or 0 in each trial. */
function constraint(c: Context, limited: readonly number[]): Entry[] {
  const pools = limited.map((pool) => ({ used: c.places.pool(pool, POOL_R_USED), available: c.places.pool(pool, POOL_R_AVAILABLE) }));
  const renewed = c.renews ? c.subject.segments.map((_, segment) => segment) : [];
  const [due, uncovered] = [ACC_DUE, ACC_UNCOVERED].map((counter) => renewed.map((segment) => c.places.account(segment, counter)));
  const line = (name: string, binding: number): Entry => ({
    id: 'constraint',
    unit: 'share',
    by: { constraint: name },
    level: 'breakdown',
    periods: true,
    formula: { kind: 'constraint', pools, due, uncovered, binding },
  });
  return [line('pipeline', PIPELINE_BINDS), ...(c.renews ? [line(UNCOVERED, RENEWALS_BIND)] : []), ...limited.map((pool, i) => line(c.subject.pools[pool].name, i))];
}
