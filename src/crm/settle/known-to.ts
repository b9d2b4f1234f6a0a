import { status } from '../history.ts';
import type { RawOpportunities } from '../read/opportunities.ts';

// a close this far behind the last deal created is a typing error rather than a quiet month
const quietDays = 31;

/**
 * The day up to which an export is complete where nobody states it: the day after the last deal was created, or after
 * the last close or stage entry within 31 days of that. Creation days are set by the CRM, close days by people.
 */
export function knownToOf({ created, closed, status: how }: Pick<RawOpportunities, 'created' | 'closed' | 'status'>, entered: Float64Array): number {
  let last = -Infinity;
  for (let i = 0; i < created.length; i += 1) last = Math.max(last, created[i]);
  const limit = last + quietDays;
  for (let i = 0; i < closed.length; i += 1) if (how[i] !== status.open && closed[i] <= limit) last = Math.max(last, closed[i]);
  for (let k = 0; k < entered.length; k += 1) if (entered[k] <= limit) last = Math.max(last, entered[k]);
  return Math.floor(last) + 1;
}
