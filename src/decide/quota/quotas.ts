import type { Names } from '../../compile/compile.ts';
import { RunInputError } from '../../run/errors.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { suggestion } from '../../scenario/text/suggest.ts';
import type { StatedQuota } from './result.ts';

const forms = ['perMonth', 'perQuarter', 'perYear'] as const;

/**
 * The quotas that are varied: those in money of the pools asked for, else of all pools that own deals.
 *
 * @throws RunInputError for a pool without such a quota, and where there is none
 */
export function quotasOf({ pools }: Scenario, names: Names, asked: readonly string[] | undefined): StatedQuota[] {
  const known = names.pools.filter(({ name, owns }) => owns && statedOf(pools, name) !== undefined).map(({ name }) => name);
  if (asked === undefined && known.length === 0) throw new RunInputError('quota: expected a pool that owns deals and carries a quota in money, this scenario has none');
  return (asked ?? known).map((name) => {
    const found = Object.hasOwn(pools, name) ? statedOf(pools, name) : undefined;
    if (found !== undefined) return found;
    const hint = suggestion(name, Object.keys(pools).filter((pool) => statedOf(pools, pool) !== undefined));
    throw new RunInputError(`pool: expected a pool with a quota in money, got ${name}${hint === undefined ? '' : ` (${hint})`}`);
  });
}

function statedOf(pools: Scenario['pools'], pool: string): StatedQuota | undefined {
  const { quota } = pools[pool];
  if (quota === undefined || quota.measure === 'qualifiedOpportunities' || quota.measure === 'renewalRate') return undefined;
  const per = forms.find((form) => quota[form] !== undefined);
  return per === undefined ? undefined : { pool, per, amount: quota[per]! };
}

/** The changes of a scenario that multiply quotas. */
export function scaledBy(quotas: readonly StatedQuota[], factor: number): Record<string, number> {
  return Object.fromEntries(quotas.map(({ pool, per, amount }) => [`pools.${pool}.quota.${per}`, amount * factor]));
}
