import type { Pool } from '../schema.ts';
import { checkAmounts } from './amounts.ts';
import { ascending, exactlyOne, type Checking } from './context.ts';
import { checkHires } from './hires.ts';
import { checkLife } from './life.ts';
import { checkPay, checkTeam } from './pay.ts';

/** Ramp, attrition, quota, tenures and hires of every pool. */
export function checkPools(checking: Checking): void {
  for (const [name, pool] of Object.entries(checking.scenario.pools)) {
    const path = ['pools', name];
    checkHeadcount(checking, path, pool);
    checkTerritories(checking, path, pool);
    checkRamp(checking, path, pool);
    checkAttrition(checking, path, pool);
    checkQuota(checking, path, pool);
    checkTeam(checking, path, pool);
    checkPay(checking, path, pool);
    checkLife(checking, path, pool);
    checkHires(checking, path, pool);
  }
}

function checkHeadcount({ report }: Checking, path: readonly string[], pool: Pool): void {
  if (typeof pool.headcount === 'number') return;
  const { count, tenureMonths } = pool.headcount;
  if (!Array.isArray(tenureMonths) || tenureMonths.length === count) return;
  report.add({ path: [...path, 'headcount', 'tenureMonths'], expected: `${count} tenures, one per person`, got: String(tenureMonths.length) });
}

function checkTerritories({ report }: Checking, path: readonly string[], { assignment, territories }: Pool): void {
  if (territories === undefined) return;
  const at = [...path, 'territories'];
  if (assignment !== 'territory') report.add({ path: at, expected: 'assignment: territory beside it', got: `assignment: ${assignment}`, atKey: true });
  if (territories.every((potential) => potential === 0)) report.add({ path: at, expected: 'a potential above 0', got: 'none' });
}

function checkRamp({ report }: Checking, path: readonly string[], pool: Pool): void {
  if (pool.ramp !== 'none') exactlyOne(report, [...path, 'ramp'], pool.ramp, ['byQuarter', 'byMonth', 'linearMonths']);
}

function checkAttrition({ report }: Checking, path: readonly string[], pool: Pool): void {
  if (pool.attrition === 'none') return;
  exactlyOne(report, [...path, 'attrition'], pool.attrition, ['perYear', 'byTenure']);
  ascending(report, [...path, 'attrition', 'byTenure'], pool.attrition.byTenure);
}

function checkQuota({ report }: Checking, path: readonly string[], pool: Pool): void {
  const { quota } = pool;
  if (quota === undefined) return;
  const at = [...path, 'quota'];
  if (typeof quota.relief === 'object') exactlyOne(report, [...at, 'relief'], quota.relief, ['byQuarter', 'byMonth']);
  if (quota.measure !== 'team') checkAmounts(report, at, quota, ['perMonth', 'perQuarter', 'perYear']);
}
