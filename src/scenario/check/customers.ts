import { DAYS_PER_MONTH } from '../calendar.ts';
import type { Expansion, NewBusiness, Scenario } from '../schema.ts';
import { exactlyOne, mustExist, type Checking } from './context.ts';

/** Expansion needs customers: a renewal motion of its segment, one size, tenures that follow each other. */
export function checkExpansion(checking: Checking, path: readonly string[], motion: Expansion): void {
  const { report } = checking;
  exactlyOne(report, [...path, 'size'], motion.size, ['ofArr', 'amount']);
  const { from = 0, until = Infinity } = motion.tenureMonths ?? {};
  if (until <= from) report.add({ path: [...path, 'tenureMonths', 'until'], expected: `more than the ${from} months it starts from`, got: String(until) });
  needsAccounts(checking, path, motion.segment, 'expansion');
}

/** Accounts cancel early only where there are any, and before their first renewal. */
export function checkEarlyCancellation(checking: Checking, path: readonly string[], motion: NewBusiness): void {
  const { earlyCancellation } = motion;
  if (earlyCancellation === undefined) return;
  const at = [...path, 'earlyCancellation'];
  const term = motion.startDelayDays + motion.termMonths * DAYS_PER_MONTH;
  if (earlyCancellation.withinDays > term) {
    checking.report.add({ path: [...at, 'withinDays'], expected: `at most the ${Math.floor(term)} days to the first renewal`, got: String(earlyCancellation.withinDays) });
  }
  needsAccounts(checking, at, motion.segment, 'early cancellation');
}

function needsAccounts({ scenario, report, names }: Checking, path: readonly string[], segment: string | undefined, what: string): void {
  const own = segment ?? names.segments[0];
  const renewed = Object.values(scenario.motions).some((motion) => motion.kind === 'renewal' && (motion.segment ?? names.segments[0]) === own);
  if (!renewed) report.add({ path, expected: `a renewal motion for ${own ?? 'its segment'}`, got: 'none', hint: `accounts exist where something renews: ${what} needs them` });
}

/** Pools that look after accounts: customer success and account strategists. */
export function carersOf({ motions }: Scenario): Set<string> {
  return new Set(Object.values(motions).flatMap((motion) => caresIn(motion).map(({ pool }) => pool)));
}

function caresIn(motion: Scenario['motions'][string]): { pool: string; at: readonly string[] }[] {
  if (motion.kind === 'renewal' && motion.coverage !== undefined) return [{ pool: motion.coverage.pool, at: ['coverage', 'pool'] }];
  if (motion.kind === 'expansion' && motion.lift !== undefined) return [{ pool: motion.lift.pool, at: ['lift', 'pool'] }];
  return [];
}

/** People who look after accounts have a number of them, own nothing and are not seized. */
export function checkCarers({ scenario, report, names }: Checking): void {
  const motions = Object.entries(scenario.motions);
  const owned = new Map(motions.map(([name, { owner }]) => [owner, name]));
  const seized = new Set(motions.flatMap(([, motion]) => (motion.kind === 'renewal' || !('stages' in motion) ? [] : Object.values(motion.stages).flatMap(({ seizes }) => seizes))));
  for (const [name, motion] of motions) {
    for (const { pool, at } of caresIn(motion)) {
      const path = ['motions', name, ...at];
      if (!mustExist(report, path, pool, names.pools, 'a pool of this scenario')) continue;
      const hint = 'its capacity is accounts per person; make a second pool for the other work';
      if (owned.has(pool)) report.add({ path, expected: 'a pool that owns no motion', got: `${pool}, the owner of ${owned.get(pool)}`, hint });
      else if (seized.has(pool)) report.add({ path, expected: 'a pool that no stage seizes', got: pool, hint });
      if (scenario.pools[pool]?.capacity === 'unlimited') report.add({ path, expected: 'a pool with a capacity: accounts per person', got: `${pool}, of unlimited capacity`, hint: `state pools.${pool}.capacity` });
    }
  }
}
