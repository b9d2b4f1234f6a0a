import { checkAccounts } from './check/accounts.ts';
import { checkCalendar } from './check/calendar.ts';
import type { Checking } from './check/context.ts';
import { checkCounts } from './check/counts.ts';
import { checkDemand } from './check/demand.ts';
import { checkInputs } from './check/inputs.ts';
import { checkMotions } from './check/motions.ts';
import { checkPools } from './check/pools.ts';
import { checkPlanning } from './check/planning.ts';
import { checkTargets } from './check/targets.ts';

/** Everything that one field cannot show alone: names that must exist, graphs that must end, sums, dates and counts. */
export function checkReferences(checking: Checking): void {
  checkCalendar(checking);
  checkCounts(checking);
  checkPools(checking);
  checkMotions(checking);
  checkAccounts(checking);
  checkDemand(checking);
  checkTargets(checking);
  checkPlanning(checking);
  checkInputs(checking);
}
