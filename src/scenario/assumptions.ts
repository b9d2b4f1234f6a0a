import type { Assumption } from './presets.ts';
import { openingCount } from './check/sources.ts';
import type { Pool, Scenario } from './schema.ts';
import { carersOf } from './check/customers.ts';
import { assisting, neededBy } from './team.ts';
import { valueAt } from './tree/plain.ts';

/** Defaults of the language that move numbers and that the raw scenario does not state. */
export function defaultsTaken(scenario: Scenario, raw: unknown): Assumption[] {
  const taken: Assumption[] = [];
  const note = (path: readonly string[], value: Assumption['value'], source: string) => {
    if (valueAt(raw, path) === undefined) taken.push({ path: path.join('.'), value, source });
  };
  note(['calendar', 'periods'], scenario.calendar.periods, 'default horizon');
  const works = workingPools(scenario);
  for (const [name, pool] of Object.entries(scenario.pools)) {
    const path = ['pools', name];
    if (works.has(name) && hasPeople(pool)) note([...path, 'capacity'], pool.capacity, 'assumed: nothing limits the work of one person');
    if (pool.role !== 'custom' && pool.attrition === 'none' && hasPeople(pool)) note([...path, 'attrition'], 'none', 'assumed: nobody leaves');
    if (chooses(scenario, name)) note([...path, 'assignment'], pool.assignment, 'assumed: who has most room gets the next piece of work');
    if (pool.attrition !== 'none') note([...path, 'backfill'], pool.backfill, 'assumed');
    if (matters(pool) && openingCount(pool) > 0) note([...path, 'headcount', 'tenureMonths'], 'fully ramped', 'assumed: everyone on the opening day is fully ramped');
    if (pool.quota !== undefined && pool.ramp !== 'none') note([...path, 'quota', 'relief'], pool.quota.relief as Assumption['value'], 'assumed: quota is relieved as people ramp');
  }
  const renewed = Object.values(scenario.motions).some((motion) => motion.kind === 'renewal');
  for (const [name, motion] of Object.entries(scenario.motions)) {
    const path = ['motions', name];
    if (motion.kind === 'renewal') {
      note([...path, 'leadDays'], motion.leadDays, 'assumed');
      note([...path, 'uncoveredOdds'], motion.uncoveredOdds, 'assumed: a renewal that nobody works does as well');
    } else if (scenario.pools[motion.owner]?.capacity !== 'unlimited') note([...path, 'patienceDays'], 'none', 'assumed: work waits for an owner as long as it takes');
    if (renewed && motion.kind === 'newBusiness') note([...path, 'termMonths'], motion.termMonths, 'assumed');
  }
  if (keepsMargins(scenario)) note(['creditBase'], scenario.creditBase, "assumed: credit is on the customer's price");
  for (const [name, accounts] of Object.entries(scenario.accounts)) {
    const path = ['accounts', name];
    note([...path, 'termMonths'], accounts.termMonths, 'assumed');
    note([...path, 'tenureMonths'], accounts.tenureMonths, 'assumed');
    note([...path, 'ends'], accounts.ends, 'assumed');
  }
  return taken;
}

const matters = (pool: Pool): boolean => pool.ramp !== 'none' || (pool.attrition !== 'none' && pool.attrition.byTenure !== undefined);

/** Whether several people share the work of a pool, of whom any could be full. */
const chooses = ({ motions, pools }: Scenario, name: string): boolean =>
  pools[name].capacity !== 'unlimited' && openingCount(pools[name]) + Object.keys(pools[name].hires).length > 1 && Object.values(motions).some((motion) => motion.kind !== 'renewal' && motion.owner === name);

const keepsMargins = ({ motions }: Scenario): boolean => Object.values(motions).some((motion) => 'sources' in motion && Object.values(motion.sources).some(({ margin }) => margin > 0));

const hasPeople = (pool: Pool): boolean => openingCount(pool) > 0 || Object.keys(pool.hires).length > 0;

function workingPools(scenario: Scenario): Set<string> {
  const works = carersOf(scenario);
  for (const motion of Object.values(scenario.motions)) {
    works.add(motion.owner);
    if (motion.kind !== 'renewal') for (const pool of [...neededBy(motion), ...assisting(motion)]) works.add(pool);
  }
  return works;
}
