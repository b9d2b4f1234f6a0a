import { isPaidByPool } from '../pay.ts';
import type { Pool } from '../schema.ts';
import { teamsInOrder } from '../teams.ts';
import { mustExist, type Checking } from './context.ts';

/** Variable pay needs a quota, and tiers that ascend; a guarantee is a person's. */
export function checkPay({ scenario, report }: Checking, path: readonly string[], pool: Pool): void {
  const { pay, quota } = pool;
  if (pay === undefined) return;
  const at = [...path, 'pay'];
  if (pay.variable > 0 && quota === undefined) {
    report.add({ path: [...at, 'variable'], expected: 'a quota that attainment is measured by', got: 'none in this pool', hint: 'state quota, or pay.perCredit for a plain commission' });
  }
  pay.tiers.forEach(({ from }, index, all) => {
    const before = all[index - 1]?.from;
    if (before === undefined || from > before) return;
    report.add({ path: [...at, 'tiers', String(index), 'from'], expected: `more than the ${before} of the tier before`, got: String(from), hint: before >= 10 ? 'attainment is a share: 1 is the quota, 0.8 is 80 % of it' : undefined });
  });
  if (pay.guarantee !== undefined && isPaidByPool(scenario, path[1])) {
    report.add({ path: [...at, 'guarantee'], expected: 'a pool whose people have credit of their own', got: `${path[1]}, which is paid by the pool's attainment`, atKey: true });
  }
}

/** A leader's number is made of those of other pools, without an amount of its own and without a circle. */
export function checkTeam({ scenario, report, names }: Checking, path: readonly string[], pool: Pool): void {
  const { quota } = pool;
  if (quota === undefined) return;
  const at = [...path, 'quota'];
  if (quota.measure !== 'team') {
    for (const field of ['of', 'cushion'] as const) {
      if (quota[field] !== undefined) report.add({ path: [...at, field], expected: 'measure: team beside it', got: quota.measure, atKey: true });
    }
    return;
  }
  for (const field of ['perMonth', 'perQuarter', 'perYear', 'rate', 'linearity'] as const) {
    if (quota[field] !== undefined) report.add({ path: [...at, field], expected: 'no figure, as those of its pools add up', got: field, atKey: true });
  }
  const owned = Object.entries(scenario.motions).find(([, { owner }]) => owner === path[1]);
  if (owned !== undefined) report.add({ path: [...at, 'measure'], expected: 'a pool that owns no motion', got: `team for the owner of ${owned[0]}`, hint: 'give those of the leaders who sell a pool of their own' });
  if (quota.of === undefined) return report.add({ path: at, expected: 'of, the pools whose numbers are carried', got: 'none' });
  quota.of.forEach((member, index, all) => {
    const here = [...at, 'of', String(index)];
    if (!mustExist(report, here, member, names.pools, 'a pool of this scenario')) return;
    if (all.indexOf(member) < index) report.add({ path: here, expected: 'each pool once', got: member });
    else if (scenario.pools[member]?.quota === undefined) report.add({ path: here, expected: 'a pool with a quota', got: `${member}, which has none` });
  });
  if (inCircle(scenario.pools, path[1])) report.add({ path: [...at, 'of'], expected: 'pools that do not carry it themselves', got: `a circle through ${path[1]}` });
}

/** Whether a pool carries itself, at whatever remove. */
function inCircle(pools: Checking['scenario']['pools'], start: string): boolean {
  const teams = new Map(teamsInOrder({ pools }).map(({ pool, of }) => [pool, of]));
  const seen = new Set<string>();
  const open = [...(teams.get(start) ?? [])];
  for (let pool = open.pop(); pool !== undefined; pool = open.pop()) {
    if (pool === start) return true;
    if (!seen.has(pool)) open.push(...(teams.get(pool) ?? []));
    seen.add(pool);
  }
  return false;
}
