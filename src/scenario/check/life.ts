import type { Pool } from '../schema.ts';
import { isPaidByPool } from '../pay.ts';
import { mustExist, type Checking } from './context.ts';

/** Ways up and managers point at other pools; what attainment and slots decide needs both. */
export function checkLife({ scenario, report, names }: Checking, path: readonly string[], pool: Pool): void {
  const [, name] = path;
  for (const [way, { to }] of Object.entries(pool.promotions ?? {})) {
    const at = [...path, 'promotions', way, 'to'];
    if (mustExist(report, at, to, names.pools, 'a pool of this scenario') && to === name) report.add({ path: at, expected: 'another pool', got: to });
  }
  if (pool.manager !== undefined) {
    const at = [...path, 'manager', 'pool'];
    if (mustExist(report, at, pool.manager.pool, names.pools, 'a pool of this scenario') && pool.manager.pool === name) report.add({ path: at, expected: 'another pool', got: name });
  }
  if ((pool.mentorLoad ?? 0) > 0 && pool.capacity === 'unlimited') {
    report.add({ path: [...path, 'mentorLoad'], expected: 'a pool with a capacity to take slots from', got: 'an unlimited one', hint: 'state capacity', atKey: true });
  }
  const low = pool.attrition === 'none' ? undefined : pool.attrition.lowAttainment;
  if (low !== undefined && (pool.quota === undefined || isPaidByPool(scenario, name))) {
    report.add({ path: [...path, 'attrition', 'lowAttainment'], expected: 'a pool whose people have a quota and credit of their own', got: name, atKey: true });
  }
  for (const [wave, { fallThrough }] of Object.entries(pool.hires)) {
    if (fallThrough === undefined || pool.timeToFillDays !== undefined) continue;
    report.add({ path: [...path, 'hires', wave, 'fallThrough'], expected: 'timeToFillDays, which the next search takes', got: 'none in this pool', atKey: true });
  }
}
