import { marketIn } from '../market.ts';
import { mustExist, segmentOf, type Checking } from './context.ts';

/** Finite markets hold their customers, programmes of partners have people, and whoever prospects has slots to spend. */
export function checkDemand(checking: Checking): void {
  checkMarkets(checking);
  checkPrograms(checking);
  checkProspecting(checking);
  checkQualifiedQuotas(checking);
}

function checkMarkets({ scenario, report, names }: Checking): void {
  for (const [name, segment] of Object.entries(scenario.segments)) {
    const market = marketIn(segment);
    if (market === undefined) continue;
    const customers = Object.values(scenario.accounts).reduce((sum, accounts) => sum + (segmentOf(accounts, names.segments) === name ? accounts.count : 0), 0);
    if (customers > market.accounts) {
      report.add({ path: ['segments', name, 'market', 'accounts'], expected: `at least the ${customers} customers of the opening day`, got: String(market.accounts) });
    }
  }
}

function checkPrograms({ scenario, report, names }: Checking): void {
  for (const [name, { manager }] of Object.entries(scenario.partners ?? {})) mustExist(report, ['partners', name, 'manager'], manager, names.pools, 'a pool of this scenario');
}

function checkProspecting({ scenario, report, names }: Checking): void {
  for (const [name, pool] of Object.entries(scenario.pools)) {
    if (pool.prospecting === undefined) continue;
    const path = ['pools', name, 'prospecting'];
    const { unless } = pool.prospecting;
    if (pool.capacity === 'unlimited') {
      report.add({ path, expected: 'a capacity of which prospecting takes a share', got: 'unlimited capacity', hint: `state pools.${name}.capacity` });
    }
    if (unless === undefined || !mustExist(report, [...path, 'unless'], unless, names.pools, 'a pool of this scenario')) continue;
    if (unless === name) report.add({ path: [...path, 'unless'], expected: 'another pool', got: unless });
  }
}

/** A number of qualified opportunities is earned by those who qualify leads or create opportunities for others. */
function checkQualifiedQuotas({ scenario, report }: Checking): void {
  const motions = Object.values(scenario.motions);
  const creates = (name: string) =>
    motions.some((motion) => (motion.kind === 'qualification' && motion.owner === name) || ('sources' in motion && Object.values(motion.sources).some(({ kind, pool }) => kind === 'outbound' && pool === name)));
  for (const [name, { quota }] of Object.entries(scenario.pools)) {
    if (quota?.measure !== 'qualifiedOpportunities' || creates(name)) continue;
    report.add({ path: ['pools', name, 'quota', 'measure'], expected: 'a measure of its work', got: 'qualifiedOpportunities without a qualification motion or an outbound source of its own' });
  }
}
