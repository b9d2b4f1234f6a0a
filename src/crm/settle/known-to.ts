import { status } from '../history.ts';
import type { RawOpportunities } from '../read/opportunities.ts';

// a few closes this far behind everything else are typing errors rather than a quiet time
const quietDays = 180;
const fewShare = 0.01;
const fewestDeals = 20;

/**
 * The day up to which an export is complete where nobody states it: the day after the last deal was created, entered a
 * stage or closed. People type close days: those of at most one closed deal in a hundred (one, from twenty deals on) that
 * lie more than 180 days behind every other day are not counted.
 */
export function knownToOf({ created, closed, status: how }: Pick<RawOpportunities, 'created' | 'closed' | 'status'>, entered: Float64Array): number {
  let last = -Infinity;
  for (let i = 0; i < created.length; i += 1) last = Math.max(last, created[i]);
  for (let k = 0; k < entered.length; k += 1) last = Math.max(last, entered[k]);
  const closes = closed.filter((_, i) => how[i] !== status.open).sort();
  const most = closes.length < fewestDeals ? 0 : Math.max(1, Math.floor(closes.length * fewShare));
  let counted = closes.length;
  for (let few = 1; few <= most && few < closes.length; few += 1) {
    const at = closes.length - few;
    if (closes[at] - Math.max(last, closes[at - 1]) > quietDays) counted = at;
  }
  return Math.floor(Math.max(last, counted > 0 ? closes[counted - 1] : -Infinity)) + 1;
}
